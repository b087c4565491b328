"""A record in, the same without what goes far beyond every limit out, so that no judge of it is kept busy.

What is cut still is too large, so the verdict stays the same.
"""

from itertools import islice
from typing import Any

from generator.checking.fault import NOTHING, inside
from generator.reading.schemas import Schema

LONGEST_TEXT = 20_000
LONGEST_LIST = 200
MOST_STRANGERS = 200
"""How much of a text, of a list, and of the fields that nobody knows is judged. The schemas allow less."""

_MOST_BITS = 64
_LARGEST = 2**_MOST_BITS
"""Stands for every larger number: Python refuses to write out one of more than 4,300 digits."""


def within_reason(value: Any, part: Schema) -> Any:
    """Return a value without what goes far beyond every limit. Depth is the reader's to limit."""
    match value:
        case str() if value.isspace():
            # Nobody can read it, so it is as good as none.
            return ""
        case str():
            return value[:LONGEST_TEXT]
        case list():
            return [within_reason(item, inside(part, 0)) for item in value[:LONGEST_LIST]]
        case dict():
            known = part.get("properties", NOTHING)
            names = [name for name in value if name in known]
            names += islice((name for name in value if name not in known), MOST_STRANGERS)
            return {name: within_reason(value[name], inside(part, name)) for name in names}
        case int() if value.bit_length() > _MOST_BITS:
            return _LARGEST if value > 0 else -_LARGEST
        case _:
            return value
