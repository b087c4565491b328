"""Answers that people type: what they mean, or why they cannot be taken."""

import datetime as dt

import pytest

from generator.drafting import answers
from generator.drafting.answers import Unclear
from generator.reading.schemas import read_schemas
from generator.words.model import Person
from generator.words.places import Kind

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()
PEOPLE = (
    Person(id="ada", name="Ada Lovelace", github="ada-l"),
    Person(id="ada-byron", name="Ada"),
    Person(id="grace-hopper", name="Grace Hopper"),
    Person(id="minjun-park", name="박민준"),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", dt.date(2026, 10, 14)),
        ("2026-03-04", dt.date(2026, 3, 4)),
        ("4 March 2026", dt.date(2026, 3, 4)),
        ("31/12/2026", dt.date(2026, 12, 31)),
    ],
)
def test_days(text, day):
    assert answers.read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["03/04/2026", "2026-02-30", "soon", ""])
def test_what_is_no_single_day_is_told_with_one_that_is(text):
    with pytest.raises(Unclear, match="such as 2026-10-15"):
        answers.read_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ada", "ada"),
        ("ada lovelace", "ada"),
        ("@ada-l", "ada"),
        ("grace", "grace-hopper"),
        ("Hop", "grace-hopper"),
        ("박민준", "minjun-park"),
        ("ada-by", "ada-byron"),
    ],
)
def test_people_are_found_by_what_they_are_called(text, person):
    assert answers.read_person(text, PEOPLE) == person


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a", '"a" could be ada or ada-byron'),
        ("grace-hoper", 'called "grace-hoper". Did you mean "grace-hopper"?'),
        ("zed", "Write ada, ada-byron, grace-hopper or minjun-park."),
    ],
)
def test_who_is_not_found_is_told_with_who_could_be_meant(text, message):
    with pytest.raises(Unclear) as raised:
        answers.read_person(text, PEOPLE)
    assert message in str(raised.value)


def test_lists_of_people():
    assert answers.read_people("grace, ada; ada", PEOPLE) == ["grace-hopper", "ada"]
    assert answers.read_people("Everybody", PEOPLE) == [person.id for person in PEOPLE]


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("talk=1", ("talk", 1)),
        ("1 = -2", ("talk", -2)),
        ("2: +1", ("read-on", 1)),
        ("read-on −1", ("read-on", -1)),
        ("give a first = 0", ("talk", 0)),
        ("Read on: 2", ("read-on", 2)),
    ],
)
def test_ratings(text, rating):
    assert answers.read_rating(text, {"talk": "Give a first talk", "read-on": "Read on"}) == rating


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("outline", "outline"),
        ("Write the  OUTLINE.", "outline"),
        ("write the o", "outline"),
        ("book", "book"),
        ("2", "book"),
    ],
)
def test_what_has_words_is_named_by_them(text, id_):
    assert answers.read_named(text, {"outline": "Write the outline", "book": "Write the book"}, "step") == id_


@pytest.mark.parametrize("text", ["write the", "write them all", "3", "…"])
def test_words_that_could_mean_more_than_one_name_nothing_and_all_are_offered(text):
    with pytest.raises(Unclear) as raised:
        answers.read_named(text, {"outline": "Write the outline", "and-b": "Write the book"}, "step")
    assert "Write outline (“Write the outline”) or and-b (“Write the book”)." in str(raised.value)


@pytest.mark.parametrize("text", ["talk", "talk=", "=1", "nothing=1", "3=1", "talk=much"])
def test_what_is_no_rating(text):
    with pytest.raises(Unclear):
        answers.read_rating(text, {"talk": "Give a first talk", "read-on": "Read on"})


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Write it", {"what": "Write it"}),
        ("grace: Write it by 2026-10-29", {"who": "grace-hopper", "due": "2026-10-29", "what": "Write it"}),
        ("Write it by tomorrow", {"due": "2026-10-16", "what": "Write it"}),
        ("Write it by heart", {"what": "Write it by heart"}),
        ("Write it by Friday.", {"due": "2026-10-16", "what": "Write it"}),
        ("Write it by thursday", {"due": "2026-10-22", "what": "Write it"}),
        ("Stand by it by 20 December", {"due": "2026-12-20", "what": "Stand by it"}),
        ("Write it by January 3rd", {"due": "2027-01-03", "what": "Write it"}),
        ("Write it by 20 December 2027", {"due": "2027-12-20", "what": "Write it"}),
        ("Write it by 3/4", {"what": "Write it by 3/4"}),
        ("Write it by May", {"what": "Write it by May"}),
        ("Idea: write it", {"what": "Idea: write it"}),
        ("a: b", {"what": "a: b"}),
    ],
)
def test_steps_say_who_and_when_where_they_do(text, step):
    assert answers.read_step(text, PEOPLE, TODAY) == step


def test_choices_by_word_beginning_and_number():
    choices = ["meeting", "review", "progress"]
    assert [answers.read_choice(text, choices) for text in ("Review", "pro", "1")] == [
        "review",
        "progress",
        "meeting",
    ]
    assert answers.read_choice("ended early", ["ended_early"]) == "ended_early"
    with pytest.raises(Unclear, match="Write meeting, review or progress"):
        answers.read_choice("", choices)


@pytest.mark.parametrize(
    ("kind", "path", "value", "trouble"),
    [
        (Kind.LOG_ENTRY, ("minutes",), 45, ""),
        (Kind.LOG_ENTRY, ("minutes",), 0, "less than 1"),
        (Kind.LOG_ENTRY, ("did", 0), "Talked.", ""),
        (Kind.LOG_ENTRY, ("did", 0), "x" * 2001, "2,000"),
        (Kind.LOG_ENTRY, ("did", 0), "See https://zoom.us/j/12345", "lets its reader into a meeting"),
        (Kind.LOG_ENTRY, ("did", 0), "TODO: write", "left over from a template"),
        (Kind.LOG_ENTRY, ("did", 0), "a\u202eb", "nobody can see"),
        (Kind.GOALS, ("goals", 0, "levels", "0"), "One talk", ""),
        (Kind.PERSON, ("emails", 0), "ada@example.org", ""),
        (Kind.PERSON, ("emails", 0), "ada", "e-mail"),
        (Kind.AGREEMENT, ("meetings", "every"), "2 weeks", ""),
        (Kind.AGREEMENT, ("meetings", "every"), "often", "2 weeks"),
    ],
)  # fmt: skip
def test_a_value_is_held_against_the_schema_in_its_own_words(kind, path, value, trouble):
    found = answers.trouble_with(kind, path, value, SCHEMAS)
    assert (trouble in found) if trouble else found == ""
