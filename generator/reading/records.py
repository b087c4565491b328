"""Reads the files under ``records/``: a root in, the bytes of each record at its right place out.

Reads no more than a record may hold, and tells of every file that lies where none belongs. Parses nothing.
"""

import errno
import os
import re
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.reading.folder_walk import finding, not_a_file, unreadable, visible, walk
from generator.reading.nearest_place import PLACES, nearest_place
from generator.reading.raw_text import MAX_BYTES
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic
from generator.words.places import PROGRAM, Place, place_of

HARMLESS = frozenset({".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that git or a file manager puts into folders, which nobody means as a record."""

_LEFTOVER = re.compile(r"(?i).*(?:~|\.(?:sw[a-p]|bak|orig|rej|tmp))\Z|\.#.*|#.*#\Z|\._.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record at its right place, not yet parsed."""

    place: Place
    content: bytes | None
    """At most one byte more than a record may hold. None where the file cannot be read; a finding says why, and its
    place still tells that somebody is known."""


def read_records(root: Path) -> tuple[tuple[RecordFile, ...], tuple[Diagnostic, ...]]:
    """Return every record under ``root/records`` in order of its path, and findings about all else there."""
    found = list(walk(root))
    findings = [item for item in found if isinstance(item, Diagnostic)]
    files = sorted(item for item in found if isinstance(item, str))
    findings += check_places(files, {item.file for item in findings})
    records = []
    for place in filter(None, map(place_of, files)):
        content = _read(root / place.file, place.file)
        if isinstance(content, Diagnostic):
            findings.append(content)
        records.append(RecordFile(place, content if isinstance(content, bytes) else None))
    return tuple(records), tuple(sorted(findings, key=lambda item: item.order))


def check_places(files: Collection[str], told: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """Ensure that every file lies where a record belongs, and that the programme's own record is there.

    `told` are paths that there is a finding about already.
    """
    findings = []
    known, suggested = set(files), {*told}
    for file in files:
        place = place_of(file)
        if place is None and file.rpartition("/")[2] not in HARMLESS and visible(file) not in told:
            nearest = nearest_place(file)
            suggested.add(nearest or "")
            findings.append(_misplaced(file, nearest, taken=nearest in known))
        elif place and place.stem and place.day is None:
            findings.append(_impossible_date(place))
    if not {PROGRAM, "records"} & (known | suggested):
        findings.append(_no_program())
    return tuple(findings)


def _read(path: Path, file: str) -> bytes | Diagnostic:
    # Between listing and opening, somebody may have put a link or a pipe there; neither must be followed or waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        return not_a_file(file) if error.errno == errno.ELOOP else unreadable(file)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return not_a_file(file)
        try:
            return stream.read(MAX_BYTES + 1)
        except OSError:
            return unreadable(file)


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
