"""Goals, levels and the T score: published vectors and samples counted by hand."""

import datetime as dt

import pytest

from generator.figures.goals import gas_t, goal_figures, goal_standings
from generator.words.figure import Figure
from generator.words.model import (
    Agreement,
    Decision,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    PagePublication,
    Pair,
    Rating,
    Status,
)

DAY = dt.date.fromisoformat
TODAY = DAY("2026-06-30")


def goal(id_: str, due: str = "2026-06-01", **more: object) -> Goal:
    fields: dict[str, object] = {"set_on": DAY("2026-01-10"), "levels": {0: "as expected"}, "kind": "skill"}
    return Goal(id=id_, title=id_, due=DAY(due), **(fields | more))  # type: ignore[arg-type]


def rated(stem: str, *ratings: tuple[str, int, str], **more: object) -> Entry:
    found = tuple(Rating(goal=goal_, level=level, by=by) for goal_, level, by in ratings)
    return Entry(stem=stem, date=DAY(stem[:10]), kind=EntryKind.PROGRESS, ratings=found, **more)  # type: ignore[arg-type]


def pair(goals: tuple[Goal, ...], *entries: Entry, mentees: tuple[str, ...] = ("ada",)) -> Pair:
    agreement = Agreement(
        mentors=("grace",),
        mentees=mentees,
        cohort="spring",
        starts=DAY("2026-01-01"),
        ends=DAY("2026-12-31"),
        status=Status.ACTIVE,
        meetings=Meetings(every=Interval("2 weeks")),
        publication=PagePublication.NAMED,
    )
    return Pair(id="ada--grace", agreement=agreement, goals=goals, entries=entries)


def figures(sample: Pair, today: dt.date = TODAY) -> dict[str, Figure]:
    return {figure.name: figure for figure in goal_figures(sample, today)}


def levels(sample: Pair, today: dt.date = TODAY) -> list[int | None]:
    return [standing.level for standing in goal_standings(sample, today)]


@pytest.mark.parametrize(
    ("attained", "weights", "rho", "score"),
    [
        ([0, 0, 0], None, 0.3, 50.00),
        ([1], None, 0.3, 60.00),
        ([1, 1], None, 0.3, 62.40),
        ([1, 1, 1], None, 0.3, 63.69),
        ([1, 1, 1, 1, 1], None, 0.3, 65.08),
        ([2], None, 0.3, 70.00),
        ([2, 2, 2], None, 0.3, 77.39),
        ([-1, -1, -1], None, 0.3, 36.31),
        ([-2, -2, -2], None, 0.3, 22.61),
        ([1, 1, -1], None, 0.3, 54.56),
        ([1, 0, -1], [3, 1, 1], 0.3, 55.13),
        ([1, 0, -1], [1, 1, 3], 0.3, 44.87),
        ([1, 1, 1], None, 0.0, 67.32),
        ([1, 1, 1], None, 0.5, 62.25),
    ],
)
def test_published_vectors(attained: list[float], weights: list[float] | None, rho: float, score: float):
    assert round(gas_t(attained, weights, rho), 2) == score


@pytest.mark.parametrize("weight", [1, 2, 3])
def test_one_goal_gives_30_to_70_whatever_its_weight(weight: int):
    assert [gas_t([level], [weight]) for level in (-2, 2)] == pytest.approx([30.0, 70.0])


@pytest.mark.parametrize(("attained", "weights"), [([], None), ([1, 1], [1]), ([1], [0]), ([1], [-1])])
def test_a_t_score_needs_goals_and_weights(attained: list[float], weights: list[float] | None):
    with pytest.raises(ValueError, match="T score"):
        gas_t(attained, weights)


def test_the_mentee_has_the_word_and_both_stand_side_by_side():
    sample = pair(
        (goal("sql"),), rated("2026-03-01", ("sql", -1, "ada")), rated("2026-05-01", ("sql", 2, "grace"))
    )
    (standing,) = goal_standings(sample, TODAY)
    assert standing.by_mentee is not None
    assert standing.by_mentor is not None
    assert (standing.by_mentee.level, standing.by_mentor.level, standing.level) == (-1, 2, -1)
    assert standing.by_mentee.on == DAY("2026-03-01")
    assert [rating.by for rating in standing.history] == ["ada", "grace"]


