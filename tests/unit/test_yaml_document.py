"""YAML as people mean it: what is read as what, and what is refused where, in words that help."""

import pytest

from generator.reading.source import MAX_FINDINGS
from generator.reading.yaml_document import parse_document
from generator.words.codes import ALL, files
from generator.words.diagnostic import Code, Severity


def parse(text: str):
    return parse_document("x.yml", text.encode())


def only(text: str):
    (finding,) = parse(text)[1]
    return finding


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("off", "off"),
        ("y", "y"),
        ("tRUE", "tRUE"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("2026-03-04", "2026-03-04"),
        ("2026-02-30", "2026-02-30"),
        ("0x174", "0x174"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("=", "="),
        ("-", None),
        ("+", "+"),
        (".", "."),
        ("1e", "1e"),
        ("1e400", "1e400"),
        ("٤٥", "٤٥"),
        ("9" * 5000, "9" * 5000),
        ("9" * 16, "9" * 16),
        ("1." + "0" * 15, "1." + "0" * 15),
        ("9" * 15, 10**15 - 1),
        ("'7'", "7"),
        ('"7"', "7"),
        ("''", ""),
        ("45", 45),
        ("045", 45),
        ("-2", -2),
        ("+2", 2),
        ("2.5", 2.5),
        (".5", 0.5),
        ("60.0", 60),
        ("1e3", 1000),
        ("-0.0", 0),
        ("1e99", 1e99),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("", None),
    ],
)
def test_only_words_and_decimal_numbers_get_a_type(written, meant):
    if written == "-":
        written = "\n  -"
        meant = [None]
    document, findings = parse(f"a: {written}\n")
    assert findings == ()
    assert document.data == {"a": meant}
    assert type(document.data["a"]) is type(meant)


def test_keys_are_always_text():
    document, _ = parse("0: a\n-2: b\nnull: c\nno: d\n'1': e\n~: f\n1.0: g\n2026-03-04: h\n<<: i\n")
    assert list(document.data) == ["0", "-2", "null", "no", "1", "~", "1.0", "2026-03-04", "<<"]


def test_text_of_several_lines_is_read_as_yaml_says():
    document, _ = parse("a: >-\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\nd: 'one\n\n  two'\n")
    assert document.data == {"a": "one two", "b": "one\ntwo\n", "c": "one two", "d": "one\ntwo"}


def test_text_is_normalised_so_that_equal_names_are_equal():
    document, _ = parse("name: Zoe\u0308\nZoe\u0308: 1\n")
    assert document.data == {"name": "Zo\u00eb", "Zo\u00eb": 1}


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f4bb",  # a woman at a computer
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "1\ufe0f\u20e3",  # a keycap
        "\U0001f1f5\U0001f1f9",  # a flag
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian
        "\u0915\u094d\u200d\u0937",  # Devanagari
        "\u845b\U000e0100\u57ce",  # a Han character of a name in its variant
        "caf\u00e9\u00a0!",
        "\u0601\u06f1",  # an Arabic sign that can be seen
    ],
)
def test_what_scripts_and_emoji_need_stays(text):
    document, findings = parse(f"name: {text}\n")
    assert findings == ()
    assert document.data["name"] == text


@pytest.mark.parametrize(
    "hidden",
    [
        "a\u200db",
        "\u200d\u0645",
        "\u0645\u200d",
        "\u0645\u200c\u200d\u0645",
        "a\ufe0f",
        "\u2764\ufe0f\ufe0f",
        "a\u00adb",
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\ufeffb",
        "a\u2060b",
        "a\u3164b",
        "a\U000e0041b",
        "a\ufffeb",
        "a\ufdd0b",
        "a\u2028b",
        "a\u2029b",
    ],
)
def test_what_nobody_can_see_is_found(hidden):
    assert only(f"name: {hidden}\n").code == "FILE-008"
    escaped = "".join(f"\\U{ord(character):08x}" for character in hidden)
    assert only(f'name: "{escaped}"\n').code == "YAML-017"


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9f"])
def test_controls_are_found(control):
    finding = only(f"name: x{control}y\n")
    assert (finding.code, finding.span.column) == ("FILE-007", 8)
    assert only(f'name: "x\\x{ord(control):02x}y"\n').code == "YAML-017"


