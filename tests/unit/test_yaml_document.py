"""YAML as people mean it: what is read as what, and what is refused where."""

import random
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Severity


def parse(text: str):
    return parse_document("x.yml", text.encode())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("2026-03-04", "2026-03-04"),
        ("2026-02-30", "2026-02-30"),
        ("0x174", "0x174"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("'7'", "7"),
        ("45", 45),
        ("045", 45),
        ("-2", -2),
        ("2.5", 2.5),
        ("60.0", 60),
        ("true", True),
        ("~", None),
        ("", None),
    ],
)
def test_only_words_and_decimal_numbers_get_a_type(written, meant):
    document, findings = parse(f"a: {written}\n")
    assert findings == ()
    assert document.data == {"a": meant}
    assert type(document.data["a"]) is type(meant)


def test_keys_are_always_text():
    document, _ = parse("0: a\n-2: b\nnull: c\nno: d\n")
    assert list(document.data) == ["0", "-2", "null", "no"]


def test_text_is_normalised_so_that_equal_names_are_equal():
    document, _ = parse("name: Zoe\u0308\n")
    assert document.data["name"] == "Zo\u00eb"


def test_joiners_stay_where_scripts_need_them():
    family = "\U0001f469\u200d\U0001f4bb"
    assert parse(f"name: {family}\n")[0].data["name"] == family
    assert parse("name: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n")[1] == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "YAML-008", 2, 1),
        ("e\u0301: 1\n\u00e9: 2\n", "YAML-008", 2, 1),
        ("meetings:\n\tevery: 1\n", "YAML-001", 2, 1),
        ("title: Rust: hard\n", "YAML-003", 1, 12),
        ("what: @grace\n", "YAML-004", 1, 7),
        ("what: `code`\n", "YAML-004", 1, 7),
        ("what: %x\n", "YAML-004", 1, 7),
        ('title: "open\n', "YAML-005", 1, 8),
        ("topics: [a, b\n", "YAML-006", 1, 14),
        ("m:\n  a: 1\n b: 2\n", "YAML-007", 3, 2),
        ("name Ada\nstatus: active\n", "YAML-002", 2, 7),
        ("a: &x 1\n", "YAML-010", 1, 4),
        ("a: *x\n", "YAML-010", 1, 4),
        ("a: !!python/object:os.system x\n", "YAML-011", 1, 4),
        ("a: 1\n---\nb: 2\n", "YAML-012", 2, 1),
        ("", "YAML-014", 1, 1),
        ("# only a remark\n", "YAML-014", 1, 1),
        ("- a\n", "YAML-015", 1, 1),
        ("name:Ada\n", "YAML-015", 1, 1),
        ("title: Learn C #3\n", "YAML-016", 1, 8),
        ('name: "a\\x07"\n', "YAML-017", 1, 7),
        ("? [a]\n: b\n", "YAML-009", 1, 3),
        ("a: \x00\n", "FILE-007", 1, 4),
        ("a: x\u200bx\n", "FILE-008", 1, 5),
        ("a: x\u202ex\n", "FILE-008", 1, 5),
        ("a: x\u2028b: 1\n", "FILE-008", 1, 5),
        ("<<<<<<< HEAD\na: 1\n", "FILE-009", 1, 1),
    ],
)
def test_each_mistake_is_found_where_it_is(text, code, line, column):
    _, findings = parse(text)
    assert (findings[0].code, findings[0].span.line, findings[0].span.column) == (code, line, column)


def test_a_warning_does_not_stop_the_reading():
    document, findings = parse("title: Learn C #3\n")
    assert findings[0].severity is Severity.WARNING
    assert document.data == {"title": "Learn C"}


