"""What a plain word in YAML means: the few that get a type, and all the others, which stay text.

YAML 1.2's core schema without hexadecimal, octal, infinity and not-a-number; so editors, forms and this reader
agree on `no`, `12:30` and `2026-03-04`.
"""

import re
from typing import Final

_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?\Z")


def parse_plain(text: str) -> str | int | float | bool | None:
    """Return what an unquoted value means. A number without a fraction is an int; one of over 15 digits is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    if _DECIMAL.match(text):
        number = float(text)
        return int(number) if number.is_integer() and abs(number) < 10**15 else number
    return text
