"""Makes sure that every reference inside a built site leads somewhere. Pages in, nothing or an Obstacle out."""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.rendering.page_links import Target, parts_of, targets_beyond
from generator.rendering.shell import SHELL
from generator.words.numbers import counted
from generator.words.obstacle import Obstacle

_SHOWN = 5
_ANYWHERE = "404.html"
"""This page is shown at every address, so what it refers to is written from the top of the host."""


class LinkCheck:
    """Remembers where pages lead, and checks it once all of them are there."""

    def __init__(self) -> None:
        self._seen: dict[Target, str] = {}

    def add(self, targets: Iterable[Target], address: str) -> None:
        """Take note of where a page leads that is served from `address`, such as ``pairs/ada/``."""
        for target in targets:
            # What lies beside a page is looked for at each page that is put into the shell.
            if SHELL not in target[0]:
                self._seen.setdefault(target, address)

    def add_pages(self, site: Path) -> None:
        """Take note of where every page leads that is in a site by now."""
        for page in sorted(site.rglob("*.html")):
            name = page.relative_to(site).as_posix()
            if name != _ANYWHERE:
                address = name.removesuffix(page.name)
                self.add(targets_beyond(page.read_text("utf-8"), address), address)

    def require_sound(self, site: Path) -> None:
        """Raise Obstacle where a place that a page refers to is not there."""
        by_file: dict[str, list[Target]] = {}
        for target in self._seen:
            by_file.setdefault(target[0], []).append(target)
        missing = (each for place, targets in by_file.items() for each in _missing(site, place, targets))
        found = sorted((self._seen[target], target) for target in missing)
        if found:
            named = "; ".join(
                f"{_page(source)} leads to {_place(target)}" for source, target in found[:_SHOWN]
            )
            raise Obstacle(
                f"{counted(len(found), 'link leads', 'links lead')} nowhere, so nothing was published: {named}."
            )


def _missing(site: Path, place: str, targets: Iterable[Target]) -> Iterable[Target]:
    file = f"{site}/{place}"
    # Tens of thousands of them, and most are folders.
    if os.path.isfile(page := f"{file}/index.html"):  # noqa: PTH113
        file = page
    elif not os.path.isfile(file):  # noqa: PTH113
        return targets
    parts = [target for target in targets if target[1]]
    there = parts_of(Path(file).read_text("utf-8")) if parts else frozenset()
    return [target for target in parts if target[1] not in there]


def _page(address: str) -> str:
    return f'the page "{address}"' if address else "the home page"


def _place(target: Target) -> str:
    place, fragment = target
    return f'"{place}{f"#{fragment}" if fragment else ""}"'
