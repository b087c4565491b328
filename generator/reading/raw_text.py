"""Bytes of a file in, its text out, with a finding for everything that no record may hold. Knows no YAML."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.reading.source import MAX_FINDINGS, Source, shown
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic, Span

MAX_BYTES = 256 * 1024
"""The largest record that is read, in bytes."""

_NEVER = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, the line end U+0085 among them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u3164\uffa0"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
)
_JOINERS = "\u180e\u200c\u200d"
"""They belong into Persian, Mongolian, Indic scripts and emoji, and nowhere near Latin letters."""
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""They choose how the character before them looks: an emoji, or a variant of a Han character in a name."""

_PLAIN = bytes((*b"\t\n", *range(0x20, 0x7F)))
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{_SELECTORS}]")
_HOST = rf"[^\x00-\x7f{_JOINERS}]"
_BAD = re.compile(
    rf"[{_NEVER}]"
    rf"|(?<!{_HOST})[{_JOINERS}]|[{_JOINERS}](?!{_HOST})"
    rf"|(?<![^\x00-\x7f{_SELECTORS}])(?!(?<=[0-9#*])[\ufe0e\ufe0f])[{_SELECTORS}]"
)

_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)


def read_text(file: str, content: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a file without its byte order mark, or None with the findings that say why not.

    Line ends of Windows come out as plain ones, so a line and a column mean the same everywhere.
    """
    if len(content) > MAX_BYTES:
        return None, (_too_large(file),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(file, content, error.start),)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    findings = (*_conflict_markers(file, text), *_bad_characters(file, text))
    return (None if findings else text), findings


def bad_character(text: str) -> int | None:
    """Return the index of the first character that no record may hold, or None."""
    # Nearly all text is told to be harmless by what it is made of: plain characters, or few distinct ones.
    if text.isascii() and not text.encode("ascii").translate(None, _PLAIN):
        return None
    if _SUSPECT.search("".join(set(text))) is None:
        return None
    found = _BAD.search(text)
    return found.start() if found else None


def describe(character: str) -> str:
    """Return what a character is and its number, for people to look it up."""
    name = "a control character"
    if character in _LINE_ENDS:
        name = "an unusual line end"
    elif character in _TURNERS:
        name = "a mark that turns the order of letters round"
    elif unicodedata.category(character) != "Cc":
        name = unicodedata.name(character, "a character without a name").lower()
    return f"{name} (U+{ord(character):04X})"


def _conflict_markers(file: str, text: str) -> Iterator[Diagnostic]:
    # A row of equals signs alone may underline a heading; only the other marks are beyond doubt.
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||")):
        return
    found = list(islice(_CONFLICT.finditer(text), MAX_FINDINGS))
    if all(mark[0].startswith("=") for mark in found):
        return
    source = Source(file, tuple(text.split("\n")))
    for mark in found:
        yield source.finding(
            codes.CONFLICT_MARKER,
            Span(line=text.count("\n", 0, mark.start()) + 1, width=7),
            f"{shown(mark[0])} is a mark that git left where two changes met.",
            "Keep the lines that you want from above and below it, and delete the line with the mark.",
        )


def _bad_characters(file: str, text: str) -> Iterator[Diagnostic]:
    if bad_character(text) is None:
        return
    source = Source(file, tuple(text.split("\n")))
    found = ((number, bad_character(line)) for number, line in enumerate(source.lines, start=1))
    for number, index in islice(
        ((number, index) for number, index in found if index is not None), MAX_FINDINGS
    ):
        character = source.lines[number - 1][index]
        yield source.finding(
            codes.CONTROL_CHARACTER if unicodedata.category(character) == "Cc" else codes.INVISIBLE_CHARACTER,
            Span(line=number, column=index + 1),
            f"There is a character here that nobody can see: {describe(character)}.",
            "Delete it, or type this line again by hand instead of pasting it.",
        )


def _too_large(file: str) -> Diagnostic:
    return Source(file, ()).finding(
        codes.TOO_LARGE,
        Span(),
        f"This file holds more than {MAX_BYTES // 1024} KiB.",
        "Keep records short, and put long documents elsewhere with a link to them.",
    )


def _not_utf8(file: str, content: bytes, start: int) -> Diagnostic:
    before = content[:start]
    line = before.count(b"\n")
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace").removeprefix("\ufeff"))
    lines = content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    return Source(file, tuple(lines)).finding(
        codes.NOT_UTF8,
        Span(line=line + 1, column=column + 1),
        "This file is not saved as UTF-8, the usual way of writing text today.",
        'Save it again in your editor with the encoding "UTF-8", usually a choice under "Save as".',
    )
