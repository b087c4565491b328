"""Reads the files under ``records/``: a folder in, the bytes of each record at its right place out.

Follows no links, reads no more than a record may hold, and tells of every file that lies where none belongs.
"""

import datetime as dt
import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.reading.nearest_place import nearest_place
from generator.reading.raw_text import MAX_BYTES
from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic
from generator.words.places import LOG_STEM, Kind, Place, place_of

HARMLESS = frozenset({".gitkeep", ".DS_Store", "Thumbs.db"})
"""Files that git or a file manager leaves behind, which nobody means as a record."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record at its right place, not yet parsed."""

    place: Place
    content: bytes | None
    """None where the file cannot be read; a finding says why. Its place still tells that somebody is known."""


def read_records(root: Path) -> tuple[tuple[RecordFile, ...], tuple[Diagnostic, ...]]:
    """Return every record under ``root/records`` in order of its path, and findings about all else there.

    Raises OSError where the folder itself cannot be listed.
    """
    records: list[RecordFile] = []
    findings: list[Diagnostic] = []
    names: dict[str, str] = {}
    for item in _walk(root):
        if isinstance(item, Diagnostic):
            findings.append(item)
            continue
        findings += _collision(item, names)
        place = place_of(item)
        if place is None:
            findings.append(_misplaced(item))
            continue
        findings += _impossible_date(place)
        content = _read(root / item, item)
        if isinstance(content, Diagnostic):
            findings.append(content)
        records.append(RecordFile(place, content if isinstance(content, bytes) else None))
    if not (root / "records" / "program.yml").is_file():
        findings.append(_no_program())
    return tuple(records), tuple(findings)


def _walk(root: Path) -> Iterator[str | Diagnostic]:
    """Yield the path of each plain file, and a finding for whatever is neither a file nor a folder."""
    waiting = ["records"]
    while waiting:
        folder = waiting.pop()
        try:
            items = sorted(os.scandir(root / folder), key=lambda item: item.name)
        except OSError:
            yield _unreadable(folder)
            continue
        if {"HEAD", "objects", "refs"} <= {item.name for item in items}:
            yield _hidden_repository(folder)
            continue
        for item in items:
            path = f"{folder}/{item.name}"
            if item.is_symlink() or not (item.is_file() or item.is_dir()):
                yield _not_a_file(path)
            elif item.is_dir():
                waiting.append(path)
            elif item.name not in HARMLESS:
                yield path


def _read(path: Path, file: str) -> bytes | Diagnostic:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        return _not_a_file(file) if error.errno == errno.ELOOP else _unreadable(file)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return _not_a_file(file)
        try:
            return stream.read(MAX_BYTES + 1)
        except OSError:
            return _unreadable(file)


def _collision(file: str, names: dict[str, str]) -> Iterator[Diagnostic]:
    folded = unicodedata.normalize("NFC", file).casefold()
    other = names.setdefault(folded, file)
    if other != file:
        yield _finding(
            codes.NAMES_COLLIDE,
            file,
            f'"{_shown(file)}" and "{_shown(other)}" are one and the same file on many computers.',
            "Rename or remove one of the two.",
        )


def _impossible_date(place: Place) -> Iterator[Diagnostic]:
    match = LOG_STEM.match(place.stem) if place.kind is Kind.LOG_ENTRY else None
    if match is None:
        return
    try:
        dt.date.fromisoformat(match["date"])
    except ValueError:
        yield _finding(
            codes.IMPOSSIBLE_NAME_DATE,
            place.file,
            f'This file is named after the day "{match["date"]}", which does not exist.',
            "Rename it to the day of the entry, such as 2026-03-04.yml.",
        )


def _misplaced(file: str) -> Diagnostic:
    where, why = nearest_place(file)
    return _finding(codes.MISPLACED, file, f'"{_shown(file)}" is not the place of any record{why}.', where)


def _no_program() -> Diagnostic:
    return _finding(
        codes.NO_PROGRAM,
        "records/program.yml",
        'There is no "records/program.yml", the record that everything else hangs on.',
        "Write it with the programme's name, its time zone and its cohorts, or run: pairbook init",
    )


def _not_a_file(file: str) -> Diagnostic:
    return _finding(
        codes.NOT_A_FILE,
        file,
        f'"{_shown(file)}" is a link or a device, not a plain file.',
        "Put a plain file or folder in its place.",
    )


def _unreadable(file: str) -> Diagnostic:
    return _finding(
        codes.UNREADABLE,
        file,
        f'"{_shown(file)}" cannot be read.',
        "Give yourself the right to read it, or restore it.",
    )


def _hidden_repository(folder: str) -> Diagnostic:
    return _finding(
        codes.HIDDEN_REPOSITORY,
        folder,
        f'"{_shown(folder)}" looks like a git repository of its own.',
        "Remove this folder; only records belong here.",
    )


def _finding(code: Code, file: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code.id, severity=code.severity, file=_shown(file), message=message, hint=hint)


def _shown(file: str) -> str:
    """Return a path with everything escaped that a terminal might obey."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in file
    )
