"""Pages become text. Pages and an environment in, path and Markdown out; touches no disk but the templates.

Each page is a Markdown file that holds front matter and one finished HTML block, so that any builder that
reads Markdown leaves it as it is.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from jinja2 import Environment

from generator.views.page import Page

RESERVED = frozenset({"assets", "search", "sitemap.xml", "404.html"})
"""Top-level names that belong to the site builder."""

_FRONT_MATTER: Mapping[str, Any] = {"hide": ["navigation", "toc", "footer"]}
_PUNCTUATION = frozenset(" ,.'-’")


class PagesCollideError(ValueError):
    """Two pages want the same address, or one wants an address that is taken. A fault of ours, not of a record."""


def render_pages(pages: Iterable[Page], environment: Environment) -> dict[str, str]:
    """Return the text of every page by its path, sorted. Raises PagesCollideError before anything is rendered."""
    by_path = _by_path(pages)
    return {path: render_page(page, environment) for path, page in sorted(by_path.items())}


def render_page(page: Page, environment: Environment) -> str:
    """Return one page: front matter, then one HTML block."""
    front = {"title": plain_title(page.title), **_FRONT_MATTER}
    if page.follow:
        front["follow"] = [asdict(follow) for follow in page.follow]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    block = environment.get_template(page.template).render(view=page.view, follow=page.follow).strip()
    return "\n".join(["---", *lines, "---", "", _without_fences(block), ""])


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
