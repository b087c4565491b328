"""What an import did, as text for a terminal and as CSV or JSON for a report. Knows no tables and no disk."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from generator.checking.snippets import as_written, counted
from generator.importing.notes import Fate, Note
from generator.importing.results import Import
from generator.outlets.json_text import json_text
from generator.outlets.new_files import Written
from generator.outlets.printable import printable
from generator.outlets.spreadsheet_text import inert_text
from generator.words.places import Kind

REPORT_ENDINGS = (".csv", ".json")
"""What a report's file may end in; the ending says how it is written."""

REPORT_COLUMNS = ("table", "line", "what", "message", "hint")
"""What a report tells of each note: columns in CSV, keys in JSON."""

_NOUNS = {
    Kind.PERSON: ("person", "people"),
    Kind.AGREEMENT: ("pair", "pairs"),
    Kind.GOALS: ("goal", "goals"),
    Kind.LOG_ENTRY: ("entry", "entries"),
}
_LONGEST_NOTE = 600


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
    is_dry_run: bool

    @classmethod
    def of(cls, result: Import, notes: Collection[Note], written: Written, *, is_dry_run: bool) -> Self:
        """Count what an import came to; `notes` are all, also of what was not written after all."""
        counts = dict.fromkeys(_NOUNS, 0)
        went_in = set(written.written)
        for record in result.records:
            if record.file in went_in and record.kind in counts:
                counts[record.kind] += len(record.data["goals"]) if record.kind is Kind.GOALS else 1
        return cls(
            written=counts,
            unchanged=len(written.unchanged),
            rows_left_out=_count(notes, Fate.ROW_LEFT_OUT),
            cells_left_out=_count(notes, Fate.CELL_LEFT_OUT),
            supplied=result.supplied,
            passed_over=result.passed_over,
            unused_columns=result.unused_columns,
            is_dry_run=is_dry_run,
        )


def render_notes(notes: Iterable[Note]) -> str:
    """Return the notes, a line each."""
    return "\n".join(printable(note.text, _LONGEST_NOTE) for note in notes)


def render_summary(summary: Summary) -> str:
    """Return what was supplied, what was not used, and the counts as the last line."""
    return "\n".join(_summary_lines(summary))


def render_report(notes: Iterable[Note], ending: str) -> str:
    """Return the notes as a file: `ending` is ".csv" or ".json"."""
    rows = [
        dict(
            zip(REPORT_COLUMNS, (note.table, note.line, str(note.fate), note.message, note.hint), strict=True)
        )
        for note in notes
    ]
    if ending == ".json":
        return json_text(rows) + "\n"
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, REPORT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return target.getvalue()


def render_missing_cohorts(cohorts: Iterable[Mapping[str, Any]], *, has_some: bool) -> list[str]:
    """Return the lines that say what to add to the programme's record before an import can go on, ready to paste."""
    where = 'add this under its "cohorts:"' if has_some else 'put this in place of its line "cohorts: []"'
    lines = [f"  - {printable(as_written(dict(cohort)), _LONGEST_NOTE)}" for cohort in cohorts]
    return [
        f"pairbook: The pairs are in cohorts that records/program.yml does not have. In that file, {where}:",
        "",
        *([] if has_some else ["cohorts:"]),
        *lines,
        "",
        "Then import again. Where a cohort is only misspelt, mend the table instead. Nothing was written.",
    ]


def _count(notes: Iterable[Note], fate: Fate) -> int:
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
    return inert_text(value) if isinstance(value, str) else value
