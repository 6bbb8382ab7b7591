"""Characters: the one normalisation that every text gets, and HTML fragments turned into plain text.

The normalisation keeps the characters (no Unicode composition, no quote straightening): what is cited
must be what the source wrote. Only line ends, control characters and broken surrogates change.
It is idempotent, so offsets into a stored text are stable.
"""

import html
import re

import nh3

from dateline.ingest.depth import MAX_DEPTH, depth

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n\s*\n\s*")
_BLOCK_END = re.compile(
    r"</?(?:p|div|br|hr|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|section|article|header|footer|blockquote|pre|figure"
    r"|figcaption|aside|main|nav)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:[A-Za-z/!?][^<>]*)>")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/?\1)[^<]*)*</\1", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</(?:p|div|h[1-6]|li|blockquote|article)>|<br\s*/?>|<p\b[^<>]*>", re.IGNORECASE)
_DROP_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "head",
    "select",
    "textarea",
}


def normalise(text: str) -> str:
    r"""The text with \n line ends, without control characters (tab and \n stay), surrogates paired or replaced."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A field such as a title or a name: normalised, tags out, entities resolved, on one line."""
    text = normalise(text)
    if _TAG.search(text):
        text = html_to_text(text)
    elif "&" in text:
        text = normalise(html.unescape(text))
    return " ".join(text.split())


def looks_like_markup(text: str) -> bool:
    """Whether a text field holds HTML: paragraphs or line breaks as tags, not merely a "<"."""
    return _BLOCK_TAG.search(text) is not None


def html_to_text(fragment: str) -> str:
    """An HTML fragment as plain text, a blank line between blocks; scripts, styles and all tags are gone.

    nh3 (an HTML5 parser) does the cleaning, so malformed markup is read as a browser would read it.
    """
    if depth(fragment) > MAX_DEPTH:  # nh3 would take minutes over it
        fragment = _TAG.sub("\n\n", _SCRIPT.sub("", fragment)).replace("<", "&lt;")
    spaced = _BLOCK_END.sub(lambda match: "\n\n" + match.group(0), fragment)
    clean = nh3.clean(spaced, tags=set(), clean_content_tags=_DROP_WITH_CONTENT, attributes={}, strip_comments=True)
    text = normalise(html.unescape(clean))
    text = _SPACES.sub(" ", text)
    return _MANY_LINES.sub("\n\n", text).strip()
