"""Mistakes in the spaces at the beginning of a line: what the line belongs with, and how far in it should stand.

Each function takes the place where libyaml was lost and returns a finding, or None where another mistake was made.
"""

from generator.reading.line_of_record import LineOfRecord, columns_above, line_of
from generator.reading.mistake_case import Case
from generator.reading.source import shown
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic


def explain_indented_beginning(case: Case) -> Diagnostic | None:
    """Explain a record whose first lines begin further to the right than the others."""
    said = (
        row
        for row, line in enumerate(case.source.lines)
        if line.strip() and not line.lstrip().startswith("#")
    )
    first = next(said, case.row)
    line = case.line_at(first)
    if case.column != case.line.indent or not case.line.indent < line.indent:
        return None
    return case.found(
        codes.INDENTATION,
        (first, line.indent),
        f"{shown(line.said)} begins with {spaces(line.indent)}, unlike the lines that it belongs with.",
        f"Begin it with {spaces(case.line.indent)}, as line {case.row + 1} does.",
    )


def too_far_in(case: Case, row: int, above: LineOfRecord) -> Diagnostic:
    """Say that a line stands too far to the right; or, where its neighbours do too, the one above it too far left."""
    lines = case.source.lines
    neighbours = [
        line_of(text) for text in (*lines[max(row - 1, 0) : row], *lines[case.row + 1 : case.row + 2])
    ]
    if any(line.name and line.name_column == case.line.indent for line in neighbours):
        return case.found(
            codes.INDENTATION,
            (row, above.indent),
            f"{shown(above.said)} begins with {spaces(above.indent)}, unlike the lines that it belongs with.",
            f"Begin it with {spaces(above.indent + case.line.indent - above.name_column)},"
            f" to stand in line with line {case.row + 1}.",
        )
    return case.found(
        codes.INDENTATION,
        (case.row, case.line.indent),
        f"{shown(case.line.said)} begins further to the right than line {row + 1}, which has its value already.",
        f"Begin it with {spaces(above.name_column)}, under the name in line {row + 1}.",
    )


def indentation_at(case: Case, row: int) -> Diagnostic:
    """Say that a line stands under nothing, and where it may begin."""
    line = case.line_at(row)
    above = [
        (column, other) for column, other in columns_above(case.source.lines, row) if column != line.indent
    ]
    near = min((abs(column - line.indent) for column, _ in above), default=0)
    fitting = sorted((place for place in above if abs(place[0] - line.indent) == near), reverse=True)
    places = ", or with ".join(_under(case, column, other) for column, other in fitting)
    return case.found(
        codes.INDENTATION,
        (row, line.indent),
        f"{shown(line.said)} begins with {spaces(line.indent)}, which does not fit the lines above it.",
        f"Begin it with {places}."
        if places
        else "Begin it as far to the right as the lines that it belongs with.",
    )


def _under(case: Case, column: int, row: int) -> str:
    how = "as line {} does" if case.line_at(row).indent == column else "under the name in line {}"
    return f"{spaces(column)}, {how.format(row + 1)}"


def spaces(count: int) -> str:
    """Return a number of spaces in words."""
    return "1 space" if count == 1 else f"{count or 'no'} spaces"
