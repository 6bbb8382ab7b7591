"""Plain text and Markdown (.txt, .md): one article a file; headline, byline and date as they stand in it.

Read from the top, in this order; each part may be missing:

1. Markdown front matter (`title: ...`, `date: ...` between lines of `---`)
2. the headline: the first line, if it is short, ends like no sentence or stands alone, and text follows
3. by-lines: up to four short lines with a date ("16 Aug 2017") or a name ("By Abheet Sethi"), in any order
4. a dateline with a year ("KYIV, 16 August 2017 (Agency) -")
5. a date in the file's name ("2017-08-16-engines.txt")

The text itself is kept whole: by-lines stay in it, and are marked as furniture by a later stage.
"""

import re
from datetime import datetime
from pathlib import Path

from dateline.ingest import identity, plain
from dateline.ingest.draft import Draft, finish
from dateline.ingest.published import WRITTEN_DAY, Candidate
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected, Span

_HEADLINE_CHARS = 200
"""Longer first lines are paragraphs: of 7,628 titles of the development corpora 999 in 1,000 have up to 134."""
_BYLINE_CHARS = 120
_BYLINE_LINES = 4
_HEADING = re.compile(r"(#{1,6}[ \t]+)")
_BY = re.compile(r"^(?:by|written by|reported by|words by)\s+(?P<name>\S.*)$", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|date|modified)(?: (?:on|at))?\s*:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_SEPARATOR = re.compile(r"\s+[|•·–—]\s+|\s+-\s+|\s*\|\s*")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’/-]{2,60}?,?\s+(?P<date>[^()\n]{6,30}?)\s*(?:\([^)\n]{2,40}\)\s*)?[-–—_]{1,2}\s"
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[A-Za-z_]+:.*\n|[ \t]+.*\n|- .*\n){1,60})---[ \t]*\n+")
_FRONT_FIELD = re.compile(r"^(?P<name>[A-Za-z_]+):[ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z]\.[A-Z])(?<!\b[JSD]r)(?<!\bInc)(?<!\bCo)\.[\"'”’)]*$")
_BLANK_LINE = re.compile(r"\s*\n[ \t]*\n")


def read(text: str, *, path: Path, settings: IngestSettings, now: datetime) -> Article | Rejected:
    """The article of a file's text."""
    text = plain.normalise(text)
    front, text = _front_matter(text)
    headline = None if front.get("title") else find_headline(text)
    byline, dates = find_byline(text, headline[1] if headline else 0)
    candidates: list[Candidate] = [(front.pop(name, None), f"field:{name}") for name in ("date", "published")]
    candidates += [(written, "byline") for written in dates]
    candidates += [(_dateline_date(text), "dateline"), (_filename_date(path), "filename")]
    draft = Draft(
        body=text,
        source=str(path),
        title=front.pop("title", None),
        headline=headline,
        place=identity.place_of(path),
        url=front.pop("url", None),
        outlet=front.pop("outlet", None),
        byline=front.pop("author", None) or byline,
        dates=tuple(candidates),
        extra=dict(front),
    )
    return finish(draft, settings=settings, now=now)


def find_headline(text: str) -> Span | None:
    """The span of the headline, without Markdown's "# ", or None."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0:
        return None
    mark = _HEADING.match(text, start)
    if mark:
        start = mark.end()
    line = text[start:end].rstrip()
    end = start + len(line)
    after = text[end:]
    alone = _BLANK_LINE.match(after) or _is_byline(after.strip().split("\n", 1)[0])
    if not line or len(line) > _HEADLINE_CHARS or not after.strip():
        return None
    if mark is None and (not alone or _is_byline(line) or _SENTENCE_END.search(line) or _DATELINE.match(line)):
        return None
    return start, end


def find_byline(text: str, start: int) -> tuple[str | None, list[str]]:
    """The author named, and the dates written, in the short lines under the headline (or at the top)."""
    author: str | None = None
    dates: list[str] = []
    updates: list[str] = []
    lines = [line.strip().strip("*_") for line in text[start : start + 4 * _HEADLINE_CHARS].split("\n") if line.strip()]
    for line in lines[:_BYLINE_LINES]:
        if not _is_byline(line):
            break
        for part in _SEPARATOR.split(line):
            named = _BY.match(part)
            if named and author is None:
                author = named["name"]
            elif date := _written_date(part):
                (updates if _UPDATED.match(part) else dates).append(date)
    return author, dates + updates


def _is_byline(line: str) -> bool:
    """Whether a line is only a name after "By", a date, or both."""
    line = line.strip().strip("*_")
    if not line or len(line) > _BYLINE_CHARS or _SENTENCE_END.search(line):
        return False
    parts = [part for part in _SEPARATOR.split(line) if part]
    return any((_BY.match(part) and len(part.split()) <= 12) or _is_date(part) for part in parts)


def _is_date(part: str) -> bool:
    label = _DATE_LABEL.match(part)
    rest = part[label.end() :] if label else part
    found = WRITTEN_DAY.match(rest) or _ISO.match(rest)
    return found is not None and len(rest) - found.end() <= len(" GMT+00:00")


def _written_date(part: str) -> str | None:
    found = WRITTEN_DAY.search(part) or _ISO.search(part)
    return found.group(0) if found else None


def _dateline_date(text: str) -> str | None:
    for line in text[: 4 * _HEADLINE_CHARS].split("\n"):
        match = _DATELINE.match(line.strip())
        if match:
            return _written_date(match["date"])
    return None


def _filename_date(path: Path) -> str | None:
    match = re.match(r"(\d{4})[-_]?(\d\d)[-_]?(\d\d)(?!\d)", path.name)
    return "-".join(match.groups()) if match else None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    fields = {field["name"].lower(): field["value"].strip("\"'") for field in _FRONT_FIELD.finditer(match["fields"])}
    return fields, text[match.end() :]
