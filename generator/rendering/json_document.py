"""Plain data in, the text of a JSON file out: the same bytes for the same data, and a line for each thing in a list."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def render_document(document: Mapping[str, Any]) -> str:
    """Return a mapping as a JSON object. Each of its fields has a line; the things in a list of things have one each."""
    fields = (f"{_compact(name)}: {_field(value)}" for name, value in document.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def render_rows(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return mappings as a JSON array with a line for each."""
    return f"{_lines(rows)}\n"


def _field(value: Any) -> str:
    is_list_of_things = isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
    return _lines(value) if is_list_of_things else _compact(value)


def _lines(things: Iterable[Any]) -> str:
    lines = ",\n".join(_compact(thing) for thing in things)
    return f"[\n{lines}\n]" if lines else "[]"


_compact: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
