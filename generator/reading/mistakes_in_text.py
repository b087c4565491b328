"""Mistakes inside a value: marks with a meaning of their own, quotes, brackets, colons, backslashes.

Each function takes the place where libyaml was lost and returns a finding, or None where another mistake was made.
"""

import re

from generator.reading import refusals
from generator.reading.line_of_record import LineOfRecord
from generator.reading.mistake_case import Case
from generator.reading.source import quoted, shown
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic


def explain_tab_in_front(case: Case) -> Diagnostic | None:
    """Explain a tab among the spaces at the beginning of the line, whatever libyaml made of it."""
    text = case.source.lines[case.row]
    column = len(text) - len(text.lstrip(" "))
    return _tab_at(case, column) if text[column : column + 1] == "\t" and text.strip() else None


def explain_tab(case: Case) -> Diagnostic | None:
    """Explain a tab where libyaml was lost."""
    return _tab_at(case, case.column) if case.source.lines[case.row][case.column :][:1] == "\t" else None


def _tab_at(case: Case, column: int) -> Diagnostic:
    behind = case.source.lines[case.row][column:]
    return case.found(
        codes.TAB,
        (case.row, column),
        "There is a tab in this line, where only spaces may stand.",
        "Replace each tab by two spaces. Most editors can do it for the whole file.",
        width=len(behind) - len(behind.lstrip("\t")),
    )


def explain_special(case: Case) -> Diagnostic | None:
    """Explain a text that begins with a mark."""
    return _special_at(case, case.row, case.column)


def explain_special_where_begun(case: Case) -> Diagnostic | None:
    """Explain a text that begins with a mark, where libyaml was lost behind it."""
    return _special_at(case, *case.begun)


def _special_at(case: Case, row: int, column: int) -> Diagnostic | None:
    line = case.source.lines[row]
    written = line[column:].rstrip()
    if not written:
        return None
    if _is_in_brackets(line[:column]):
        written = re.split(r"[,\]}]", written)[0].rstrip() or written[0]
    hint = f"Put the text between quotes: {quoted(written)}"
    if column == 0 and written.startswith("%"):
        hint = "Delete this line; a record needs none that begins with a percent sign."
    elif column == 0 and written.startswith("```"):
        hint = "Delete this line; it belongs to the page that the record was copied from."
    elif written.startswith("* ") and not line[:column].strip():
        hint = f"Begin each line of a list with a dash and a space: - {written[2:].strip()[:60]}"
    elif written[0] in "|>":
        hint += ". For a text of several lines, leave the mark alone and write the text below it"
    return case.found(
        codes.SPECIAL_BEGINNING,
        (row, column),
        f'{shown(written)} begins with "{written[0]}", which has a meaning of its own.',
        hint,
        width=len(written),
    )


def explain_tag(case: Case) -> Diagnostic | None:
    """Explain a text that begins with an exclamation mark."""
    row, column = case.begun
    code, message, hint = refusals.tag(case.source.lines[row][column:].rstrip())
    return case.found(code, case.begun, message, hint)


def explain_open_quote(case: Case) -> Diagnostic:
    """Explain a quotation mark that is the last of its kind in the file."""
    row, column = case.begun
    return _never_closed(case, row, column)


def _never_closed(case: Case, row: int, column: int) -> Diagnostic:
    written = case.source.lines[row][column:].rstrip()
    return case.found(
        codes.OPEN_QUOTE,
        (row, column),
        f"The quotation mark before {shown(written[1:])} is never closed.",
        f"Put the same mark at the end of the text: {quoted(written[1:].rstrip(written[0]))}",
    )


def explain_backslash(case: Case) -> Diagnostic:
    """Explain a backslash with a letter that it has no meaning with."""
    text = case.source.lines[case.row]
    column = max(text.rfind("\\", 0, case.column + 1), 0)
    written = text[column : column + 2]
    return case.found(
        codes.BAD_BACKSLASH,
        (case.row, column),
        f"A backslash between double quotes has a meaning of its own, and {shown(written)} means nothing there.",
        "Put the text between single quotes instead, where a backslash is just a backslash.",
        width=len(written),
    )


