"""Finished pages of the former site, with their documents, that are still what they should be: they are taken over,
not made again.

What each page was made of is written down beside the pages that the site builder works on. The file is safe to remove,
and to be wrong: a page of which it does not tell the truth is made anew.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from generator.outlets.folder import replace_if_different
from generator.rendering.shell import ListedPage, StampedPage

_State = tuple[int, int, int]
"""Which file it is, when it was changed last, and how long it is."""


class _Kept(msgspec.Struct, frozen=True):
    page: StampedPage
    made: bytes
    """A digest of what it is made of, its template and its shell."""
    files: tuple[_State, ...]
    """Those that it makes, as the disk knows them."""


class _KeptFiles(msgspec.Struct, frozen=True):
    """The part of `_Kept` that tells whether the files are still the same."""

    files: tuple[_State, ...]


class KeptPages:
    """The stamped pages of the site that is published at one place."""

    def __init__(self, notes: Path, site: Path, maker: bytes) -> None:
        """Read what is known. `maker` is a digest of what makes pages: templates, shells and code."""
        self._notes, self._site, self._maker = notes, site, maker
        self._known = _read(notes, site)

    def find(self, prefix: str, id_: str, made_of: bytes) -> StampedPage | None:
        """Return a finished page where the former site has it, made of the same."""
        kept = _parsed(self._known.get(f"{prefix}{id_}/"))
        if not kept or kept.made != self._digest(made_of):
            return None
        is_there = kept.files == _states(self._site, kept.page.files)
        return replace(kept.page, is_as_before=True) if is_there else None

    def noted(self, page: StampedPage, built: Path) -> StampedPage:
        """Return a page that was put into a built site with what has to be written down of it.

        Whichever process has put it there can ask for it, as its files stay what they are.
        """
        if page.is_as_before and (known := self._known.get(page.address)):
            # One file tells whether they were linked or copied.
            states = msgspec.msgpack.decode(known, type=_KeptFiles).files
            if states[:1] == _states(built, page.files[:1]):
                return page
        states = _states(built, page.files)
        kept = _Kept(replace(page, is_as_before=False), self._digest(page.made_of), states)
        return replace(page, note=msgspec.msgpack.encode(kept)) if states else page

    def write(self, pages: Sequence[ListedPage]) -> None:
        """Write down what was `noted` of the pages in a built site, which is about to be published."""
        known = {page.address: msgspec.Raw(page.note) for page in pages if page.note}
        same = {
            page.address: self._known[page.address] for page in pages if not page.note and page.is_as_before
        }
        replace_if_different(self._notes, msgspec.msgpack.encode((str(self._site), known | same)))

    def _digest(self, made_of: bytes) -> bytes:
        return hashlib.sha256(self._maker + made_of).digest()


def _read(notes: Path, site: Path) -> dict[str, msgspec.Raw]:
    """Return what is known of each page, by its address, to be parsed by the process that asks for the page."""
    try:
        of, known = msgspec.msgpack.decode(notes.read_bytes(), type=tuple[str, dict[str, msgspec.Raw]])
    except (OSError, msgspec.DecodeError):
        return {}
    return known if of == str(site) else {}


def _parsed(known: msgspec.Raw | None) -> _Kept | None:
    try:
        return msgspec.msgpack.decode(known, type=_Kept) if known else None
    except msgspec.DecodeError:
        return None


def _states(site: Path, files: Iterable[str]) -> tuple[_State, ...]:
    """Return how files of a site are; nothing where one is missing."""
    try:
        stats = [os.lstat(f"{site}/{file}") for file in files]
    except OSError:
        return ()
    return tuple((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in stats)
