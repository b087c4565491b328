"""A table's rows as JSON holds them. A table in, plain mappings out."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from generator.views.table import Table, Value


def json_rows(table: Table) -> Iterator[Mapping[str, Any]]:
    """Yield each row by the names of its columns: days as text, lists as lists."""
    for row in table.mappings():
        yield {name: json_value(value) for name, value in row.items()}


def json_value(value: Value) -> Any:
    """Return what a cell holds as JSON does."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
