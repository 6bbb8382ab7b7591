"""The command line. Thin: store reads, pages, and the pipeline; every command takes --db and most --json."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from . import __version__, config, demo, ingest, pipeline, site, terminal, verify
from .annotate.encoder import Encoder
from .annotate.pool import Pool
from .console import bar, quiet
from .errors import DatelineError, SourceError
from .pages.wording import count
from .records import Claim
from .slugs import slug
from .sources import ReturningFetcher, open_source
from .store import open_store, read

INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended

Command = Callable[..., Any]


def common(json: bool = True) -> Callable[[Command], Command]:
    """--db, and --json where the command has records to give."""

    def add_options(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, db: Path | None, **kwargs: Any) -> Any:
            settings = config.load()
            return command(*args, settings=replace(settings, db=db or settings.db), **kwargs)

        if json:
            run = click.option("--json", "as_json", is_flag=True, help="Give records for a program to read.")(run)
        return click.option(
            "--db", type=click.Path(path_type=Path, dir_okay=False), help="The database [DATELINE_DB or dateline.db]."
        )(run)

    return add_options


def _print_json(records: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(records), indent=1).decode())


def _console() -> Console:
    return Console(highlight=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Turn news into living stories: what happened when, who says so, who disputes it, and how we know."""


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--jobs", type=click.IntRange(1), help="Processes that read articles side by side.")
@click.option("--fast", is_flag=True, default=None, help="Use the smaller model: twice the speed, fewer attributions.")
@common()
def add(sources: tuple[str, ...], jobs: int | None, fast: bool | None, settings: config.Config, as_json: bool) -> None:
    """Read SOURCES into the database and make their stories.

    A source is a folder, a file (.jsonl, .txt, .md, .html, RSS, Atom, JSON Feed; .gz too) or the
    http(s) address of a page or feed. The same thing twice is one article. A run that was stopped
    goes on when the same command is given again.
    """
    settings = replace(settings, jobs=jobs or settings.jobs, fast=settings.fast if fast is None else fast)
    total, failed = _add(sources, settings)
    if as_json:
        _print_json(total)
    else:
        _say_added(total, settings.db)
    if failed:
        sys.exit(1)


def _add(sources: tuple[str, ...], settings: config.Config) -> tuple[pipeline.Added, int]:
    """Add, group and refresh; what came in, and how many sources could not be read at all."""
    limits = ingest.IngestSettings(allow_private_addresses=settings.allow_private)
    if settings.user_agent:
        limits = replace(limits, user_agent=settings.user_agent)
    now = datetime.now(UTC)
    total, failed = pipeline.Added(), 0
    with open_store(settings.db) as store:
        with Pool(partial(Encoder.load, fast=settings.fast), jobs=settings.jobs) as pool:
            for source in sources:
                fetcher = ReturningFetcher(store, limits)
                try:
                    with bar(f"reading {source}", total=ingest.count(source), unit="articles") as progress:
                        items = open_source(source, fetcher=fetcher, now=now, progress=progress.advance)
                        done = pipeline.add(store, items, reader=pool, now=now, progress=progress.count)
                    fetcher.remember()
                except SourceError as error:
                    click.echo(f"dateline: {error}", err=True)
                    failed += 1
                else:
                    total += done
        with quiet("grouping articles into stories"):
            pipeline.group(store)
        with bar("making story pages", total=len(read.dirty(store)), unit="stories") as progress:
            pipeline.refresh(store, progress.advance)
    return total, failed


def _say_added(total: pipeline.Added, db: Path) -> None:
    parts = [f"{total.added:,} added", f"{total.changed:,} changed", f"{total.same:,} the same"]
    click.echo(f"{', '.join(parts)}, {total.quarantined:,} quarantined, {total.unread:,} unread.")
    if total.unread:
        click.echo(f"Unread articles are kept, but not in English: {total.unread:,}.")
    if total.quarantined:
        click.echo("What could not be read, and why: dateline quarantine")
    with open_store(db, read_only=True) as store:
        counts = read.counts(store)
    held = f"{count(counts['articles'], 'article')} in {count(counts['stories'], 'story', 'stories')}"
    click.echo(f"{db} holds {held}. {'Next: dateline stories' if counts['stories'] else ''}".rstrip())


@cli.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, newest first.")
@common()
def stories(limit: int, settings: config.Config, as_json: bool) -> None:
    """List the running stories, newest first."""
    with open_store(settings.db, read_only=True) as store:
        found = read.stories(store)
        if as_json:
            _print_json(found[:limit])
            return
        terminal.print_stories(_console(), found[:limit], total=len(found))


@cli.command()
@click.argument("story")
@common()
def show(story: str, settings: config.Config, as_json: bool) -> None:
    """Show the page of a STORY (its number or its name) in the terminal."""
    with open_store(settings.db, read_only=True) as store:
        page = read.story_page(store, story)
        if as_json:
            _print_json(page)
            return
        articles = read.articles(store, [member.article for member in page.story.members])
        terminal.print_story(_console(), page, articles)


