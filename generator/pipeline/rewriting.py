"""From new contents of records to records that are written: checked before, in one step, and no figure changed."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.figures.programme import figures_of_programme
from generator.outlets.keep import forget_all
from generator.outlets.records_folder import State, rewrite_records
from generator.pipeline.records import Checked, check_files
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import read_schemas
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.figure import Figure
from generator.words.obstacle import Obstacle
from generator.words.places import place_of


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is to become of records. Paths are from the root."""

    changed: Mapping[str, bytes]
    removed: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """The records as they are, without errors."""

    files: tuple[RecordFile, ...]
    checked: Checked


def read_present(root: Path, today: dt.date | dt.datetime) -> Present:
    """Return the records under `root`. Raises Obstacle where any has an error: what it says is not known then."""
    files, found = read_records(root)
    checked = check_files(files, found, read_schemas(), today)
    if checked.has_errors:
        raise Obstacle("The records have errors. Run pairbook check, mend them, and try again.")
    return Present(files, checked)


def check_rewriting(present: Present, rewriting: Rewriting) -> Checked:
    """Check the records as they would be.

    Raises Obstacle where they would have an error, and ValueError where a figure of the programme would change.
    """
    kept = [
        file
        for file in present.files
        if file.place.file not in rewriting.changed and file.place.file not in rewriting.removed
    ]
    places = {name: place_of(name) for name in rewriting.changed}
    new = [RecordFile(place, rewriting.changed[name]) for name, place in places.items() if place]
    today = present.checked.corpus.today
    checked = check_files([*kept, *new], (), read_schemas(), today)
    if error := next((each for each in checked.findings if each.severity is Severity.ERROR), None):
        raise Obstacle(_would_fail(error))
    if _totals(present.checked) != _totals(checked):
        raise ValueError("Figures of the programme would change.")
    return checked


def _would_fail(error: Diagnostic) -> str:
    return f"{error.file} would not pass the check then, so nothing was written: {error.message} {error.hint}"


def _totals(checked: Checked) -> Mapping[tuple[str, str, str], tuple[float | None, int, int, str]]:
    """Return every figure of more than a pair. What the pairs are called is no part of it."""
    figures = figures_of_programme(checked.corpus.programme, checked.corpus.today)
    return {
        (scope.kind, scope.id, name): _plain(figure)
        for scope, named in figures.items()
        if scope.kind != "pair"
        for name, figure in named.items()
    }


def _plain(figure: Figure) -> tuple[float | None, int, int, str]:
    return figure.value, figure.n, figure.missing, figure.why


def write(root: Path, rewriting: Rewriting, before: State) -> None:
    """Write what was checked. Raises Obstacle and OSError; nothing has happened then."""
    rewrite_records(root, rewriting.changed, rewriting.removed, before)
    forget_all(root)
