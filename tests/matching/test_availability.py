"""When somebody has time, as people write it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.matching.availability import (
    PER_WEEK,
    blocks_of,
    in_common_time,
    in_words,
    offset_of,
    read_week,
)


def stretches(line: str) -> list[str]:
    slots, _ = read_week([line])
    return [in_words(block) for block in sorted(blocks_of(slots))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday afternoons", "Tuesdays 13:00–17:00"),
        ("Wednesdays 11:00-14:00", "Wednesdays 11:00–14:00"),
        ("Friday mornings, when not on call", "Fridays 08:00–12:00"),
        ("Wednesdays before 11:00", "Wednesdays 07:00–11:00"),
        ("Thu after 6pm", "Thursdays 18:00–22:00"),
        ("Monday and Thursday mornings", "Mondays 08:00–12:00; Thursdays 08:00–12:00"),
        ("Tuesday mornings and Thursday evenings", "Tuesdays 08:00–12:00; Thursdays 17:00–21:00"),
        ("Mornings on Tuesday and Friday", "Tuesdays 08:00–12:00; Fridays 08:00–12:00"),
        ("Monday, Wednesday and Friday 9-12", "Mondays 09:00–12:00; Wednesdays 09:00–12:00; Fridays 09:00–12:00"),
        ("Mondays 09:00-10:00, 14:00-15:00", "Mondays 09:00–10:00; Mondays 14:00–15:00"),
        ("Sat-Sun 9am to 11.30", "Saturdays 09:00–11:30; Sundays 09:00–11:30"),
        ("Fri–Mon late evenings", "Mondays 19:00–22:00; Fridays 19:00–22:00; Saturdays 19:00–22:00; Sundays 19:00–22:00"),
        ("Saturdays 22:00-02:00", "Saturdays 22:00–24:00; Sundays 00:00–02:00"),
        ("weekends", "Saturdays 08:00–20:00; Sundays 08:00–20:00"),
        ("10 to 12 on Sundays", "Sundays 10:00–12:00"),
        ("Monday 1-3pm", "Mondays 13:00–15:00"),
        ("Monday 9-12pm", "Mondays 09:00–12:00"),
        ("Monday 12-12:30pm", "Mondays 12:00–12:30"),
        ("Mondays 9:15-9:45", "Mondays 09:15–09:45"),
        ("Tuesdays 14:00-17:00, Berlin time", "Tuesdays 14:00–17:00"),
    ],
)  # fmt: skip
def test_days_and_hours_are_read_as_people_write_them(line, expected):
    assert stretches(line) == expected.split("; ")


@pytest.mark.parametrize(
    "line",
    [
        "Any day for something urgent",
        "martes por la tarde",
        "every other Tuesday",
        "Not Mondays",
        "Mondays 25:00-26:00",
        "Weekdays 9-5",
        "Weekdays 9:30-9:15",
        "Weekday evenings, not Friday",
        "Mon, Wed 18:00",
        "to Friday",
        "Monday to mornings",
        "",
        "¯\\_(ツ)_/¯",
    ],
)
def test_what_is_not_understood_is_told_and_not_guessed(line):
    assert read_week([line]) == (frozenset(), (line,))


def test_lines_add_up_and_those_not_understood_stay_apart():
    slots, unread = read_week(["Mondays 09:00-10:00", "by pigeon", "Mondays 09:30-10:30"])
    assert (len(slots), unread) == (6, ("by pigeon",))


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (dt.date(2026, 1, 15), "Europe/Lisbon", 0),
        (dt.date(2026, 7, 15), "Europe/Lisbon", 1),
        (dt.date(2026, 1, 15), "America/Toronto", -5),
        (dt.date(2026, 7, 15), "America/Toronto", -4),
        (dt.date(2026, 1, 15), "Asia/Kathmandu", 5.75),
        (dt.date(2026, 1, 15), "Nowhere/At-All", 0),
    ],
)
def test_clocks_are_those_of_the_day(day, zone, hours):
    assert offset_of(zone, day) == hours * 4


def test_the_week_goes_round():
    slots, _ = read_week(["Mondays 06:00-07:00"])
    there = in_common_time(slots, "Pacific/Auckland", dt.date(2026, 1, 15))
    assert [in_words(block) for block in blocks_of(there)] == ["Sundays 17:00–18:00"]


@given(st.lists(st.text(max_size=60), max_size=4))
def test_no_text_is_too_strange(lines):
    slots, unread = read_week(lines)
    assert slots <= set(range(PER_WEEK))
    assert set(unread) <= set(lines)


@given(st.frozensets(st.integers(0, PER_WEEK - 1), max_size=80))
def test_stretches_are_the_slots_again(slots):
    assert {slot for first, last in blocks_of(slots) for slot in range(first, last)} == slots