TABLE = [
    # tabs
    ("meetings:\n\tevery: 1\n", files.TAB, 2, 1),
    ("a: 1\n  \tb: 2\n", files.TAB, 2, 3),
    ("a: |\n\tx\n", files.TAB, 2, 1),
    ("a: 1\n\t\n", files.TAB, 2, 1),
    # no field
    ("name Ada\nstatus: active\n", files.SYNTAX, 1, 1),
    ("status: active\nname Ada\ncohort: x\n", files.SYNTAX, 2, 1),
    ("a: 1\nfoo\n", files.SYNTAX, 2, 1),
    ("goals:\n  - a\n    title: b\n", files.SYNTAX, 2, 5),
    ("topics\n  - a\nb: c\n", files.SYNTAX, 1, 1),
    ("just a text\n", files.NOT_FIELDS, 1, 1),
    ("- a\n", files.NOT_FIELDS, 1, 1),
    ("# remark\n- a\nb: c\n", files.NOT_FIELDS, 2, 1),
    ("false\n", files.NOT_FIELDS, 1, 1),
    ("x #3\n", files.CUT_BY_COMMENT, 1, 1),
    ("", files.EMPTY, 1, 1),
    ("# only a remark\n", files.EMPTY, 1, 1),
    ("---\n", files.EMPTY, 1, 1),
    # the missing space
    ("name:Ada\n", files.MISSING_SPACE, 1, 1),
    ("name:Ada\nstatus: active\n", files.MISSING_SPACE, 1, 1),
    ("status: active\nname:Ada\n", files.MISSING_SPACE, 2, 1),
    ("m:\n  every:2 weeks\n  minutes: 60\n", files.MISSING_SPACE, 2, 3),
    ("name\uff1aAda\nstatus: active\n", files.MISSING_SPACE, 1, 1),
    ("name:\u00a0Ada\n", files.MISSING_SPACE, 1, 1),
    ("topics:\n  - a\n  -b\n  - c\n", files.MISSING_SPACE, 3, 3),
    ("-a\nb: c\n", files.MISSING_SPACE, 1, 1),
    ("\u00a0name: Ada\n", files.ODD_SPACE, 1, 1),
    # marks with a meaning of their own
    ("title: Rust: hard\n", files.COLON_IN_TEXT, 1, 12),
    ("did:\n  - Read: the book: part two\n", files.COLON_IN_TEXT, 2, 19),
    ("leaving: Either may\n  end this: no reason\n", files.COLON_IN_TEXT, 2, 11),
    ("what:  #3 of the list\n", files.SPECIAL_BEGINNING, 1, 8),
    ("```yaml\nname: Ada\n", files.SPECIAL_BEGINNING, 1, 1),
    ("what: @grace\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: `code`\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: %x\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: **bold**\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: & more\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: > 5\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: ]\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: , x\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: ? x\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: [WIP] build\n", files.SPECIAL_BEGINNING, 1, 7),
    ("what: {x} build\na: b\n", files.SPECIAL_BEGINNING, 1, 7),
    ("did:\n  - [x] a task\n", files.SPECIAL_BEGINNING, 2, 5),
    ("topics: [rust, @home]\n", files.SPECIAL_BEGINNING, 1, 16),
    ("topics:\n  * rust\n", files.SPECIAL_BEGINNING, 2, 3),
    ("%YAML 1.3\n---\na: 1\n", files.SPECIAL_BEGINNING, 1, 1),
    ("%x\na: 1\n", files.SPECIAL_BEGINNING, 1, 1),
    # quotes
    ('title: "open\n', files.OPEN_QUOTE, 1, 8),
    ("title: 'open\na: b\n", files.OPEN_QUOTE, 1, 8),
    ('title: "open\na: "b"\n', files.OPEN_QUOTE, 1, 8),
    ("title: 'It's fine'\n", files.TEXT_AFTER_QUOTE, 1, 8),
    ('title: "a" b\nc: d\n', files.TEXT_AFTER_QUOTE, 1, 8),
    ('did:\n  - "Hi" he said\n', files.TEXT_AFTER_QUOTE, 2, 5),
    ('why: "D:\\data"\n', files.BAD_BACKSLASH, 1, 9),
    ('why: "C:\\users"\n', files.BAD_BACKSLASH, 1, 9),
    ('why: "\\ud800"\n', files.BAD_BACKSLASH, 1, 7),
    ('why: "\\U00110000"\n', files.BAD_BACKSLASH, 1, 7),
    # brackets
    ("topics: [a, b\n", files.BRACKETS, 1, 9),
    ("topics: [a, b\nname: c\n", files.BRACKETS, 1, 9),
    ("m: {a: b\nname: c\n", files.BRACKETS, 1, 4),
    ("topics: [a, , b]\n", files.BRACKETS, 1, 13),
    ("topics: [- a]\n", files.BRACKETS, 1, 10),
    ("topics: [a], [b]\n", files.BRACKETS, 1, 12),
    ('topics: ["a" b]\n', files.BRACKETS, 1, 14),
    ("topics: a\n]\n", files.BRACKETS, 2, 1),
    # indentation and lists
    ("m:\n  a: 1\n b: 2\n", files.INDENTATION, 3, 2),
    ("m:\n  a: 1\n   b: 2\n", files.INDENTATION, 3, 4),
    ('m:\n  a: "1"\n   b: 2\n', files.INDENTATION, 3, 4),
    ("goals:\n  - id: a\n  title: b\n", files.INDENTATION, 3, 3),
    ("m:\n  a: 1\n   b: 2", files.INDENTATION, 3, 4),
    ("m:\n a: 1\n  b: 2\n  c: 3\n", files.INDENTATION, 2, 2),
    ("m:\n  a: 1\nb: 2\n  c: 3\n", files.INDENTATION, 3, 1),
    ("goals:\n- id: a\n    title: b\n    why: c\n", files.INDENTATION, 2, 1),
    ("  a: 1\nb: 2\n", files.INDENTATION, 1, 3),
    ("# remark\n\n  a: 1\n  b: 2\nc: 3\n", files.INDENTATION, 3, 3),
    ("topics:\n  - a\n    - b\n", files.INDENTATION, 3, 5),
    ("topics:\n  - a\n - b\n", files.INDENTATION, 3, 2),
    ("a: >\n  x\n y\n", files.INDENTATION, 3, 2),
    ("topics: - a\n", files.LIST_AMONG_FIELDS, 1, 9),
    ("a: 1\n- b\n", files.LIST_AMONG_FIELDS, 2, 1),
    ("topics:\n  - a\n  b\n", files.LIST_AMONG_FIELDS, 3, 3),
    ("why: We looked at\n  - a\n  - b\n", files.LIST_AMONG_FIELDS, 2, 3),
    ("why: We looked at\n\n  - a\n", files.LIST_AMONG_FIELDS, 3, 3),
    # names
    ("a: 1\na: 2\n", files.DUPLICATE_KEY, 2, 1),
    ("e\u0301: 1\n\u00e9: 2\n", files.DUPLICATE_KEY, 2, 1),
    ("m: {x: 1, 'x': 2}\n", files.DUPLICATE_KEY, 1, 11),
    (": a\n", files.BAD_KEY, 1, 1),
    ('"": a\n', files.BAD_KEY, 1, 1),
    ("? [a]\n: b\n", files.BAD_KEY, 1, 3),
    ("? {a: b}\n: b\n", files.BAD_KEY, 1, 3),
    # what hides meaning
    ("a: &x 1\n", files.REFERENCE, 1, 4),
    ("a: *x\n", files.REFERENCE, 1, 4),
    ("a: &x [*x]\n", files.REFERENCE, 1, 4),
    ("a: !!python/object:os.system x\n", files.TAG, 1, 4),
    ("a: !!int ''\n", files.TAG, 1, 4),
    ("a: !important x\n", files.TAG, 1, 4),
    ("a: ! x\n", files.TAG, 1, 4),
    ("a: !<x\n", files.TAG, 1, 4),
    ("a: !e!x y\n", files.TAG, 1, 4),
    ("a: 1\n---\nb: 2\n", files.SEVERAL_DOCUMENTS, 2, 1),
    ("a: 1\n...\nb: 2\n", files.SEVERAL_DOCUMENTS, 3, 1),
    ("a: " + "[" * 20 + "\n", files.TOO_DEEP, 1, 23),
    ('name: "a\\x07"\n', files.HIDDEN_IN_QUOTES, 1, 7),
    ('"a\\u200b": 1\n', files.HIDDEN_IN_QUOTES, 1, 1),
    # raw text
    ("a: \x00\n", files.CONTROL_CHARACTER, 1, 4),
    ("a: x\u200bx\n", files.INVISIBLE_CHARACTER, 1, 5),
    ("a: x\u2028b: 1\n", files.INVISIBLE_CHARACTER, 1, 5),
    ("\ufeff\ufeffa: 1\n", files.INVISIBLE_CHARACTER, 1, 1),
    ("a: 1\n<<<<<<< HEAD\nb: 1\n", files.CONFLICT_MARKER, 2, 1),
    ("a: 1\n>>>>>>> topic\n", files.CONFLICT_MARKER, 2, 1),
    # warnings
    ("title: Learn C #3\n", files.CUT_BY_COMMENT, 1, 8),
    ("did:\n  - C #3 and\n  - b\n", files.CUT_BY_COMMENT, 2, 5),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), TABLE)
