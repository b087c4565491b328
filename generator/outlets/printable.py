"""Record text in, text that a terminal or a log can show out. Knows no findings and no layout.

Whatever comes out is one line without anything that moves the cursor, reverses the reading direction, or
is a command to the log of a workflow.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 200
"""How many characters of a stranger's text are shown when nobody says otherwise."""

_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Characters that Unicode counts as letters or marks although nothing of them can be seen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one character looks like on a terminal, and how many columns that takes."""

    text: str
    width: int


def printable(text: str, limit: int = LIMIT) -> str:
    """Return `text` on one line of at most `limit` characters, with everything unprintable escaped."""
    if len(text) <= limit and _is_plain(text):
        return text
    shown: list[str] = []
    size = 0
    # One character more than fits is enough to see that the text has to be cut.
    for cell in cells(text[: limit + 1]):
        shown.append(cell.text)
        size += len(cell.text)
    if size <= limit:
        return "".join(shown)
    while shown and size > limit - 1:
        size -= len(shown.pop())
    return "".join(shown) + "…"


def cells(text: str) -> Iterator[Cell]:
    """Yield what each character of `text` looks like, in order."""
    for index, character in enumerate(text):
        # In the log of a workflow "##[" starts a command wherever it stands.
        if character == "[" and text[max(index - 2, 0) : index] == "##":
            yield Cell("\\x5b", 4)
        else:
            yield _cell(character)


def _is_plain(text: str) -> bool:
    """Whether every character of a text is shown as it is."""
    return text.isprintable() and _UNSEEN_LETTERS.isdisjoint(text) and "##[" not in text


@lru_cache(maxsize=4096)
def _cell(character: str) -> Cell:
    if _is_plain(character):
        return Cell(character, _columns(character))
    escaped = character.encode("unicode_escape").decode("ascii")
    return Cell(escaped, len(escaped))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
