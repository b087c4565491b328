"""Finishes a site that the builder has made: pages go into their shells, and into search and sitemap."""

import gzip
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from generator.outlets.successor import Successor
from generator.rendering.search_index import stamp_material_index, stamp_zensical_index
from generator.rendering.shell import (
    ListedPage,
    Shell,
    StampedPage,
    parse_shell,
    shell_path,
    stamp_sitemap,
)

_INDEXES = {"search/search_index.json": stamp_material_index, "search.json": stamp_zensical_index}
"""Where the builders keep what their search finds."""


def take_shells(site: Path, prefixes: Iterable[str]) -> Mapping[str, Shell]:
    """Take the shells out of a site that the builder has made, by the prefix of their pages. Raises Obstacle."""
    return {prefix: _take_shell(site, prefix) for prefix in prefixes}


def _take_shell(site: Path, prefix: str) -> Shell:
    page = site / f"{shell_path(prefix)}.html"
    shell = parse_shell(page.read_text("utf-8"))
    shutil.rmtree(page.parent)
    return shell


@dataclass(frozen=True, slots=True)
class Stamping:
    """Puts pages into a site. Each can be put by another process."""

    site: Successor
    shells: Mapping[str, Shell]
    sealed: bool
    """As in `Shell.stamp`."""

    def write(self, page: StampedPage) -> StampedPage:
        """Write a page in its shell with its documents, and return it finished. Raises OSError.

        One that comes finished is kept from the former site.
        """
        if page.is_finished:
            for file in page.files:
                self.site.keep(file)
            return page
        html = self.shells[page.prefix].stamp(page, sealed=self.sealed)
        for file, text in zip(page.files, (html, *page.documents.values()), strict=True):
            self.site.put(file, text)
        return page.finished()


def write_indexes(built: Path, pages: Sequence[ListedPage]) -> None:
    """Let the search and the sitemap that the builder has made know of all the pages. Raises OSError."""
    site = Successor(built)
    for name, stamp in _INDEXES.items():
        index = built / name
        if index.is_file():
            for file, text in stamp(index.read_text("utf-8"), pages):
                site.put(file, text)
    sitemap, packed = built / "sitemap.xml", built / "sitemap.xml.gz"
    if sitemap.is_file():
        text = stamp_sitemap(sitemap.read_text("utf-8"), pages)
        site.put(sitemap.name, text)
        if packed.is_file():
            # The time inside is the builder's, so that the same pages give the same bytes.
            site.put(packed.name, _packed(sitemap.name, text, packed.read_bytes()[4:8]))


def _packed(name: str, text: str, time: bytes) -> bytes:
    file = BytesIO()
    with gzip.GzipFile(f"{name}.gz", "wb", fileobj=file, mtime=int.from_bytes(time, "little")) as zipped:
        zipped.write(text.encode())
    return file.getvalue()