def test_bytes_that_are_not_text_are_refused():
    document, findings = parse_document("x.yml", "a: é\nb: ".encode() + b"\xff")
    assert document is None
    assert (findings[0].code, findings[0].span.line, findings[0].span.column) == ("FILE-006", 2, 4)
    assert parse_document("x.yml", "a: 1".encode("utf-16"))[1][0].code == "FILE-006"
    assert parse_document("x.yml", b"a" * (256 * 1024 + 1))[1][0].code == "FILE-005"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    document, _ = parse("\ufeffa:\r\n  b: 1\r\n")
    assert document.data == {"a": {"b": 1}}
    assert document.span(("a", "b")).column == 6


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 25_000,
        "- " * 25_000,
        "? " * 25_000,
        "{a: " * 25_000,
        "a: &a [*a, *a]\n" * 1000,
        "a: " + "'" * 200_000,
        "\n".join(f"k{number}: [" for number in range(20_000)),
        "a: |\n" + " x\n" * 60_000,
    ],
)
def test_bombs_give_a_verdict_quickly(bomb):
    start = time.perf_counter()
    document, findings = parse(bomb)
    assert document is not None or findings
    assert time.perf_counter() - start < 2


GOOD = """\
# a remark
mentors: [ines]
mentees:
  - noor
starts: 2026-03-02
meetings: {every: 2 weeks, minutes: 50}
ground_rules:
  - "We say so: early"
  - 'It''s fine'
leaving: >-
  Either of us
  may end this.
signatures:
  ines: 2026-03-01
"""


def test_damaged_records_give_findings_and_never_an_exception():
    chance = random.Random(7)
    pieces = [
        b"\t",
        b":",
        b": ",
        b"'",
        b'"',
        b"[",
        b"{",
        b"}",
        b"- ",
        b"&a ",
        b"*a",
        b"!!x ",
        b"\xff",
        b"\x00",
        b"#",
    ]
    pieces += [b"\n", b"---\n", b"%YAML 1.1\n", "\u2028".encode(), "\u202e".encode(), b"? ", b"<<: ", b"|\n"]
    for _ in range(4000):
        content = bytearray(GOOD.encode())
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content) + 1)
            match chance.randrange(3):
                case 0:
                    content[at:at] = chance.choice(pieces)
                case 1:
                    del content[at : at + chance.randint(1, 30)]
                case 2:
                    content[at : at + 1] = bytes([chance.randrange(256)])
        document, findings = parse_document("x.yml", bytes(content))
        assert (document is None) == any(f.severity is Severity.ERROR for f in findings)
        assert all(1 <= f.span.line <= content.count(b"\n") + 1 for f in findings)


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=20)
DATA = st.dictionaries(
    TEXT.filter(str.strip),
    st.recursive(
        TEXT | st.integers(-999, 999) | st.booleans() | st.none(), lambda inner: st.lists(inner, max_size=4)
    ),
    min_size=1,
    max_size=6,
)


class QuotedText(yaml.SafeDumper):
    """Writes all text between quotes, so that only its meaning is at stake."""


QuotedText.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@settings(max_examples=200, deadline=None)
@given(DATA, st.sampled_from([None, True, False]), st.integers(20, 120))
def test_what_is_written_is_read_and_stands_where_the_map_says(data, flow, width):
    import unicodedata

    from generator.reading.raw_text import bad_character

    def normal(value):
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        if isinstance(value, list):
            return [normal(item) for item in value]
        return {normal(k): normal(v) for k, v in value.items()} if isinstance(value, dict) else value

    text = yaml.dump(data, Dumper=QuotedText, default_flow_style=flow, width=width, allow_unicode=True)
    if bad_character(text) is not None or len(normal(data)) < len(data):
        return
    document, findings = parse(text)
    assert findings == ()
    assert document.data == normal(data)
    for path, span in document.values.items():
        line = document.lines[span.line - 1]
        value = document.data
        for step in path:
            value = value[step]
        begins = line[span.column - 1 :]
        if isinstance(value, str):
            assert begins.startswith('"')
        elif isinstance(value, bool | int):
            assert begins.startswith(str(value).lower() if isinstance(value, bool) else str(value))
