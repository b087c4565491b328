"""Mistakes in what a line consists of: names without colons, dashes at the wrong place, items without one.

Each function takes the place where libyaml was lost and returns a finding, or None where another mistake was made.
"""

import re

from generator.reading import refusals
from generator.reading.line_of_record import LineOfRecord, columns_above, line_of
from generator.reading.mistake_case import Case
from generator.reading.mistakes_in_indentation import indentation_at, spaces, too_far_in
from generator.reading.mistakes_in_text import (
    colon_in_text,
    explain_text_after_bracket,
    explain_text_after_quote,
    second_colon,
)
from generator.reading.source import Source, shown
from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic, Span

_NAME_AND_VALUE = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?:\s*=\s*|\s+(?=\S*[0-9]\S*\Z))(?P<value>.+)")
"""A line such as ``starts = 2026-09-01`` or ``starts 2026-09-01``."""


def not_a_field(source: Source, row: int, code: Code = codes.SYNTAX) -> Diagnostic:
    """Return the finding for a line that should be a field and is not; `code` where nothing special is wrong."""
    line = line_of(source.lines[row])
    place = Span(line=row + 1, column=line.indent + 1, width=max(len(line.said), 1))
    if line.wide_colon or line.glued_colon:
        name, value = line.split_at_colon()
        return source.finding(
            codes.MISSING_SPACE,
            place,
            f"In {shown(line.said)} there is no plain colon with a space after it.",
            f"Write a colon and a space between the name and the value: {name}: {value}",
        )
    if line.glued_dash:
        return source.finding(
            codes.MISSING_SPACE,
            place,
            f"In {shown(line.said)} there is no space after the dash.",
            f"Write a space after the dash: - {line.said[1:].strip()[:60]}",
        )
    if line.dash:
        return source.finding(
            code,
            place,
            f"{shown(line.said)} begins with a dash, as an item of a list does, where a field belongs.",
            "Write the name of the list and a colon on the line above; or remove the dash before the name of a field.",
        )
    return source.finding(
        code,
        place,
        f"{shown(line.said)} stands where a field belongs, but it has no name with a colon.",
        _as_field(source, row),
    )


def _as_field(source: Source, row: int) -> str:
    """Say what to write instead of a line without a colon."""
    line = line_of(source.lines[row])
    if found := _NAME_AND_VALUE.match(line.said):
        return f"Write a colon and a space between the name and the value: {found['name']}: {found['value'][:60]}"
    below = line_of(source.lines[row + 1]) if row + 1 < len(source.lines) else line
    if below.said and (below.dash or below.indent > line.indent) and " " not in line.said:
        return f"Write a colon behind the name: {line.said}:"
    above = line_of(source.lines[row - 1]) if row else None
    if above and above.name and above.value and above.name_column == line.indent:
        return (
            f"If it goes on with the text of line {row}, begin it with {spaces(line.indent + 2)};"
            " otherwise write a name, a colon and a space in front of it."
        )
    return "Write a name, a colon, a space and a value, such as: status: active"


def item_in_text(source: Source, begun: int, row: int) -> Diagnostic:
    """Return the finding for a dash in a line that goes on with the text begun in an earlier one."""
    line, first = line_of(source.lines[row]), line_of(source.lines[begun])
    return source.finding(
        codes.INDENTATION if first.dash else codes.LIST_AMONG_FIELDS,
        Span(line=row + 1, column=line.indent + 1, width=len(line.said)),
        f"{shown(line.said)} begins with a dash, but goes on with the text of line {begun + 1}.",
        f"Begin it with {spaces(first.indent)}, as line {begun + 1} does; or leave the dash out."
        if first.dash
        else "Begin every item of a list with a dash, on a line of its own; or leave the dash out.",
    )


def explain_colon(case: Case) -> Diagnostic | None:
    """Explain a colon where no name can end: one too many, or that of a line further in than it should be."""
    line = case.line
    if line.name and line.value_column <= case.column:
        return second_colon(case, line)
    if case.last is None or case.last[2:] != (case.row, case.column) or case.last[0] == case.row:
        return None
    # The name on this line was taken for the rest of a text that began further up.
    row, column, _, _ = case.last
    above = case.line_at(row)
    if above.dash and not above.name and line.is_plain_name and len(above.value.split()) == 1:
        return _item_without_name(case, row, above)
    if above.name and column >= above.value_column:
        return too_far_in(case, row, above) if line.is_plain_name else colon_in_text(case, row)
    if above.glued_colon or above.wide_colon or above.glued_dash or above.indent == 0:
        return not_a_field(case.source, row)
    return colon_in_text(case, row) if len(above.said.split()) > 3 else not_a_field(case.source, row)


