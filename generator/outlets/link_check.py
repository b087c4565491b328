"""Makes sure that every reference inside a built site leads somewhere. Pages in, nothing or an Obstacle out."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.rendering.page_links import Target, has_part, targets_of
from generator.rendering.shell import SHELL, StampedPage
from generator.words.numbers import counted
from generator.words.obstacle import Obstacle

_SHOWN = 5
_ANYWHERE = "404.html"
"""This page is shown at every address, so what it refers to is written from the top of the host."""


class LinkCheck:
    """Remembers where pages lead, and checks it once all of them are there."""

    def __init__(self) -> None:
        self._seen: dict[Target, str] = {}
        self._broken: dict[Target, str] = {}

    def add(self, html: str, address: str) -> None:
        """Take note of where a page leads, or a part of one. `address` is as in `targets_of`."""
        self._add(targets_of(html, address), html, address)

    def noting(self, pages: Iterable[StampedPage]) -> Iterator[StampedPage]:
        """Yield pages as they come with where they lead, and take note of it."""
        for page in pages:
            targets = page.targets or tuple(targets_of(page.content, page.address))
            self._add(targets, page.content, page.address)
            yield replace(page, targets=targets)

    def _add(self, targets: Iterable[Target], html: str, address: str) -> None:
        for target in targets:
            place, fragment = target
            if SHELL in place:
                # What lies beside a page is looked for at each page that is put into the shell.
                continue
            if place != address.strip("/"):
                self._seen.setdefault(target, address)
            elif html and not has_part(html, fragment):
                self._broken[target] = address

    def add_pages(self, site: Path) -> None:
        """Take note of where every page leads that is in a site by now."""
        for page in sorted(site.rglob("*.html")):
            name = page.relative_to(site).as_posix()
            if name != _ANYWHERE:
                self.add(page.read_text("utf-8"), name.removesuffix(page.name))

    def require_sound(self, site: Path) -> None:
        """Raise Obstacle where a place that a page refers to is not there."""
        by_file: dict[str, list[Target]] = {}
        for target in self._seen:
            by_file.setdefault(target[0], []).append(target)
        for place, targets in by_file.items():
            self._broken |= {target: self._seen[target] for target in _missing(site, place, targets)}
        if self._broken:
            found = sorted((source, target) for target, source in self._broken.items())
            named = "; ".join(
                f"{_page(source)} leads to {_place(target)}" for source, target in found[:_SHOWN]
            )
            raise Obstacle(
                f"{counted(len(found), 'link leads', 'links lead')} nowhere, so nothing was published: {named}."
            )


def _missing(site: Path, place: str, targets: Iterable[Target]) -> Iterable[Target]:
    file = f"{site}/{place}"
    if os.path.isdir(file):  # noqa: PTH112 - tens of thousands of them
        file = f"{file}/index.html"
    if not os.path.isfile(file):  # noqa: PTH113 - as above
        return targets
    parts = [target for target in targets if target[1]]
    html = Path(file).read_text("utf-8") if parts else ""
    return [target for target in parts if not has_part(html, target[1])]


def _page(address: str) -> str:
    return f'the page "{address}"' if address else "the home page"


def _place(target: Target) -> str:
    place, fragment = target
    return f'"{place}{f"#{fragment}" if fragment else ""}"'
