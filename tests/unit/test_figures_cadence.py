"""Rhythm, counted by hand.

The usual sample: start 1 January 2026, every 2 weeks (c = 14), 60 minutes, today 12 March, 70 days on: W = 5.
Windows begin on 1, 15 and 29 January, 12 and 26 February.
"""

import datetime as dt

import pytest

from generator.figures.cadence import GapLight, cadence_figures, gap_light
from generator.figures.log import entries_of, held_meetings_of, meetings_of
from generator.words.figure import Figure
from generator.words.model import (
    Agreement,
    Closing,
    Entry,
    EntryKind,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Policy,
    Status,
)

DAY = dt.date.fromisoformat
TODAY = DAY("2026-03-12")


def held(stem: str, minutes: int | None = 60, *present: str, **more: object) -> Entry:
    return entry(stem, Outcome.HELD, minutes=minutes, present=present, **more)


def entry(stem: str, outcome: Outcome | None, kind: EntryKind = EntryKind.MEETING, **more: object) -> Entry:
    return Entry(stem=stem, date=DAY(stem[:10]), kind=kind, outcome=outcome, **more)  # type: ignore[arg-type]


def pair(*entries: Entry, **terms: object) -> Pair:
    agreed: dict[str, object] = {
        "mentors": ("grace",),
        "mentees": ("ada",),
        "cohort": "spring",
        "starts": DAY("2026-01-01"),
        "ends": DAY("2026-12-31"),
        "status": Status.ACTIVE,
        "meetings": Meetings(every=Interval("2 weeks"), minutes=60),
        "publication": PagePublication.NAMED,
    }
    return Pair(id="ada--grace", agreement=Agreement(**(agreed | terms)), entries=entries)  # type: ignore[arg-type]


SAMPLE = (
    held("2026-01-05", 60, "ada", "grace"),
    held("2026-01-07", 30, "ada"),
    held("2026-01-20", 60),
    entry("2026-02-03", Outcome.CANCELLED),
    entry("2026-02-17", Outcome.MISSED),
    entry("2026-02-20", None, EntryKind.PROGRESS),
    held("2026-03-11", 45, "ada", "grace", kind=EntryKind.REVIEW),
)


def figures(sample: Pair, today: dt.date = TODAY) -> dict[str, Figure]:
    return {figure.name: figure for figure in cadence_figures(sample, today)}


def values(sample: Pair, today: dt.date = TODAY) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures(sample, today).items()}


def test_the_sample_by_hand():
    assert values(pair(*SAMPLE)) == pytest.approx(
        {
            "cadence-adherence": 3 / 5,  # met in windows 1 (twice), 2 and 5
            "dosage": 195 / 300,  # 60 + 30 + 60 + 45 minutes; 5 windows of 60
            "current-gap": 1 / 14,  # 11 to 12 March
            "longest-gap": 50 / 14,  # 20 January (day 19) to 11 March (day 69)
            "days-to-first-meeting": 4.0,
            "reliability": 4 / 6,  # 4 held, 1 cancelled, 1 missed
            "attendance": 5 / 6,  # 2 + 1 + 2 of 2 x 3; one meeting does not say
        }
    )


def test_the_sample_says_what_it_rests_on():
    found = figures(pair(*SAMPLE))
    assert {name: (figure.n, figure.missing) for name, figure in found.items()} == {
        "cadence-adherence": (5, 0),
        "dosage": (5, 0),
        "current-gap": (1, 0),
        "longest-gap": (5, 0),
        "days-to-first-meeting": (1, 0),
        "reliability": (6, 0),
        "attendance": (3, 1),
    }
    assert found["current-gap"].records == (
        "records/pairs/ada--grace/agreement.yml",
        "records/pairs/ada--grace/log/2026-03-11.yml",
    )
    assert "records/pairs/ada--grace/log/2026-02-20.yml" not in found["reliability"].records