@cli.command()
@click.argument("story", required=False)
@click.option("--by", metavar="NAME", help="Only what this person or body says.")
@click.option("--denials", is_flag=True, help="Only denials.")
@common()
def claims(story: str | None, by: str | None, denials: bool, settings: config.Config, as_json: bool) -> None:
    """Who says what: the ledger of one STORY, or of all."""
    with open_store(settings.db, read_only=True) as store:
        found = [c for c in read.claims(store, story=story) if _says(c, by) and (not denials or c.polarity == "denies")]
        if as_json:
            _print_json(found)
            return
        terminal.print_claims(_console(), found, read.articles(store, [claim.article for claim in found]))


def _says(claim: Claim, name: str | None) -> bool:
    """Whether every word of `name` is in the speaker's."""
    if name is None:
        return True
    return set(slug(name).split("-")) <= set(slug(claim.speaker or "").split("-"))


@cli.command()
@click.argument("story", required=False)
@common()
def disputes(story: str | None, settings: config.Config, as_json: bool) -> None:
    """Who disputes what: denials, contradictions and figures that differ."""
    with open_store(settings.db, read_only=True) as store:
        if story is None:
            found = read.disputes(store)
        else:
            page = read.story_page(store, story)
            found = tuple((page.story, dispute) for dispute in page.disputes)
        if as_json:
            _print_json([dispute for _, dispute in found])
            return
        ids = [side.citation.article for _, dispute in found for side in (dispute.a, dispute.b)]
        terminal.print_disputes(_console(), found, read.articles(store, ids))


@cli.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, most claims first.")
@common()
def people(limit: int, settings: config.Config, as_json: bool) -> None:
    """List the people and bodies who stand behind claims."""
    with open_store(settings.db, read_only=True) as store:
        found = read.people(store, limit)
        if as_json:
            _print_json(found)
            return
        for person in found:
            denials = f", {person.denials} of them denials" if person.denials else ""
            click.echo(f"{person.claims:>6}  {terminal.plain(person.name)}{denials}")


@cli.command("verify")
@common()
def verify_command(settings: config.Config, as_json: bool) -> None:
    """Check that every line that is shown stands, word for word, in its article."""
    with open_store(settings.db, read_only=True) as store:
        verdict = verify.verify(store)
    if as_json:
        _print_json(verdict)
    else:
        for fault in verdict.faults:
            click.echo(f"WRONG  {fault}")
        how = "all resolve" if not verdict.faults else f"{len(verdict.faults):,} faults"
        click.echo(f"{verdict.citations:,} citations in {verdict.stories:,} stories: {how}.")
    if verdict.faults:
        sys.exit(1)


@cli.command()
@common()
def quarantine(settings: config.Config, as_json: bool) -> None:
    """List what could not be read, and why."""
    with open_store(settings.db, read_only=True) as store:
        found = read.quarantine(store)
        unread = read.unread(store)
    if as_json:
        _print_json([{"source": item.source, "reason": item.reason, "bytes": len(item.data)} for item in found])
        return
    for item in found:
        click.echo(f"{terminal.plain(item.source)}: {terminal.plain(item.reason)}")
    if not found:
        click.echo("Nothing is quarantined.")
    for article, reason in unread:
        click.echo(f"unread  {article}: {reason}")


@cli.command("site")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@common(json=False)
def site_command(out: Path, settings: config.Config) -> None:
    """Write all pages as a static site into the folder OUT."""
    with open_store(settings.db, read_only=True) as store, bar("writing pages", total=None, unit="pages") as progress:
        pages = site.build(store, out, progress=progress.count)
    click.echo(f"{pages:,} pages; open {out / 'index.html'}")


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@common(json=False)
def serve(host: str, port: int, settings: config.Config) -> None:
    """Serve the pages on this machine."""
    import uvicorn  # only this command needs it, and it takes a quarter of a second to import

    from .web import app

    with open_store(settings.db, read_only=True):
        pass  # a missing database is said now, not at the first page
    click.echo(f"Dateline serves {settings.db} at http://{host}:{port}/ (Ctrl-C stops it)")
    uvicorn.run(app(settings.db), host=host, port=port, log_level="warning")


@cli.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out/demo"), show_default=True)
def demo_command(out: Path) -> None:
    """Make two stories from the bundled reports (written for this demo) and show one."""
    out.mkdir(parents=True, exist_ok=True)
    settings = replace(config.load(), db=out / "demo.db")
    click.echo(demo.NOTICE)
    total, _ = _add((str(demo.REPORTS),), settings)
    with open_store(settings.db, read_only=True) as store:
        pages = site.build(store, out / "site")
        first = next(story for story in reversed(read.stories(store)))
        page = read.story_page(store, str(first.id))
        terminal.print_story(_console(), page, read.articles(store, [m.article for m in page.story.members]))
    click.echo(f"{total.added + total.same} reports, {pages} pages. Open {out / 'site' / 'index.html'} in a browser.")


@cli.command("settings")
def settings_command() -> None:
    """List every setting: its name, its value now, what it does."""
    for name, value, help in config.table(config.load()):
        click.echo(f"{name:<24} {value!s:<16} {help}")


def main() -> None:
    """Entry point: errors become one plain line, Ctrl-C says what is kept."""
    try:
        cli(prog_name="dateline", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("\nStopped. What was read is kept; give the same command again to go on.", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left, as `| head` does: no complaint
