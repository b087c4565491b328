"""Days, numbers and names as people say them."""

import datetime as dt

import pytest

from generator.views import names
from generator.words import dates, numbers, phrases
from generator.words.audience import Audience
from tests.unit.seen import sight_of

TODAY = dt.date(2026, 10, 15)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-13, "13 days ago"),
        (14, "in 2 weeks"),
        (-62, "9 weeks ago"),
        (63, "in 2 months"),
        (-365, "12 months ago"),
    ],
)
def test_distances_in_time(days, words):
    assert dates.relative(TODAY + dt.timedelta(days=days), TODAY) == words


def test_days_do_not_depend_on_the_machines_language():
    assert dates.long_day(TODAY) == "15 October 2026"
    assert dates.day(dt.date(2026, 9, 1)) == "1 Sep 2026"


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.0, "2"), (1.25, "1.2"), (-0.5, "−0.5"), (-0.01, "0"), (12345.0, "12,345"), (100, "100")],
)
def test_numbers(value, text):
    assert numbers.number(value) == text


def test_a_level_shows_its_sign():
    assert [numbers.signed(level) for level in (-2, 0, 1)] == ["−2", "0", "+1"]


def test_counts_with_their_nouns():
    assert numbers.counted(1, "pair") == "1 pair"
    assert numbers.counted(0, "pair") == "0 pairs"
    assert numbers.counted(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("words", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists(words, text):
    assert phrases.listed(words) == text


def test_members_read_names_and_the_public_reads_public_ones_or_none():
    members, public = sight_of(Audience.MEMBERS), sight_of(Audience.PUBLIC)
    assert names.person_name(members, "grace", "mentor") == "Grace Hopper"
    assert names.person_name(public, "grace", "mentor") == "Grace"
    assert names.person_name(public, "ada", "mentee") == "a mentee"


def test_a_pair_without_public_names_is_still_called_something():
    sight = sight_of(Audience.PUBLIC, grace="name: Grace Hopper\nmentor: {capacity: 2}\n")
    pair = sight.programme.pairs["ada-grace"]
    assert names.pair_tab(sight, pair) == "A mentor and a mentee"


def test_initials_are_those_of_the_first_and_the_last_name():
    assert names.Name("Ada King Lovelace").initials == "AL"
    assert names.Name("王").initials == "王"
    assert names.Name("A mentor", is_known=False).initials == ""
