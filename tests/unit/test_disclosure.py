"""Which aggregates an audience may see: enough people behind them, and behind what taking one from another leaves."""

import datetime as dt

import pytest
from msgspec.structs import replace

from generator.figures.definitions import DEFINITIONS, figure
from generator.figures.programme import figures_of_programme
from generator.views.disclosure import disclose
from generator.views.rounding import rounding_of
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import PagePublication, Program, Programme, Status
from generator.words.places import agreement_file
from tests.unit.test_report import pair

TODAY = dt.date(2026, 10, 15)

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


def told(audience: Audience, name: str, value: float | None, n: int, missing: int) -> Figure:
    pairs = people(*[2] * 9)
    made = figure(name, PROGRAMME, value, n=n, missing=missing, records=(agreement_file(p.id) for p in pairs))
    programme = Programme(
        program=Program(name="P", timezone="UTC", cohorts=()), pairs={one.id: one for one in pairs}
    )
    return disclose({PROGRAMME: {name: made}}, programme, audience)[PROGRAMME][name]


@pytest.mark.parametrize(
    ("name", "exact", "rounded"),
    [
        ("cadence-adherence", (0.824, 9, 2), (0.8, 10, 0)),
        ("cadence-adherence", (0.875, 8, 3), (0.9, 10, 5)),
        ("goals-at-or-above-expected", (0.0, 17, 0), (0.0, 15, 0)),
        ("longest-gap", (1.26, 9, 0), (1.5, 10, 0)),
        ("goal-level", (-0.3, 9, 0), (-0.5, 10, 0)),
        ("signing-delay", (-2.6, 9, 0), (-5.0, 10, 0)),
        ("signing-delay", (2.4, 1, 0), (0.0, 5, 0)),
        ("gas-t", (57.6, 9, 0), (60.0, 10, 0)),
        ("pipeline", (3.0, 12, 0), (5.0, 10, 0)),
    ],
)
def test_the_public_gets_what_it_may_not_look_up_rounded(name: str, exact: tuple, rounded: tuple):
    seen = told(Audience.PUBLIC, name, *exact)
    assert (seen.value, seen.n, seen.missing, seen.is_rounded) == (*rounded, True)
    for audience in (Audience.MEMBERS, Audience.COORDINATORS):
        seen = told(audience, name, *exact)
        assert (seen.value, seen.n, seen.missing, seen.is_rounded) == (*exact, False)


def test_every_unit_can_be_rounded():
    for definition in DEFINITIONS.values():
        assert rounding_of(definition.unit).startswith("to the nearest ")


def retention_of(named: int, unlisted: int, **more: int) -> dict[str, tuple[int, bool]]:
    """Return what the public is told of pairs that completed, of which some are unlisted, by cohort."""
    cohorts = {"a-new": (named, unlisted), **{cohort: (0, count) for cohort, count in more.items()}}
    pairs = {}
    for number, (cohort, counts) in enumerate(cohorts.items()):
        for one, publication in enumerate(["named"] * counts[0] + ["unlisted"] * counts[1]):
            made = pair(100 * number + one, "a-new", mentees=(f"m{number}-{one}",))
            agreement = replace(
                made.agreement,
                publication=PagePublication(publication),
                cohort=cohort,
                status=Status.COMPLETED,
            )
            pairs[made.id] = replace(made, agreement=agreement)
    programme = Programme(program=Program(name="P", timezone="UTC", cohorts=()), pairs=pairs)
    seen = disclose(figures_of_programme(programme, TODAY), programme, Audience.PUBLIC)
    assert all(named["pairs"].n == named["pairs"].value for named in seen.values() if "pairs" in named)
    return {
        scope.id or scope.kind: (named["retention"].n, named["retention"].is_rounded)
        for scope, named in seen.items()
        if "retention" in named
    }


def test_what_unlisted_pairs_did_cannot_be_found_by_counting_the_named_ones():
    assert retention_of(named=7, unlisted=0) == {"programme": (7, False), "a-new": (7, False)}
    assert retention_of(named=7, unlisted=1) == {}
    assert retention_of(named=7, unlisted=9) == {"programme": (15, True), "a-new": (15, True)}
    # The programme less the cohort would be the one pair.
    assert retention_of(named=7, unlisted=9, autumn=1) == {"programme": (15, True)}


def test_the_words_that_an_unlisted_pair_chose_as_topics_are_not_for_the_public():
    made = pair(1, "a-new")
    agreement = replace(made.agreement, publication=PagePublication.UNLISTED, topics=("my divorce",))
    programme = Programme(
        program=Program(name="P", timezone="UTC", cohorts=()),
        pairs={made.id: replace(made, agreement=agreement)},
    )
    figures = figures_of_programme(programme, TODAY)
    assert Scope("topic", "my divorce") in figures
    assert "divorce" not in str(disclose(figures, programme, Audience.PUBLIC))