def test_a_pause_is_taken_out_of_every_figure():
    # Paused 29 January to 11 February, 14 days: W = 56 / 14 = 4, and 11 March is day 55, in window 4.
    paused = pair(*SAMPLE, pauses=(Pause(from_=DAY("2026-01-29"), until=DAY("2026-02-11")),))
    found = values(paused)
    assert found["cadence-adherence"] == 3 / 4
    assert found["dosage"] == 195 / 240
    assert found["longest-gap"] == 36 / 14


def test_a_burst_does_not_hide_a_gap():
    burst = pair(*(held(f"2026-01-{day:02}") for day in range(1, 11)))
    assert values(burst)["cadence-adherence"] == 1 / 5
    assert values(burst)["dosage"] == 2.0  # 600 of 300 minutes: reported beside the share, and may exceed 1


@pytest.mark.parametrize(("today", "value"), [("2026-01-28", None), ("2026-01-29", 1.0)])
def test_adherence_needs_two_windows(today: str, value: float | None):
    found = figures(pair(held("2026-01-05"), held("2026-01-20")), DAY(today))["cadence-adherence"]
    assert found.value == value
    assert found.why.startswith("Too early to tell") == (value is None)


def test_dosage_needs_one_window():
    assert values(pair(held("2026-01-05")), DAY("2026-01-14"))["dosage"] is None
    assert values(pair(held("2026-01-05")), DAY("2026-01-15"))["dosage"] == 1.0


def test_the_running_window_does_not_count_yet():
    # 13 March is day 71, in the sixth window, which has not gone by on 14 March.
    late = pair(*SAMPLE, held("2026-03-13"))
    assert values(late, DAY("2026-03-14"))["cadence-adherence"] == 3 / 5


def test_a_meeting_without_its_length_is_missing_from_dosage():
    found = figures(pair(held("2026-01-05", 60), held("2026-01-20", None)))["dosage"]
    assert (found.value, found.missing) == (60 / 300, 1)
    silent = figures(pair(held("2026-01-05", None)))["dosage"]
    assert (silent.value, silent.missing, silent.why) == (None, 1, "No meeting says how long it was.")


@pytest.mark.parametrize("log", [(), (entry("2026-04-01", Outcome.HELD),), (held("2026-01-05", void=True),)])
def test_an_empty_log_is_zero_where_that_is_a_fact_and_nothing_where_it_is_not(log: tuple[Entry, ...]):
    assert values(pair(*log)) == {
        "cadence-adherence": 0.0,
        "dosage": 0.0,
        "current-gap": 5.0,  # 70 / 14, from the start
        "longest-gap": 5.0,
        "days-to-first-meeting": None,
        "reliability": None,
        "attendance": None,
    }


def test_every_missing_value_says_why():
    for sample, today in ((pair(), TODAY), (pair(), DAY("2025-12-01")), (pair(*SAMPLE), DAY("2026-01-02"))):
        for figure in cadence_figures(sample, today):
            assert (figure.value is None) == bool(figure.why), figure.name


def test_a_pair_that_has_not_started_has_no_gap():
    found = values(pair(starts=DAY("2026-04-01")))
    assert (found["current-gap"], found["longest-gap"]) == (None, None)


def test_an_interval_longer_than_the_term_is_always_too_early():
    long = pair(
        held("2026-01-05"),
        meetings=Meetings(every=Interval("12 months")),
        ends=DAY("2026-02-28"),
    )
    found = values(long, DAY("2027-06-01"))
    assert (found["cadence-adherence"], found["dosage"]) == (None, None)
    assert found["longest-gap"] == 54 / 365.25  # 5 January (day 4) to 28 February (day 58)


def test_entries_after_today_do_not_count():
    today = DAY("2026-01-31")
    assert values(pair(*SAMPLE), today) == values(pair(*SAMPLE[:3]), today)
    assert len(entries_of(pair(*SAMPLE), DAY("2026-02-03"))) == 4