def test_each_mistake_is_found_where_it_is(text: str, code: Code, line: int, column: int):
    document, findings = parse(text)
    first = findings[0]
    assert (first.code, first.span.line, first.span.column) == (code.id, line, column)
    assert (document is None) == any(finding.severity is Severity.ERROR for finding in findings)
    assert first.excerpt == text.removeprefix("\ufeff").split("\n")[line - 1]
    assert first.span.column - 1 + first.span.width <= max(len(first.excerpt), first.span.column)


JARGON = (
    "mapping",
    "scalar",
    "sequence",
    "token",
    "anchor",
    "stream",
    "context",
    "flow",
    "invalid",
    "null",
    "yaml",
)


@pytest.mark.parametrize("text", [text for text, *_ in TABLE])
def test_sentences_are_for_people_who_never_saw_yaml(text: str):
    for finding in parse(text)[1]:
        ours = (finding.message + finding.hint).lower()
        for line in text.lower().split("\n"):
            ours = ours.replace(line.strip(), "") if line.strip() else ours
        assert [word for word in JARGON if word in ours and word not in text.lower()] == []
        assert finding.message.endswith((".", '"', "'"))
        assert len(finding.message) < 250
        assert len(finding.hint) < 300


def test_every_way_of_writing_yaml_wrong_is_in_the_table():
    ours = {code for code in ALL.values() if code.id.startswith("YAML-")}
    assert {code.id for code in ours} == {code.id for _, code, *_ in TABLE if code.id.startswith("YAML-")}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("title: Rust: hard\n", 'Put the whole text between quotes: "Rust: hard"'),
        ('what: say "hi": now\n', "Put the whole text between quotes: 'say \"hi\": now'"),
        ("title: “Rust: hard”\n", 'Put the whole text between quotes: "Rust: hard"'),
        ("name:Ada\n", "Write a colon and a space between the name and the value: name: Ada"),
        ("title: 'It's fine'\n", 'Put the whole text between marks that do not occur in it: "It\'s fine"'),
        ("topics:\n  * rust\n", "Begin each line of a list with a dash and a space: - rust"),
        (
            "topics: - a\n",
            'Leave "topics:" alone on its line and write below, two spaces further to the right: - a',
        ),
        ("title: 'It's fine\n", 'Put the whole text between marks that do not occur in it: "It\'s fine"'),
        ("m:\n  a: 1\n   b: 2\n", "Begin it with 2 spaces, under the name in line 2."),
        ("m:\n a: 1\n  b: 2\n  c: 3\n", "Begin it with 2 spaces, to stand in line with line 3."),
        (
            "goals:\n- id: a\n    title: b\n    why: c\n",
            "Begin it with 2 spaces, to stand in line with line 3.",
        ),
        ("  a: 1\nb: 2\n", "Begin it with no spaces, as line 2 does."),
        ("topics:\n  - a\n    - b\n", "Begin it with 2 spaces, as line 2 does; or leave the dash out."),
        (
            "a: b\nstarts 2026-09-01\n",
            "Write a colon and a space between the name and the value: starts: 2026-09-01",
        ),
        (
            "name = Ada Lovelace\na: b\n",
            "Write a colon and a space between the name and the value: name: Ada Lovelace",
        ),
        ("topics\n  - a\nb: c\n", "Write a colon behind the name: topics:"),
        (
            "goals:\n  - a\n    title: b\n",
            "Write a name, a colon and a space in front of it, such as: - id: a",
        ),
        (
            "why: a\nlong text\n",
            "If it goes on with the text of line 1, begin it with 2 spaces;"
            " otherwise write a name, a colon and a space in front of it.",
        ),
        ("```yaml\nname: Ada\n", "Delete this line; it belongs to the page that the record was copied from."),
        ("what: #3 of the list\n", 'Put the text between quotes: "#3 of the list"'),
        ("title: Learn C #3\n", 'Put the whole text between quotes: "Learn C #3"'),
    ],
)
def test_the_hint_says_what_to_write(text, mended):
    assert only(text).hint == mended


