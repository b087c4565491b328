"""What a plain word in YAML means: the few that get a type, and all the others, which stay text.

YAML 1.2's core schema without hexadecimal, octal, infinity and not-a-number; so editors, forms and this reader
agree on `no`, `12:30` and `2026-03-04`.
"""

import re
from typing import Final

MAX_DIGITS = 15
"""A number of more digits is text: it would not come out as it was written."""

_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_BEGINS = frozenset("0123456789+-.")
_WHOLE = re.compile(rf"[-+]?[0-9]{{1,{MAX_DIGITS}}}\Z")
_DECIMAL = re.compile(
    r"[-+]?(?P<digits>[0-9]{1,16}(?:\.[0-9]{0,16})?|\.[0-9]{1,16})(?:[eE][-+]?[0-9]{1,2})?\Z"
)


def parse_plain(text: str) -> str | int | float | bool | None:
    """Return what an unquoted value means. A number without a fraction is an int; one of over 15 digits is text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_BEGINS:
        return text
    if _WHOLE.match(text):
        return int(text)
    match = _DECIMAL.match(text)
    if match is None or len(match["digits"].replace(".", "")) > MAX_DIGITS:
        return text
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 10**MAX_DIGITS else number
