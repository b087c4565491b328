"""What the import makes of text: dates, lists, names, long reports, and what a record must not hold."""

import datetime as dt

import pytest

from generator.importing.dates import DateError, parse_date
from generator.importing.lists import sort_topics, split_lines, split_list
from generator.importing.long_text import keep_within, split_text
from generator.importing.plain_text import clean, shorten
from generator.importing.slugs import folded, make_id, numbered
from generator.importing.terms import parse_rhythm
from generator.reading.raw_text import bad_character
from generator.words.places import ID
from generator.words.slugs import LONGEST_ID


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-30",
        "2020/05/30",
        "30 May 2020",
        "May 30 2020",
        "May 30, 2020",
        "Saturday, May 30th, 2020",
        "30/05/2020",
        "05/30/2020",
        "30-May-2020",
        "2020-05-30 10:15",
        "2020-05-30T10:15:00Z",
    ],
)
def test_a_date_that_can_mean_one_day_only_is_read(text):
    assert parse_date(text) == dt.date(2020, 5, 30)


@pytest.mark.parametrize(
    "text", ["mid May", "May 2020", "2020-02-30", "202005", "0001-01-01", "32/13/2020", "", "soon"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError, match="not a date"):
        parse_date(text)


@pytest.mark.parametrize("text", ["03/04/2020", "3.4.2020", "03/04/20"])
def test_a_date_that_could_be_two_days_is_not_guessed(text):
    with pytest.raises(DateError, match="more than one day") as refused:
        parse_date(text)
    assert "--date-format" in refused.value.hint


def test_a_given_format_settles_it_and_never_overrules_iso():
    assert parse_date("03/04/2020", ["%d/%m/%Y"]) == dt.date(2020, 4, 3)
    assert parse_date("2020-03-04", ["%Y-%d-%m"]) == dt.date(2020, 3, 4)


def test_private_addresses_are_taken_out_and_named():
    found = clean("Join https://us02web.zoom.us/j/123?pwd=x or write to ada@example.org.")
    assert found.text == "Join [meeting link removed] or write to [e-mail address removed]."
    assert found.removed == ("1 meeting link", "1 e-mail address")


@pytest.mark.parametrize("text", ["a\u200bb", "a\u202eb", "a\x00b", "a\u200db", "a\ufeffb"])
def test_invisible_characters_are_taken_out(text):
    assert clean(text).text == "ab"


def test_what_people_see_stays_html_markdown_and_joined_emoji_included():
    for text in ("<b>bold</b> [link](https://example.org)", "👩\u200d💻", "نمی\u200cخواهم"):
        assert clean(text).text == text
    assert clean("e\u0301\r\nx\xa0y").text == "é\nx y"


def test_text_of_html_marks_alone_is_nothing():
    assert clean("<br/>\n<p></p>").text == ""


def test_text_is_cut_between_words():
    assert shorten("one two three four", 14) == "one two three…"
    assert shorten("x" * 30, 10) == "x" * 9 + "…"
    assert shorten("short", 5) == "short"


def test_a_name_gives_an_id_without_accents():
    assert make_id("José Guilherme Vanz", "person") == "jose-guilherme-vanz"
    assert make_id("Łukasz Ørsted-Straße", "person") == "lukasz-orsted-strasse"
    assert make_id("P000699", "person") == "p000699"


def test_a_name_in_another_script_gives_a_stable_id():
    first = make_id("淳 叶", "person")
    assert first == make_id("淳 叶", "person") != make_id("叶 淳", "person")
    assert first.startswith("person-")


@pytest.mark.parametrize("name", ["", "---", "con", "x" * 200, "É" * 90, "淳" * 90, "-a-", "🤪"])
def test_every_id_is_one_that_a_record_may_have(name):
    for found in (make_id(name, "person"), numbered(make_id(name, "person"), {make_id(name, "person")})):
        assert ID.match(found)
        assert found != "con"
        assert len(found) <= LONGEST_ID


def test_a_taken_id_gets_a_number():
    assert numbered("ada", {"ada", "ada-2"}) == "ada-3"


def test_names_are_compared_without_case_and_accents():
    assert folded("  JOSÉ  Vanz ") == folded("Jose vanz")


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Go; Rust", ("Go", "Rust")),
        ("Go, Rust (async, unsafe), C", ("Go", "Rust (async, unsafe)", "C")),
        ("- Go - Rust - CI/CD", ("Go", "Rust", "CI/CD")),
        ("* Go\n* Rust", ("Go", "Rust")),
        ("<br/> - Go - Rust", ("Go", "Rust")),
        ("Go<br>Rust, C", ("Go", "Rust, C")),
        ("1. Go\n2) Rust", ("Go", "Rust")),
        ("", ()),
    ],
)
def test_lists_are_split_however_they_are_written(cell, items):
    assert split_list(cell) == items


def test_a_sentence_with_commas_is_one_item():
    assert split_lines("Be kind, be on time") == ("Be kind, be on time",)
    assert split_lines("Be kind; be on time") == ("Be kind", "be on time")


def test_sentences_and_people_are_no_topics():
    paragraph = "You should feel at home with the inner workings of large systems"
    topics, others = sort_topics(("Go", "go", "and Rust.", "etc", paragraph, "Ada (@ada)", "Mentors:"))
    assert topics == ("Go", "Rust")
    assert others == (paragraph, "Ada (@ada)", "Mentors:")


POST = """\
Hello
=====

What did I do?
--------------
I wrote a long
paragraph. :)

.. image:: https://example.org/a.png
   :width: 300

- one
- two, which
  goes on

## Next
Tests.
"""


def test_a_post_becomes_a_line_for_each_paragraph_and_item():
    assert [line.with_heading for line in split_text(POST)] == [
        "What did I do? I wrote a long paragraph. :)",
        "https://example.org/a.png",
        "one",
        "two, which goes on",
        "Next: Tests.",
    ]


def test_a_long_post_keeps_its_beginning_and_counts_the_rest():
    kept, lost = keep_within(("a" * 50, "b" * 50, "c" * 50), 110, 100)
    assert kept == ("a" * 50, "b" * 50)
    assert lost == 50
    kept, lost = keep_within(("word " * 1000,), 4000, 100)
    assert len(kept[0]) <= 2000
    assert lost >= 3000


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("weekly", "1 week"),
        ("every two weeks", "2 weeks"),
        ("2 Weeks", "2 weeks"),
        ("once a month", "1 month"),
        ("every other week", "2 weeks"),
        ("Every week", "1 week"),
        ("biweekly", None),
        ("when we feel like it", None),
    ],
)
def test_rhythms_are_read_where_they_mean_one_thing(text, rhythm):
    assert parse_rhythm(text) == rhythm


def test_cleaned_text_never_holds_what_a_record_refuses():
    everything = "".join(chr(code) + "é" for code in range(0x3100) if not 0xD800 <= code < 0xE000)
    assert bad_character(clean(everything).text) is None
