"""Reads the records of a second, private repository that are to be laid over those of the first.

Its folder in, its records out, with what was found about its files under the name by which it was given. Parses
nothing, and asks for no record of the programme: that is in the first.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.reading.history import NO_PAST, Past, find_contents
from generator.reading.records import RecordFile, read_records
from generator.words.codes.files import NO_PROGRAM
from generator.words.diagnostic import Diagnostic
from generator.words.obstacle import Obstacle


@dataclass(frozen=True, slots=True)
class Overlay:
    """The records of a second repository."""

    folder: str = ""
    """How findings name it: from the programme's folder, such as ``../private``."""
    files: Mapping[str, RecordFile] = field(default_factory=dict)
    """By place: each of its records."""
    findings: tuple[Diagnostic, ...] = ()
    past: Past = NO_PAST
    """Which commit of that repository is checked out; nothing of what was before."""


NO_OVERLAY = Overlay()


def read_overlay(root: Path, folder: Path | None) -> Overlay:
    """Return the records in `folder`, to be laid over those in `root`; none where no folder is given.

    Raises Obstacle where it holds no records, or is the programme's own folder.
    """
    if folder is None:
        return NO_OVERLAY
    top = folder.resolve()
    if top == root.resolve():
        raise Obstacle(f"{folder} is the programme's own folder. The overlay is a second repository.")
    if not (top / "records").is_dir():
        raise Obstacle(f"{folder} holds no folder records, so there is nothing to lay over the programme.")
    name = Path(os.path.relpath(top, root.resolve())).as_posix()
    files, findings = read_records(top)
    return Overlay(
        name,
        {file.place.file: file for file in files},
        tuple(
            replace(found, file=f"{name}/{found.file}") for found in findings if found.code != NO_PROGRAM.id
        ),
        find_contents(top),
    )
