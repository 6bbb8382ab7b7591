"""The static site: the same pages as the web reader, as files that open from a folder.

Pages that cite are written first and leave a trail of the spans they link to; then every article is
written with those spans marked, so that `article/x.v1.html#c120-180` lights them without a script.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import msgspec

from .errors import NotFoundError, StoreError
from .exports import EXPORTS
from .exports.claims import CLAIMS_FILE, claims_table
from .pages import views
from .pages.lines import Desk
from .pages.links import Links, article_path, numbered, story_path
from .pages.origins import with_origins
from .pages.render import STATIC, render
from .pages.views.front import headline_of
from .records import Article, Revision, Span, Story, StoryPage
from .store import Store, history, read

Progress = Callable[[int], None]
Trail = dict[tuple[str, int], set[Span]]


def build(store: Store, out: Path, progress: Progress | None = None) -> int:
    """Write the whole site under `out`; gives the number of pages written.

    `progress(n)` is told of every n more pages.
    Pages of an earlier build are overwritten; nothing else in the folder is touched.

    Raises:
        StoreError: a page can't be written.
    """
    site = Site(store=store, out=out, progress=progress or (lambda pages: None))
    try:
        for one in STATIC.iterdir():
            (out / "static").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one, out / "static" / one.name)
        site.write_all()
    except OSError as error:
        where = error.filename or out
        raise StoreError(f"{where}: can't write this page ({error.strerror}); free space or permissions, "
                         "then build the site again.") from error  # fmt: skip
    return site.written


@dataclass(slots=True, kw_only=True)
class Site:
    """One build: what is written so far, and which spans were linked to."""

    store: Store
    out: Path
    progress: Progress
    trail: Trail = field(default_factory=dict)
    written: int = 0

    def write_all(self) -> None:
        """All pages, the articles last."""
        stories = read.stories(self.store)
        everyone = read.people(self.store)
        self._old_names()
        self._front(stories)
        self._lists()
        homes: dict[str, list[Story]] = {}
        for one in stories:
            self._story(one)
            for member in one.members:
                homes.setdefault(member.article, []).append(one)
        for body in everyone:
            self._person(body.slug)
        self._articles(homes)

    def page(self, path: str, template: str, desk: Desk | None = None, **context: object) -> None:
        """Write one page at `path` (without ending)."""
        links = desk.links if desk else Links.at(path, static=True)
        file = self.out / f"{path}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render(template, links, **context), encoding="utf-8")
        self.written += 1
        self.progress(1)

    def desk(self, path: str, articles: Mapping[str, Article]) -> Desk:
        """What the views of the page at `path` look things up in."""
        return Desk(articles=articles, links=Links.at(path, static=True), trail=self.trail)

    def _front(self, stories: tuple[Story, ...]) -> None:
        for number in range(1, views.page_count(len(stories), views.STORIES_PER_PAGE) + 1):
            path = "index" if number == 1 else numbered("stories", number)
            desk = self.desk(path, read.articles(self.store, views.front_articles(stories, number)))
            self.page(path, "index", desk, v=views.front(desk, stories, number), here="Stories", since="")

    def _old_names(self) -> None:
        """A page at each name that a story had, leading on: its address never dies."""
        for old, now in read.old_names(self.store):
            path = story_path(old)
            self.page(path, "moved", href=Links.at(path, static=True).story(now))

    def _lists(self) -> None:
        self.page("about", "about")
        everyone = read.people(self.store)
        for number in range(1, views.page_count(len(everyone)) + 1):
            path = numbered("people", number)
            desk = self.desk(path, {})
            pages, people = views.people(desk, everyone, number)
            self.page(path, "people", desk, pages=pages, rows=people, here="People")
        everything = views.all_in_order(read.disputes(self.store), static=True)
        for number in range(1, views.page_count(len(everything)) + 1):
            path = numbered("disputed", number)
            shown = everything[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
            ids = (side.citation.article for _, one in shown for side in (one.a, one.b))
            desk = self.desk(path, read.articles(self.store, ids))
            behind = read.behind(self.store, shown)
            listed, groups = views.disputed(desk, everything, behind, number)
            self.page(path, "disputed", desk, pages=listed, groups=groups, here="Disputed")

    def _story(self, story: Story) -> None:
        page = read.story_page(self.store, story.slug)
        articles = read.articles(self.store, views.story_articles(page))
        path = story_path(story.slug)
        desk = self.desk(path, articles)
        json = desk.links.file(f"{path}.json")
        files = views.files(desk, page, [(one.label, one.file) for one in EXPORTS.values()])
        table = views.file(desk, story, "CSV", CLAIMS_FILE)
        view = views.story(desk, page, read.parts(self.store, story.id))
        self.page(path, "story", desk, v=view, json=json, files=files, table=table, news=None, then=None)
        (self.out / f"{path}.json").write_bytes(msgspec.json.encode(page))
        self._exports(path, page, articles)
        self._history(page, articles)
        if page.claims:
            (self.out / path).mkdir(parents=True, exist_ok=True)
            text = claims_table(page.claims, articles)
            (self.out / path / CLAIMS_FILE).write_text(text, encoding="utf-8", newline="")
        for part in views.parts_needed(page):
            for number in range(1, views.page_count(views.part_size(page, part)) + 1):
                where = story_path(story.slug, part, number)
                desk = self.desk(where, articles)
                self.page(where, "part", desk, v=views.part(desk, page, part, number))

    def _history(self, page: StoryPage, articles: Mapping[str, Article]) -> None:
        """How the story grew."""
        found = history.developments(self.store, page.story.id)
        number, last = 1, 1
        while number <= last:
            path = story_path(page.story.slug, "history", number)
            desk = self.desk(path, articles)
            view = views.history(desk, page, found, number)
            self.page(path, "history", desk, v=view)
            number, last = number + 1, view.pages.total_pages

    def _exports(self, path: str, page: StoryPage, articles: Mapping[str, Article]) -> None:
        """The full timeline in each format, beside the page."""
        if not page.events:
            return
        (self.out / path).mkdir(parents=True, exist_ok=True)
        for one in EXPORTS.values():
            text = one.write(page.events, articles, headline_of(page.story))
            (self.out / path / one.file).write_text(text, encoding="utf-8", newline="")

    def _person(self, slug: str) -> None:
        found = read.person(self.store, slug)
        claims = (*found.said, *found.about)
        articles = read.articles(self.store, views.claim_articles(claims) | views.front_articles(found.stories))
        origins = read.origins(self.store, (one.article for one in claims))
        for name, size in views.person_lists(found).items():
            for number in range(1, views.page_count(size) + 1):
                path = numbered(f"person/{slug}" if name == views.ALL else f"person/{slug}/{name}", number)
                desk = with_origins(self.desk(path, articles), origins)
                self.page(path, "person", desk, v=views.person(desk, found, views.listed(name), number))

    def _articles(self, homes: Mapping[str, list[Story]]) -> None:
        cited = set(self.trail)
        versions = history.revisions(self.store, {*homes, *(article for article, _ in cited)})
        several = {article: found for article, found in versions.items() if len(found) > 1}
        cited |= {(article, versions[article][-1].version) for article in homes if article in versions}
        cited |= {(article, one.version) for article, found in several.items() for one in found}
        for article, version in sorted(cited):
            try:
                report = read.report(self.store, article, version)
            except NotFoundError:
                continue
            self._article(report.article, homes.get(article, []), versions.get(article, ()))
        for article, found in sorted(several.items()):
            texts = [read.article(self.store, article, one.version) for one in found]
            for older, newer in pairwise(texts):
                self._changes(older, newer, found)

    def _article(self, shown: Article, stories: list[Story], versions: Sequence[Revision]) -> None:
        path = article_path(shown.id, shown.version)
        # The article's own links go to stories only: a desk without a trail.
        desk = Desk(articles={}, links=Links.at(path, static=True))
        cited = sorted(self.trail.get((shown.id, shown.version), ()))
        self.page(path, "article", desk, v=views.article(desk, shown, cited, stories, versions))

    def _changes(self, older: Article, newer: Article, versions: Sequence[Revision]) -> None:
        path = f"{article_path(newer.id, newer.version)}/changes"
        desk = Desk(articles={}, links=Links.at(path, static=True))
        self.page(path, "changes", desk, v=views.changes(desk, older, newer, versions))
