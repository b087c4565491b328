"""Values in, short pieces of text for a sentence out: as they were found, or as one would write them."""

import re
from typing import Any

LONGEST = 60
"""How many characters of a value a sentence shows."""

_PLAIN = re.compile(r"\w(?!.*(: | #|:$))[^\n]*")
"""Text that needs no quotation marks on a line of its own."""
_PLAIN_INSIDE = re.compile(r"[^,\[\]{}]*")
"""What it must not hold in addition between brackets."""
_TYPED = re.compile(r"-?[0-9.]+|true|false|null|~", re.IGNORECASE)


def quoted(text: str) -> str:
    """Return text between double quotes, on one line, cut at sixty characters."""
    text = " ".join(text[: 4 * LONGEST].splitlines())
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
    room = LONGEST - len(name) - 2
    if isinstance(value, str) and len(value) > room > 0:
        value = value[: room - 1] + "…"
    return quoted(f"{name}: {as_written(value)}")


def as_written(value: Any, *, inside: bool = False) -> str:
    """Return a value as one writes it in a record, on one line; `inside` says that brackets are around it."""
    match value:
        case dict():
            fields = (
                f"{as_written(key, inside=True)}: {as_written(item, inside=True)}"
                for key, item in value.items()
            )
            return "{" + ", ".join(fields) + "}"
        case list():
            return "[" + ", ".join(as_written(item, inside=True) for item in value) + "]"
        case str() if not _needs_no_marks(value, inside=inside):
            return "'" + value.replace("'", "''") + "'"
        case _:
            return as_text(value)


def pieces(text: str) -> list[str]:
    """Return the short pieces of a text between commas; the text alone where it is no such list."""
    parts = [part for part in (each.strip() for each in re.split("[,;]", text)) if part]
    # A comma in a sentence makes no list.
    return parts if len(parts) > 1 and all(len(part.split()) <= 3 for part in parts) else [text]


def _needs_no_marks(text: str, *, inside: bool) -> bool:
    if _TYPED.fullmatch(text) or text != text.strip():
        return False
    return bool(_PLAIN.fullmatch(text)) and (not inside or bool(_PLAIN_INSIDE.fullmatch(text)))


def _number(value: float) -> str:
    # Python refuses to write out a whole number of more than 4,300 digits.
    if isinstance(value, int) and value.bit_length() > 14_000:
        return "…"
    digits = str(value)
    return digits if len(digits) <= LONGEST else f"{digits[: LONGEST - 1]}…"


def listed(words: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Return words as a sentence lists them: "held", "held or missed", "held, cancelled or missed"."""
    *others, final = words
    return f"{', '.join(others)} {last} {final}" if others else final


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 character", "40 characters"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
