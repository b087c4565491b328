"""What people did, from what libyaml says about it: its error in, a finding in plain words out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic, Span

_Said = tuple[Code, str, str]


@dataclass(frozen=True, slots=True)
class _Case:
    """What an explanation looks at."""

    said: str
    """libyaml's own words."""
    line: str
    previous: str
    """The last line above that says something."""
    column: int
    """From 0."""


_SPECIAL = "@`%&*!|>[]{},"


def mistake_of(error: yaml.MarkedYAMLError, file: str, lines: tuple[str, ...]) -> Diagnostic:
    """Return the finding for a syntax error; the first explanation that fits counts."""
    mark = error.problem_mark or error.context_mark
    span = _span_of(mark, lines)
    line = lines[span.line - 1]
    above = [text for text in lines[: span.line - 1] if text.strip() and not text.lstrip().startswith("#")]
    case = _Case(
        f"{error.context or ''} {error.problem or ''}", line, above[-1] if above else "", span.column - 1
    )
    explained = (found for explain in _EXPLANATIONS if (found := explain(case)))
    code, message, hint = next(explained, None) or _unknown(line)
    if code is codes.OPEN_QUOTE and error.context_mark:
        span = _span_of(error.context_mark, lines)
        line = lines[span.line - 1]
    return Diagnostic(
        code=code.id,
        severity=code.severity,
        file=file,
        span=span,
        message=message,
        hint=hint,
        excerpt=line,
    )


def _span_of(mark: yaml.Mark | None, lines: tuple[str, ...]) -> Span:
    if mark is None:
        return Span()
    number = min(mark.line, len(lines) - 1)
    # libyaml reports many mistakes at the end of the file, after the last line that says something.
    while number > 0 and not lines[number].strip():
        number -= 1
    column = mark.column if number == mark.line else len(lines[number])
    return Span(line=number + 1, column=min(column, len(lines[number])) + 1)


def _tab(case: _Case) -> _Said | None:
    if "\t" not in case.line:
        return None
    return (
        codes.TAB,
        "There is a tab in this line, where only spaces may stand.",
        "Replace each tab by two spaces. Most editors can do it for the whole file.",
    )


def _quote(case: _Case) -> _Said | None:
    if "quoted scalar" in case.said and ("unexpected end" in case.said or "document indicator" in case.said):
        return (
            codes.OPEN_QUOTE,
            "A quotation mark is opened here and never closed.",
            "Put the same mark at the end of the text.",
        )
    value = _value(case.line)
    if value[:1] in ("'", '"') and "did not find expected" in case.said:
        return (
            codes.OPEN_QUOTE,
            f"The text after the closing quotation mark does not belong anywhere: {_shown(value)}.",
            "Put the whole text between double quotes, and write inner double quotes as single ones.",
        )
    return None


def _escape(case: _Case) -> _Said | None:
    if "escape" not in case.said:
        return None
    return (
        codes.HIDDEN_IN_QUOTES,
        "A backslash in double quotes has a meaning of its own, and here it has none that is known.",
        "Write the text between single quotes, where a backslash is just a backslash.",
    )


def _special(case: _Case) -> _Said | None:
    value = _value(case.line)
    character = case.line[case.column : case.column + 1]
    starts = value[:1] in _SPECIAL and value[:1] not in ("", "[", "{")
    if not starts and "cannot start any token" not in case.said:
        return None
    shown = value if starts else case.line[case.column :].strip()
    return (
        codes.SPECIAL_BEGINNING,
        f'{_shown(shown)} begins with "{shown[:1] or character}", which has a meaning of its own.',
        f'Put the text between double quotes: "{_cut(shown)}"',
    )


def _bracket(case: _Case) -> _Said | None:
    if "flow" not in case.said and "expected ',' or" not in case.said:
        return None
    return (
        codes.OPEN_BRACKET,
        "A bracket is opened and not closed, or closed and never opened.",
        "Close it; or write a list with a dash and a space in front of each item, one on each line.",
    )


def _colon(case: _Case) -> _Said | None:
    if "mapping values are not allowed" not in case.said:
        return None
    value = _value(case.line)
    if ": " in value or value.endswith(":"):
        return (
            codes.COLON_IN_TEXT,
            f"{_shown(value)} holds a colon, which separates a name from its value.",
            f'Put the whole text between double quotes: "{_cut(value)}"',
        )
    if ": " not in f"{case.previous} ":
        return (
            codes.SYNTAX,
            f"The line above this one, {_shown(case.previous.strip())}, has no colon after the field's name.",
            "Write it as name, colon, space, value, such as: status: active",
        )
    return (
        codes.INDENTATION,
        f"{_shown(case.line.strip())} begins in another column than the lines that it belongs with.",
        "Give it as many spaces at the beginning as its neighbours have.",
    )


def _no_colon(case: _Case) -> _Said | None:
    if "could not find expected ':'" not in case.said:
        return None
    return (
        codes.SYNTAX,
        f"{_shown(case.line.strip())} is neither a field with a value nor the rest of the text above it.",
        "Write a name, a colon, a space and a value, such as: status: active",
    )


def _indentation(case: _Case) -> _Said | None:
    if "did not find expected" not in case.said and "not allowed in this context" not in case.said:
        return None
    return (
        codes.INDENTATION,
        f"{_shown(case.line.strip())} begins in another column than the lines that it belongs with.",
        "Give it as many spaces at the beginning as its neighbours have, and no tabs.",
    )


def _unknown(line: str) -> _Said:
    return (
        codes.SYNTAX,
        f"From {_shown(line.strip())} on, this file cannot be understood.",
        "Compare this line and the one above with an example: a name, a colon, a space and a value.",
    )


_EXPLANATIONS: tuple[Callable[[_Case], _Said | None], ...] = (
    _tab,
    _quote,
    _escape,
    _special,
    _bracket,
    _colon,
    _no_colon,
    _indentation,
)


def _value(line: str) -> str:
    """Return what stands after the field's name or after the dash."""
    return re.sub(r"^\s*(?:- +)?(?:[\w -]{1,64}: +)?", "", line).rstrip()


def _shown(text: str) -> str:
    return f'"{_cut(text)}"'


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
