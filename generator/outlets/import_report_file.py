"""Writes an import's report to a file. Replaces an earlier report, and nothing else."""

from collections.abc import Iterable
from pathlib import Path

from generator.importing.notes import Note
from generator.outlets.folder import replace_file
from generator.outlets.import_report import REPORT_COLUMNS, render_report
from generator.words.obstacle import Obstacle

_BEGINNINGS = (",".join(REPORT_COLUMNS).encode(), b"[]", b'[\n  {\n    "table":')


def require_report_place(file: Path) -> None:
    """Make sure that a report may be written there: raises Obstacle where a file of another kind is."""
    if file.is_symlink() or (file.exists() and not file.read_bytes().startswith(_BEGINNINGS)):
        raise Obstacle(
            f"{file} is there already and holds no earlier report, so it stays. Choose another name for --report."
        )


def write_report(file: Path, notes: Iterable[Note]) -> None:
    """Write the notes as CSV or JSON, as the file's ending says. Raises OSError."""
    replace_file(file, render_report(notes, file.suffix.lower()).encode())