def test_the_mentor_speaks_where_the_mentee_has_not():
    assert levels(pair((goal("sql"),), rated("2026-05-01", ("sql", 1, "grace")))) == [1]


def test_the_latest_rating_on_or_before_the_day_counts():
    entries = (
        rated("2026-05-01", ("sql", 1, "ada")),
        rated("2026-03-01", ("sql", -2, "ada")),
        rated("2026-06-30", ("sql", 2, "ada")),
        rated("2026-07-01", ("sql", 0, "ada")),
    )
    sample = pair((goal("sql"),), *entries)
    assert [levels(sample, DAY(day)) for day in ("2026-02-01", "2026-03-01", "2026-06-29", "2026-06-30")] == [
        [None],
        [-2],
        [1],
        [2],
    ]


def test_a_corrected_rating_is_gone():
    wrong, right = (
        rated("2026-05-01", ("sql", -2, "ada")),
        rated("2026-05-01-b", ("sql", 1, "ada"), corrects="2026-05-01"),
    )
    assert levels(pair((goal("sql"),), wrong, right)) == [1]


def test_a_stranger_has_no_word():
    assert levels(pair((goal("sql"),), rated("2026-05-01", ("sql", 2, "eve")))) == [None]


def test_a_goal_of_one_mentee_is_rated_by_that_mentee():
    goals = (goal("sql", for_=("ada",)), goal("python"))
    entries = (
        rated("2026-03-01", ("sql", 1, "ada")),
        rated("2026-05-01", ("sql", -2, "bob"), ("python", -1, "bob")),
    )
    assert levels(pair(goals, *entries, mentees=("ada", "bob"))) == [1, -1]


def test_figures_by_hand():
    goals = (
        goal("a"),  # due, mentee 1
        goal("b", weight=3),  # due, mentor 0
        goal("c"),  # due, mentee -1
        goal("d"),  # due, never rated: missing
        goal("e", due="2026-12-01"),  # not due yet, mentee 2
        goal("f", dropped=Decision(date=DAY("2026-04-01"))),  # given up, mentee -2
        goal("g", set_on=DAY("2026-07-01")),  # not set yet
    )
    ratings = (("a", 1, "ada"), ("b", 0, "grace"), ("c", -1, "ada"), ("e", 2, "ada"), ("f", -2, "ada"))
    found = figures(pair(goals, rated("2026-05-01", *ratings)))
    share, level, score = found["goals-at-or-above-expected"], found["goal-level"], found["gas-t"]
    assert (share.value, share.n, share.missing) == (2 / 3, 3, 1)  # a and b of a, b, c
    assert (level.value, level.n, level.missing) == (0.5, 4, 1)  # median of -1, 0, 1, 2
    # Weights 1, 3, 1 on 1, 0, -1: the sum is 0, so exactly 50.
    assert (score.value, score.n, score.missing) == (50.0, 3, 1)
    assert share.records == (
        "records/pairs/ada--grace/goals.yml",
        "records/pairs/ada--grace/log/2026-05-01.yml",
    )


def test_a_goal_given_up_later_still_counts_today():
    sample = pair(
        (goal("a", dropped=Decision(date=DAY("2026-07-15"))),), rated("2026-05-01", ("a", -1, "ada"))
    )
    assert figures(sample)["goals-at-or-above-expected"].n == 1
    assert figures(sample, DAY("2026-07-15"))["goals-at-or-above-expected"].n == 0


def test_a_goal_is_due_on_its_day():
    sample = pair((goal("a", due="2026-06-30"),), rated("2026-05-01", ("a", 0, "ada")))
    assert figures(sample)["goals-at-or-above-expected"].value == 1.0
    assert figures(sample, DAY("2026-06-29"))["goals-at-or-above-expected"].value is None


def test_where_nothing_can_be_said_it_says_why():
    unrated = figures(pair((goal("a"),)))
    assert {figure.why for figure in unrated.values()} == {"None of these goals has a rating yet."}
    assert {figure.missing for figure in unrated.values()} == {1}
    none = figures(pair(()))
    assert {name: figure.why for name, figure in none.items()} == {
        "goal-level": "No goal has been set yet.",
        "goals-at-or-above-expected": "No goal is due yet.",
        "gas-t": "No goal is due yet.",
    }
