"""The two dates of a meeting, when it was and when git came to know of it, counted by hand."""

import datetime as dt

import pytest

from generator.figures.log import entries_of
from generator.figures.recording import log_delay, noted_meetings, recorded_on
from generator.words.model import (
    Agreement,
    Entry,
    EntryKind,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Status,
)
from generator.words.recorded import UNRECORDED, Recorded

DAY = dt.date.fromisoformat
TODAY = DAY("2026-03-31")


def entry(stem: str, outcome: Outcome | None = Outcome.HELD, **more: object) -> Entry:
    kind = EntryKind.MEETING if outcome else EntryKind.PROGRESS
    return Entry(stem=stem, date=DAY(stem[:10]), kind=kind, outcome=outcome, **more)  # type: ignore[arg-type]


def pair(*entries: Entry, pauses: tuple[Pause, ...] = ()) -> Pair:
    agreement = Agreement(
        mentors=("grace",),
        mentees=("ada",),
        cohort="spring",
        starts=DAY("2026-01-01"),
        ends=DAY("2026-12-31"),
        status=Status.ACTIVE,
        meetings=Meetings(every=Interval("2 weeks")),
        publication=PagePublication.NAMED,
        pauses=pauses,
    )
    return Pair(id="ada--grace", agreement=agreement, entries=entries)


def known(**days: str) -> Recorded:
    """Keywords such as ``d0105="2026-01-07"`` say when the entry of 5 January came in."""
    return Recorded(
        entries={f"2026-{stem[1:3]}-{stem[3:].replace('_', '-')}": DAY(day) for stem, day in days.items()}
    )


def test_the_delay_is_the_middle_one_of_all_meetings_held_or_not():
    sample = pair(
        entry("2026-01-05"),  # the same day: 0
        entry("2026-01-19", Outcome.MISSED),  # 2 days
        entry("2026-02-02"),  # 17 days: after the next meeting was due
        entry("2026-02-16"),  # git does not know it: missing
        entry("2026-03-01", None),  # no meeting
    )
    recorded = known(d0105="2026-01-05", d0119="2026-01-21", d0202="2026-02-19", d0301="2026-03-30")
    found = log_delay(sample, TODAY, recorded)
    assert (found.value, found.n, found.missing, found.why) == (2.0, 3, 1, "")
    assert found.rests_on_git
    assert "records/pairs/ada--grace/log/2026-02-16.yml" not in found.records
    assert [noted.days for noted in noted_meetings(sample, TODAY, recorded)] == [0, 2, 17, None]
    assert [noted.is_late for noted in noted_meetings(sample, TODAY, recorded)] == [False, False, True, False]


@pytest.mark.parametrize(("recorded", "is_late"), [("2026-01-19", False), ("2026-01-20", True)])
def test_late_is_more_than_one_agreed_interval(recorded: str, is_late: bool):
    (noted,) = noted_meetings(pair(entry("2026-01-05")), TODAY, known(d0105=recorded))
    assert noted.is_late is is_late


def test_what_is_called_off_ahead_of_its_day_is_early():
    (noted,) = noted_meetings(pair(entry("2026-01-19", Outcome.CANCELLED)), TODAY, known(d0119="2026-01-16"))
    assert (noted.days, noted.is_late) == (-3, False)


def test_days_inside_pauses_do_not_count():
    rest = Pause(from_=DAY("2026-01-10"), until=DAY("2026-01-20"))
    # From the 5th to the 25th are 20 days, 11 of them paused.
    found = log_delay(pair(entry("2026-01-05"), pauses=(rest,)), TODAY, known(d0105="2026-01-25"))
    assert found.value == 9.0


def test_two_entries_for_one_meeting_count_from_the_first_that_came_in():
    sample = pair(entry("2026-01-05-ada"), entry("2026-01-05-grace"))
    recorded = known(d0105_ada="2026-01-20", d0105_grace="2026-01-06")
    found = log_delay(sample, TODAY, recorded)
    assert (found.value, found.n, found.missing) == (1.0, 1, 0)


def test_a_correction_does_not_make_a_meeting_late():
    sample = pair(
        entry("2026-01-05"),
        entry("2026-01-05-b", corrects="2026-01-05"),
        entry("2026-01-05-c", corrects="2026-01-05-b"),
    )
    recorded = known(d0105="2026-01-06", d0105_b="2026-02-01", d0105_c="2026-03-01")
    assert log_delay(sample, TODAY, recorded).value == 1.0
    (in_force,) = entries_of(sample, TODAY)
    assert recorded_on(sample, in_force, known(d0105_b="2026-02-01", d0105_c="2026-03-01")) == DAY(
        "2026-02-01"
    )


def test_corrections_in_a_circle_come_to_an_end():
    first, second = (
        entry("2026-01-05-a", corrects="2026-01-05-b"),
        entry("2026-01-05-b", corrects="2026-01-05-a"),
    )
    assert recorded_on(pair(first, second), first, known(d0105_b="2026-01-09")) == DAY("2026-01-09")


def test_what_git_learned_after_the_day_is_not_known_on_it():
    sample, recorded = pair(entry("2026-01-05")), known(d0105="2026-02-10")
    before = log_delay(sample, DAY("2026-02-09"), recorded)
    assert (before.value, before.missing) == (None, 1)
    assert before.why == "Git had none of these entries by that day."
    assert log_delay(sample, DAY("2026-02-10"), recorded).value == 36.0


@pytest.mark.parametrize(
    ("sample", "recorded", "why"),
    [
        (pair(), UNRECORDED, "No meeting has been logged yet."),
        (pair(entry("2026-01-05")), UNRECORDED, "Git knows nothing of these records."),
        (pair(entry("2026-01-05")), Recorded(why="A shallow clone."), "A shallow clone."),
        (pair(entry("2026-01-05")), Recorded(), "Git had none of these entries by that day."),
    ],
)
def test_where_git_knows_nothing_it_says_why(sample: Pair, recorded: Recorded, why: str):
    found = log_delay(sample, TODAY, recorded)
    assert (found.value, found.n, found.why, found.records) == (None, 0, why, ())
