"""What stands in a place and what the schema says of it in, what was meant there out. Writes no sentences."""

import re
from collections.abc import Iterator, Sequence

from generator.checking.days_as_written import possible_days
from generator.checking.fault import ID_PATTERN, INTERVAL_PATTERN, ONE_LINE_PATTERN, has_form
from generator.checking.snippets import pieces
from generator.checking.suggestions import choice_meant, id_meant, interval_meant
from generator.reading.schemas import Schema

_BULLET = re.compile(r"^(?:[-–—•·*](?![0-9])|[0-9]{1,2}[.)](?= ))\s*")
"""What people put before an item, where it was not read as the dash of a list."""


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
    if part.get("pattern") == ONE_LINE_PATTERN:
        return " ".join(text.split())
    return next((variant for variant in _variants(text) if fits(variant, part)), None)


def several_meant(lines: Sequence[str], part: Schema) -> list[str]:
    """Return the items, each as its place takes it, of what was written as one text instead of a list."""
    bare = [_BULLET.sub("", line.strip()) for text in lines for line in text.splitlines() if line.strip()]
    items = bare if len(bare) > 1 else [item for line in bare for item in _words(line, part) or pieces(line)]
    return [item if fits(item, part) else text_meant(item, part) or item for item in items]


def _words(text: str, part: Schema) -> list[str]:
    """Return the words of a text, where each of them is more likely an item than a part of one."""
    words = text.split()
    are_items = all(fits(word, part) and ("enum" in part or not word.isalpha()) for word in words)
    return words if are_items and ("enum" in part or has_form(part)) else []


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
    yield bare.strip("<>")
    yield bare.removeprefix("refs/heads/")
    yield bare.removeprefix("/")
    yield re.sub(r"^(?:https?://)?(?:www\.)?github\.com/@?|/$", "", bare)
    yield re.sub(r"^(?:[a-z]+:/+|/+)?", "https://", bare, flags=re.IGNORECASE)
