"""What two people are told of what fits and what does not: kind, true, and in one sentence for both where it is of both."""

import datetime as dt
import json

import pytest

from generator.views.match_words import reasons_of, two_of
from generator.words.audience import Audience
from tests.unit.seen import sight_of

PROGRAM = "name: Test programme\ntimezone: Europe/Lisbon\ncohorts: []\n"


def told(ada=None, grace=None):
    """The reasons of a mentee and a mentor, and what they would settle."""
    people = {
        "ada": {"name": "Ada", "mentee": {}, **(ada or {})},
        "grace": {"name": "Grace", "mentor": {}, **(grace or {})},
    }
    records = {f"records/people/{id_}.yml": json.dumps(fields) for id_, fields in people.items()}
    sight = sight_of(Audience.MEMBERS, {"records/program.yml": PROGRAM, **records})
    reasons = reasons_of(sight, two_of(sight, "ada", "grace", dt.date(2026, 10, 15)))
    return reasons.why, reasons.differ


MONDAYS = {"availability": ["Mondays 09:00-10:00"]}
ENGLISH = {"languages": ["English"]}


def prefers(**preferences):
    return {"working_preferences": preferences}


@pytest.mark.parametrize(
    ("ada", "grace", "expected"),
    [
        ({}, {}, "Neither has said when there is time: settle that first."),
        (MONDAYS, {}, "Grace has not said when there is time: settle that first."),
        ({}, MONDAYS, "Ada has not said when there is time: settle that first."),
        (
            {"availability": ["by pigeon"]},
            MONDAYS,
            "Ada has time “by pigeon”, which only people can read: settle when to meet first.",
        ),
        ({}, {}, "Neither has said which languages to talk in: ask first."),
        (ENGLISH, {}, "Grace has not said which languages to talk in: ask first."),
        (
            prefers(meet=["in-person"]),
            prefers(meet=["phone", "chat"]),
            "Ada likes to meet in person, Grace to talk by phone and write in a chat: agree how.",
        ),
        (
            prefers(feedback="written"),
            prefers(feedback="spoken"),
            "Ada would rather read feedback, Grace would rather hear it: agree how.",
        ),
        (
            prefers(learns_by=["trying"]),
            prefers(learns_by=["reading"]),
            "Ada learns by trying, Grace by reading: agree how.",
        ),
        (
            prefers(rhythm="Short and often"),
            prefers(rhythm="Once a month"),
            "On how often, Ada says “Short and often” and Grace “Once a month”: agree on one.",
        ),
        (
            prefers(rhythm="Every week or two"),
            prefers(rhythm="Every week"),
            "On how often, Ada says “Every week or two” and Grace “Every week”: agree on one.",
        ),
    ],
)
def test_what_does_not_fit_says_what_each_would_and_what_to_do(ada, grace, expected):
    assert expected in told(ada, grace)[1]


def test_whoever_has_said_it_is_not_told_to_settle_it():
    assert told({**MONDAYS, **ENGLISH}, {**MONDAYS, **ENGLISH})[1] == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("every two weeks", "Every 2 weeks"),
        ("An hour every two weeks", "Fortnightly"),
        ("Every other week", "every two weeks, always the same hour"),
        ("Ninety minutes once a month, with a pot of tea", "monthly"),
        ("SHORT and often", "short and often"),
    ],
)
def test_two_who_mean_the_same_rhythm_have_nothing_to_agree_on(one, other):
    assert not [line for line in told(prefers(rhythm=one), prefers(rhythm=other))[1] if "often" in line]


def test_languages_are_called_by_their_names():
    why, _ = told({"languages": ["english", "Deutsch", "en-GB"]}, {"languages": ["EN", "German (B2)"]})
    assert why == ("Both speak English and German.",)


def test_the_clock_is_told_where_there_are_two():
    assert "on Ada's clock" not in told(MONDAYS, {**MONDAYS, "timezone": "Europe/Lisbon"})[0][0]
    assert "such as Mondays 09:00–10:00 on Ada's clock." in told(
        MONDAYS, {"availability": ["Mondays 10:00-11:00"], "timezone": "Europe/Madrid"}
    )[0][0]  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mondays 09:00-09:30", "They have 30 minutes a week in common, such as Mondays 09:00–09:30."),
        ("Mondays 09:00-10:00", "They have 1 hour a week in common, such as Mondays 09:00–10:00."),
        ("Mondays 09:00-10:30", "They have 1.5 hours a week in common, such as Mondays 09:00–10:30."),
    ],
)
def test_common_time_is_told_as_people_tell_it(hours, expected):
    assert told({"availability": [hours]}, {"availability": [hours]})[0][0] == expected


def test_what_a_mentor_does_not_offer_is_told_with_or():
    sought = {"mentee": {"seeks": ["rust", "sql"]}}
    assert told(sought, {"mentor": {"offers": ["maths"]}})[1][0].startswith(
        "Grace does not offer rust or sql:"
    )
