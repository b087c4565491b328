"""What an import has to tell: which rows and cells did not go in whole, and what was taken for granted.

Holds notes as data, in the order of the tables. Knows no output format.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

SHOWN = 60
"""How much of a found value a note shows, in characters."""


class Fate(StrEnum):
    """What became of the row or the cell that a note is about."""

    ROW_LEFT_OUT = "row left out"
    CELL_LEFT_OUT = "cell left out"
    CHANGED = "changed"
    """It went in, but not letter by letter."""
    ASSUMED = "assumed"
    """The table did not say it, and something else did."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know about one row."""

    table: str
    """The table's file name; empty for what concerns no table."""
    line: int
    fate: Fate
    message: str
    """A sentence without a full stop that holds the value found."""
    hint: str = ""
    """One sentence that says what to write instead."""

    @property
    def text(self) -> str:
        """The note as a line: ``people.csv:17  "Start" holds ...: left out. Write it as 2020-05-15.``"""
        place = f"{self.table}:{self.line}  " if self.table else ""
        return f"{place}{self.message}. {self.hint}".rstrip()


@dataclass(slots=True)
class Notebook:
    """Collects notes while tables are read, and counts what had to be supplied because no table says it."""

    notes: list[Note] = field(default_factory=list)
    supplied: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each field got each value that stands in no table."""
    passed_over: Counter[str] = field(default_factory=Counter)
    """How often a field had a value that nothing was made of, and why."""

    def row_left_out(self, table: str, line: int, message: str, hint: str = "") -> None:
        """Note that nothing of a row went in."""
        self.notes.append(Note(table, line, Fate.ROW_LEFT_OUT, f"{message}: the row was left out", hint))

    def cell_left_out(self, table: str, line: int, message: str, hint: str = "") -> None:
        """Note that a row went in without one of its cells, or without a part of one."""
        self.notes.append(Note(table, line, Fate.CELL_LEFT_OUT, f"{message}: left out", hint))

    def changed(self, table: str, line: int, message: str, hint: str = "") -> None:
        """Note that a cell went in, but not as it stands."""
        self.notes.append(Note(table, line, Fate.CHANGED, message, hint))

    def assumed(self, table: str, line: int, message: str, hint: str = "") -> None:
        """Note that something was concluded that the row itself does not say."""
        self.notes.append(Note(table, line, Fate.ASSUMED, message, hint))

    def supply(self, what: str, value: str) -> None:
        """Count a value that no table says, such as `pairs.publication` and "unlisted"."""
        self.supplied[what, value] += 1

    def pass_over(self, what: str) -> None:
        """Count a value that is read and not needed, such as "pairs.goal, where the goals have others"."""
        self.passed_over[what] += 1


def quoted(value: str) -> str:
    """Return a found value in double quotes, on one line and not too long."""
    line = " ".join(value.split())
    return f'"{line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"}"'


def in_order(notes: Iterable[Note], tables: Iterable[str]) -> tuple[Note, ...]:
    """Return notes by table, in the order of `tables`, and then by line."""
    place = {name: number for number, name in enumerate(dict.fromkeys(("", *tables)))}
    return tuple(sorted(notes, key=lambda note: (place.get(note.table, len(place)), note.line)))
