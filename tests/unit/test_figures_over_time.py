"""Figures through a programme's life: the same as today's figures run for earlier days, however they are reached."""

import datetime as dt
from statistics import median

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.actions import follow_through
from generator.figures.agreements import is_signed
from generator.figures.cadence import cadence_adherence, course_of
from generator.figures.clock import clock_of
from generator.figures.equal_age import cohort_at_ages
from generator.figures.goals import goal_standings
from generator.figures.log import held_meetings_of, meetings_of
from generator.figures.over_time import MOST_DAYS, days_through, moments
from generator.figures.pair_past import PairMoment, pair_through, status_as_of
from generator.figures.programme import PROGRAMME, figures_of_programme
from generator.pipeline.records import check
from generator.words.model import Cohort, Decision, Pair, Pause, Programme, Status
from tests.conftest import ROOT
from tests.properties.test_figures import DAYS, pairs
from tests.properties.test_figures import day as day_after

DAY = dt.date.fromisoformat
TODAY = DAY("2026-10-15")
FOR = st.sampled_from([(), ("ada",), ("bob", "grace")])


@pytest.fixture(scope="module")
def demo() -> Programme:
    return check(ROOT, TODAY).corpus.programme


def test_the_last_moment_is_what_the_report_says_today(demo: Programme):
    pairs = tuple(demo.pairs.values())
    (now,) = moments(pairs, [TODAY])
    today = figures_of_programme(demo, TODAY)[PROGRAMME]
    for name, spread in now.figures.items():
        assert spread.value == today[name].value, name
        assert (spread.n, spread.missing) == (today[name].n, today[name].missing), name
    running = [pair for pair in pairs if pair.agreement.status.is_running]
    assert now.active + now.paused == len(running)
    assert len(now.pairs) == today["pairs"].n


def pair_as_of(pair: Pair, day: dt.date) -> Pair | None:
    """Return a pair as it stood on a day, or None where it had not begun; figures leave out what is dated later."""
    status = status_as_of(pair.agreement, clock_of(pair.agreement, day), day)
    if status is None or status.has_ended:
        return pair if status else None
    then = msgspec.structs.replace(pair.agreement, status=status, closing=None)
    return msgspec.structs.replace(pair, agreement=then)


def moment_of(pair: Pair, day: dt.date) -> PairMoment | None:
    """Return how a pair stood on a day, by today's figures run for that day."""
    stood = pair_as_of(pair, day)
    if stood is None:
        return None
    standings = [each for each in goal_standings(stood, day) if not each.is_dropped]
    levels = [each.level for each in standings if each.is_due]
    return PairMoment(
        pair=pair.id,
        status=stood.agreement.status,
        is_signed=is_signed(stood, day),
        has_logged=bool(meetings_of(stood, day)),
        has_met=bool(held_meetings_of(stood, day)),
        has_goal=bool(standings),
        cadence=cadence_adherence(course_of(stood, day)).value,
        follow_through=follow_through(stood, day).value,
        goals_reached=sum(level is not None and level >= 0 for level in levels),
        goals_rated=sum(level is not None for level in levels),
        goals_unrated=levels.count(None),
    )


def test_every_moment_is_the_pure_figures_run_for_that_day(demo: Programme):
    days = days_through(DAY("2025-09-01"), TODAY)
    for pair in demo.pairs.values():
        assert pair_through(pair, days) == tuple(moment_of(pair, day) for day in days), pair.id


@st.composite
def changing_pairs(draw: st.DrawFn) -> Pair:
    """A pair of which some entries are corrected, also by such as are dated later, or void, and some goals dropped."""
    pair = draw(pairs())
    stems = st.sampled_from(["", *(entry.stem for entry in pair.entries)])
    dropped = st.none() | DAYS.map(day_after).map(lambda day: Decision(date=day))
    change = msgspec.structs.replace
    return change(
        pair,
        entries=tuple(
            change(entry, corrects=draw(stems), void=draw(st.booleans()) and draw(st.booleans()))
            for entry in pair.entries
        ),
        goals=tuple(change(goal, dropped=draw(dropped), for_=draw(FOR)) for goal in pair.goals),
        agreement=change(pair.agreement, mentors=draw(st.sampled_from([("grace",), ("grace", "ada"), ()]))),
    )


