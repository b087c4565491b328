"""The pause-free clock, counted by hand."""

import datetime as dt

import pytest

from generator.figures.clock import Clock, clock_of
from generator.figures.phases import share_of_term
from generator.words.model import Agreement, Closing, Interval, Meetings, PagePublication, Pause, Status

DAY = dt.date.fromisoformat
WEEK = 7.0


def agreement(
    *pauses: tuple[str, str | None],
    starts: str = "2026-01-01",
    ends: str = "2026-12-31",
    closed: str = "",
    every: str = "1 week",
) -> Agreement:
    return Agreement(
        mentors=("grace",),
        mentees=("ada",),
        cohort="spring",
        starts=DAY(starts),
        ends=DAY(ends),
        status=Status.COMPLETED if closed else Status.ACTIVE,
        meetings=Meetings(every=Interval(every)),
        publication=PagePublication.NAMED,
        pauses=tuple(Pause(from_=DAY(a), until=DAY(b) if b else None) for a, b in pauses),
        closing=Closing(date=DAY(closed)) if closed else None,
    )


def clock(*pauses: tuple[str, str | None], today: str, **terms: str) -> Clock:
    return clock_of(agreement(*pauses, **terms), DAY(today))


def test_today_itself_has_not_gone_by_yet():
    # 1 to 14 January are 13 days apart, and one week of seven has gone by; on the 15th it is two.
    assert clock(today="2026-01-14").elapsed == 13
    assert clock(today="2026-01-14").windows(WEEK) == 1
    assert clock(today="2026-01-15").windows(WEEK) == 2


def test_both_days_of_a_pause_stand_still():
    # 5 to 9 January are five days: 31 - 1 = 30 days, less 5.
    assert clock(("2026-01-05", "2026-01-09"), today="2026-01-31").elapsed == 25


def test_a_pause_of_one_day_takes_one_day():
    assert clock(("2026-01-05", "2026-01-05"), today="2026-01-31").elapsed == 29


def test_no_day_is_taken_out_twice():
    # 5 to 9 and 8 to 12 are together 5 to 12: eight days; 13 to 14 touch them and add two.
    overlapping = (("2026-01-05", "2026-01-09"), ("2026-01-08", "2026-01-12"), ("2026-01-13", "2026-01-14"))
    assert clock(*overlapping, today="2026-01-31").elapsed == 20
    assert clock(*reversed(overlapping), today="2026-01-31").elapsed == 20


def test_an_open_pause_stops_the_clock_for_good():
    # Ten days had gone by on the morning of 11 January.
    for today in ("2026-01-11", "2026-01-12", "2026-03-01", "2030-01-01"):
        assert clock(("2026-01-11", None), today=today).elapsed == 10


def test_what_lies_outside_the_term_takes_nothing_out():
    before, after = ("2025-12-01", "2025-12-31"), ("2026-02-01", "2026-02-10")
    assert clock(before, after, today="2026-01-31").elapsed == 30
    assert clock(("2025-12-20", "2026-01-02"), today="2026-01-31").elapsed == 28


def test_a_pause_that_ends_before_it_begins_is_no_pause():
    assert clock(("2026-01-20", "2026-01-10"), today="2026-01-31").elapsed == 30


def test_the_clock_stops_with_the_agreed_end_or_the_closing():
    assert clock(today="2026-06-01", ends="2026-01-31").elapsed == 30
    assert clock(today="2026-06-01", ends="2026-12-31", closed="2026-01-21").elapsed == 20
    # A closing after the agreed end counts as well: the pair went on until then.
    assert clock(today="2026-06-01", ends="2026-01-31", closed="2026-02-10").elapsed == 40


def test_before_the_start_nothing_has_gone_by():
    early = clock(today="2025-12-20")
    assert early.elapsed == 0
    assert early.windows(WEEK) == 0
    assert early.at(DAY("2025-12-30")) == -2
    assert early.window(DAY("2025-12-30"), WEEK) is None


def test_a_day_inside_a_pause_stands_where_the_pause_began():
    paused = clock(("2026-01-11", "2026-01-20"), today="2026-02-28")
    assert [paused.at(DAY(day)) for day in ("2026-01-11", "2026-01-15", "2026-01-21")] == [10, 10, 10]
    assert paused.is_paused(DAY("2026-01-20"))
    assert not paused.is_paused(DAY("2026-01-21"))


def test_leap_days_are_days():
    # February 2028 has 29 days: 1 February to 1 March are 29, a year earlier 28.
    assert clock(today="2028-03-01", starts="2028-02-01", ends="2028-12-31").elapsed == 29
    assert clock(today="2027-03-01", starts="2027-02-01", ends="2027-12-31").elapsed == 28
    assert clock(today="2029-02-28", starts="2028-02-29", ends="2029-12-31").windows(WEEK) == 52  # 365 / 7


@pytest.mark.parametrize(("today", "windows"), [("2026-12-31", 11), ("2027-01-01", 11), ("2027-01-02", 12)])
def test_a_month_is_a_twelfth_of_a_julian_year(today: str, windows: int):
    # Twelve months are 365.25 days: 365 days after the start eleven have gone by, 366 days after it twelve.
    year = clock(today=today, ends="2027-12-31", every="1 month")
    assert year.windows(Interval("1 month").days) == windows


def test_the_last_days_of_the_calendar_are_no_trouble():
    last = "9999-12-31"
    assert clock(("9999-12-30", last), today=last, starts="9999-12-01", ends=last).elapsed == 29
    assert clock(("9999-12-30", None), today=last, starts="9999-12-01", ends=last).elapsed == 29


def test_the_share_of_the_term_looks_past_an_open_pause():
    # 100 days agreed; paused since day 30 and today day 60, so 30 of 100 - 31 days (today is still paused).
    terms = agreement(("2026-01-31", None), ends="2026-04-11")
    assert share_of_term(terms, DAY("2026-03-02")) == pytest.approx(30 / 69)
    assert share_of_term(agreement(ends="2026-04-11"), DAY("2026-03-02")) == pytest.approx(60 / 100)
    assert share_of_term(agreement(ends="2026-01-01"), DAY("2026-01-01")) == 1.0


@pytest.mark.parametrize("count", [0, 0.5, 6, 6.9, 7, 13, 14, 20.5, 40])
@pytest.mark.parametrize(
    "pauses",
    [
        (),
        (("2028-02-05", "2028-02-10"),),
        (("2027-12-01", "2028-02-03"), ("2028-02-08", "2028-02-08")),
        (("2028-02-01", "2028-02-20"), ("2028-02-25", "2028-03-02")),
    ],
)
def test_the_first_day_past_a_count_is_found_as_by_trying_day_after_day(count: float, pauses: tuple):
    """Across a leap day, too."""
    stretches = tuple((DAY(begin).toordinal(), DAY(end).toordinal() + 1) for begin, end in pauses)
    clock = Clock(starts=DAY("2028-02-01"), stops=DAY("2028-06-01"), stretches=stretches)
    days = (DAY("2028-02-01") + dt.timedelta(days=number) for number in range(200))
    assert clock.day_past(count) == next(
        day for day in days if clock.at(day) > count and not clock.is_paused(day)
    )


def test_a_pause_until_the_end_of_the_calendar_has_no_day_after_it():
    clock = Clock(
        starts=DAY("2028-02-01"), stops=DAY("2028-06-01"), stretches=((1, dt.date.max.toordinal() + 1),)
    )
    assert clock.day_past(3) == dt.date.max
