"""A date as people write it in, the days that it can mean out. Knows only the calendar."""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.words.months import MONTHS

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})(?:[T ][0-9].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
_EITHER_FIRST = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_PLAIN_MARKS = {**dict.fromkeys(map(ord, "‐‑‒–—−"), "-"), **dict.fromkeys(map(ord, "“”„‘’\"'"), None)}
"""What word processors make of a hyphen, and the marks that they put around a text."""
_IN_WORDS = re.compile(r"[A-Za-z]+|[0-9]+")
_MONTH_ONLY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_ORDINAL = re.compile(r"(?<=[0-9])(st|nd|rd|th)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar as ``YYYY-MM-DD``, in ASCII digits.

    Records name the same few hundred days over and over.
    """
    if _DAY.fullmatch(text) is None:
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def possible_days(text: str) -> tuple[dt.date, ...]:
    """Return the days that a date in another form can mean: none, one, or two where day and month may swap."""
    plain = unicodedata.normalize("NFKC", text[:60]).translate(_PLAIN_MARKS).strip()
    numbers = _numbers(plain) or _numbers_in_words(plain)
    return tuple(dict.fromkeys(day for year, month, number in numbers for day in _days(year, month, number)))


def first_of_month(text: str) -> dt.date | None:
    """Return the first day of the month in a date without a day, such as ``2026-03``."""
    found = _MONTH_ONLY.fullmatch(text.strip())
    return next(_days(int(found[1]), int(found[2]), 1), None) if found else None


def in_words(day: dt.date) -> str:
    """Return a day as English says it: "4 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def calendar_fault(text: str) -> tuple[str, dt.date | None]:
    """Return why a date of the right form is not in the calendar, and the day that it may stand for."""
    year, month, day = (int(part) for part in text.split("-"))
    if year == 0:
        return "there is no year 0", None
    if not 1 <= month <= 12:
        return f"there is no month {month}", next(_days(year, day, month), None)
    if day == 0:
        return "there is no day 0", None
    last = calendar.monthrange(year, month)[1]
    return f"{MONTHS[month - 1]} {year} has only {last} days", dt.date(year, month, last)


def _numbers(text: str) -> list[tuple[int, int, int]]:
    """Return year, month and day as they may be meant."""
    if found := _YEAR_FIRST.fullmatch(text):
        return [(int(found[1]), int(found[3]), int(found[4]))]
    if found := _DAY_FIRST.fullmatch(text):
        return [(_year(found[3]), int(found[2]), int(found[1]))]
    if found := _EITHER_FIRST.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), _year(found[4])
        return [(year, other, one), (year, one, other)]
    return []


def _numbers_in_words(text: str) -> list[tuple[int, int, int]]:
    parts = _IN_WORDS.findall(_ORDINAL.sub("", text))
    months = [month for part in parts if (month := _month(part))]
    days = [int(part) for part in parts if part.isdecimal() and len(part) <= 2]
    years = [int(part) for part in parts if part.isdecimal() and len(part) == 4]
    if len(months) == len(days) == len(years) == 1:
        return [(years[0], months[0], days[0])]
    return []


def _month(word: str) -> int | None:
    starts = [name[: len(word)].casefold() for name in MONTHS]
    return starts.index(word.casefold()) + 1 if len(word) >= 3 and word.casefold() in starts else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _days(year: int, month: int, day: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, day)
    except ValueError:
        return
