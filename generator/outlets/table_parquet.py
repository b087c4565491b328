"""A table in, a Parquet file out. Needs pyarrow, which only those install who want it."""

import io
from typing import Any

from generator.views.table import ColumnType, Table
from generator.words.obstacle import Obstacle


def require_pyarrow() -> Any:
    """Return pyarrow. Raises Obstacle that says how to install it where it is missing."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise Obstacle(
            "Parquet needs a part of Pairbook that is not installed. Install it with:"
            ' pip install "pairbook[parquet]"'
            " or write another format with: --format csv"
        ) from error
    return pyarrow


def render_parquet(table: Table) -> bytes:
    """Return a table in Parquet; the same version of pyarrow makes the same bytes of the same table."""
    arrow = require_pyarrow()
    fields = [
        arrow.field(
            column.name,
            _type_of(arrow, column.type),
            nullable=not column.is_required,
            metadata={"title": column.title, "description": column.description},
        )
        for column in table.columns
    ]
    schema = arrow.schema(fields, metadata={"description": table.description})
    columns = zip(*table.rows, strict=True) if table.rows else ([] for _ in fields)
    arrays = [
        arrow.array([_value(value) for value in values], type=field.type)
        for field, values in zip(fields, columns, strict=True)
    ]
    target = io.BytesIO()
    arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), target)
    return target.getvalue()


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _type_of(arrow: Any, type_: ColumnType) -> Any:
    return {
        ColumnType.TEXT: arrow.string(),
        ColumnType.WHOLE: arrow.int64(),
        ColumnType.NUMBER: arrow.float64(),
        ColumnType.TRUTH: arrow.bool_(),
        ColumnType.DAY: arrow.date32(),
        ColumnType.LIST: arrow.list_(arrow.string()),
    }[type_]
