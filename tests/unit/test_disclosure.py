"""Which aggregates an audience may see: enough people behind them, and behind what taking one from another leaves."""

import pytest

from generator.figures.definitions import figure
from generator.views.disclosure import disclose
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import Program, Programme
from generator.words.places import agreement_file
from tests.unit.test_report import pair

PROGRAMME = Scope("programme")
NAME = "longest-gap"
"""A figure over fields that are for members."""


def people(*each: int, first: int = 0) -> list:
    """Return one pair for each number: with so many people, all of them different."""
    return [
        pair(first + number, "a-new", mentees=tuple(f"m{first + number}-{one}" for one in range(count - 1)))
        for number, count in enumerate(each)
    ]


def shown(audience: Audience, name: str = NAME, topic: list | None = None, **cohorts: list) -> set[str]:
    """Return for which parts of a programme a figure is shown, given the pairs of its cohorts."""
    every = [one for pairs in cohorts.values() for one in pairs]
    groups = {PROGRAMME: every} | {Scope("cohort", id_): pairs for id_, pairs in cohorts.items()}
    if topic is not None:
        groups[Scope("topic", "topic")] = topic
    figures = {
        scope: {name: figure(name, scope, 1.0, n=99, records=(agreement_file(one.id) for one in pairs))}
        for scope, pairs in groups.items()
    }
    programme = Programme(
        program=Program(name="P", timezone="UTC", cohorts=()), pairs={one.id: one for one in every}
    )
    return {
        scope.id or scope.kind for scope, named in disclose(figures, programme, audience).items() if named
    }


@pytest.mark.parametrize(
    ("audience", "sizes", "is_shown"),
    [
        (Audience.PUBLIC, (2, 2, 2, 2), False),
        (Audience.PUBLIC, (2, 2, 2, 2, 2), True),
        (Audience.PUBLIC, (5, 5), True),
        (Audience.PUBLIC, (12,), False),  # one pair is no group, however many people are in it
        (Audience.PUBLIC, (), False),  # nobody shall tell none from few
        (Audience.MEMBERS, (2, 2), False),
        (Audience.MEMBERS, (2, 3), True),
        (Audience.MEMBERS, (), True),
        (Audience.COORDINATORS, (2,), True),
    ],
)
def test_people_are_counted_and_not_facts(audience: Audience, sizes: tuple[int, ...], is_shown: bool):
    assert bool(shown(audience, only=people(*sizes))) is is_shown


def test_the_same_people_in_many_pairs_are_few():
    again = [pair(number, "a-new", mentors=("grace",), mentees=("ada",)) for number in range(12)]
    assert shown(Audience.PUBLIC, again=again) == set()


def test_figures_of_public_fields_are_always_shown():
    assert shown(Audience.PUBLIC, "retention", tiny=people(2)) == {"programme", "tiny"}


def test_what_is_hidden_cannot_be_found_by_subtraction():
    big, large, small = people(*[2] * 9), people(*[2] * 6, first=20), people(2, 2, first=40)
    assert shown(Audience.PUBLIC, big=big, large=large) == {"programme", "big", "large"}
    # The whole less "big" and "large" would be "small": "large" goes as well.
    assert shown(Audience.PUBLIC, big=big, large=large, small=small) == {"programme", "big"}
    assert shown(Audience.PUBLIC, big=big, small=small) == {"programme"}
    # Two that are small each are enough together.
    assert shown(Audience.PUBLIC, big=big, small=people(2, 2, 2, first=40), other=people(2, 2, first=90)) == {
        "programme",
        "big",
    }


def test_one_pair_of_many_people_cannot_be_found_by_subtraction():
    assert shown(Audience.PUBLIC, big=people(*[2] * 9), circle=people(20, first=20)) == {"programme"}


def test_members_look_every_pair_up_so_there_is_nothing_to_find():
    assert shown(Audience.MEMBERS, big=people(*[2] * 9), small=people(2, first=20)) == {"programme", "big"}


def test_topics_share_pairs_so_the_public_gets_none():
    every = people(*[2] * 20)
    assert shown(Audience.PUBLIC, topic=every[:10], all=every) == {"programme", "all"}
    assert shown(Audience.MEMBERS, topic=every[:10], all=every) == {"programme", "all", "topic"}


def heard(audience: Audience, **answers: int) -> set[str]:
    """Return for which cohorts, or for the programme, a survey's figure is shown, given who answered where."""
    name = "voice-fit"
    files = {cohort: f"records/pulse/{cohort}-2026-10-01.yml" for cohort in answers}
    figures = {
        PROGRAMME: {name: figure(name, PROGRAMME, 4.0, n=sum(answers.values()), records=files.values())}
    }
    for cohort, count in answers.items():
        scope = Scope("cohort", cohort)
        figures[scope] = {name: figure(name, scope, 4.0, n=count, records=[files[cohort]])}
    programme = Programme(program=Program(name="P", timezone="UTC", cohorts=()))
    return {
        scope.id or scope.kind for scope, named in disclose(figures, programme, audience).items() if named
    }


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"one": 9}, set()),
        ({"one": 10}, {"programme", "one"}),
        ({"one": 6, "two": 6}, {"programme"}),
        ({"one": 10, "two": 10}, {"programme", "one", "two"}),
        # The whole less the others would be those of "tiny".
        ({"one": 12, "two": 11, "tiny": 5}, {"programme", "one"}),
    ],
)
def test_a_survey_is_shown_to_the_public_from_enough_answers_on(answers: dict[str, int], expected: set[str]):
    assert heard(Audience.PUBLIC, **answers) == expected


def test_members_see_their_own_cohorts_survey_and_the_public_cannot_tell_none_from_few():
    assert heard(Audience.MEMBERS, one=5, two=5) == {"programme", "one", "two"}
    # The checks refuse such a survey; where one gets through, nobody finds it by subtraction.
    assert heard(Audience.MEMBERS, one=5, tiny=4) == {"programme"}
    assert heard(Audience.PUBLIC) == set()
    assert heard(Audience.COORDINATORS, tiny=1) == {"programme", "tiny"}
