"""Bytes of a file in, its text out, with a finding for everything that must not be in any record. Knows no YAML."""

import re
import unicodedata
from collections.abc import Iterator

from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic, Span

MAX_BYTES = 256 * 1024

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\Z")
_LINE_BREAKS = frozenset("\x85\u2028\u2029")
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u180e")


def read_text(file: str, content: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a file without its byte order mark, or None with the findings that say why not."""
    if len(content) > MAX_BYTES:
        return None, (_too_large(file),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(file, content, error),)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    findings = (*_conflict_markers(file, text), *_bad_characters(file, text))
    return (None if findings else text), findings


def bad_character(text: str) -> int | None:
    """Return the index of the first character that no record may hold, or None."""
    if text.isascii() and text.replace("\n", " ").replace("\t", " ").isprintable():
        return None
    return next((index for index in range(len(text)) if _is_bad(text, index)), None)


def describe(character: str) -> str:
    """Return a character's number and name, for people to look it up."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character').lower()}"


def _is_bad(text: str, index: int) -> bool:
    character = text[index]
    if character in "\n\t":
        return False
    if character in _JOINERS:
        # They belong into Persian, into Indic scripts and into emoji, and nowhere near Latin letters.
        around = (text[index - 1 : index], text[index + 1 : index + 2])
        return any(not side or side.isascii() for side in around)
    return (
        character in _LINE_BREAKS
        or character in _INVISIBLE_LETTERS
        or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        or (ord(character) & 0xFFFE) == 0xFFFE
    )


def _conflict_markers(file: str, text: str) -> Iterator[Diagnostic]:
    lines = text.split("\n")
    if not any(line.startswith("<<<<<<< ") for line in lines):
        return
    for number, line in enumerate(lines, start=1):
        if _CONFLICT.match(line):
            yield _finding(
                codes.CONFLICT_MARKER,
                file,
                Span(line=number, width=7),
                line,
                f'"{line[:7]}" is a mark that git left where two changes met.',
                "Keep the lines you want from above and below, and delete the marks.",
            )


def _bad_characters(file: str, text: str) -> Iterator[Diagnostic]:
    if bad_character(text) is None:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        index = bad_character(line)
        if index is not None:
            code = (
                codes.CONTROL_CHARACTER
                if unicodedata.category(line[index]) == "Cc"
                else codes.INVISIBLE_CHARACTER
            )
            yield _finding(
                code,
                file,
                Span(line=number, column=index + 1),
                line,
                f"There is a character here that nobody can see: {describe(line[index])}.",
                "Delete it, or type this line again by hand instead of pasting it.",
            )


def _too_large(file: str) -> Diagnostic:
    return _finding(
        codes.TOO_LARGE,
        file,
        Span(),
        "",
        f"This file holds more than {MAX_BYTES // 1024} KiB.",
        "Keep records short, and put long documents elsewhere with a link to them.",
    )


def _not_utf8(file: str, content: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    excerpt = content.split(b"\n")[line - 1].decode("utf-8", "replace")[:200]
    return _finding(
        codes.NOT_UTF8,
        file,
        Span(line=line, column=column),
        excerpt,
        "This file is not saved as UTF-8, the usual way of writing text today.",
        'Open it in your editor and save it with the encoding "UTF-8".',
    )


def _finding(code: Code, file: str, span: Span, excerpt: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        code=code.id,
        severity=code.severity,
        file=file,
        span=span,
        message=message,
        hint=hint,
        excerpt=excerpt,
    )
