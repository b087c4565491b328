"""A record that says something else keeps all that stays the same: comments, layout, line ends."""

import copy
import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.yaml_document import parse_document
from generator.words.places import Kind
from generator.writing.amended_record import amend_record
from tests.fuzzing import cases

FILE = "records/pairs/ada-grace/goals.yml"


def read(content):
    document, findings = parse_document(FILE, content)
    assert document is not None, (findings, content)
    return document.data


def amended(text, change, kind=Kind.AGREEMENT):
    """Return the text after a change of its data, and whether comments were lost; what it says is what is wanted."""
    content = text if isinstance(text, bytes) else text.encode()
    wanted = copy.deepcopy(read(content))
    change(wanted)
    result = amend_record(kind, FILE, content, wanted)
    assert read(result.content) == wanted
    return result.content.decode(), result.drops_comments


def only_new_lines(before, after):
    """Return the lines that are new, if nothing else differs."""
    found = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in found if line.startswith("- ")], "\n".join(found)
    return [line[2:] for line in found if line.startswith("+ ")]


AGREEMENT = """\
# yaml-language-server: $schema=../../../schemas/agreement.schema.json
# Who we are.
mentors: [grace]

mentees:
- ada      # since March
# - bo, perhaps
cohort: spring
status: "active"   # since the first meeting
meetings:
    every: 2 weeks   # on Tuesdays
    # We may change this.
signatures:
  grace: 2026-03-01
  # Ada reads it on Sunday.

# The end.
"""


def test_a_signature_is_one_new_line_behind_the_remark_that_belongs_to_the_others():
    after, drops = amended(AGREEMENT, lambda data: data["signatures"].update(ada="2026-03-02"))
    assert only_new_lines(AGREEMENT, after) == ["  ada: 2026-03-02"]
    assert "# Ada reads it on Sunday.\n  ada: 2026-03-02\n\n# The end.\n" in after
    assert not drops


def test_a_new_field_goes_where_the_schema_has_it():
    after, _ = amended(
        AGREEMENT, lambda data: data.update(pauses=[{"from": "2026-05-01"}], leaving="Any time.")
    )
    assert only_new_lines(AGREEMENT, after) == ["pauses:", "  - from: 2026-05-01", "leaving: Any time."]
    assert (
        after.index("status:") < after.index("pauses:") < after.index("meetings:") < after.index("leaving:")
    )
    assert "# We may change this.\nleaving: Any time.\nsignatures:" in after


def test_a_word_is_replaced_where_it_stands():
    after, drops = amended(AGREEMENT, lambda data: data.update(status="paused"))
    assert after == AGREEMENT.replace('"active"', "paused")
    assert not drops


def test_a_map_and_a_list_keep_their_indentation():
    def change(data):
        data["meetings"]["minutes"] = 45
        data["mentees"].append("cy")

    after, _ = amended(AGREEMENT, change)
    assert only_new_lines(AGREEMENT, after) == ["- cy", "    minutes: 45"]
    assert "- ada      # since March\n- cy\n# - bo, perhaps" in after


def test_a_list_between_brackets_grows_in_its_line():
    after, _ = amended(AGREEMENT, lambda data: data["mentors"].append("linus"))
    assert after == AGREEMENT.replace("[grace]", "[grace, linus]")


def test_a_list_between_brackets_that_grows_too_long_gets_lines():
    after, drops = amended(AGREEMENT, lambda data: data["mentors"].append("x" * 64 + " y" * 30))
    assert "mentors:\n  - grace\n  - >-\n" in after
    assert not drops


def test_a_field_that_goes_takes_its_lines_along():
    after, drops = amended(AGREEMENT, lambda data: data.pop("cohort"))
    assert after == AGREEMENT.replace("cohort: spring\n", "")
    assert not drops
    assert amended(AGREEMENT, lambda data: data.pop("mentees"))[1]


GOAL = {"id": "talk", "title": "Give a talk", "levels": {"0": "One talk."}}
LINES = ["  - id: talk", "    title: Give a talk", "    levels:", '      "0": One talk.']