def _item_without_name(case: Case, row: int, above: LineOfRecord) -> Diagnostic:
    return case.found(
        codes.SYNTAX,
        (row, above.name_column),
        f"{shown(above.value)} stands where a field belongs, but it has no name with a colon.",
        f"Write a name, a colon and a space in front of it, such as: {above.dash}id: {above.value[:60]}",
    )


def explain_missing_colon(case: Case) -> Diagnostic:
    """Explain a line that is neither a field nor the rest of a text."""
    row, column = case.begun
    line = case.line_at(row)
    if column == line.indent and not line.glued_dash:
        if column > 0 and _follows_items(case, row):
            return _item_without_dash(case, row)
        if column not in [0, *(known for known, _ in columns_above(case.source.lines, row))]:
            return indentation_at(case, row)
    return not_a_field(case.source, row)


def _follows_items(case: Case, row: int) -> bool:
    """Whether the nearest line above that begins no further to the right is an item of a list."""
    indent = case.line_at(row).indent
    above = (case.line_at(other) for other in range(row - 1, -1, -1))
    nearest = next((line for line in above if line.said and line.indent <= indent), None)
    return nearest is not None and bool(nearest.dash) and nearest.indent == indent


def _item_without_dash(case: Case, row: int) -> Diagnostic:
    line = case.line_at(row)
    return case.found(
        codes.LIST_AMONG_FIELDS,
        (row, line.indent),
        f"{shown(line.said)} stands among the items of a list, but has no dash.",
        f"Write a dash and a space in front of it: - {line.said[:60]}",
    )


def explain_missing_field(case: Case) -> Diagnostic | None:
    """Explain a place where the next field of a map was expected."""
    line = case.line
    if case.source.lines[case.row][case.column : case.column + 1] in ("]", "}", ","):
        return case.found(
            codes.BRACKETS,
            (case.row, case.column),
            f"{shown(case.source.lines[case.row][case.column :].strip())} has no bracket that it belongs to.",
            "Remove it, or put quotes around the text that it is part of.",
        )
    if line.said.startswith(":"):
        code, message, hint = refusals.NAMELESS
        return case.found(code, (case.row, line.indent), message, hint)
    if case.column != line.indent:
        return None
    if line.dash:
        return _dash_among_fields(case)
    return indentation_at(case, case.row)


def _dash_among_fields(case: Case) -> Diagnostic:
    columns = [column for column, _ in columns_above(case.source.lines, case.row)]
    if columns and case.line.indent not in columns:
        return indentation_at(case, case.row)
    return case.found(
        codes.LIST_AMONG_FIELDS,
        (case.row, case.column),
        f"{shown(case.line.said)} is an item of a list, but no list has been begun here.",
        "Write the name of the list and a colon on the line above the first dash, such as: topics:",
    )


def explain_missing_dash(case: Case) -> Diagnostic | None:
    """Explain a place where the next item of a list was expected."""
    row, column = case.begun
    if case.column != case.line.indent:
        return None
    if column == 0:
        return not_a_field(case.source, row, codes.NOT_FIELDS)
    return indentation_at(case, case.row) if case.line.name else _item_without_dash(case, case.row)


def explain_dash_behind_name(case: Case) -> Diagnostic:
    """Explain an item of a list on the line of its name."""
    line = case.line
    item = case.source.lines[case.row][case.column :].strip()
    where = f'Leave "{line.name}:" alone on its line and write' if line.name else "Write"
    return case.found(
        codes.LIST_AMONG_FIELDS,
        (case.row, case.column),
        f"{shown(item)} is an item of a list, and an item begins on a line of its own.",
        f"{where} below, two spaces further to the right: {item[:60]}",
    )


def explain_second_record(case: Case) -> Diagnostic | None:
    """Explain what follows after the end of the record."""
    if not any(line.startswith("...") for line in case.source.lines[: case.row]):
        return explain_text_after_quote(case) or explain_text_after_bracket(case)
    return case.found(
        codes.SEVERAL_DOCUMENTS,
        (case.row, case.column),
        'After the line "..." a second record begins in this file.',
        "Remove that line, or give each record a file of its own.",
    )


def explain_unknown(case: Case) -> Diagnostic:
    """Say where it went wrong, when nothing is known about why."""
    return case.found(
        codes.SYNTAX,
        (case.row, case.column),
        f"From {shown(case.line.said)} on, this file cannot be understood.",
        "Compare this line and the one above with a record that is understood: a name, a colon, a space and a value.",
    )
