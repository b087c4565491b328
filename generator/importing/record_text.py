"""A record's data in, the text of its file out. Knows how YAML is written here, and nothing of tables.

Text is quoted where an editor that keeps to YAML 1.2, our own reader and PyYAML would not agree that it is
text: `no`, `12:30` and `1e3` are quoted, a date is not. Long text becomes a folded block (`>-`), text of
several lines a literal one (`|-`). Keys stand in the schema's order. The same data gives the same bytes.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from generator.reading.schemas import Schema, Schemas, read_schemas
from generator.words.places import Kind

WIDTH = 100
"""Where long text is folded, in characters."""

_FOLDERS_ABOVE = {
    Kind.PROGRAM: 1,
    Kind.RESOURCES: 1,
    Kind.PERSON: 2,
    Kind.AGREEMENT: 3,
    Kind.GOALS: 3,
    Kind.LOG_ENTRY: 4,
}

_ROOM = 60
"""Text longer than this, in characters, is worth a block of its own where it would need folding."""

_FOLDABLE = re.compile(r"[^\s\x85\u2028\u2029]+(?: [^\s\x85\u2028\u2029]+)*\Z")
"""Words with single spaces between them: the only text that folds and unfolds to itself."""

_LITERAL = re.compile(r"(?![ \n])[^\t\r\x85\u2028\u2029]*[^ \n\t\r\x85\u2028\u2029]\Z")
"""Text whose first line is not indented, and which ends in a character that one can see."""

_NOT_TEXT = re.compile(
    r"""(?:~|null|true|false|yes|no|on|off|y|n
        |[-+]?\.(?:inf|nan)
        |(?=[-+.0-9])(?![0-9]{4}-[0-9]{2}-[0-9]{2}\Z)[-+]?[0-9._,:eExXobTtZza-fA-F+ -]*
        |[=]|<<|)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""What one reader or another takes for something else than text. A whole date stays plain all the same:
records are full of them, and every reader of records keeps them as text."""


def render_record(kind: Kind, data: Mapping[str, Any], schemas: Schemas | None = None) -> str:
    """Return the text of a record's file: the modeline, then the data as YAML in the order of the schema.

    `data` holds maps with keys of text, lists, text, numbers, booleans and None, as a record does.
    """
    ordered = _in_order(dict(data), (schemas or _schemas()).of(kind))
    body = yaml.dump(
        ordered, Dumper=_RecordDumper, width=WIDTH, indent=2, allow_unicode=True, sort_keys=False,
        default_flow_style=False,
    )  # fmt: skip
    return f"{modeline(kind)}\n{body}"


def modeline(kind: Kind) -> str:
    """Return the first line of a record: where editors find the schema of its kind."""
    return f"# yaml-language-server: $schema={'../' * _FOLDERS_ABOVE[kind]}schemas/{kind.schema_file}"


@cache
def _schemas() -> Schemas:
    return read_schemas()


def _in_order(value: Any, schema: Schema) -> Any:
    if isinstance(value, Mapping):
        fields = schema.get("properties", {})
        known = [key for key in fields if key in value]
        others = [key for key in value if key not in fields]
        rest = schema.get("additionalProperties")
        inner = rest if isinstance(rest, Mapping) else {}
        return {key: _in_order(value[key], fields.get(key, inner)) for key in (*known, *others)}
    if isinstance(value, list | tuple):
        return [_in_order(item, schema.get("items", {})) for item in value]
    return value


class _RecordDumper(yaml.SafeDumper):
    """PyYAML's own writer with the few habits of records."""

    # Our own table of what is not text, in place of YAML 1.1's, which leaves "1e3" and "0o17" bare.
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        return super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        needs_no_escape = not any(mark in self.event.value for mark in "\"\\'\n")
        return '"' if style == "'" and needs_no_escape and not self.simple_key_context else style
