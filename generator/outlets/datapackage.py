"""Tables in, the description of their files out, as a Frictionless Data Package with a Table Schema for each.

The description also says what was written, to the byte: by that a former export is known again.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.views.table import Column, ColumnType, Table

PACKAGE_FILE = "datapackage.json"
MARK = "pairbook"
"""The field that only packages of ours have."""

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


def render_package(tables: Sequence[Table], files: Mapping[str, bytes], format_: str, version: str) -> bytes:
    """Return the description of tables that were written as `files`, in the format that their names end in.

    `version` is that of the tables' schema.
    """
    programme = next(table for table in tables if table.name == "programmes")
    about = {key: _text(value) for key, value in next(iter(programme.mappings())).items()}
    package = {
        "$schema": _PROFILE,
        "name": about["programme"],
        "title": about["name"],
        "description": "What the records of a mentoring programme say, as tables. A text that a spreadsheet would"
        " take for a formula has an apostrophe in front in CSV; take it away to get the text.",
        "version": version,
        MARK: {key: about.get(key) for key in ("today", "audience", "revision")},
        "resources": [_resource(table, f"{table.name}.{format_}", files, format_) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def digest(content: bytes) -> str:
    """Return by what a file's content is known."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _resource(table: Table, path: str, files: Mapping[str, bytes], format_: str) -> dict[str, Any]:
    required = {column.name for column in table.columns if column.is_required}
    return {
        "name": table.name,
        "type": "table",
        "description": table.description,
        "path": path,
        "format": format_,
        "mediatype": _MEDIA_TYPES[format_],
        "encoding": "utf-8",
        "bytes": len(files[path]),
        "hash": digest(files[path]),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(reference.columns),
                    "reference": {"resource": reference.table, "fields": list(reference.key)},
                }
                for reference in table.references
                # A key of several columns counts as broken where one of them is empty.
                if required.issuperset(reference.columns)
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices and column.type is ColumnType.TEXT:
        constraints["enum"] = list(column.choices)
    return {
        "name": column.name,
        "type": str(column.type),
        "title": column.title,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
