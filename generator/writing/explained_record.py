"""A record to learn from: its text in, the same with a remark above each field that says what it is for.

The words are those of the schema, so a reader of the raw file learns what an editor would show.
"""

import textwrap
from collections.abc import Iterator

from generator.reading.schemas import Schema
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Path
from generator.words.places import Kind
from generator.writing.record_text import package_schemas

_WIDTH = 100
"""How long a line of a remark gets, in characters."""


def explain_record(kind: Kind, text: str) -> str:
    """Return a record's text with a remark above each of its fields, and of the fields in its lists' first items.

    Raises ValueError where the text cannot be read.
    """
    document, _ = parse_document("", text.encode())
    if document is None:
        raise ValueError("The record to explain cannot be read.")
    remarks: dict[int, str] = {}
    for path, description in _described(package_schemas().of(kind), document.data):
        # Between brackets there is no line of its own to stand above.
        if path in document.keys and (row := document.keys[path].line) not in remarks:
            remarks[row] = description
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if number in remarks:
            indent = line[: len(line) - len(line.lstrip())] + "# "
            lines += textwrap.wrap(remarks[number], _WIDTH, initial_indent=indent, subsequent_indent=indent)
        lines.append(line)
    return "\n".join(lines) + "\n"


def _described(schema: Schema, data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield path and description of the fields that the data has, those around before those inside."""
    if not isinstance(data, dict):
        return
    for name, part in schema.get("properties", {}).items():
        if name in data:
            yield (*path, name), part["description"]
            value = data[name]
            if isinstance(value, list) and value:
                yield from _described(part.get("items", {}), value[0], (*path, name, 0))
            else:
                yield from _described(part, value, (*path, name))
