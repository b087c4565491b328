"""How soon meetings are written down: a pair, a day and what git knows in, log delay out. Calls no git.

A meeting has two dates: the day that it was on, which its entry says, and the day that git came to know of it.
All other figures go by the first; what lies between the two is told here.
"""

import datetime as dt
from dataclasses import dataclass
from statistics import median

from generator.figures.cadence import NO_MEETING_LOGGED
from generator.figures.clock import clock_of
from generator.figures.definitions import figure
from generator.figures.log import Meeting, entries_of, meetings_of
from generator.words.figure import Figure, Scope
from generator.words.model import Entry, Pair
from generator.words.places import agreement_file
from generator.words.recorded import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedMeeting:
    """A planned meeting, held or not, with the day on which git came to know of it."""

    meeting: Meeting
    recorded_on: dt.date | None
    """None where git did not know of it by the day that all is as of."""
    days: int | None
    """From the meeting to the record, on the pause-free clock; negative for one called off ahead of its day."""
    is_late: bool
    """Whether more than one agreed interval lay between: by then the next meeting was due."""


def noted_meetings(pair: Pair, today: dt.date, recorded: Recorded) -> tuple[NotedMeeting, ...]:
    """Return all planned meetings on or before `today`, in order, each with when it was written down."""
    known: dict[dt.date, dt.date] = {}
    for entry in entries_of(pair, today):
        day = recorded_on(pair, entry, recorded) if entry.kind.is_meeting else None
        if day is not None and day <= today:
            known[entry.date] = min(day, known.get(entry.date, day))
    clock, interval = clock_of(pair.agreement, today), pair.agreement.meetings.every.days
    noted = []
    for meeting in meetings_of(pair, today):
        day = known.get(meeting.date)
        days = clock.at(day) - clock.at(meeting.date) if day else None
        is_late = days is not None and days > interval
        noted.append(NotedMeeting(meeting=meeting, recorded_on=day, days=days, is_late=is_late))
    return tuple(noted)


def recorded_on(pair: Pair, entry: Entry, recorded: Recorded) -> dt.date | None:
    """Return the day on which git came to know of what an entry tells; None where it does not know.

    A correction is about an event that an earlier entry has told already, so the first of them counts.
    """
    stems = stems_of(pair, entry)
    return min((recorded.entries[stem] for stem in stems if stem in recorded.entries), default=None)


def stems_of(pair: Pair, entry: Entry) -> tuple[str, ...]:
    """Return the files that tell of one event: an entry's own, the one that it corrects, and so on to the first."""
    by_stem = {each.stem: each for each in pair.entries} if entry.corrects else {}
    stems = [entry.stem]
    while (earlier := entry.corrects) and earlier not in stems:
        stems.append(earlier)
        if earlier not in by_stem:
            break
        entry = by_stem[earlier]
    return tuple(stems)


def log_delay(pair: Pair, today: dt.date, recorded: Recorded) -> Figure:
    """Days from a meeting to the commit that recorded it: the median over planned meetings, held or not.

    The commit is the one that brought the entry's file in, on the day that its author wrote it. n is the meetings
    of which git knows; the others are missing. On the pause-free clock. Source: our own definition.
    """
    meetings = noted_meetings(pair, today, recorded)
    known = [noted for noted in meetings if noted.days is not None]
    files = (file for noted in known for file in noted.meeting.records)
    return figure(
        "log-delay",
        Scope("pair", pair.id),
        float(median(noted.days or 0 for noted in known)) if known else None,
        n=len(known),
        missing=len(meetings) - len(known),
        why=_why(recorded) if meetings else NO_MEETING_LOGGED,
        records=(agreement_file(pair.id), *files) if known else (),
        rests_on_git=True,
    )


def _why(recorded: Recorded) -> str:
    return recorded.why or "Git had none of these entries by that day."
