"""The replay of a programme's life: lead times and false alarms, counted by hand."""

import datetime as dt

import pytest

from bench.lives import lived_programme
from bench.replay import SIGNALS, Life, known_on, replay, report, tally
from generator.words.model import (
    Agreement,
    Closing,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Program,
    Programme,
    Status,
)
from generator.words.recorded import Recorded

START = dt.date(2026, 1, 1)
TODAY = dt.date(2026, 12, 31)
QUIET = SIGNALS["quiet, or worse"]


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


def pair(id_: str, *met: int, ended: int, early: bool = False, **terms: object) -> Pair:
    """A weekly pair that met on these days of its life, and what became of it."""
    agreed: dict[str, object] = {
        "mentors": ("grace",),
        "mentees": ("ada",),
        "cohort": "spring",
        "starts": START,
        "ends": day(100),
        "status": Status.ENDED_EARLY if early else Status.COMPLETED,
        "meetings": Meetings(every=Interval("1 week")),
        "publication": PagePublication.NAMED,
        "signatures": {"grace": START, "ada": START},
        "closing": Closing(date=day(ended)),
    }
    agreement = Agreement(**(agreed | terms))  # type: ignore[arg-type]
    goal = Goal(id="g", title="G", kind="skill", set_on=START, due=day(100))
    log = (Entry(stem=f"{day(at)}", date=day(at), kind=EntryKind.MEETING, outcome=Outcome.HELD) for at in met)
    return Pair(id=id_, agreement=agreement, goals=(goal,), entries=tuple(log))


def lives(*pairs: Pair, today: dt.date = TODAY, **recorded: Recorded) -> tuple[Life, ...]:
    program = Program(name="P", timezone="UTC", cohorts=())
    programme = Programme(program=program, pairs={pair.id: pair for pair in pairs})
    return replay(programme, today, recorded)


# Weekly: 1.5 intervals are 10.5 days, so the eleventh day after a meeting is the first one too many.


def test_a_warning_that_stood_at_the_end_came_so_many_days_ahead():
    found = tally(lives(pair("a", 0, 7, 14, ended=40, early=True)), QUIET)
    assert found.leads == ((15.0, 15 / 7),)  # from the 25th day to the 40th
    assert (found.warnings, found.came_and_went, found.for_nothing, found.flagged_days) == (1, 0, 0, 16)


def test_a_warning_that_went_away_came_for_nothing_where_the_pair_went_on():
    fine = pair("a", 0, 7, 19, 26, 33, ended=35)  # nothing between the 7th and the 19th day
    assert [day for day, rules in lives(fine)[0].days if rules] == [day(18)]
    found = tally(lives(fine), QUIET)
    assert (found.warnings, found.for_nothing, found.leads) == (1, 1, ())
    found = tally(lives(pair("a", 0, 7, 19, 26, 33, ended=35, early=True)), QUIET)
    assert (found.warnings, found.came_and_went, found.for_nothing, found.leads) == (1, 1, 0, ())


def test_nobody_knows_yet_what_a_warning_of_today_is_worth():
    running = pair("a", 0, 7, ended=0, status=Status.ACTIVE, closing=None)
    found = tally(lives(running, today=day(30)), QUIET)
    assert (found.warnings, found.open, found.for_nothing) == (1, 1, 0)


def test_what_was_written_down_late_warns_for_nothing():
    steady = pair("a", *range(0, 50, 7), ended=50)
    assert tally(lives(steady), QUIET).warnings == 0
    late = {f"{day(at)}": day(at + (9 if at == 21 else 0)) for at in range(0, 50, 7)}
    found = tally(lives(steady, a=Recorded(entries=late)), QUIET)
    # The meeting of the 21st day comes in on the 30th, and by then that of the 28th is known: 14 and 11 days.
    assert (found.warnings, found.for_nothing, found.flagged_days) == (1, 1, 3)


def test_a_pause_warns_of_nothing():
    rest = (Pause(from_=day(8), until=day(40)),)
    assert tally(lives(pair("a", 0, 7, 45, ended=50, pauses=rest)), QUIET).warnings == 0


def test_a_morning_knows_nothing_of_what_comes():
    whole = pair("a", 0, 7, 14, ended=40, early=True, pauses=(Pause(from_=day(20), until=day(22)),))
    then = known_on(whole, day(10), Recorded())
    assert (then.agreement.status, then.agreement.closing, then.agreement.pauses) == (Status.ACTIVE, None, ())
    assert [entry.date for entry in then.entries] == [day(0), day(7)]
    assert known_on(whole, day(41), Recorded()) == whole


@pytest.mark.parametrize("root", ["made up", "empty"])
def test_the_report_is_the_same_every_time(root: str):
    def lines() -> list[str]:
        if root == "empty":
            return list(report(Programme(program=Program(name="P", timezone="UTC", cohorts=())), TODAY))
        lived = lived_programme(8)
        return list(report(lived.programme, lived.today, lived.recorded))

    first = lines()
    assert first == lines()
    assert first[0].startswith("8 pairs on" if root == "made up" else "0 pairs on 0 days")
