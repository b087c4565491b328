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

WIDTH = 92
"""Where long text is folded, in characters: at the first space after it."""

_ENDLESS = 1 << 20

_FOLDERS_ABOVE = {
    Kind.PROGRAM: 1,
    Kind.RESOURCES: 1,
    Kind.PERSON: 2,
    Kind.AGREEMENT: 3,
    Kind.GOALS: 3,
    Kind.LOG_ENTRY: 4,
    Kind.PULSE: 2,
}

_LONG = 80
"""Text of more characters than this gets a folded block."""

_FOLDABLE = re.compile(r"\S+(?: \S+)+\Z")
"""Words with single spaces between them: the only text that folds and unfolds to itself."""

_PARAGRAPHS = re.compile(r"\S+(?: \S+)*(?:\n+\S+(?: \S+)*)+\Z")
"""The same in several lines. A block folds each, and keeps the breaks as empty lines."""

_LITERAL = re.compile(r"[^ \n][^\t\r\x85\u2028\u2029]*[^ \n\t\r\x85\u2028\u2029]\Z")
"""Text whose first line is not indented, and which ends in a character that one can see."""

_NOT_TEXT = re.compile(
    r"""(?: | ~ | null | true | false | yes | no | on | off | y | n | = | <<
        | [-+]? \. (?: inf | nan )
        | (?! [0-9]{4}-[0-9]{2}-[0-9]{2} \Z ) [-+.0-9] [-+.,:_ 0-9a-fxotz]* ) \Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""What one reader or another takes for something else than text. A whole date stays plain all the same:
records are full of them, and every reader of records keeps them as text."""


_PLAIN = re.compile(r"[a-z](?:-?[a-z0-9])*\Z")
"""Text in which no sign can mean anything, such as an id."""


def render_record(kind: Kind, data: Mapping[str, Any], schemas: Schemas | None = None) -> str:
    """Return the text of a record's file: the modeline, then the data as YAML in the order of the schema.

    `data` holds maps with keys of text, lists, text, numbers, booleans and None, as a record does.
    """
    return f"{modeline(kind)}\n{render_block(in_order(kind, data, schemas))}"


def in_order(kind: Kind, data: Mapping[str, Any], schemas: Schemas | None = None) -> dict[str, Any]:
    """Return a record's data with its fields in the order of the schema, also in all that it holds."""
    ordered: dict[str, Any] = _in_order(data, (schemas or package_schemas()).of(kind))
    return ordered


def render_block(value: Any) -> str:
    """Return a map or a list as the lines of a record, or of a part of one."""
    return _dump(value, WIDTH, is_flow=False)


def render_inline(value: Any) -> str:
    """Return a value as it stands between brackets, on one line."""
    if isinstance(value, str) and _PLAIN.match(value) and not _NOT_TEXT.match(value):
        # Most are ids, and the library takes its time for each.
        return value
    # A lone word would be written with the mark that ends a document.
    return _dump([value], _ENDLESS, is_flow=True).strip()[1:-1]


def _dump(value: Any, width: int, *, is_flow: bool) -> str:
    text: str = yaml.dump(
        value,
        Dumper=_RecordDumper,
        width=width,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=is_flow,
    )
    return text


def modeline(kind: Kind) -> str:
    """Return the first line of a record: where editors find the schema of its kind."""
    return f"# yaml-language-server: $schema={'../' * _FOLDERS_ABOVE[kind]}schemas/{kind.schema_file}"


@cache
def package_schemas() -> Schemas:
    """Return the package's own schemas, read once."""
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

    # A whole date is text to every reader of records, so it needs no quotes.
    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [rule for rule in rules if not rule[0].endswith(":timestamp")]
        for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write a value that stands in two places twice: records hold no anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent lists under their key."""
        super().increase_indent(flow, False)

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        """Keep what needs no block on one line."""
        super().write_plain(text, False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        """Keep what needs no block on one line."""
        super().write_single_quoted(text, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        """Keep what needs no block on one line."""
        super().write_double_quoted(text, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    if _NOT_TEXT.match(text):
        return '"'
    if "\n" in text:
        if _PARAGRAPHS.match(text) and max(map(len, text.split("\n"))) > WIDTH:
            return ">"
        return "|" if _LITERAL.match(text) else '"'
    if len(text) > _LONG and _FOLDABLE.match(text):
        return ">"
    # Single quotes are PyYAML's choice where a sign would mean something; people meet double ones more often.
    if _needs_quotes(text) and not any(mark in text for mark in '"\\'):
        return '"'
    return None


def _needs_quotes(text: str) -> bool:
    return text[0] in "-?:,[]{}#&*!|>'\"%@`" or ": " in text or " #" in text or text[-1] == ":"


_RecordDumper.add_representer(str, _represent_text)
