"""From a checked programme to everything that a site is made of, for one audience."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from jinja2 import Environment

from generator.outlets.keep import Keep
from generator.outlets.successor import Successor
from generator.pipeline.kept_pictures import read_pictures, write_pictures
from generator.pipeline.records import Checked
from generator.pipeline.sight import sight_of
from generator.pipeline.spread import spread
from generator.reading.fingerprint import read_fingerprint
from generator.reading.package_files import package_path
from generator.reading.schemas import Schemas, read_schemas
from generator.reading.site_files import read_site_files
from generator.rendering.charts import Pictures, has_drawn
from generator.rendering.documents import render_documents
from generator.rendering.environment import build_environment, compile_templates, template_folders
from generator.rendering.json_document import render_document
from generator.rendering.own_templates import named_mistakes
from generator.rendering.pages import (
    Find,
    each_at_its_own,
    render_pages,
    render_shell,
    render_stamped,
    together,
)
from generator.rendering.shell import ListedPage, StampedPage, shell_path
from generator.rendering.style_sheet import with_style_sheet
from generator.views.documents import view_documents
from generator.views.page import Page
from generator.views.sight import Sight
from generator.views.site import SHELLS, in_company, view_lists, view_many, view_single, view_site
from generator.words.audience import Audience

P = TypeVar("P", bound=ListedPage)


@dataclass(frozen=True, slots=True)
class SiteSource:
    """What a site is made of. Pages are made when they are asked for, and not kept.

    Each method raises Obstacle where one of the programme's own templates does not work.
    """

    sight: Sight
    schemas: Schemas
    own_templates: Path
    environment: Environment
    pictures: Pictures
    """Where its charts come from."""
    keep: Keep
    """Where they are kept."""
    fingerprint: bytes
    """Stands for everything that pages are made with, but for the theme."""
    files: Mapping[str, str] = field(default_factory=dict)
    """More files of the site: path to content."""

    def for_builder(self, new: Successor | None = None) -> dict[str, str | bytes]:
        """Return what the site builder works on: path under ``build/docs`` to content.

        These are the pages of which there are few, a shell for each kind of which there are many, and assets. While
        they are made, another process puts the documents of the programme into the folder `new`, where there is one.
        """
        shells = {f"{shell_path(prefix)}.md": render_shell(follow) for prefix, follow in SHELLS.items()}
        return {**self._single(new), **shells, **self._assets()}

    @property
    def theme(self) -> dict[str, str | bytes]:
        """Return overrides of the theme: path under ``build/theme`` to content."""
        return dict(read_site_files("theme", template_folders(self.own_templates)))

    def stamped(
        self,
        take: Callable[[StampedPage], P],
        find: Find = lambda *_: None,
        finish: Callable[[StampedPage], StampedPage] = lambda page: page,
    ) -> list[P]:
        """Return the pages that are put into shells, made by all cores, as `take` gives them.

        `find` is as in `render_stamped`. The process that makes a page lets `finish` have it; where a process ends
        early, some pages are made and finished once more. `take` gets what that gave, in this process.
        """
        many, mistakes_named = view_many(self.sight, self.schemas), self._naming_mistakes()

        def made(place: tuple[str, str]) -> StampedPage:
            prefix, id_ = place
            with mistakes_named():
                page = render_stamped(prefix, many[prefix].of(id_), self.environment, find)
            return finish(page)

        compile_templates(self.environment)
        places = in_company(self.sight, many)
        finished = zip(places, each_at_its_own(spread(made, places)), strict=True)
        pages = {place: take(page) for place, page in finished}
        return [pages[prefix, id_] for prefix, each in many.items() for id_ in each.ids]

    def documents(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of each document of the programme, and of the rows of long lists for our own script."""
        for path, rows in view_lists(self.sight):
            yield path, render_document({"fields": rows.fields, "rows": rows.rows})
        yield from render_documents(view_documents(self.sight, self.schemas))
        yield from self.files.items()

    @property
    def docs(self) -> dict[str, str | bytes]:
        """The same site with nothing stamped, as a site builder could make all of it: path to content."""
        pages = list(view_site(self.sight, self.schemas))
        of_pages = render_documents(each for page in pages for each in page.documents.items())
        return {**self._pages(pages), **dict(of_pages), **dict(self.documents()), **self._assets()}

    def _single(self, new: Successor | None) -> dict[str, str]:
        sections = view_single(self.sight, self.schemas)

        def made(number: int) -> tuple[dict[str, str], dict[bytes, str], list[str]]:
            """Return pages, the pictures on them, and the names of documents that are put into their folder."""
            if number == 0:
                return {}, {}, self._put_documents(new) if new else []
            return self._pages(sections[number - 1]()), self.pictures.asked, []

        # By numbers, as a section carries all of the sight.
        numbers, size = range(len(sections) + 1), 0 if has_drawn() else len(self.sight.programme.pairs)
        compile_templates(self.environment)
        pages, asked, names = zip(*spread(made, numbers, size=size), strict=True)
        pictures = {key: picture for each in asked for key, picture in each.items()}
        write_pictures(self.keep, self.sight.audience, self.fingerprint, pictures)
        if new:
            new.claim(chain.from_iterable(names))
        return together(pages)

    def _put_documents(self, new: Successor) -> list[str]:
        names = []
        for name, text in self.documents():
            new.put(name, text)
            names.append(name)
        return names

    def _pages(self, pages: Iterable[Page]) -> dict[str, str]:
        with self._naming_mistakes()():
            return render_pages(pages, self.environment)

    def _assets(self) -> dict[str, bytes]:
        found = dict(read_site_files("assets", template_folders(self.own_templates)))
        return {f"assets/{path}": content for path, content in with_style_sheet(found).items()}

    def _naming_mistakes(self) -> Callable[[], AbstractContextManager[None]]:
        """Return what to render within, so that a mistake in one of the programme's own templates is told as one."""
        has_own = self.own_templates in template_folders(self.own_templates)
        return partial(named_mistakes, self.own_templates) if has_own else nullcontext


def render_site(root: Path, checked: Checked, audience: Audience, left_out: int = 0) -> SiteSource:
    """Return what the site of a checked programme is made of, for one audience.

    `left_out` is how many pairs are missing, because their records do not pass; every page says so.
    """
    schemas = read_schemas()
    sight = replace(sight_of(checked, audience, schemas), left_out=left_out)
    return render_sight(root, sight, schemas, checked.keep)


def render_sight(
    root: Path,
    sight: Sight,
    schemas: Schemas,
    keep: Keep,
    files: Mapping[str, str] = MappingProxyType({}),
) -> SiteSource:
    """Return what the site of what one audience may see is made of, with more files of the site. See `render_site`.

    `keep` may know pictures that were drawn before.
    """
    own_templates = root / "site_templates"
    fingerprint = fingerprint_of(own_templates)
    pictures = read_pictures(keep, sight.audience, fingerprint)
    environment = build_environment(own_templates, pictures)
    return SiteSource(sight, schemas, own_templates, environment, pictures, keep, fingerprint, files)


def fingerprint_of(own_templates: Path) -> bytes:
    """Return a digest of everything that pages are made with, but for the theme."""
    return read_fingerprint((*template_folders(own_templates), package_path("schemas")))
