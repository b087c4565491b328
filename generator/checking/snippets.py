"""Values in, short pieces of text for a sentence out: as they were found, or as one would write them."""

import re
from typing import Any

LONGEST = 60
"""How many characters of a value a sentence shows."""

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},\"'`&*!|>%@\n]*", re.ASCII)
_TYPED = re.compile(r"-?[0-9.]+|true|false|null|~", re.IGNORECASE)


def quoted(text: str) -> str:
    """Return text between double quotes, cut at sixty characters."""
    return f'"{text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"}"'


def shown(value: Any) -> str:
    """Return a value as a sentence shows it: text in quotes, anything else by what it is."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case int() | float():
            return _number(value)
        case list():
            return "a list"
        case _:
            return "a group of fields"


def as_text(value: Any) -> str:
    """Return the text that the author of a bare number, true or false must have typed."""
    return value if isinstance(value, str) else shown(value)


def line(name: str, value: Any) -> str:
    """Return a line of a record between quotes, such as ``"cohort: 2026-autumn"``."""
    return quoted(f"{name}: {as_written(value)}")


def as_written(value: Any) -> str:
    """Return a value as one writes it in a record, on one line."""
    match value:
        case dict():
            return (
                "{" + ", ".join(f"{as_written(key)}: {as_written(item)}" for key, item in value.items()) + "}"
            )
        case list():
            return "[" + ", ".join(map(as_written, value)) + "]"
        case str() if not _PLAIN.fullmatch(value) or _TYPED.fullmatch(value):
            return "'" + value.replace("'", "''") + "'"
        case _:
            return as_text(value)


def _number(value: float) -> str:
    # Python refuses to write out a whole number of more than 4,300 digits.
    if isinstance(value, int) and value.bit_length() > 180:
        return "a very long number"
    return str(value)


def listed(words: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Return words as a sentence lists them: "held", "held or missed", "held, cancelled or missed"."""
    *others, final = words
    return f"{', '.join(others)} {last} {final}" if others else final


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 character", "40 characters"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
