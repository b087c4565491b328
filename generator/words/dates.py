"""Days and stretches of time as people say them, in English. Knows no locale, so every machine says the same."""

import datetime as dt

from generator.words.months import MONTHS


def day(date: dt.date) -> str:
    """Return ``15 Oct 2026``."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def short_day(date: dt.date) -> str:
    """Return ``15 Oct``."""
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def long_day(date: dt.date) -> str:
    """Return ``15 October 2026``."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """Return ``October 2026``."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def stretch(days: int) -> str:
    """Return a length of time in the unit that people would use: ``5 days``, ``3 weeks``, ``4 months``."""
    if days < 14:
        return f"{days} day{'' if days == 1 else 's'}"
    if days < 63:
        return f"{round(days / 7)} weeks"
    return f"{round(days * 12 / 365.25)} months"


def relative(date: dt.date, today: dt.date) -> str:
    """Return how far a day lies from today: ``today``, ``yesterday``, ``3 weeks ago``, ``in 4 months``."""
    away = (date - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if away in near:
        return near[away]
    return f"in {stretch(away)}" if away > 0 else f"{stretch(-away)} ago"
