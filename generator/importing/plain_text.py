"""Text of a cell in, text that a record may hold out, with what had to go. Knows no tables and no notes.

HTML and Markdown stay as they are: a record's text is plain text to everything that shows it.
"""

import re
import unicodedata
from dataclasses import dataclass

from generator.checking.rules.text import EMAIL, MEETING_LINK
from generator.checking.snippets import counted
from generator.reading.raw_text import bad_character

LONGEST_TEXT = 2000
LONGEST_TITLE = 200
LONGEST_TOPIC = 80
MOST_ITEMS = 100
"""The limits of the schemas (a test holds them together), in characters and in items of a list."""

_ONLY_MARKS = re.compile(r"(?:\s*</?[A-Za-z][A-Za-z0-9]{0,20}\s*/?>)+\s*\Z")
_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WHOLE_LINK = re.compile(r"(?:https?://)?[\w.-]{0,200}(?:" + MEETING_LINK.pattern + r")", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text without what a record must not hold."""

    text: str
    removed: tuple[str, ...]
    """What was taken out, in words that end a sentence: "an e-mail address", "2 invisible characters"."""


def clean(text: str) -> Cleaned:
    """Return text in NFC with plain line ends and spaces, without invisible characters and private addresses."""
    visible, hidden = _without_hidden(_with_plain_spaces(unicodedata.normalize("NFC", text)))
    tidy = "\n".join(line.rstrip() for line in visible.split("\n"))
    tidy = re.sub(r"\n{3,}", "\n\n", tidy).strip()
    if _ONLY_MARKS.match(tidy):
        return Cleaned("", ("nothing but HTML marks",))
    public, links = _WHOLE_LINK.subn("[meeting link removed]", tidy)
    public, addresses = EMAIL.subn("[e-mail address removed]", public)
    removed = (
        (hidden, f"{counted(hidden, 'invisible character')}"),
        (links, counted(links, "meeting link")),
        (addresses, f"{addresses:,} e-mail {'address' if addresses == 1 else 'addresses'}"),
    )
    return Cleaned(public, tuple(words for number, words in removed if number))


def one_line(text: str) -> str:
    """Return text without line breaks and double spaces."""
    return " ".join(text.split())


def shorten(text: str, longest: int) -> str:
    """Return text of at most `longest` characters, cut at a word's end with "…" where it was longer."""
    if len(text) <= longest:
        return text
    room = text[: longest - 1]
    cut = max(room.rfind(space) for space in " \n")
    # Where the last word is longer than a fifth of the whole, losing it would lose too much.
    kept = room[:cut] if cut >= longest * 4 // 5 else room
    return kept.rstrip(" \n,;:–—-") + "…"


def _with_plain_spaces(text: str) -> str:
    lines = _LINE_ENDS.sub("\n", text)
    return lines.replace("\t", "    ").replace("\xa0", " ").replace("\u202f", " ").replace("\ufeff", "")


def _without_hidden(text: str) -> tuple[str, int]:
    """Return text without what no record may hold, and how many characters that was."""
    if bad_character(text) is None:
        return text, 0
    rest = "".join(each for each in text if each in _JOINERS or bad_character(each) is None)
    # A joiner may stay between letters that join; two in a row never do.
    kept = "".join(
        each
        for index, each in enumerate(rest)
        if each not in _JOINERS or bad_character(rest[max(index - 1, 0) : index + 2]) is None
    )
    return kept, len(text) - len(kept)
