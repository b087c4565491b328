"""What an import did, as text for a terminal and as CSV or JSON for a report. Knows no tables and no disk."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checking.snippets import as_written, counted
from generator.importing.notes import Fate, Note
from generator.outlets.json_text import json_text
from generator.outlets.printable import printable
from generator.words.places import Kind

_NOUNS = {
    Kind.PERSON: ("person", "people"),
    Kind.AGREEMENT: ("pair", "pairs"),
    Kind.GOALS: ("goal", "goals"),
    Kind.LOG_ENTRY: ("entry", "entries"),
}
_LONGEST_NOTE = 600
_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""With these first, a spreadsheet takes text for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What an import came to."""

    written: Mapping[Kind, int]
    """How many people, pairs, goals and entries went in."""
    unchanged: int
    """How many records were there already, just so."""
    rows_left_out: int
    cells_left_out: int
    supplied: tuple[tuple[str, str, int], ...]
    """What stands in no table: field, value, and how often."""
    passed_over: tuple[tuple[str, int], ...]
    """What was read and not needed, and how often."""
    unused_columns: Mapping[str, tuple[str, ...]]
    missing_cohorts: tuple[Mapping[str, Any], ...]
    is_dry_run: bool


def render_notes(notes: Iterable[Note]) -> str:
    """Return the notes, a line each."""
    return "\n".join(printable(note.text, _LONGEST_NOTE) for note in notes)


def render_summary(summary: Summary) -> str:
    """Return what was supplied, what was not used, and the counts as the last line."""
    return "\n".join(_summary_lines(summary))


def render_report(notes: Iterable[Note], ending: str) -> str:
    """Return the notes as a file: `ending` is ".csv" or ".json"."""
    rows = [
        {
            "table": note.table,
            "line": note.line,
            "what": str(note.fate),
            "message": note.message,
            "hint": note.hint,
        }
        for note in notes
    ]
    if ending == ".json":
        return json_text(rows) + "\n"
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, ["table", "line", "what", "message", "hint"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return target.getvalue()


def count_left_out(notes: Iterable[Note], fate: Fate) -> int:
    """Return how many notes tell of that fate; a row counts once."""
    found = [(note.table, note.line) for note in notes if note.fate is fate]
    return len(set(found)) if fate is Fate.ROW_LEFT_OUT else len(found)


def _summary_lines(summary: Summary) -> Iterator[str]:
    if summary.supplied:
        yield "Supplied, because no table says it:"
        yield from (
            f"  {what}: {printable(value)} ({counted(count, 'time')})"
            for what, value, count in summary.supplied
        )
    for what, count in summary.passed_over:
        yield f"Not needed: {what} ({counted(count, 'time')})"
    for table, columns in summary.unused_columns.items():
        if columns:
            yield f"Not used in {printable(table)}: {', '.join(printable(column, 40) for column in columns)}"
    if summary.missing_cohorts:
        yield 'Add this under "cohorts:" in records/program.yml, in place of any "[]", and import the tables again:'
        yield from (
            f"  - {printable(as_written(dict(cohort)), _LONGEST_NOTE)}" for cohort in summary.missing_cohorts
        )
    if summary.unchanged:
        yield f"{summary.unchanged:,} records were there already, just so."
    if summary.is_dry_run:
        yield "This was a dry run: nothing was written."
    verb = "would be written" if summary.is_dry_run else "written"
    counts = ", ".join(f"{number:,} {_noun(kind, number)}" for kind, number in summary.written.items())
    yield (
        f"{counts} {verb}; {counted(summary.rows_left_out, 'row')} not placed;"
        f" {counted(summary.cells_left_out, 'cell')} left out in whole or in part."
    )


def _noun(kind: Kind, number: int) -> str:
    return _NOUNS[kind][number != 1]


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_FORMULA) else value