def test_a_correction_from_after_today_does_not_take_an_entry_away():
    fixed = pair(held("2026-01-05"), held("2026-02-01-fix", corrects="2026-01-05", void=True))
    assert len(entries_of(fixed, DAY("2026-01-31"))) == 1
    assert entries_of(fixed, DAY("2026-02-01")) == ()


def test_what_a_later_entry_corrects_does_not_count():
    fixed = pair(held("2026-01-05", 60), held("2026-01-05-again", 90, corrects="2026-01-05"))
    assert [meeting.minutes for meeting in held_meetings_of(fixed, TODAY)] == [90]


def test_two_entries_for_one_meeting_count_once():
    both = pair(held("2026-01-05-ada", 60, "ada"), held("2026-01-05-grace", 45, "grace"))
    (meeting,) = meetings_of(both, TODAY)
    assert (meeting.minutes, sorted(meeting.present)) == (60, ["ada", "grace"])
    found = figures(both)
    assert found["reliability"].n == 1
    assert found["dosage"].value == 60 / 300
    assert found["attendance"].value == 1.0
    assert len(meeting.records) == 2


def test_a_guest_takes_no_seat():
    guests = pair(held("2026-01-05", 60, "ada", "linus", "ken"))
    assert values(guests)["attendance"] == 1 / 2


def test_who_met_on_a_day_was_there_whatever_was_called_off():
    day = pair(entry("2026-01-05-ada", Outcome.CANCELLED), held("2026-01-05-grace", 30))
    (meeting,) = meetings_of(day, TODAY)
    assert (meeting.was_held, meeting.minutes) == (True, 30)


def test_a_meeting_before_the_start_counts_as_met_but_in_no_window():
    early = values(pair(held("2025-12-28")))
    assert early["days-to-first-meeting"] == -4.0
    assert early["cadence-adherence"] == 0.0
    assert early["current-gap"] == 5.0


def test_a_meeting_after_the_end_changes_no_gap():
    done = pair(
        held("2026-01-05"),
        held("2026-03-01"),
        status=Status.COMPLETED,
        closing=Closing(date=DAY("2026-01-29")),
    )
    assert values(done)["longest-gap"] == 24 / 14  # 5 January (day 4) to 29 January (day 28)
    assert "current-gap" not in values(done)


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.WITHDRAWN])
def test_a_pair_that_never_began_has_no_figures(status: Status):
    assert cadence_figures(pair(*SAMPLE, status=status), TODAY) == ()


@pytest.mark.parametrize(
    ("today", "light"),
    [
        ("2025-12-31", GapLight.EARLY),
        ("2026-01-26", GapLight.GREEN),  # 21 days after 5 January: 1.5 intervals, not above them
        ("2026-01-27", GapLight.AMBER),
        ("2026-02-09", GapLight.AMBER),  # 35 days: 2.5 intervals
        ("2026-02-10", GapLight.RED),
    ],
)
def test_the_light_turns_above_the_policys_gaps(today: str, light: GapLight):
    assert gap_light(pair(held("2026-01-05")), DAY(today), Policy()) is light


def test_the_light_waits_for_the_first_interval():
    assert gap_light(pair(), DAY("2026-01-15"), Policy()) is GapLight.EARLY
    assert gap_light(pair(), DAY("2026-01-16"), Policy()) is GapLight.GREEN
    assert gap_light(pair(status=Status.PROPOSED), TODAY, Policy()) is GapLight.EARLY


def test_the_light_is_never_red_while_paused():
    pauses = (Pause(from_=DAY("2026-03-01")),)
    assert gap_light(pair(), TODAY, Policy()) is GapLight.RED
    assert gap_light(pair(status=Status.PAUSED), TODAY, Policy()) is GapLight.PAUSED
    assert gap_light(pair(pauses=pauses), TODAY, Policy()) is GapLight.PAUSED


def test_the_light_goes_out_with_the_end():
    for status in (Status.COMPLETED, Status.ENDED_EARLY, Status.WITHDRAWN):
        assert gap_light(pair(status=status), TODAY, Policy()) is GapLight.ENDED
