"""Signatures and phases, counted by hand."""

import datetime as dt

import pytest

from generator.figures.agreements import Side, is_signed, signature_states, signing_delay
from generator.figures.pairs import figures_of_pair
from generator.figures.phases import Phase, phase_of
from generator.words.model import (
    Agreement,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Status,
)
from generator.words.recorded import Recorded

DAY = dt.date.fromisoformat
TODAY = DAY("2026-03-01")
BOTH = {"grace": DAY("2026-01-03"), "ada": DAY("2026-01-08")}
MET = Entry(stem="2026-01-20", date=DAY("2026-01-20"), kind=EntryKind.MEETING, outcome=Outcome.HELD)
GOAL = Goal(id="sql", title="SQL", kind="skill", set_on=DAY("2026-01-25"), due=DAY("2026-06-01"))


def pair(*entries: Entry, goals: tuple[Goal, ...] = (), **terms: object) -> Pair:
    agreed: dict[str, object] = {
        "mentors": ("grace",),
        "mentees": ("ada",),
        "cohort": "spring",
        "starts": DAY("2026-01-01"),
        "ends": DAY("2026-04-11"),
        "status": Status.ACTIVE,
        "meetings": Meetings(every=Interval("2 weeks")),
        "publication": PagePublication.NAMED,
    }
    agreement = Agreement(**(agreed | terms))  # type: ignore[arg-type]
    return Pair(id="ada--grace", agreement=agreement, goals=goals, entries=entries)


def test_every_member_has_to_sign():
    team = pair(mentors=("grace", "linus"), mentees=("ada", "grace"), signatures=BOTH | {"eve": TODAY})
    assert [(state.person, state.side, state.is_signed) for state in signature_states(team, TODAY)] == [
        ("grace", Side.MENTOR, True),
        ("linus", Side.MENTOR, False),
        ("ada", Side.MENTEE, True),
    ]
    assert not is_signed(team, TODAY)
    assert is_signed(pair(signatures=BOTH), TODAY)


def test_a_side_without_people_has_not_signed():
    assert not is_signed(pair(mentees=(), signatures=BOTH), TODAY)


def test_the_delay_runs_to_the_last_signature():
    found = signing_delay(pair(signatures=BOTH), TODAY)
    assert (found.value, found.n, found.missing) == (7.0, 2, 0)
    assert found.records == ("records/pairs/ada--grace/agreement.yml",)


def test_paused_days_delay_nobody():
    pauses = (Pause(from_=DAY("2026-01-02"), until=DAY("2026-01-04")),)
    assert signing_delay(pair(signatures=BOTH, pauses=pauses), TODAY).value == 4.0


def test_who_signed_before_the_start_was_early():
    assert signing_delay(pair(signatures=BOTH, starts=DAY("2026-01-10")), TODAY).value == -2.0


@pytest.mark.parametrize("today", ["2026-01-02", "2026-01-07"])
def test_until_everybody_has_signed_there_is_no_delay_to_tell(today: str):
    found = signing_delay(pair(signatures=BOTH), DAY(today))
    assert found.value is None
    assert found.why == "Not everybody has signed yet."
    assert found.missing == (2 if today == "2026-01-02" else 1)


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.WITHDRAWN])
def test_a_pair_that_never_began_has_no_figures(status: Status):
    assert figures_of_pair(pair(MET, goals=(GOAL,), status=status), TODAY) == ()


@pytest.mark.parametrize(
    ("sample", "today", "phase"),
    [
        (pair(MET, goals=(GOAL,)), "2026-03-01", Phase.RAPPORT),  # not signed
        (pair(goals=(GOAL,), signatures=BOTH), "2026-03-01", Phase.RAPPORT),  # not met
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-01-19", Phase.RAPPORT),  # not met by then
        (pair(MET, signatures=BOTH), "2026-03-01", Phase.DIRECTION),
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-01-24", Phase.DIRECTION),  # goals set a day later
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-01-25", Phase.PROGRESS),
        # 1 January to 11 April are 100 days, so the last quarter begins on day 75, 17 March.
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-03-16", Phase.PROGRESS),
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-03-17", Phase.WINDING_DOWN),
        (pair(MET, goals=(GOAL,), signatures=BOTH), "2026-05-01", Phase.WINDING_DOWN),
        (pair(status=Status.COMPLETED), "2026-05-01", Phase.MOVING_ON),
        (pair(status=Status.ENDED_EARLY), "2026-02-01", Phase.MOVING_ON),
    ],
)
def test_the_phase_follows_from_facts(sample: Pair, today: str, phase: Phase):
    assert phase_of(sample, DAY(today)) is phase


def test_a_pause_delays_the_last_quarter():
    # Ten paused days leave 90 that count; three quarters are 67.5, reached on day 78, 20 March.
    pauses = (Pause(from_=DAY("2026-02-01"), until=DAY("2026-02-10")),)
    paused = pair(MET, goals=(GOAL,), signatures=BOTH, pauses=pauses)
    assert phase_of(paused, DAY("2026-03-19")) is Phase.PROGRESS
    assert phase_of(paused, DAY("2026-03-20")) is Phase.WINDING_DOWN


def told(**signatures: str) -> Recorded:
    return Recorded(first_signatures={person: DAY(day) for person, day in signatures.items()})


def test_an_amendment_that_is_signed_again_does_not_lengthen_the_delay():
    amended = pair(signatures={"grace": DAY("2026-02-20"), "ada": DAY("2026-02-21")})
    assert signing_delay(amended, TODAY).value == 51.0
    found = signing_delay(amended, TODAY, told(grace="2026-01-03", ada="2026-01-08"))
    assert (found.value, found.n, found.missing, found.rests_on_git) == (7.0, 2, 0, True)


def test_an_amendment_that_waits_for_signatures_leaves_the_delay_as_it_was():
    found = signing_delay(pair(), TODAY, told(grace="2026-01-03", ada="2026-01-08"))
    assert (found.value, found.n, found.missing) == (7.0, 2, 0)


def test_git_knows_of_no_signature_before_its_day():
    found = signing_delay(pair(), DAY("2026-01-07"), told(grace="2026-01-03", ada="2026-01-08"))
    assert (found.value, found.missing, found.rests_on_git) == (None, 2, False)


def test_a_date_that_was_put_right_counts_as_it_stands_now():
    found = signing_delay(pair(signatures=BOTH), TODAY, told(grace="2026-01-03", ada="2026-01-28"))
    assert (found.value, found.rests_on_git) == (7.0, False)
