"""`add`: sources into the database, and their stories made; `reread`: what is there, by another model; `regroup`."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from .. import config, ingest, pipeline
from ..annotate.encoder import Encoder
from ..annotate.pool import Pool
from ..console import bar, quiet
from ..errors import SourceError
from ..owners import read_owners
from ..pages.wording import count
from ..sources import ReturningFetcher, open_source
from ..store import Store, open_store, read, write
from .common import common, print_json


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--jobs", type=click.IntRange(1), help="Processes that read articles side by side.")
@click.option("--fast", is_flag=True, default=None, help="Use the smaller model: twice the speed, fewer attributions.")
@click.option(
    "--owners",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV table of outlets and their owners, kept for the count of owners.",
)
@common()
def add(
    sources: tuple[str, ...],
    jobs: int | None,
    fast: bool | None,
    owners: Path | None,
    settings: config.Config,
    as_json: bool,
) -> None:
    """Read SOURCES into the database and make their stories.

    A source is a folder, a file (.jsonl, .txt, .md, .html, RSS, Atom, JSON Feed; .gz too) or the
    http(s) address of a page or feed. The same thing twice is one article. A run that was stopped
    goes on when the same command is given again.
    """
    if not sources and owners is None:
        raise click.UsageError("Missing argument 'SOURCES...': what to read, or --owners FILE.")
    if owners is not None:
        _keep_owners(owners, settings.db)
    settings = replace(settings, jobs=jobs or settings.jobs, fast=settings.fast if fast is None else fast)
    total, failed = add_sources(sources, settings)
    if as_json:
        print_json(total)
    else:
        _say_added(total, settings.db)
    if failed:
        sys.exit(1)


def _keep_owners(table: Path, db: Path) -> None:
    found = read_owners(table)
    with open_store(db) as store, store.transaction():
        write.put_owners(store, found)


def add_sources(sources: tuple[str, ...], settings: config.Config) -> tuple[pipeline.Added, int]:
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
        _make_stories(store)
    return total, failed


def _make_stories(store: Store, *, again: bool = False) -> None:
    with quiet("grouping articles into stories"):
        pipeline.group(store, again=again)
    with bar("making story pages", total=len(read.dirty(store)), unit="stories") as progress:
        pipeline.refresh(store, progress.advance)


@click.command()
@click.option("--jobs", type=click.IntRange(1), help="Processes that read articles side by side.")
@click.option("--fast", is_flag=True, default=None, help="Use the smaller model.")
@click.option(
    "--all", "everything", is_flag=True, help="Also what this model has read: a new Dateline may see more in it."
)
@common()
def reread(jobs: int | None, fast: bool | None, everything: bool, settings: config.Config, as_json: bool) -> None:
    """Read again, with the model of this Dateline, the articles that another model read.

    Stories are made anew of them; their addresses, and what people ruled, stay.
    """
    settings = replace(settings, jobs=jobs or settings.jobs, fast=settings.fast if fast is None else fast)
    with open_store(settings.db) as store:
        with Pool(partial(Encoder.load, fast=settings.fast), jobs=settings.jobs) as pool:
            waiting = len(read.read_by_others(store, "" if everything else pool.name))
            with bar("reading again", total=waiting, unit="articles") as progress:
                done = pipeline.reread(store, reader=pool, everything=everything, progress=progress.advance)
        _make_stories(store)
    if as_json:
        print_json({"reread": done})
    else:
        click.echo(f"{count(done, 'article')} read again." if done else "This model has read every article.")


@click.command()
@common()
def regroup(settings: config.Config, as_json: bool) -> None:
    """Put all articles into stories from scratch.

    Needed never: it gives the stories that there are, for adding keeps them as if all articles had come in order of
    publication. It shows that this is so, and takes its time: some 500 articles a second.
    """
    with open_store(settings.db) as store:
        before = read.counts(store)["stories"]
        _make_stories(store, again=True)
        after = read.counts(store)["stories"]
    if as_json:
        print_json({"stories": after, "before": before})
    else:
        click.echo(f"{count(after, 'story', 'stories')}; there were {before:,} before.")


def _say_added(total: pipeline.Added, db: Path) -> None:
    parts = [f"{total.added:,} added", f"{total.changed:,} changed", f"{total.same:,} the same"]
    click.echo(f"{', '.join(parts)}, {total.quarantined:,} quarantined, {total.unread:,} unread.")
    if total.unread:
        click.echo(f"Unread articles are kept, but not in English: {total.unread:,}.")
    if total.quarantined:
        click.echo("What could not be read, and why: dateline quarantine")
    with open_store(db, read_only=True) as store:
        counts, readers = read.counts(store), read.readers(store)
    held = f"{count(counts['articles'], 'article')} in {count(counts['stories'], 'story', 'stories')}"
    if len(readers) > 1:
        told = ", ".join(f"{number:,} by {name}" for name, number in readers.items())
        click.echo(f"Articles were read by different models: {told}. To read them alike: dateline reread")
    click.echo(f"{db} holds {held}. {'Next: dateline stories' if counts['stories'] else ''}".rstrip())
