"""Commands that make pages: a site, a server, the demo."""

from dataclasses import replace
from pathlib import Path

import click

from .. import config, demo, site, terminal
from ..console import bar
from ..store import open_store, read
from .adding import add_sources
from .common import common, console


@click.command("site")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@common(json=False)
def site_command(out: Path, settings: config.Config) -> None:
    """Write all pages as a static site into the folder OUT."""
    with open_store(settings.db, read_only=True) as store, bar("writing pages", total=None, unit="pages") as progress:
        pages = site.build(store, out, progress=progress.count)
    click.echo(f"{pages:,} pages; open {out / 'index.html'}")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--read-only", is_flag=True, help="Take no changes by forms; for a server behind another one.")
@common(json=False)
def serve(host: str, port: int, read_only: bool, settings: config.Config) -> None:
    """Serve the pages on this machine.

    At its own addresses (127.0.0.1, localhost) the pages have forms to edit with. At another --host they can only be
    read, since there are no accounts.
    """
    import uvicorn  # only this command needs it, and it takes a quarter of a second to import

    from ..csrf import LOCAL, READERS_ONLY, Forms
    from ..web import app

    with open_store(settings.db, read_only=True):
        pass  # a missing database is said now, not at the first page
    click.echo(f"Dateline serves {settings.db} at http://{host}:{port}/ (Ctrl-C stops it)")
    editable = not read_only and host.strip("[]") in {name.strip("[]") for name in LOCAL}
    forms = Forms(LOCAL if editable else READERS_ONLY)
    uvicorn.run(app(settings.db, forms), host=host, port=port, log_level="warning")


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out/demo"), show_default=True)
def demo_command(out: Path) -> None:
    """Make two stories from the bundled reports (written for this demo) and show one."""
    out.mkdir(parents=True, exist_ok=True)
    settings = replace(config.load(), db=out / "demo.db")
    click.echo(demo.NOTICE)
    total, _ = add_sources((str(demo.REPORTS),), settings)
    with open_store(settings.db, read_only=True) as store:
        site.build(store, out / "site")
        first = next(story for story in reversed(read.stories(store)))
        page = read.story_page(store, str(first.id))
        terminal.print_story(console(), page, read.articles(store, [m.article for m in page.story.members]))
    click.echo(f"{total.added + total.same} reports. Open {out / 'site' / 'index.html'} in a browser.")
