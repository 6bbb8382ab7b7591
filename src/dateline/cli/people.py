"""`people`: who stands behind claims, and the reader's rulings on who is one person and who is not."""

import click

from .. import config, querying, terminal
from ..errors import NotFoundError, SettingError
from ..pages.wording import count
from ..records import Person, Ruling
from ..slugs import slug
from ..store import Store, identity, open_store, read
from .common import common, print_json


@click.group(invoke_without_command=True)
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, most claims first.")
@common()
@click.pass_context
def people(ctx: click.Context, limit: int, settings: config.Config, as_json: bool) -> None:
    """List the people and bodies who stand behind claims, or rule on who is one person.

    Rulings are kept, whatever is added later; "people undo" takes the last one back.
    """
    if ctx.invoked_subcommand:
        ctx.obj = settings
        return
    with open_store(settings.db, read_only=True) as store:
        found = read.people(store, limit)
        if as_json:
            print_json(found)
            return
        for person in found:
            denials = f", {count(person.denials, 'denial')}" if person.denials else ""
            click.echo(f"{person.claims:>6}  {terminal.plain(person.name)}{denials}")


@people.command()
@click.argument("person")
@click.argument("others", nargs=-1, required=True)
@common(json=False)
def merge(person: str, others: tuple[str, ...], settings: config.Config) -> None:
    """PERSON and OTHERS are one person, shown as PERSON."""
    with open_store(settings.db) as store:
        everyone = read.people(store)
        names = [_find(everyone, name) for name in (person, *others)]
        with store.transaction():
            made = [identity.merge(store, names[0], other) for other in names[1:]]
        for one in made:
            click.echo(told(one))


@people.command()
@click.argument("person")
@click.option("--story", metavar="STORY", help="Only the PERSON of this story is somebody else.")
@click.option("--article", metavar="ID", help="Only the PERSON of this article is somebody else.")
@click.option("--words", metavar="TEXT", help="With --article: only who says it in these words.")
@click.option("--claim", "claims", metavar="ID", multiple=True, help="Only who makes this claim is somebody else.")
@click.option("--as", "other", metavar="NAME", default="", help="How to call the other: a new name, or one there is.")
@common(json=False)
def split(
    person: str,
    story: str | None,
    article: str | None,
    words: str | None,
    claims: tuple[str, ...],
    other: str,
    settings: config.Config,
) -> None:
    """Take apart what was merged into PERSON, or two who bear one name.

    Those of two stories are told apart by --story; those of one story by --article, or by --claim with the ids that
    "dateline claims --by PERSON --csv" gives. What was ruled outlives a new reading and a new grouping.
    """
    if sum(map(bool, (story, article, claims))) > 1 or (words and not article):
        raise click.UsageError("Give one of --story, --article (with or without --words) and --claim.")
    if other and not (story or article or claims):
        raise click.UsageError("--as names somebody else: say where, with --story, --article or --claim.")
    with open_store(settings.db) as store:
        name = _known(store, person)
        where = None if story is None else read.story_id(store, story)
        if where is not None and not any(querying.says(c, name) for c in read.claims(store, story=str(where))):
            raise NotFoundError(f"{name!r} says nothing in story {where}")
        with store.transaction():
            if claims:
                places = [_said(store, name, one) for one in claims]
            elif article:
                places = [_said_in(store, name, article, words or "")]
            else:
                places = [("", "")]
            made = [identity.split(store, name, where, article=at, words=said, other=other) for at, said in places]
        for one in made:
            click.echo(told(one))


def _known(store: Store, person: str) -> str:
    """The whole name of a person. One that was merged into another's is on no list, but can be taken out again."""
    known = identity.identities(store)
    merged = [name for home in sorted(set(known.home.values())) for name in known.merged(home)]
    exact = next((name for name in merged if slug(name) == slug(person)), None)
    return exact or _find(read.people(store), person)


def _said(store: Store, person: str, claim: str) -> tuple[str, str]:
    """(article, words) of a claim of this person."""
    for one in read.person(store, slug(person)).said:
        if one.id == claim:
            return one.article, one.content[0].exact
    raise NotFoundError(f"{person!r} makes no claim {claim!r}; list the ids with: dateline claims --by NAME --csv")


def _said_in(store: Store, person: str, article: str, words: str) -> tuple[str, str]:
    """(article, words), where this person says something there in these words."""
    said = [one for one in read.person(store, slug(person)).said if one.article == article]
    parts = [part.exact for one in said for part in (*one.content, *one.source, *one.cue)]
    if not said or (words and not any(identity.alike(words, part) for part in parts)):
        what = f"nothing with the words {words!r}" if said else "nothing"
        raise NotFoundError(f"{person!r} says {what} in article {article!r}")
    return article, words


@people.command()
@common(json=False)
def undo(settings: config.Config) -> None:
    """Take back the last ruling."""
    with open_store(settings.db) as store, store.transaction():
        made = identity.undo(store)
    click.echo(f"Taken back: {told(made)}")


@people.command()
@common()
def rulings(settings: config.Config, as_json: bool) -> None:
    """List what was ruled, the oldest first."""
    with open_store(settings.db, read_only=True) as store:
        made = identity.rulings(store)
    if as_json:
        print_json(made)
        return
    for one in made:
        click.echo(told(one))
    if not made:
        click.echo("Nothing was ruled yet; see: dateline people merge --help")


def told(one: Ruling) -> str:
    """A ruling in words."""
    person, other = terminal.plain(one.person), terminal.plain(one.other)
    if one.kind == "merge":
        return f"{other} is {person}."
    if one.article:
        words = f" who says “{terminal.plain(one.words)}”" if one.words else ""
        return f"The {person} of article {one.article}{words} is somebody else: {other}."
    if one.story is not None:
        return f"The {person} of story {one.story} is somebody else: {other}."
    return f"{person} stands alone again."


def _find(everyone: tuple[Person, ...], name: str) -> str:
    """The name of the one person whom `name` means: exactly so called, else the only one whose name has its words.

    Raises NotFoundError for nobody, SettingError for several.
    """
    exact = [one.name for one in everyone if one.slug == slug(name)]
    wanted = set(slug(name).split("-")) - {""}
    found = exact or [one.name for one in everyone if wanted and wanted <= set(one.slug.split("-"))]
    if not found:
        raise NotFoundError(f"nobody by the name {name!r} says anything; list people with: dateline people")
    if len(found) > 1:
        several = ", ".join(terminal.plain(one) for one in found[: querying.SUGGESTED])
        raise SettingError(f"{name!r} may be {several}; give the whole name")
    return found[0]