@pytest.mark.parametrize(
    ("before", "new"),
    [
        ("goals:\n  - id: one\n", LINES),
        ("goals:\n- id: one\n", [line[2:] for line in LINES]),
        ("goals:\n  - id: one", LINES),
        ("goals:\n  - id: one\n\n  - id: two\n", ["", *LINES]),
        ("goals:\n  - id: one\n  # the last one\n", LINES),
        ("goals:\n  - id: one\n...\n", LINES),
        ("---\ngoals:\n  - id: one\n# Later.\n", LINES),
        ("goals:\n  - id: one\n    why: >\n      A long\n      story.\n\n\n", LINES),
        ("goals:\n  - {id: one}\n", LINES),
        ("goals:\n  - id: one\n    topics:\n    - a\n", LINES),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_goal_is_added_whatever_the_layout(before, new, line_end, mark):
    before = mark + before.replace("\n", line_end)
    after, drops = amended(before.encode(), lambda data: data["goals"].append(GOAL), Kind.GOALS)
    assert only_new_lines(before, after) == new
    assert after.replace("\r\n", "").count("\n") == (0 if line_end == "\r\n" else after.count("\n"))
    assert not drops


@pytest.mark.parametrize(
    ("before", "after", "is_lost"),
    [
        ("goals: []  # none yet\n", "goals:  # none yet\n", False),
        ("# Ours\ngoals: [\n  {id: one}, # first\n]\n", "# Ours\ngoals:\n  - id: one\n", True),
        ("goals:   # none\n", "goals:   # none\n", False),
    ],
)
def test_where_there_is_no_list_of_lines_one_is_written(before, after, is_lost):
    found, drops = amended(before, lambda data: data.update(goals=[*(data["goals"] or []), GOAL]), Kind.GOALS)
    assert found == after + "".join(f"{line}\n" for line in LINES)
    assert drops is is_lost


def test_a_layout_that_allows_nothing_is_written_anew_and_that_is_said():
    text = "# Ours\n{goals: [{id: one}], # first\n}\n"
    found, drops = amended(text, lambda data: data["goals"].append(GOAL), Kind.GOALS)
    assert found.startswith("# yaml-language-server")
    assert drops


def test_what_cannot_be_read_is_not_touched():
    with pytest.raises(ValueError, match="cannot be read"):
        amend_record(Kind.GOALS, FILE, b"goals: [\n", {"goals": []})


WORDS = st.sampled_from(
    ["a", "no", "12:30", "a: b", "- x", "# y", "é 💬", "two\nlines", "long " * 40 + "end", "[", "'"]
)
VALUES = st.recursive(
    WORDS | st.integers(-3, 70) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y", "0", "-2"]), inner, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(
    st.sampled_from(["mentors", "status", "meetings", "signatures", "other"]), VALUES, min_size=1
)


@st.composite
def layouts(draw, data):
    """Write data as people might: lists in lines or between brackets, remarks and empty lines between fields."""
    from generator.writing.record_text import render_block, render_inline

    lines = draw(st.lists(st.sampled_from(["", "# a remark", "  # a deeper one"]), max_size=2))
    for name, value in data.items():
        is_inline = draw(st.booleans())
        block = f"{name}: {render_inline(value)}\n" if is_inline else render_block({name: value})
        # A remark behind the lines of a text would be a part of it.
        lines += block.splitlines()
        lines += draw(st.lists(st.sampled_from(["", "# a remark"]), max_size=2))
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text


@settings(max_examples=cases(100), deadline=None)
@given(st.data())
def test_whatever_a_record_says_and_is_to_say_it_says_it_then(data):
    before, wanted = data.draw(RECORDS), data.draw(RECORDS)
    content = data.draw(layouts(before)).encode()
    document, _ = parse_document(FILE, content)
    if document is None or not isinstance(document.data, dict):
        return
    result = amend_record(Kind.AGREEMENT, FILE, content, wanted)
    assert read(result.content) == wanted


@settings(max_examples=cases(100), deadline=None)
@given(st.data())
def test_remarks_survive_what_is_added(data):
    before = data.draw(RECORDS)
    text = data.draw(layouts(before))
    document, _ = parse_document(FILE, text.encode())
    if document is None or not isinstance(document.data, dict):
        return
    wanted = {**document.data, "closing": {"date": "2026-03-04"}, "zzz": data.draw(VALUES)}
    result = amend_record(Kind.AGREEMENT, FILE, text.encode(), wanted)
    assert not result.drops_comments
    assert text.count("# a") <= result.content.decode().count("# a")
