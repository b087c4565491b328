"""What the site's search finds. A builder's index and pages in, files out.

Only what a person would type to find a page: whose it is, its topics, its goals. Whole texts would make an index that
no phone can load.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.rendering.search_words import Entry, part_file, parts_of
from generator.rendering.shell import SHELL, ListedPage

PARTS = "search/words"
"""The folder of the parts that Material's search loads as somebody types, by ``assets/js/search.js``."""


def stamp_material_index(index: str, pages: Iterable[ListedPage]) -> Iterator[tuple[str, str]]:
    """Yield the files of Material's search: its own index without shells, and pages in parts beside it."""
    read = json.loads(index)
    yield "search/search_index.json", _compact(read | {"docs": _without_shells(read["docs"])})
    parts = parts_of(entry for page in pages for entry in _entries(page))
    yield f"{PARTS}/parts.json", _compact({beginning: len(entries) for beginning, entries in parts.items()})
    for beginning, entries in parts.items():
        yield f"{PARTS}/{part_file(beginning)}", _compact(entries)


def stamp_zensical_index(index: str, pages: Iterable[ListedPage]) -> Iterator[tuple[str, str]]:
    """Yield the file of Zensical's search: its own index, with the entries of pages in place of those of shells."""
    read = json.loads(index)
    stamped = [_item(page, entry) for page in pages for entry in _entries(page)]
    yield "search.json", _compact(read | {"items": [*_without_shells(read["items"]), *stamped]})


def _entries(page: ListedPage) -> Iterator[Entry]:
    for entry in page.search:
        address = page.address + (f"#{entry.fragment}" if entry.fragment else "")
        yield address, _escaped(entry.title), _escaped(entry.text)


def _item(page: ListedPage, entry: Entry) -> Mapping[str, Any]:
    address, title, text = entry
    level, path = 2 if "#" in address else 1, [_escaped(page.title)]
    return {"location": address, "level": level, "title": title, "text": text, "path": path, "tags": []}


def _without_shells(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [entry for entry in entries if SHELL not in entry["location"]]


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
