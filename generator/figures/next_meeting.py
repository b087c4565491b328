"""When a pair meets next: a pair and a day in, the day that it named and the day that its rhythm asks for out."""

import datetime as dt
from dataclasses import dataclass
from math import ceil

from generator.figures.clock import clock_of
from generator.figures.log import entries_of, held_meetings_of
from generator.words.model import Pair


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What is known of the next meeting."""

    planned: dt.date | None
    """The day that the latest entry with one names; None where there is none, or where the log tells already what
    became of it. It may have passed without an entry."""
    by_rhythm: dt.date
    """By when the pair meets if it keeps to the interval that it agreed on, pauses taken out; may have passed."""


def next_meeting_of(pair: Pair, today: dt.date) -> NextMeeting:
    """Return when a pair that is under way meets next, as far as its records up to `today` say."""
    clock, interval = clock_of(pair.agreement, today), pair.agreement.meetings.every.days
    held = held_meetings_of(pair, today)
    last = max(0, clock.at(held[-1].date)) if held else 0
    return NextMeeting(_planned(pair, today), clock.day_past(last + ceil(interval) - 1))


def _planned(pair: Pair, today: dt.date) -> dt.date | None:
    entries = entries_of(pair, today)
    named = [entry.next_meeting for entry in entries if entry.next_meeting]
    day = named[-1] if named else None
    is_told = day is not None and any(entry.kind.is_meeting and entry.date >= day for entry in entries)
    return None if is_told else day
