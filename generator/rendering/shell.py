"""One page by the site builder becomes the shell of many: HTML with marks in, finished pages out.

Pairs and people have a page each, and their lists have many. All that differs between two of a kind is title, address
and content. So the builder makes one page of each kind, with marks in these places, and what belongs there takes the
marks' place.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.rendering.content_security import seal_page
from generator.rendering.page_links import Target
from generator.views.page import SearchEntry
from generator.words.obstacle import Obstacle

SHELL = "shell.page"
"""What stands in a shell's address in place of an id. No record can be called so: ids have no dot."""
SHELL_TITLE = "Shell's title"
SHELL_CONTENT = '<div class="pb">Shell content</div>'

_MARK = re.compile(rf"({re.escape(SHELL)}|Shell[^<>\s]{{1,6}}s title|{re.escape(SHELL_CONTENT)})")
_APOSTROPHE = re.compile(r"Shell(.+)s title")
_SCRIPT = re.compile(r"<script", re.IGNORECASE)
_SITEMAP_ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_KEEPS_SPACE = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """What search, sitemap and notes need of a page that was put into a shell: there may be tens of thousands."""

    prefix: str
    """What its address begins with, and by which its shell is known, such as ``pairs/``."""
    id: str
    """What its address ends with."""
    title: str
    search: tuple[SearchEntry, ...] = ()
    is_as_before: bool = False
    """Whether it and its documents are those of the former site."""
    note: bytes = b""
    """What has to be written down of it for the next site; empty where that is known."""

    @property
    def address(self) -> str:
        """The folder that the page is served from, such as ``pairs/ada/``."""
        return f"{self.prefix}{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedPage(ListedPage):
    """A page that is put into a shell."""

    content: str
    """One finished HTML block."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Text of the documents beside it, by path on the site."""
    targets: tuple[Target, ...] = ()
    """Where it leads beyond itself."""
    made_of: bytes = b""
    """A digest of what it is made of; empty where nobody knows."""
    is_finished: bool = False
    """Whether the page and its documents are there already, so that their text is not here."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the site that it makes, itself first."""
        return (f"{self.address}index.html", *self.documents)

    def finished(self) -> "StampedPage":
        """Return the page without its content and that of its documents, as they are there by now."""
        return replace(self, content="", documents=dict.fromkeys(self.documents, ""), is_finished=True)

    def listed(self) -> ListedPage:
        """Return what is needed of it where it is finished, and taken note of where it leads."""
        return ListedPage(
            prefix=self.prefix,
            id=self.id,
            title=self.title,
            search=self.search,
            is_as_before=self.is_as_before,
            note=self.note,
        )


def shell_path(prefix: str) -> str:
    """Return the path of the page that becomes the shell of pages with this prefix, without its ending."""
    return f"{prefix}{SHELL}/index"


@dataclass(frozen=True, slots=True)
class Shell:
    """Turns content into finished pages. Made by `parse_shell`."""

    open: tuple[str, ...]
    """Text and marks by turns."""
    sealed: tuple[str, ...]
    """The same, with a security policy that knows the shell's own scripts and no others."""

    @property
    def digest(self) -> bytes:
        """What tells this shell from others."""
        return hashlib.sha256("\0".join((*self.open, *self.sealed)).encode()).digest()

    def stamp(self, page: StampedPage, *, sealed: bool) -> str:
        """Return the finished page; with `sealed`, so that no script runs but those that it came with."""
        if sealed and _SCRIPT.search(page.content):
            # Only a programme's own template can bring a script.
            return seal_page(_filled(self.open, page))
        return _filled(self.sealed if sealed else self.open, page)


def parse_shell(html: str) -> Shell:
    """Take the page apart that the builder made of a shell. Raises Obstacle where it does not show its content."""
    if SHELL_CONTENT not in html:
        raise Obstacle(
            "The theme's templates do not show the content of pages, so nothing was published."
            " If main.html in site_templates/theme is your own, let it contain: {{ page.content }}"
        )
    html = html if _KEEPS_SPACE.search(html) else _without_blank_lines(html)
    return Shell(tuple(_MARK.split(html)), tuple(_MARK.split(seal_page(html))))


def _without_blank_lines(html: str) -> str:
    """Leave out what every page would carry and nobody sees. Indentation is a fifth of the theme's HTML."""
    return "\n".join(filter(None, map(str.strip, html.splitlines())))


def _filled(pieces: Iterable[str], page: StampedPage) -> str:
    return "".join(_piece(piece, page) if index % 2 else piece for index, piece in enumerate(pieces))


def _piece(mark: str, page: StampedPage) -> str:
    if mark == SHELL_CONTENT:
        return page.content
    if mark == SHELL:
        return page.id
    # Some builders write an apostrophe as it is, some do not. Titles hold nothing else that could be written otherwise.
    written = _APOSTROPHE.fullmatch(mark)
    return page.title.replace("'", written[1]) if written else page.title


def stamp_sitemap(sitemap: str, pages: Sequence[ListedPage]) -> str:
    """Return the builder's sitemap with each entry of a shell repeated for all pages that were put into it."""

    def repeated(found: re.Match[str]) -> str:
        entry = found[0]
        if SHELL not in entry:
            return entry
        inside = (page for page in pages if f"/{page.prefix}{SHELL}/" in entry)
        return "".join(entry.replace(SHELL, page.id) for page in inside)

    return _SITEMAP_ENTRY.sub(repeated, sitemap)
