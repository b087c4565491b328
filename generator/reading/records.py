"""Reads the files under ``records/``: a root in, the bytes of each record at its right place out.

Reads no more than a record may hold, and tells of every file that lies where none belongs. Parses nothing.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.reading.folder_walk import Spread, Stamp, finding, not_a_file, unreadable, visible, walk
from generator.reading.nearest_place import PLACES, nearest_place
from generator.reading.raw_text import MAX_BYTES
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic
from generator.words.places import PROGRAM, Place, place_of

HARMLESS = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that git or a file manager puts into folders, which nobody means as a record."""

_NAME = "[a-z0-9][a-z0-9-]{0,63}"
_DAY = "2[0-9]{3}-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12][0-9]|30)|(?:0[13578]|1[02])-31|02-(?:0[1-9]|1[0-9]|2[0-8]))"
_SURELY_RIGHT = re.compile(
    r"records(?:\x00(?:program|resources)\.yml)*"
    rf"|records/people(?:\x00{_NAME}\.yml)*"
    rf"|records/pairs/{_NAME}(?:\x00(?:agreement|goals)\.yml)*"
    rf"|records/pairs/{_NAME}/log(?:\x00{_DAY}(?:-{_NAME})?\.yml)*"
)
"""A folder and all names in it, each at the place of a record, as most are; a test holds this together with `place_of`."""

_LEFTOVER = re.compile(
    r"(?i).*(?:~|\.(?:sw[a-p]|bak|orig|rej|tmp))\Z|\.#.*|#.*#\Z|\._.*|\..+\.[0-9]+\.part", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record at its right place, not yet parsed."""

    place: Place
    content: bytes | None
    """At most one byte more than a record may hold. None where the file cannot be read; a finding says why, and its
    place still tells that somebody is known."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies under ``records``, not yet read."""

    folders: Mapping[str, Mapping[str, Stamp]]
    """By folder and by name, the names in order: every file at the place of a record."""
    findings: tuple[Diagnostic, ...]
    """About all else there."""
    moment: int
    """When the folders began to be looked through, in nanoseconds since 1970."""

    @property
    def files(self) -> list[str]:
        """The paths of all, in order."""
        return sorted(f"{folder}/{name}" for folder, names in self.folders.items() for name in names)


def list_records(root: Path, spread: Spread = map) -> Listing:
    """Return which records there are under ``root/records``, and findings about all else there. See `walk`."""
    moment = time.time_ns()
    folders, told = walk(root, spread)
    # Most files lie where they belong, and one look at a folder tells.
    odd = [
        folder
        for folder, names in folders.items()
        if not _SURELY_RIGHT.fullmatch("\0".join((folder, *names)))
    ]
    files = sorted(f"{folder}/{name}" for folder in odd for name in folders[folder])
    known = _Files(folders)
    findings = (*told, *_check_places(files, known, {item.file for item in told}))
    right = {folder: _right(folder, folders[folder]) for folder in odd}
    return Listing(folders | right, tuple(sorted(findings, key=lambda item: item.order)), moment)


def _right(folder: str, names: Mapping[str, Stamp]) -> dict[str, Stamp]:
    return {name: stamp for name, stamp in names.items() if place_of(f"{folder}/{name}")}


class _Files(Container[str]):
    """The paths of all files in folders."""

    def __init__(self, folders: Mapping[str, Collection[str]]) -> None:
        self._folders = folders

    def __contains__(self, file: object) -> bool:
        folder, _, name = str(file).rpartition("/")
        return name in self._folders.get(folder, ())


def read_records(root: Path) -> tuple[tuple[RecordFile, ...], tuple[Diagnostic, ...]]:
    """Return every record under ``root/records`` in order of its path, and findings about all else there."""
    listing = list_records(root)
    records, findings = read_listed(root, listing.files)
    return records, tuple(sorted((*listing.findings, *findings), key=lambda item: item.order))


def read_listed(root: Path, files: Iterable[str]) -> tuple[tuple[RecordFile, ...], tuple[Diagnostic, ...]]:
    """Return the records at these paths, and a finding about each that cannot be read."""
    records, findings = [], []
    for place in filter(None, map(place_of, files)):
        content = _read(f"{root}/{place.file}", place.file)
        if isinstance(content, Diagnostic):
            findings.append(content)
        records.append(RecordFile(place, content if isinstance(content, bytes) else None))
    return tuple(records), tuple(findings)


def check_places(files: Collection[str]) -> tuple[Diagnostic, ...]:
    """Ensure that every file lies where a record belongs, and that the programme's own record is there."""
    return tuple(_check_places(files, set(files), set()))


def _check_places(files: Iterable[str], known: Container[str], told: Collection[str]) -> Iterator[Diagnostic]:
    """Check `files`, beside all that are `known`; `told` are paths that there is a finding about already."""
    suggested = {*told}
    for file in files:
        place = place_of(file)
        if place is None and file.rpartition("/")[2] not in HARMLESS and visible(file) not in told:
            nearest = nearest_place(file)
            suggested.add(nearest or "")
            yield _misplaced(file, nearest, taken=nearest in known)
        elif place and place.stem and place.day is None:
            yield _impossible_date(place)
    if PROGRAM not in known and not {PROGRAM, "records"} & suggested:
        yield _no_program()


def _read(path: str, file: str) -> bytes | Diagnostic:
    # Between listing and opening, somebody may have put a link or a pipe there; neither must be followed or waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        return not_a_file(file) if error.errno == errno.ELOOP else unreadable(file)
    try:
        told = os.fstat(handle)
        return _read_from(handle, told.st_size) if stat.S_ISREG(told.st_mode) else not_a_file(file)
    except OSError:
        return unreadable(file)
    finally:
        os.close(handle)


def _read_from(handle: int, size: int) -> bytes:
    """Return what an open file holds, at most one byte more than a record may; it should be of about this size."""
    at_once, content = min(size, MAX_BYTES) + 1, b""
    while len(content) <= MAX_BYTES and (more := os.read(handle, at_once)):
        content += more
        if len(content) == size:
            # More was asked for, and this is all that the disk has told of.
            break
    return content[: MAX_BYTES + 1]


def _misplaced(file: str, nearest: str | None, *, taken: bool) -> Diagnostic:
    name = file.rpartition("/")[2]
    if _LEFTOVER.match(name):
        return finding(
            codes.LEFTOVER,
            file,
            f'"{visible(name)}" is a copy that a program has left behind.',
            "Delete it, after a look at whether it holds anything that the record lacks.",
        )
    if nearest is None:
        hint = f"Move it out of the folder records, or to where a record belongs: {PLACES}."
    elif taken:
        hint = f"Delete it, or give it a name of its own: there is a {nearest} already."
    else:
        hint = f"Rename or move it to {nearest}."
    return finding(codes.MISPLACED, file, f'"{visible(file)}" is not the place of any record.', hint)


def _impossible_date(place: Place) -> Diagnostic:
    return finding(
        codes.IMPOSSIBLE_NAME_DATE,
        place.file,
        f'This file is named after the day "{place.written_day}", which is not in the calendar.',
        f"Rename it to a day that exists, such as {place.stem.replace(place.written_day, '2026-03-04')}.yml.",
    )


def _no_program() -> Diagnostic:
    return finding(
        codes.NO_PROGRAM,
        PROGRAM,
        f'There is no "{PROGRAM}", the record that everything else hangs on.',
        "Write it with the programme's name, its time zone and its cohorts, or run: pairbook init",
    )
