"""A tidy table: a row for each thing, a column for each fact. Knows no record, no file format and no audience."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool | dt.date | tuple[str, ...] | None
"""What a cell may hold; None where nobody wrote anything."""


class ColumnType(StrEnum):
    """What a column holds. The values are the words of Frictionless Table Schema."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    TRUTH = "boolean"
    DAY = "date"
    LIST = "array"
    """A list of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A fact that a table tells of each thing."""

    name: str
    type: ColumnType
    title: str
    description: str
    is_required: bool = False
    """Whether every row has it."""
    choices: tuple[str, ...] = ()
    """The words to choose from; empty where anything goes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values are the key of another table's row, wherever they are there."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its description."""

    name: str
    description: str
    key: tuple[str, ...]
    """The columns that tell a row from all others."""
    references: tuple[Reference, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    """In order; a value for each column."""

    def mappings(self) -> Iterator[Mapping[str, Value]]:
        """Yield each row as a mapping from the columns' names."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))
