"""What is said about YAML that is correct and still no record: a code, a sentence, and what to write instead."""

from typing import NamedTuple

from generator.reading.events import MAX_DEPTH
from generator.reading.raw_text import describe
from generator.reading.source import quoted, shown
from generator.words.codes import files as codes
from generator.words.codes import shape
from generator.words.diagnostic import Code


class Refusal(NamedTuple):
    """A finding that has no place yet."""

    code: Code
    message: str
    hint: str


NAMELESS = Refusal(
    codes.BAD_KEY,
    "Here the name of a field is missing to the left of the colon.",
    "Write the name of the field, a colon, a space and its value, such as: status: active",
)
TOO_DEEP = Refusal(
    codes.TOO_DEEP,
    f"Here the lines are nested more than {MAX_DEPTH} levels deep.",
    "Write it with fewer levels; no record needs more than six.",
)
SECOND_RECORD = Refusal(
    codes.SEVERAL_DOCUMENTS,
    'The line "---" begins a second record in this file.',
    "Remove that line, or give each record a file of its own.",
)
EMPTY = Refusal(
    codes.EMPTY, "There is nothing in this file.", "Write what belongs there, or delete the file."
)
MORE = Refusal(
    shape.MORE_FINDINGS,
    "There is more to mend in this file from here on.",
    "Mend those above first, then check again.",
)
NOT_UNDERSTOOD = Refusal(
    codes.SYNTAX,
    "This file cannot be understood, and nobody can say from which line on.",
    "Compare it with a record that is understood: on each line a name, a colon, a space and a value.",
)


def tag(written: str) -> Refusal:
    """Refuse a value that begins with an exclamation mark."""
    return Refusal(
        codes.TAG,
        f"{shown(written)} begins with an exclamation mark, which would change how the value is read.",
        f"Remove the mark and the word after it, or put the text between quotes: {quoted(written)}",
    )


def reference(written: str, sign: str) -> Refusal:
    """Refuse a value that another place refers to (``&``), or that refers to one (``*``)."""
    return Refusal(
        codes.REFERENCE,
        f'{shown(written)} begins with "{sign}", which stands for another place in the file.',
        f"Write the value out in full, or put the text between quotes: {quoted(written)}",
    )


def twice(name: str, first_line: int) -> Refusal:
    """Refuse a name that the same map has already."""
    return Refusal(
        codes.DUPLICATE_KEY,
        f"{shown(name)} stands twice here: the first one is in line {first_line}.",
        "Keep one of the two and delete the other.",
    )


def new_item(name: str, first_line: int) -> Refusal:
    """Refuse a second beginning of an item, which has no dash."""
    return Refusal(
        codes.DUPLICATE_KEY,
        f"{shown(name)} stands twice here: the first one is in line {first_line}.",
        "Write a dash and a space in front of it if a new item begins here; otherwise delete one of the two.",
    )


def odd_space(character: str) -> Refusal:
    """Refuse a name with a space that is not the plain one."""
    return Refusal(
        codes.ODD_SPACE,
        f"This name holds a space of another kind: {describe(character)}.",
        "Delete that space and type it again with the space bar.",
    )


def hidden(character: str) -> Refusal:
    """Refuse a character that only a backslash could bring in."""
    return Refusal(
        codes.HIDDEN_IN_QUOTES,
        f"A backslash in this text stands for a character that nobody can see: {describe(character)}.",
        "Remove the backslash and what belongs to it.",
    )


def cut(text: str, rest: str) -> Refusal:
    """Warn of a text that ends where a remark begins."""
    return Refusal(
        codes.CUT_BY_COMMENT,
        f"Only {shown(text)} is read here; {shown(rest.strip())} counts as a remark.",
        f"Put the whole text between quotes: {quoted((text + rest).strip())}",
    )


def only_a_remark(rest: str) -> Refusal:
    """Refuse a value of which nothing is left before its remark."""
    return Refusal(
        codes.SPECIAL_BEGINNING,
        f'{shown(rest)} begins with "#", so nothing of it is read.',
        f"Put the text between quotes: {quoted(rest)}",
    )
