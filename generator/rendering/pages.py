"""Pages become text. Pages and an environment in, path and Markdown out; touches no disk but the templates.

Each page is a Markdown file that holds front matter and one finished HTML block, so that any builder that
reads Markdown leaves it as it is. Pages of which there are many are stamped: put into a shell, see `shell`.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

from jinja2 import Environment

from generator.rendering.documents import render_documents
from generator.rendering.page_links import targets_beyond
from generator.rendering.shell import SHELL_CONTENT, SHELL_TITLE, StampedPage
from generator.views.follow import Follow
from generator.views.page import Page, PageToBe

RESERVED = frozenset({"assets", "search", "sitemap.xml", "404.html"})
"""Top-level names that belong to the site builder."""

Find = Callable[[str, str, bytes], StampedPage | None]
"""Prefix, id and digest of a page in; the finished page out, where it is there already."""

_FRONT_MATTER: Mapping[str, Any] = {"hide": ["navigation", "toc", "footer"]}
_PUNCTUATION = frozenset(" ,.'-’")


class PagesCollideError(ValueError):
    """Two pages want the same address, or one wants an address that is taken. A fault of ours, not of a record."""


def render_pages(pages: Iterable[Page], environment: Environment) -> dict[str, str]:
    """Return the text of every page by its path, sorted. Raises PagesCollideError before anything is rendered."""
    by_path = _by_path(pages)
    return {path: render_page(page, environment) for path, page in sorted(by_path.items())}


def together(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the text of the pages of all parts by their paths, sorted. Raises PagesCollideError."""
    pages: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path, text in chain.from_iterable(part.items() for part in parts):
        if (other := taken.setdefault(_address(path), path)) in pages:
            raise PagesCollideError(f"The pages {other} and {path} want the same address.")
        pages[path] = text
    return dict(sorted(pages.items()))


def render_page(page: Page, environment: Environment) -> str:
    """Return one page: front matter, then one HTML block."""
    return _document(plain_title(page.title), _block(page, environment), page.follow)


def render_shell(follow: Sequence[Follow] = ()) -> str:
    """Return the page that becomes a shell: the marks that finished pages are put into, all followed alike."""
    return _document(SHELL_TITLE, SHELL_CONTENT, follow)


def render_stamped(prefix: str, page_to_be: PageToBe, environment: Environment, find: Find) -> StampedPage:
    """Return a page for the shell of those with this prefix, with its documents.

    One that `find` has, as it was made of the same before, is not made again.
    """
    id_ = _address(page_to_be.path).removeprefix(prefix)
    if there := find(prefix, id_, page_to_be.made_of):
        return there
    page = page_to_be.make()
    content = _block(page, environment)
    return StampedPage(
        prefix=prefix,
        id=id_,
        title=plain_title(page.title),
        content=content,
        search=page.search,
        documents=dict(render_documents(page.documents.items())),
        targets=targets_beyond(content, f"{prefix}{id_}/"),
        made_of=page_to_be.made_of,
    )


def each_at_its_own(pages: Iterable[StampedPage]) -> Iterator[StampedPage]:
    """Yield the pages. Raises PagesCollideError at one whose address is taken."""
    taken: set[str] = set()
    for page in pages:
        if page.address in taken:
            raise PagesCollideError(f"Two pages want the address {page.address}.")
        taken.add(page.address)
        yield page


def _document(title: str, block: str, follow: Sequence[Follow]) -> str:
    front = {"title": title, **_FRONT_MATTER}
    if follow:
        front["follow"] = [asdict(each) for each in follow]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", "", block, ""])


def _block(page: Page, environment: Environment) -> str:
    return _without_fences(
        environment.get_template(page.template).render(view=page.view, follow=page.follow).strip()
    )


def plain_title(title: str) -> str:
    """Return what of a title may stand in front matter: letters and digits of any script, spaces, , . ' - ’.

    Builders put titles into the page's head without escaping, so nothing that means something there is kept.
    """
    kept = (mark if _is_plain(mark) else " " for mark in title)
    return " ".join("".join(kept).split()) or "Page"


def _is_plain(mark: str) -> bool:
    return mark in _PUNCTUATION or unicodedata.category(mark)[0] in "LMN"


def _without_fences(block: str) -> str:
    """Hide code fences in record text: Markdown readers look for them even inside HTML."""
    return block.replace("```", "&#96;&#96;&#96;").replace("~~~", "&#126;&#126;&#126;")


def _by_path(pages: Iterable[Page]) -> dict[str, Page]:
    taken: dict[str, Page] = {}
    for page in pages:
        address = _address(page.path)
        if address.split("/")[0] in RESERVED:
            raise PagesCollideError(f"{_named(page)} wants an address that belongs to the site builder.")
        if address in taken:
            raise PagesCollideError(f"{_named(taken[address])} and {_named(page)} want the same address.")
        taken[address] = page
    return {page.path: page for page in taken.values()}


def _address(path: str) -> str:
    """Where the page ends up: ``a.md`` and ``a/index.md`` are one address, and so are ``A.md`` and ``a.md``."""
    return path.casefold().removesuffix(".md").removesuffix("index").strip("/")


def _named(page: Page) -> str:
    return f'The page "{page.title}" ({page.path}, from {page.template})'
