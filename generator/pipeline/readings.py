"""From a folder, or a commit, to all that is read of a programme before any of it is judged."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from generator.checking.past import check_past
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.folder_walk import unreadable
from generator.reading.history import (
    Past,
    history_of,
    list_records_at,
    moment_of,
    read_past,
    read_records_at,
)
from generator.reading.overlay import NO_OVERLAY, Overlay, read_overlay
from generator.reading.records import RecordFile, check_places, read_records
from generator.reading.repository import open_repository, resolve
from generator.reading.schemas import Schemas, read_schemas
from generator.words.diagnostic import Diagnostic
from generator.words.obstacle import Obstacle


@dataclass(frozen=True, slots=True)
class Readings:
    """All that was read of a programme."""

    files: tuple[RecordFile, ...]
    overlay: Overlay
    found: tuple[Diagnostic, ...]
    """What reading found."""
    past: Past
    schemas: Schemas
    today: dt.date | dt.datetime
    """A day, or a moment whose day is looked up in the programme's time zone."""


def read_all(
    root: Path, today: dt.date | dt.datetime, at: str | None = None, overlay: Path | None = None
) -> Readings:
    """Read every record under `root`, or as the commit named `at` had them, with what a second repository adds.

    Where `today` is a moment, nobody has asked for a day, so a commit is read as of its own day. Raises Obstacle
    where git cannot give the commit, or the second repository holds no records.
    """
    if at is not None:
        if overlay:
            raise Obstacle(
                "What a second repository held at that commit is not known: leave out --at or --overlay."
            )
        return _read_commit(root, today, at)
    schemas = read_schemas()
    laid = read_overlay(root, overlay)
    files, misplaced = read_records(root)
    past = read_past(root)
    found = (*misplaced, *laid.findings, *read_stale_copies(root, schemas), *check_past(past.history))
    return Readings(files, laid, found, past, schemas, today)


def _read_commit(root: Path, today: dt.date | dt.datetime, at: str) -> Readings:
    if not at.strip():
        raise Obstacle(
            "The name of the commit is empty. Give a branch, a tag or a commit, such as: --at main~3"
        )
    repository = open_repository(root)
    if repository is None:
        raise Obstacle(f"{root} lies in no git repository, so there is no commit to go back to.")
    commit = resolve(repository, at)
    history = history_of(repository, commit)
    files = tuple(read_records_at(repository, commit))
    found = (
        *check_places(list_records_at(repository, commit)),
        *(unreadable(file.place.file) for file in files if file.content is None),
        *check_past(history),
    )
    past = Past(None if history.trouble else repository, history)
    day = moment_of(repository, commit) if isinstance(today, dt.datetime) else today
    return Readings(files, NO_OVERLAY, found, past, read_schemas(), day)
