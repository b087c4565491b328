"""Entries of stamped pages for the site's search. A builder's index and pages in, an index out.

Only what a person would type to find a page: whose it is, its topics, its goals. Whole texts would make an index that
no phone can load.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.rendering.shell import SHELL, StampedPage


def stamp_index(index: str, pages: Iterable[StampedPage]) -> str:
    """Return the builder's index with the entries of pages in place of those of their shells."""
    read = json.loads(index)
    # MkDocs with Material calls its entries docs; Zensical calls them items, and wants to know their place.
    name, entries_of = ("docs", _plain) if "docs" in read else ("items", _placed)
    kept = [entry for entry in read[name] if SHELL not in entry["location"]]
    read[name] = [*kept, *(entry for page in pages for entry in entries_of(page))]
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


def _plain(page: StampedPage) -> Iterator[Mapping[str, Any]]:
    for entry in page.search:
        location = page.address + (f"#{entry.fragment}" if entry.fragment else "")
        yield {"location": location, "title": _escaped(entry.title), "text": _escaped(entry.text)}


def _placed(page: StampedPage) -> Iterator[Mapping[str, Any]]:
    for entry in _plain(page):
        yield {
            **entry,
            "level": 2 if "#" in entry["location"] else 1,
            "path": [_escaped(page.title)],
            "tags": [],
        }


def _escaped(text: str) -> str:
    return escape(text, quote=False)
