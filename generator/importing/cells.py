"""One row read field by field: cells in, clean values out, with a note on whatever is left out or changed.

Knows the plan, the kinds of values that records have, and their limits. Knows no record.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.checking.snippets import counted, listed
from generator.importing.dates import DateError, parse_date
from generator.importing.fields import TableKind, match_columns
from generator.importing.lists import sort_topics, split_lines, split_list
from generator.importing.notes import Notebook, quoted
from generator.importing.plain_text import LONGEST_TEXT, LONGEST_TITLE, MOST_ITEMS, clean, one_line, shorten
from generator.importing.plan import PlanError, TablePlan
from generator.importing.slugs import folded
from generator.reading.tables import Row, Table

_YES = frozenset({"yes", "y", "true", "1", "x", "oui", "ja", "si", "sim"})
_NO = frozenset({"no", "n", "false", "0", "non", "nein", "nao"})


@dataclass(frozen=True, slots=True)
class Source:
    """A table, how it is to be read, and where the notes go."""

    kind: TableKind
    table: Table
    plan: TablePlan
    columns: Mapping[str, str]
    """Field to column."""
    notebook: Notebook

    @classmethod
    def of(cls, kind: TableKind, table: Table, plan: TablePlan, notebook: Notebook) -> "Source":
        """Match the columns of a table; raises PlanError where the plan names one that is not there."""
        for column in (*plan.columns.values(), *plan.skip):
            if column not in table.columns:
                raise PlanError(
                    f"There is no column {quoted(column)} in {table.name}. It has {listed(table.columns, 'and')}."
                )
        for oddity in table.oddities:
            notebook.changed(table.name, oddity.line, oddity.message, oddity.hint)
        return cls(kind, table, plan, match_columns(kind, table.columns, plan.columns), notebook)

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """Columns with something in them that fill no field."""
        used = {*self.columns.values(), *self.plan.skip}
        filled = {column for row in self.table.rows for column, cell in row.cells.items() if cell}
        return tuple(column for column in self.table.columns if column in filled - used)

    def rows(self) -> Iterator["Cells"]:
        """Yield the rows that the plan does not skip."""
        for row in self.table.rows:
            if not any(row.cells[column].casefold() in words for column, words in self.plan.skip.items()):
                yield Cells(self, row)


@dataclass(slots=True)
class Cells:
    """One row. Every method reads a field, and notes what it cannot keep."""

    source: Source
    row: Row
    _cleaned: dict[str, str] = field(default_factory=dict)
    _defaulted: set[str] = field(default_factory=set)

    @property
    def line(self) -> int:
        """The row's line in its file."""
        return self.row.line

    def raw(self, name: str) -> str:
        """Return a cell with the plan's words for the table's, or the plan's default; else empty text."""
        cell = self.row.cells.get(self.source.columns.get(name, ""), "")
        words = self.source.plan.values.get(name, {})
        cell = words.get(cell.casefold(), cell)
        default = self.source.plan.defaults.get(name, "")
        if not cell and default and name not in self._defaulted:
            self._defaulted.add(name)
            self.source.notebook.supply(f"{self.source.kind}.{name}", default)
        return cell or default

    def paragraph(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Return text of one or more lines."""
        return self._within(name, self.cleaned(name), longest)

    def title(self, name: str, longest: int = LONGEST_TITLE) -> str:
        """Return text on one line."""
        return self._within(name, one_line(self.cleaned(name)), longest)

    def cleaned(self, name: str) -> str:
        """Return text of any length without what records must not hold; noted once a cell."""
        if name not in self._cleaned:
            found = clean(self.raw(name))
            self._cleaned[name] = found.text
            if found.removed:
                removed = listed(found.removed, "and")
                self.changed(f"{self.label(name)} held {removed}, taken out")
        return self._cleaned[name]

    def topics(self, name: str) -> list[str]:
        """Return short items, each only once."""
        words = self.source.plan.values.get(name, {})
        items = split_list(self.cleaned(name), self.source.plan.separator)
        topics, others = sort_topics(tuple(words.get(each.casefold(), each) for each in items))
        if others:
            what = "1 phrase" if len(others) == 1 else f"{len(others)} phrases"
            self.left_out(
                f"{self.label(name)} holds {what} too long or too personal for a topic, such as {quoted(others[0])}",
                "Write topics as a word or two with a separator between them.",
            )
        return self._few(name, list(topics))

    def items(self, name: str, longest: int = LONGEST_TEXT) -> list[str]:
        """Return a list of sentences, each on one line."""
        items = split_lines(self.cleaned(name), self.source.plan.separator)
        return self._few(name, [self._within(name, item, longest) for item in items])

    def words(self, name: str, allowed: Mapping[str, str]) -> list[str]:
        """Return a list of words out of `allowed`, which maps folded words to those of the record."""
        found = []
        meanings = self.source.plan.values.get(name, {})
        for item in split_list(self.raw(name), self.source.plan.separator):
            word = allowed.get(folded(meanings.get(item.casefold(), item)))
            if word is not None:
                found.append(word)
            elif meanings.get(item.casefold(), item):
                self._not_among(name, item, allowed)
        return list(dict.fromkeys(found))

    def word(self, name: str, allowed: Mapping[str, str]) -> str | None:
        """Return a word out of `allowed`, or None where there is none."""
        text = self.raw(name)
        found = allowed.get(folded(text).replace("_", " ").replace("-", " "), allowed.get(folded(text)))
        if text and found is None:
            self._not_among(name, text, allowed)
        return found

    def day(self, name: str, note: Callable[[str, str], None] | None = None) -> dt.date | None:
        """Return a date, or None where there is none. `note` tells of text that is no date, else it is left out."""
        text = self.raw(name)
        if not text:
            return None
        try:
            return parse_date(text, self.source.plan.dates)
        except DateError as error:
            (note or self.left_out)(f"{self.label(name)} holds {quoted(text)}, which {error.why}", error.hint)
            return None

    def days(self, name: str) -> list[dt.date]:
        """Return a list of dates."""
        found = []
        for item in split_lines(self.raw(name), self.source.plan.separator):
            try:
                found.append(parse_date(item, self.source.plan.dates))
            except DateError as error:
                self.left_out(f"{self.label(name)} holds {quoted(item)}, which {error.why}", error.hint)
        return sorted(set(found))

    def number(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number within its limits, or None where there is none."""
        text = self.raw(name)
        if not text:
            return None
        digits = text.strip().removesuffix("minutes").removesuffix("min").strip()
        if digits.isascii() and digits.isdigit() and least <= int(digits[:9]) <= most:
            return int(digits)
        self.left_out(
            f"{self.label(name)} holds {quoted(text)}, which is no whole number from {least} to {most}",
            f"Write a number such as {max(least, 1)}.",
        )
        return None

    def yes_or_no(self, name: str) -> bool | None:
        """Return whether a cell says yes, or None where it says nothing."""
        text = self.raw(name)
        if not text:
            return None
        if folded(text) in _YES | _NO:
            return folded(text) in _YES
        self.left_out(
            f"{self.label(name)} holds {quoted(text)}, which is neither yes nor no", "Write yes or no."
        )
        return None

    def label(self, name: str) -> str:
        """Return what a note calls a field: its column's heading, between quotes."""
        return quoted(self.source.columns.get(name, name))

    def not_placed(self, message: str, hint: str = "") -> None:
        """Note that the whole row was left out."""
        self.source.notebook.row_left_out(self.source.table.name, self.line, message, hint)

    def left_out(self, message: str, hint: str = "") -> None:
        """Note that a cell, or a part of one, was left out."""
        self.source.notebook.cell_left_out(self.source.table.name, self.line, message, hint)

    def changed(self, message: str, hint: str = "") -> None:
        """Note that a cell went in changed."""
        self.source.notebook.changed(self.source.table.name, self.line, message, hint)

    def assumed(self, message: str, hint: str = "") -> None:
        """Note that something was concluded."""
        self.source.notebook.assumed(self.source.table.name, self.line, message, hint)

    def _within(self, name: str, text: str, longest: int) -> str:
        short = shorten(text, longest)
        if short != text:
            self.changed(
                f"{self.label(name)} has {counted(len(text), 'character')}, shortened to {len(short):,}"
            )
        return short

    def _few(self, name: str, items: list[str]) -> list[str]:
        different = list(dict.fromkeys(items))
        if len(different) > MOST_ITEMS:
            self.left_out(f"{self.label(name)} lists {len(different)} items, and only {MOST_ITEMS} fit")
        return different[:MOST_ITEMS]

    def _not_among(self, name: str, text: str, allowed: Mapping[str, str]) -> None:
        words = listed(list(dict.fromkeys(allowed.values())))
        self.left_out(
            f"{self.label(name)} holds {quoted(text)}, which is not {words}",
            f"Write one of these, or say in the mapping what it means there, under values and {name}.",
        )
