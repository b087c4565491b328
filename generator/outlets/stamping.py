"""Finishes a site that the builder has made: pages go into their shells, and into search and sitemap."""

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.outlets.folder import link_or_copy, write_files
from generator.rendering.search_index import stamp_material_index, stamp_zensical_index
from generator.rendering.shell import (
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


def stamp_site(
    site: Path,
    shells: Mapping[str, Shell],
    pages: Iterable[StampedPage],
    *,
    sealed: bool,
    former: Path | None = None,
) -> list[StampedPage]:
    """Write pages into a site that the builder has made, each in its shell, and return them without any content.

    A page that comes without content is taken over from the `former` site, and so are its documents. `sealed` is as in `Shell.stamp`.
    """
    stamped = list(_write_pages(site, shells, pages, former, sealed=sealed))
    for name, stamp in _INDEXES.items():
        index = site / name
        if index.is_file():
            write_files(site, stamp(index.read_text("utf-8"), stamped))
    _stamp_sitemap(site, stamped)
    return stamped


def _take_shell(site: Path, prefix: str) -> Shell:
    page = site / f"{shell_path(prefix)}.html"
    shell = parse_shell(page.read_text("utf-8"))
    shutil.rmtree(page.parent)
    return shell


def _write_pages(
    site: Path,
    shells: Mapping[str, Shell],
    pages: Iterable[StampedPage],
    former: Path | None,
    *,
    sealed: bool,
) -> Iterator[StampedPage]:
    """Write each page with its documents, and yield it without any content, so that no more than one is held."""
    for page in pages:
        for folder in {file.rpartition("/")[0] for file in page.files}:
            os.makedirs(f"{site}/{folder}", exist_ok=True)  # noqa: PTH103 - thousands of pages
        if former and not page.content:
            for file in page.files:
                link_or_copy(f"{former}/{file}", f"{site}/{file}")
        else:
            html = shells[page.prefix].stamp(page, sealed=sealed)
            for file, text in zip(page.files, (html, *page.documents.values()), strict=True):
                _write_new(f"{site}/{file}", text)
        yield page.finished()


def _write_new(file: str, text: str) -> None:
    with open(file, "x", encoding="utf-8") as opened:  # noqa: PTH123 - thousands of pages
        opened.write(text)


def _stamp_sitemap(site: Path, pages: list[StampedPage]) -> None:
    sitemap, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not sitemap.is_file():
        return
    text = stamp_sitemap(sitemap.read_text("utf-8"), pages)
    sitemap.write_text(text, encoding="utf-8")
    if packed.is_file():
        # The time inside is the builder's, so that the same pages give the same bytes.
        time = int.from_bytes(packed.read_bytes()[4:8], "little")
        with (
            packed.open("wb") as file,
            gzip.GzipFile("sitemap.xml.gz", "wb", fileobj=file, mtime=time) as zipped,
        ):
            zipped.write(text.encode())
