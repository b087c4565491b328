"""What people did, from what libyaml says about it: its error and the lines in, a finding in plain words out.

libyaml says where it was lost and what it expected there. The table `_EXPLANATIONS` goes from its words to the
mistake that people make most often at such a place, and back to the line where they made it.
"""

from collections.abc import Callable

import yaml
from yaml.events import ScalarEvent

from generator.reading.mistake_case import Case
from generator.reading.mistakes_in_indentation import explain_indented_beginning
from generator.reading.mistakes_in_lines import (
    explain_colon,
    explain_dash_behind_name,
    explain_missing_colon,
    explain_missing_dash,
    explain_missing_field,
    explain_second_record,
    explain_unknown,
)
from generator.reading.mistakes_in_text import (
    explain_backslash,
    explain_brackets,
    explain_open_quote,
    explain_special,
    explain_special_where_begun,
    explain_tab,
    explain_tab_in_front,
    explain_tag,
    explain_text_after_bracket,
    explain_text_after_quote,
)
from generator.reading.source import Source
from generator.words.diagnostic import Diagnostic

_EXPLANATIONS: tuple[tuple[str, Callable[[Case], Diagnostic | None]], ...] = (
    ("", explain_tab_in_front),
    ("found a tab", explain_tab),
    ("cannot start any token", explain_tab),
    ("cannot start any token", explain_special),
    ("scanning a directive", explain_special_where_begun),
    ("incompatible YAML document", explain_special),
    ("scanning a quoted scalar: found unexpected", explain_open_quote),
    ("parsing a quoted scalar", explain_backslash),
    ("scanning a block scalar", explain_special_where_begun),
    ("scanning an a", explain_special_where_begun),  # an anchor, an alias
    ("scanning a tag", explain_tag),
    ("parsing a tag", explain_tag),
    ("undefined tag handle", explain_tag),
    ("mapping values are not allowed", explain_colon),
    ("mapping keys are not allowed", explain_special),
    ("block sequence entries are not allowed", explain_dash_behind_name),
    ("simple key: could not find expected ':'", explain_missing_colon),
    ("flow", explain_brackets),
    ("block node", explain_special),
    ("did not find expected", explain_text_after_quote),
    ("did not find expected", explain_text_after_bracket),
    ("expected key", explain_missing_field),
    ("expected '-' indicator", explain_missing_dash),
    ("expected <document start>", explain_indented_beginning),
    ("expected <document start>", explain_second_record),
)
"""libyaml's words, and what to make of them; the first explanation that fits counts."""


def mistake_of(error: yaml.MarkedYAMLError, source: Source, last: ScalarEvent | None) -> Diagnostic:
    """Return the finding for a syntax error; `last` is the text that was read before it."""
    said = f"{error.context or ''}: {error.problem or ''}"
    row, column = _place(error.problem_mark or error.context_mark, source)
    case = Case(
        source,
        row,
        column,
        _place(error.context_mark or error.problem_mark, source),
        _extent(last),
        _quote(last),
    )
    explained = (explain(case) for words, explain in _EXPLANATIONS if words in said)
    return next((found for found in explained if found), None) or explain_unknown(case)


def _place(mark: yaml.Mark | None, source: Source) -> tuple[int, int]:
    """Return line and column of a mark, moved up to the last line that says something."""
    if mark is None:
        return 0, 0
    row = min(mark.line, len(source.lines) - 1)
    moved = row
    while moved > 0 and not source.lines[moved].strip(" "):
        moved -= 1
    end = len(source.lines[moved].rstrip(" "))
    return moved, min(mark.column, end) if moved == mark.line else end


def _extent(last: ScalarEvent | None) -> tuple[int, int, int, int] | None:
    if last is None or last.start_mark is None or last.end_mark is None:
        return None
    return last.start_mark.line, last.start_mark.column, last.end_mark.line, last.end_mark.column


def _quote(last: ScalarEvent | None) -> str:
    return last.style if last is not None and last.style in ("'", '"') else ""
