"""What a page may hold when its records are full of a stranger's text: the elements of our templates, and no others."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

_ADDRESS = re.compile(r"https?://|mailto:|(?![a-z0-9+.-]*:)(?!//)", re.IGNORECASE)
_STYLE = re.compile(r"[\w\s:;.,%()-]*\Z")
_ID = re.compile(r"[a-z0-9][\w.-]*\Z", re.IGNORECASE)
_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shapes: set[tuple[str, str]] = set()
        self.suspicious: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes.add((tag, ""))
        for name, value in attrs:
            self.shapes.add((tag, name))
            if not _is_harmless(name, value or ""):
                self.suspicious.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data: str) -> None:
        self.suspicious.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.suspicious.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.suspicious.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.suspicious.append(f"<![{data}]>")


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith("on") or name == "srcdoc":
        return False
    if name in _ADDRESSES:
        return _ADDRESS.match(value) is not None
    if name == "style":
        return _STYLE.match(value) is not None and "url(" not in value
    return name not in ("id", "name") or _ID.match(value) is not None


def shapes(pages: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return every element of some pages, and every attribute with the element that has it."""
    return frozenset(shape for page in pages for shape in _read(page).shapes)


def strange(page: str, known: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Yield what of a page is not among the elements and attributes known, or reaches further than it may."""
    read = _read(page)
    yield from read.suspicious
    yield from (f"<{tag} {attribute}>" for tag, attribute in sorted(read.shapes - known))


def _read(page: str) -> _Elements:
    read = _Elements()
    read.feed(page)
    read.close()
    return read
