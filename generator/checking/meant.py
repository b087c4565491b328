"""What stands in a place and what the schema says of it in, what was meant there out. Writes no sentences."""

import re
from collections.abc import Iterator

from generator.checking.days_as_written import possible_days
from generator.checking.fault import ID_PATTERN, INTERVAL_PATTERN
from generator.checking.suggestions import choice_meant, id_meant, interval_meant
from generator.reading.schemas import Schema


def text_meant(text: str, part: Schema) -> str | None:
    """Return the text that belongs in a place instead, or None where that is not clear."""
    if "enum" in part:
        return choice_meant(text, part["enum"])
    if part.get("format") == "date":
        days = possible_days(text)
        return str(days[0]) if len(days) == 1 else None
    if is_interval(part):
        return interval_meant(text)
    if part.get("pattern") == ID_PATTERN:
        return id_meant(text)
    return next((variant for variant in _variants(text) if fits(variant, part)), None)


def is_interval(part: Schema) -> bool:
    """Return whether a place is for a span of time."""
    return bool(part.get("pattern") == INTERVAL_PATTERN)


def fits(text: str, part: Schema) -> bool:
    """Return whether a place takes a text as it stands, as far as its form goes."""
    pattern = part.get("pattern", "")
    # Python's "$" would let a line end pass.
    return text in part.get("enum", (text,)) and "\n" not in text and bool(re.search(pattern, text, re.ASCII))


def _variants(text: str) -> Iterator[str]:
    """Yield what people add to a value, or leave out of it, one after the other."""
    bare = text.strip()
    yield bare
    yield re.sub(r"\.ya?ml$", "", bare)
    yield bare.removeprefix("@")
    yield bare.removeprefix("refs/heads/")
    yield f"https://{bare}"
    yield bare.rstrip("/").rpartition("/")[2].removeprefix("@")
