"""The text of a record: what is written is what is read again, here and by other readers of YAML."""

import re
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.raw_text import bad_character
from generator.reading.yaml_document import parse_document
from generator.words.places import Kind
from generator.writing.record_text import modeline, render_inline, render_record


class DatesAsText(yaml.SafeLoader):
    """PyYAML as records mean it: everything of its own, but a date is text."""


DatesAsText.yaml_implicit_resolvers = {
    first: [rule for rule in rules if not rule[0].endswith("timestamp")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text):
    document, findings = parse_document("records/x.yml", text.encode())
    assert document is not None, (findings, text)
    return document.data


def written(value):
    text = render_record(Kind.AGREEMENT, {"leaving": value})
    assert read(text) == {"leaving": value}
    assert yaml.load(text, DatesAsText) == {"leaving": value}
    return text.split("\n", 1)[1]


def test_a_record_begins_with_the_line_that_editors_look_for_and_keeps_the_order_of_the_schema():
    text = render_record(
        Kind.AGREEMENT,
        {
            "status": "active",
            "meetings": {"minutes": 45, "every": "2 weeks"},
            "mentees": ["ada"],
            "mentors": [],
        },
    )
    assert text == (
        "# yaml-language-server: $schema=../../../schemas/agreement.schema.json\n"
        "mentors: []\n"
        "mentees:\n"
        "  - ada\n"
        "status: active\n"
        "meetings:\n"
        "  every: 2 weeks\n"
        "  minutes: 45\n"
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_the_modeline_leads_to_the_schema_from_where_the_record_lies(kind, tmp_path):
    places = {
        Kind.PROGRAM: "records/program.yml",
        Kind.RESOURCES: "records/resources.yml",
        Kind.PERSON: "records/people/x.yml",
        Kind.AGREEMENT: "records/pairs/x/agreement.yml",
        Kind.GOALS: "records/pairs/x/goals.yml",
        Kind.LOG_ENTRY: "records/pairs/x/log/2026-03-04.yml",
        Kind.PULSE: "records/pulse/x-2026-03-04.yml",
    }
    found = (tmp_path / places[kind]).parent / modeline(kind).partition("=")[2]
    assert found.resolve() == (tmp_path / "schemas" / kind.schema_file).resolve()


@pytest.mark.parametrize("value", ["plain", "2026-03-04", "2 weeks", "C#", "it's", "Ada & Ben", "a, b"])
def test_what_everybody_takes_for_text_stays_bare(value):
    assert written(value) == f"leaving: {value}\n"


@pytest.mark.parametrize(
    "value",
    ["no", "12:30", "0x174", "1e3", "3", "null", "~", "a: b", "- x", "# x", "@x", "x #y", "", "[a]", "1_000"],
)
def test_what_somebody_might_take_for_something_else_is_quoted(value):
    assert written(value) == f'leaving: "{value}"\n'


def test_long_text_is_folded_and_lines_are_kept():
    assert written("word " * 30 + "end").startswith("leaving: >-\n  word")
    assert max(map(len, written("word " * 60 + "end").split("\n"))) <= 100
    assert written("one\n  two\nthree") == "leaving: |-\n  one\n    two\n  three\n"


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp"), include_characters="\n\t")
).filter(lambda text: bad_character(text) is None)
TRICKY = st.text("ab \n:#-,[]{}\"'&*!|>%@`~?0129eExo.T+=<\\é", max_size=150)
ANY_TEXT = (TEXT | TRICKY).map(lambda text: unicodedata.normalize("NFC", text))
NAMES = ANY_TEXT.filter(lambda text: text.strip() and not re.search(r"[^\S \n\t]", text))
VALUES = st.recursive(
    ANY_TEXT | st.integers(-(10**14), 10**14) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(Kind)), st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_again(kind, data):
    text = render_record(kind, data)
    assert read(text) == data
    assert yaml.load(text, DatesAsText) == data
    assert text == render_record(kind, data)


@pytest.mark.parametrize(
    "text", ["ada-b", "no", "n", "null", "e-5", "x0", "inf", "a--b", "a-", "-a", "a" * 200]
)
def test_an_id_on_one_line_is_written_like_any_other_text(text):
    whole = yaml.safe_load(f"a: [{render_inline(text)}]")["a"]
    document, _ = parse_document("x.yml", f"a: {render_inline(text)}\n".encode())
    assert whole == [text]
    assert document is not None
    assert document.data == {"a": text}
    assert (render_inline(text)[0] == '"') == (text in ("no", "n", "null", "-a")), text
