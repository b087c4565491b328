"""Dates as people write them in tables: text in, a date out, or the reason why not. Guesses nothing."""

import datetime as dt
import re
from collections.abc import Iterable

UNAMBIGUOUS = ("%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%d-%B-%Y")
"""What can mean one day only, wherever it was written."""

_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_TIME = re.compile(
    r"[T ][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?[AaPp][Mm]|Z| UTC|[+-][0-9:]{2,6})?\Z"
)
_NUMBERS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2}|[0-9]{4})\Z")
_SERIAL = re.compile(r"[34][0-9]{4}\Z")


class DateError(ValueError):
    """Text that is no date, or could be two. Holds the end of a sentence, and what to write instead."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


def parse_date(text: str, formats: Iterable[str] = ()) -> dt.date:
    """Return the day that `text` means; raises DateError.

    ISO 8601 first, then `formats` (those of `strptime`), then what is the same day everywhere. A time of day
    after the date is passed over. 03/04/2020 is two days, so it needs a format; 31/12/2020 is one.
    """
    plain = " ".join(text.split())
    bare = _without_trimmings(plain)
    candidates = (
        _strptime(each, form) for each in (plain, bare) for form in ("%Y-%m-%d", *formats, *UNAMBIGUOUS)
    )
    for day in (*candidates, _numbers(bare)):
        if day is not None and 1900 <= day.year <= 2199:
            return day
    raise _why_not(bare)


def _strptime(text: str, date_format: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, date_format).date()  # noqa: DTZ007 - a day has no time zone
    except (ValueError, re.error):
        return None


def _without_trimmings(text: str) -> str:
    """Return "Sunday, May 3rd, 2020 10:15" as "May 3 2020"."""
    return " ".join(_ORDINAL.sub("", _WEEKDAY.sub("", _TIME.sub("", text))).replace(",", " ").split())


def _numbers(text: str) -> dt.date | None:
    """Return the day of 31/12/2020, 12/31/2020 or 05/05/2020, which day and month cannot be swapped in."""
    match = _NUMBERS.fullmatch(text)
    if match is None or len(match[3]) != 4:
        return None
    first, second, year = (int(each) for each in match.groups())
    if first != second and max(first, second) <= 12:
        return None
    try:
        return dt.date(year, min(first, second), max(first, second))
    except ValueError:
        return None


def _why_not(text: str) -> DateError:
    if match := _NUMBERS.fullmatch(text):
        month_and_day = sorted((int(match[1]), int(match[2])))
        if month_and_day[0] in range(1, 13) and month_and_day[1] in range(1, 32):
            return DateError("could be more than one day", _say_format(text))
    if _SERIAL.fullmatch(text):
        return DateError("is a spreadsheet's own number for a day", "Give that column the format of a date.")
    return DateError("is not a date", "Write it like 2020-05-15.")


def _say_format(text: str) -> str:
    mark = next(each for each in text if not each.isdigit())
    year = "%Y" if re.search(r"[0-9]{4}\Z", text) else "%y"
    day_first, month_first = (mark.join((*order, year)) for order in (("%d", "%m"), ("%m", "%d")))
    return f"Write it like 2020-05-15, or add --date-format {day_first} or --date-format {month_first}."
