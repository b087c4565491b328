"""For each path that a document knows, the text at its line and column is where that value begins."""

import unicodedata

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.reading.document import Document
from generator.reading.raw_text import bad_character
from generator.reading.scalars import parse_plain
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Path

RECORD = """\
# a remark
mentors: [ines, "rui"]
mentees:
- noor
meetings: {every: 2 weeks, minutes: 50}
"quoted name": 'It''s fine'
goals:
  - id: ship
    levels:
      "-1": Not begun
      0: Shipped

  -
    id: é😀 talk  # a remark
leaving: >-
  Either of us
  may end this.
said: one
  two
empty:
nothing: ~
"""


def parsed(text: str) -> Document:
    document, findings = parse_document("x.yml", text.encode())
    assert findings == ()
    assert document is not None
    return document


def at(document: Document, path: Path, *, at_key: bool = False) -> str:
    span = document.span(path, at_key=at_key)
    return document.lines[span.line - 1][span.column - 1 :][: span.width]


def test_values_and_names_stand_where_people_see_them():
    document = parsed(RECORD)
    assert {path: at(document, path) for path in document.values} == {
        (): "m",
        ("mentors",): "[",
        ("mentors", 0): "ines",
        ("mentors", 1): '"rui"',
        ("mentees",): "-",
        ("mentees", 0): "noor",
        ("meetings",): "{",
        ("meetings", "every"): "2 weeks",
        ("meetings", "minutes"): "50",
        ("quoted name",): "'It''s fine'",
        ("goals",): "-",
        ("goals", 0): "i",
        ("goals", 0, "id"): "ship",
        ("goals", 0, "levels"): '"',
        ("goals", 0, "levels", "-1"): "Not begun",
        ("goals", 0, "levels", "0"): "Shipped",
        ("goals", 1): "i",
        ("goals", 1, "id"): "é😀 talk",
        ("leaving",): ">-",
        ("said",): "one",
        ("empty",): "",
        ("nothing",): "~",
    }
    assert {path: at(document, path, at_key=True) for path in document.keys} == {
        path: '"quoted name"' if path[-1] == "quoted name" else '"-1"' if path[-1] == "-1" else path[-1]
        for path in document.values
        if path and isinstance(path[-1], str)
    }


def test_an_empty_value_stands_behind_its_colon():
    span = parsed("a: 1\nempty:\n").span(("empty",))
    assert (span.line, span.column, span.width) == (2, 7, 1)


def test_what_is_missing_stands_where_it_should_be():
    document = parsed(RECORD)
    assert document.span(("goals", 0, "title")) == document.span(("goals", 0))
    assert document.span(("no", "such", 3)) == document.span(())


def test_positions_are_those_of_characters_as_they_are_written():
    document = parsed("\ufeffe\u0301: [e\u0301, x]\r\n")
    assert document.span(("\u00e9", 1)).column == 10


TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\\"), max_size=20
)
NAME = TEXT.filter(str.strip)
DATA = st.dictionaries(
    NAME,
    st.recursive(
        TEXT | st.integers(-(10**14), 10**14) | st.booleans() | st.none() | st.text("ab \n", max_size=90),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAME, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=6,
)


def normal(value):
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case list():
            return [normal(item) for item in value]
        case dict():
            return {normal(name): normal(item) for name, item in value.items()}
    return value


def count(value) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(count(item) for item in inner)


def writer(style: str | None) -> type[yaml.SafeDumper]:
    """Return a writer that puts all text into one style, where that can hold it."""

    class Writer(yaml.SafeDumper):
        def ignore_aliases(self, data):
            return True

    # Plain text that looks like something else is quoted, so that only positions are at stake.
    def represent(dumper, text):
        plain = style is None and isinstance(parse_plain(text), str)
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else style or "'")

    Writer.add_representer(str, represent)
    return Writer


@settings(max_examples=60, deadline=None)
@given(
    DATA,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
    st.integers(20, 120),
    st.integers(2, 6),
)
def test_what_is_written_is_read_and_stands_where_the_map_says(data, style, flow, width, indent):
    text = yaml.dump(
        data, Dumper=writer(style), default_flow_style=flow, width=width, indent=indent, allow_unicode=True
    )
    assume(bad_character(text) is None)
    assume("\\" not in text)
    assume(count(normal(data)) == count(data))
    # Far from plain names the dumper writes tags, and names as "? name" with their own rules; and where it folds
    # a text before a dash, nobody could tell it from a list.
    document, findings = parse_document("x.yml", text.encode())
    assume(
        not any(
            finding.code in ("YAML-007", "YAML-011", "YAML-016", "YAML-020", "YAML-022")
            for finding in findings
        )
    )
    assert findings == ()
    assert document.data == normal(data)
    for path, span in document.values.items():
        assert begins_as_told(document.lines[span.line - 1][span.column - 1 :], value_at(document.data, path))
    for path in document.keys:
        line = document.lines[document.keys[path].line - 1][document.keys[path].column - 1 :]
        assert begins_as_told(line, path[-1])


def value_at(value, path: Path):
    for step in path:
        value = value[step]
    return value


def begins_as_told(written: str, value) -> bool:
    match value:
        case str():
            first = value.split()[0] if value.split() else ""
            plain = unicodedata.normalize("NFC", written).startswith(first[:1])
            return written[:1] in ("'", '"', "|", ">") or plain
        case dict():
            return written[:1] == "{" if not value else True
        case list():
            return written[:1] in ("[", "-")
        case None:
            return written.startswith(("null", "~")) or not written.strip()
    return written.startswith(str(value).lower())