def explain_brackets(case: Case) -> Diagnostic:
    """Explain a list in brackets that does not come out right."""
    row, column = case.begun
    written = case.source.lines[row][column:].rstrip()
    opening = written[:1]
    if opening not in ("[", "{"):
        return _unfit_in_brackets(case)
    closing = "]" if opening == "[" else "}"
    if closing not in written:
        return case.found(
            codes.BRACKETS,
            case.begun,
            f'The bracket "{opening}" that opens here is never closed.',
            f'Put "{closing}" at the end of the list; or, where the bracket is part of a text, quotes around'
            f" the text: {quoted(written)}",
            width=1,
        )
    return _unfit_in_brackets(case)


def _unfit_in_brackets(case: Case) -> Diagnostic:
    rest = case.source.lines[case.row][case.column :].strip()
    return case.found(
        codes.BRACKETS,
        (case.row, case.column),
        f"{shown(rest or case.line.said)} does not fit into the list in brackets that it stands in.",
        "Put one comma between two items, and quotes around an item with marks in it; or write each item on a line"
        " of its own after a dash and a space.",
    )


def explain_text_after_quote(case: Case) -> Diagnostic | None:
    """Explain what is left over behind a closing quotation mark."""
    if case.last is None or not case.quote:
        return None
    row, column, end_row, end_column = case.last
    if end_row != case.row or case.source.lines[end_row][end_column : case.column].strip():
        return None
    if row != end_row:
        return _never_closed(case, row, column)
    written = case.source.lines[row][column:].rstrip()
    behind = written[end_column - column :]
    inner = written[1:].removesuffix(case.quote)
    if behind.startswith(" ") and inner == written[1:]:
        # '"Chose" one' has a pair of marks, 'Ada's talk an apostrophe.
        inner = inner.replace(case.quote, "", 1)
    return case.found(
        codes.TEXT_AFTER_QUOTE,
        (row, column),
        f"{shown(behind.strip())} is left over behind the closing quotation mark.",
        f"Put the whole text between marks that do not occur in it: {quoted(inner)}",
    )


def explain_text_after_bracket(case: Case) -> Diagnostic | None:
    """Explain what is left over behind a closing bracket, as in ``title: [WIP] build``."""
    before = case.source.lines[case.row][: case.column].rstrip()
    if before[-1:] not in ("]", "}"):
        return None
    line = case.line
    column = line.value_column if line.name else line.indent + len(line.dash)
    if case.source.lines[case.row][column : column + 1] not in ("[", "{"):
        return None
    if case.source.lines[case.row][case.column : case.column + 1] == ",":
        return _unfit_in_brackets(case)
    return _special_at(case, case.row, column)


def second_colon(case: Case, line: LineOfRecord) -> Diagnostic:
    """Say that a value holds a colon with a space behind it."""
    # "- Read: the book: part two" is a text with two colons, "- title: Rust: hard" a field with one too many.
    whole = line.dash and not line.is_plain_name
    written = line.said[len(line.dash) :] if whole else line.value
    return case.found(
        codes.COLON_IN_TEXT,
        (case.row, case.column),
        f"{shown(written)} holds a colon and a space, which separate a name from its value.",
        f"Put the whole text between quotes: {quoted(written)}",
        width=1,
    )


def colon_in_text(case: Case, row: int) -> Diagnostic:
    """Say that a text of several lines, begun in `row`, holds such a colon."""
    return case.found(
        codes.COLON_IN_TEXT,
        (case.row, case.column),
        f"{shown(case.line.said)} holds a colon and a space, inside the text that begins in line {row + 1}.",
        "Put the whole text between quotes, or leave the colon out.",
        width=1,
    )


def _is_in_brackets(before: str) -> bool:
    return before.count("[") + before.count("{") > before.count("]") + before.count("}")