def test_what_a_hint_proposes_to_write_is_read_as_meant():
    for written in ("Rust: hard", "@grace", "It's: fine", 'say "hi": now', "a \\ b: c", "[WIP] build"):
        hint = only(f"a: {written}\n").hint
        proposed = hint.partition(": ")[2]
        assert parse(f"a: {proposed}\n")[0].data == {"a": written}


def test_a_name_written_twice_says_where_the_first_one_is():
    finding = only("goals:\n  - id: x\n    why: y\n  - id: y\n    why: a\n    why: b\n")
    assert finding.path == ("goals", 1, "why")
    assert "line 5" in finding.message


def test_a_warning_does_not_stop_the_reading():
    document, findings = parse("title: Learn C #3\nwhy: x # a remark\n")
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert findings[0].path == ("title",)
    assert document.data == {"title": "Learn C", "why": "x"}


def test_all_that_can_be_found_is_found_at_once():
    codes = [finding.code for finding in parse("a: &x 1\na: 2\nb: *x\nc: !t d\ne: f #g\nh: [i\n")[1]]
    assert codes == ["YAML-010", "YAML-008", "YAML-010", "YAML-011", "YAML-016", "YAML-006"]
    text = "a: x\u200bx\n<<<<<<< HEAD\nb: \x07\n"
    assert sorted(finding.code for finding in parse(text)[1]) == ["FILE-007", "FILE-008", "FILE-009"]


