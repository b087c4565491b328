"""Time zones: a name or a moment in, a zone or a day out. Which day it is depends on the programme's own zone."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(name: str) -> dt.tzinfo:
    """Return the time zone of an IANA name such as ``Europe/Lisbon``; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


@lru_cache(maxsize=4096)
def day_in(zone: dt.tzinfo, moment: dt.datetime | None) -> dt.date | None:
    """Return the day on which a moment in UTC falls in a zone; None without a moment, or where the calendar ends.

    One commit brings many records in, and all of them came at one moment.
    """
    try:
        return moment.astimezone(zone).date() if moment else None
    except OverflowError:
        return None