@settings(max_examples=150, deadline=None)
@given(changing_pairs(), st.lists(st.integers(-20, 500), max_size=9))
def test_in_one_pass_every_pair_stands_as_it_stood(pair: Pair, numbers: list[int]):
    days = sorted(map(day_after, numbers))
    assert pair_through(pair, days) == tuple(moment_of(pair, day) for day in days)


def test_a_pair_stands_as_it_stood(demo: Programme):
    ended = next(pair for pair in demo.pairs.values() if pair.agreement.status is Status.COMPLETED)
    last, first = ended.agreement.last_day, ended.agreement.starts
    day = dt.timedelta(days=1)
    before = pair_as_of(ended, last - day)
    assert before is not None
    assert (before.agreement.status, before.agreement.closing) == (Status.ACTIVE, None)
    assert pair_as_of(ended, last) is ended
    assert pair_as_of(ended, first - day) is None
    paused = msgspec.structs.replace(
        ended.agreement, pauses=(Pause(from_=first + day, until=first + 3 * day),)
    )
    then = pair_as_of(msgspec.structs.replace(ended, agreement=paused), first + 2 * day)
    assert then is not None
    assert then.agreement.status is Status.PAUSED


def test_a_proposal_never_stood(demo: Programme):
    proposed = next(pair for pair in demo.pairs.values() if pair.agreement.status is Status.PROPOSED)
    assert pair_as_of(proposed, TODAY) is None


def test_the_middle_half_needs_enough_pairs(demo: Programme):
    days = days_through(DAY("2025-09-01"), TODAY)
    for moment in moments(tuple(demo.pairs.values()), days):
        spread = moment.figures["cadence-adherence"]
        assert (spread.low is not None) == (spread.n >= 4)
        if spread.low is not None and spread.high is not None and spread.value is not None:
            assert spread.low <= spread.value <= spread.high
            values = [each.cadence for each in moment.pairs if each.cadence is not None]
            assert spread.value == median(values)


def test_while_nobody_has_written_nobody_knows(demo: Programme):
    silent = [msgspec.structs.replace(pair, entries=()) for pair in demo.pairs.values()]
    (now,) = moments(silent, [TODAY])
    assert now.figures["cadence-adherence"].value is None


@pytest.mark.parametrize(
    ("first", "today", "expected"),
    [
        ("2026-10-15", "2026-10-15", ["2026-10-15"]),
        ("2026-09-30", "2026-10-01", ["2026-10-01"]),
        ("2025-11-02", "2026-02-10", ["2025-12-01", "2026-01-01", "2026-02-01", "2026-02-10"]),
        ("2024-02-29", "2024-03-01", ["2024-03-01"]),
    ],
)
def test_the_first_day_of_each_month_and_today(first: str, today: str, expected: list[str]):
    assert list(days_through(DAY(first), DAY(today))) == [DAY(day) for day in expected]


@pytest.mark.parametrize("years", [2, 5, 12, 40])
def test_a_long_life_has_no_more_days(years: int):
    days = days_through(dt.date(2026 - years, 3, 2), TODAY)
    assert 4 <= len(days) <= MOST_DAYS + 1
    assert list(days) == sorted(set(days))
    assert all(day.day == 1 for day in days[:-1])


def test_cohorts_are_seen_at_the_ages_that_they_reached(demo: Programme):
    cohort = Cohort(id="c", name="C", starts=DAY("2026-08-01"), ends=DAY("2027-01-01"))
    found = cohort_at_ages(cohort, demo.pairs.values(), TODAY)
    assert list(found) == [30, 60]
    assert found[60].day == DAY("2026-09-30")


def test_the_order_of_pairs_does_not_matter(demo: Programme):
    pairs: list[Pair] = list(demo.pairs.values())
    days = days_through(DAY("2025-09-01"), TODAY)
    for one, other in zip(moments(pairs, days), moments(pairs[::-1], days), strict=True):
        for name, spread in one.figures.items():
            again = other.figures[name]
            assert (spread.value, spread.low, spread.high, spread.n) == (
                again.value,
                again.low,
                again.high,
                again.n,
            )