def test_nobody_is_told_of_a_thousand_mistakes():
    findings = parse("a: 1\n" * 1000)[1]
    assert len(findings) == MAX_FINDINGS + 1
    assert findings[-1].code == "SHAPE-021"
    assert len(parse("a: \u200b\n" * 1000)[1]) == MAX_FINDINGS


def test_equals_signs_are_no_conflict_of_their_own():
    assert parse("a: |\n  Title\n  =======\n=======: b\n")[1] == ()


def test_bytes_that_are_not_text_are_refused():
    document, findings = parse_document("x.yml", "a: é\nb: ".encode() + b"\xff")
    assert document is None
    assert (findings[0].code, findings[0].span.line, findings[0].span.column) == ("FILE-006", 2, 4)
    assert parse_document("x.yml", "a: 1".encode("utf-16"))[1][0].code == "FILE-006"
    assert parse_document("x.yml", "a: é".encode("latin-1"))[1][0].code == "FILE-006"


def test_256_kib_are_read_and_not_a_byte_more():
    most = b"a: " + b"x" * (256 * 1024 - 3)
    assert parse_document("x.yml", most)[1] == ()
    assert [finding.code for finding in parse_document("x.yml", most + b"x")[1]] == ["FILE-005"]


def test_20_levels_are_read_and_not_one_more():
    assert parse("a: " + "[" * 19 + "]" * 19)[1] == ()
    assert only("a: " + "[" * 20 + "]" * 20).code == "YAML-013"


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    document, _ = parse("\ufeffa:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\n")
    assert document.data == {"a": {"b": 1, "c": "x\ny\n"}}
    assert document.lines[:2] == ("a:", "  b: 1")
    assert document.span(("a", "b")).column == 6
    assert only("\ufeffa: @b\r\n").span.column == 4


@pytest.mark.parametrize(
    "text",
    [
        "a:\n\u00a0\u00a0b: 1\n",  # a name with odd spaces, and "a" without a value
        "what: #3 of the list\n",
        "topics\n  - a\nb: c\n",
        "topics:\n  - a\n    - b\n",
        "  a: 1\nb: 2\n",
        "goals:\n  - id: a\n    why: b\n    id: c\n    why: d\n",  # a new item without its dash
    ],
)
def test_one_slip_has_one_finding_and_nothing_is_read_from_it(text):
    assert len(parse(text)[1]) == 1
    assert parse(text)[0] is None


def test_a_dash_in_the_middle_of_a_text_is_no_item():
    document, findings = parse("a: one - two\nb: one\n  and - two\nc:\n  - x\n  - y\n")
    assert findings == ()
    assert document.data == {"a": "one - two", "b": "one and - two", "c": ["x", "y"]}
