"""The seven schemas: from the package's folder to plain maps, and to the list of fields that they describe.

Knows how schemas are written here (local references, `x-audience`, `x-term`, `x-says`), and nothing of
records. A schema that breaks these conventions is a fault of the project: ValueError at load.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.reading.package_files import package_path
from generator.words.audience import Audience
from generator.words.places import Kind

Schema = Mapping[str, Any]
"""A schema or a part of one, with every reference resolved."""

_ANNOTATIONS = frozenset({"title", "description", "examples", "default", "x-audience", "x-term"})
"""What may stand beside a reference and replace what the referenced part says."""

_AUDIENCES = frozenset(Audience)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, as a reader of the reference meets it."""

    path: str
    """Dotted, with ``[]`` after a list: ``goals[].levels.0``."""
    title: str
    description: str
    type: str
    """In words: "text", "date", "whole number", "list of text", "group of fields"."""
    required: bool
    """Whether the record, or the group that the field is in, always has it."""
    allowed: tuple[str, ...]
    """The words to choose from; empty where anything goes."""
    examples: tuple[Any, ...]
    default: Any
    """What holds where the field is left out; None where that says nothing."""
    audience: Audience
    is_term: bool
    """Whether it belongs to the terms of an agreement, as also what is inside a term does."""
    limits: tuple[str, ...]
    """In words: "at most 200 characters"."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """All schemas of the package, by kind of record."""

    texts: Mapping[Kind, str]
    resolved: Mapping[Kind, Schema]

    def of(self, kind: Kind) -> Schema:
        """Return a kind's schema with every reference resolved."""
        return self.resolved[kind]

    def text_of(self, kind: Kind) -> str:
        """Return a kind's schema as its file says it."""
        return self.texts[kind]

    def fields(self, kind: Kind) -> tuple[Field, ...]:
        """Return every field of a kind in the order of the schema, a group before what it holds."""
        return tuple(_fields(self.of(kind), ""))

    def audience_of(self, kind: Kind, path: tuple[str | int, ...]) -> Audience:
        """Return who may see the value at `path`; raises ValueError where no field is there.

        The empty path means the whole record, which only those may see who may see all of it.
        """
        schema = self.of(kind)
        if not path:
            return max((field.audience for field in self.fields(kind)), key=list(Audience).index)
        audience = None
        for step in path:
            schema = _inside(schema, step, kind)
            audience = schema.get("x-audience", audience)
        return Audience(str(audience))


def read_schemas(folder: Path | None = None) -> Schemas:
    """Read the schemas from `folder`, or else from the package's own.

    Raises FileNotFoundError where one is missing and ValueError where one breaks a convention.
    """
    where = folder or package_path("schemas")
    texts = {kind: where.joinpath(kind.schema_file).read_text(encoding="utf-8") for kind in Kind}
    return Schemas(texts, {kind: parse_schema(kind.schema_file, text) for kind, text in texts.items()})


def parse_schema(file: str, text: str) -> Schema:
    """Return the schema in `text` with references resolved; `file` names it in errors (ValueError)."""
    raw = json.loads(text)
    parts = raw.pop("$defs", {})
    schema: Schema = _resolve(raw, parts, file)
    _require_audiences(schema, file)
    return schema


def _resolve(node: Any, parts: Schema, file: str) -> Any:
    if isinstance(node, list):
        return [_resolve(item, parts, file) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" not in node:
        return {key: _resolve(value, parts, file) for key, value in node.items()}
    beside = {key: value for key, value in node.items() if key != "$ref"}
    return _resolve(_referenced(node["$ref"], parts, file), parts, file) | _annotations(beside, file)


def _referenced(reference: str, parts: Schema, file: str) -> Any:
    name = reference.removeprefix("#/$defs/")
    if name == reference or name not in parts:
        raise ValueError(f"{file} refers to {reference!r}, which is not among its $defs.")
    return parts[name]


def _annotations(beside: Schema, file: str) -> Schema:
    # A keyword that checks would have to hold together with the referenced ones; replacing them loosens it.
    if checks := sorted(beside.keys() - _ANNOTATIONS):
        raise ValueError(f"{file} has {', '.join(checks)} beside a $ref, where only descriptions may stand.")
    return beside


def _require_audiences(schema: Schema, place: str) -> None:
    for name, field in schema.get("properties", {}).items():
        if field.get("x-audience") not in _AUDIENCES:
            raise ValueError(f"{place}: the field {name!r} has no x-audience of {', '.join(Audience)}.")
        _require_audiences(field, f"{place}: {name}")
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            _require_audiences(schema[inner], place)


def _inside(schema: Schema, step: str | int, kind: Kind) -> Schema:
    inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
    if inner is None and not isinstance(step, int):
        inner = schema.get("additionalProperties")
    if not isinstance(inner, dict):
        raise ValueError(f"A record of the kind {kind.value!r} has no field {step!r} there.")
    return inner


def _fields(schema: Schema, prefix: str, *, in_term: bool = False) -> Iterator[Field]:
    for name, part in schema.get("properties", {}).items():
        path = f"{prefix}{name}"
        # What is inside a term is a part of the terms.
        is_term = in_term or bool(part.get("x-term", False))
        yield _field(path, part, required=name in schema.get("required", ()), is_term=is_term)
        yield from _fields(part, f"{path}.", in_term=is_term)
        yield from _fields(part.get("items", {}), f"{path}[].", in_term=is_term)


def _field(path: str, part: Schema, *, required: bool, is_term: bool) -> Field:
    return Field(
        path=path,
        title=part["title"],
        description=part["description"],
        type=_type_in_words(part),
        required=required,
        allowed=tuple(part.get("enum") or part.get("items", {}).get("enum", ())),
        examples=tuple(part["examples"]),
        default=part.get("default"),
        audience=Audience(part["x-audience"]),
        is_term=is_term,
        limits=tuple(_limits_in_words(part)),
    )


_SIMPLE_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}
_PLURALS = {
    "text": "text",
    "date": "dates",
    "choice": "choices",
    "group of fields": "groups of fields",
    "number": "numbers",
    "whole number": "whole numbers",
}


def _type_in_words(part: Schema) -> str:
    match part:
        case {"type": "array", "items": items}:
            return f"list of {_PLURALS[_type_in_words(items)]}"
        case {"type": "object", "additionalProperties": {} as value} if "properties" not in part:
            return f"{_type_in_words(value)} for each name"
        case {"type": "object"}:
            return "group of fields"
        case {"enum": _}:
            return "choice"
        case {"format": "date"}:
            return "date"
        case {"type": "string" | "integer" | "number" | "boolean" as type_}:
            return _SIMPLE_TYPES[type_]
        case _:
            raise ValueError(f"A field of the schemas has no type: {dict(part)}")


def _limits_in_words(part: Schema) -> Iterator[str]:
    if "x-says" in part and part.get("format") != "date":
        yield part["x-says"]
    if "maxLength" in part:
        yield f"at most {part['maxLength']:,} characters"
    if "minimum" in part or "maximum" in part:
        yield _range_in_words(part.get("minimum"), part.get("maximum"))
    if most := part.get("maxItems") or part.get("maxProperties"):
        yield f"at most {most:,} of them"
    if part.get("uniqueItems"):
        yield "each only once"
    if "items" in part:
        yield from (f"each: {limit}" for limit in _limits_in_words(part["items"]))


def _range_in_words(least: float | None, most: float | None) -> str:
    match least, most:
        case None, _:
            return f"at most {most:,}"
        case _, None:
            return f"at least {least:,}"
        case _:
            return f"from {least:,} to {most:,}"
