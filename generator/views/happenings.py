"""What happened lately across pairs: one line for each, newest first. Only what the audience may see."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from generator.figures.log import entries_of, held_meetings_of
from generator.views.links import Links
from generator.views.names import pair_title
from generator.views.sight import Sight
from generator.words.model import Pair, Status
from generator.words.numbers import counted

WITHIN_DAYS = 30
MOST = 8


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: who, and what they did."""

    date: dt.date
    key: str
    """What it is among all that happened; it stays when words change."""
    who: str
    href: str
    what: str
    tone: str
    picture: str


def view_happenings(sight: Sight, links: Links) -> tuple[Happening, ...]:
    """Return the latest happenings of the past month."""
    latest = happenings(sight, links, MOST)
    return tuple(each for each in latest if (sight.today - each.date).days <= WITHIN_DAYS)


def happenings(sight: Sight, links: Links, most: int) -> list[Happening]:
    """Return the latest of all that has happened up to today, newest first."""
    today = sight.today
    found: list[tuple[str, Happening]] = []
    latest: list[dt.date] = []
    # Those first of whom something may be among the latest: most have nothing, and are not read.
    by_day = ((_latest_day(pair, today), id_) for id_, pair in sight.programme.pairs.items())
    for day, id_ in sorted(by_day, reverse=True):
        if len(latest) == most and latest[-1] > day:
            break
        new = [each for each in _of_pair(sight, links, sight.programme.pairs[id_]) if each.date <= today]
        found += ((id_, each) for each in new)
        latest = nlargest(most, (*latest, *(each.date for each in new)))
    in_order = (each for _, each in sorted(found, key=lambda named: named[0]))
    return nlargest(most, in_order, key=lambda happening: happening.date)


def _latest_day(pair: Pair, today: dt.date) -> dt.date:
    """Return the latest day up to today on which something can have happened: none of those below may be missing here."""
    agreement = pair.agreement
    days = (
        agreement.starts,
        *((agreement.closing.date,) if agreement.closing else ()),
        *(goal.set_on for goal in pair.goals),
        *(entry.date for entry in pair.entries),
    )
    return max((day for day in days if day <= today), default=dt.date.min)


def _of_pair(sight: Sight, links: Links, pair: Pair) -> Iterator[Happening]:
    agreement, who, href = pair.agreement, pair_title(sight, pair), links.pair(pair.id)

    def happened(date: dt.date, kind: str, what: str, tone: str, picture: str) -> Happening:
        return Happening(date, f"{pair.id}/{kind}", who, href, what, tone, picture)

    if agreement.status.has_begun:
        yield happened(agreement.starts, "starts", "began", "brand", "flag")
    if agreement.closing and agreement.status is Status.COMPLETED:
        yield happened(agreement.closing.date, "closing", "completed their mentoring", "good", "star")
    for date in sorted({goal.set_on for goal in pair.goals}):
        count = sum(goal.set_on == date for goal in pair.goals)
        yield happened(date, f"goals/{date}", f"set {counted(count, 'goal')}", "warm", "target")
    for date in sorted({entry.date for entry in entries_of(pair, sight.today) if not entry.kind.is_meeting}):
        yield happened(date, f"progress/{date}", "noted progress", "calm", "leaf")
    for meeting in held_meetings_of(pair, sight.today):
        key = f"meeting/{meeting.date}"
        if meeting.is_review:
            yield happened(meeting.date, key, "looked back together", "brand", "compass")
        else:
            yield happened(meeting.date, key, "met", "good", "chat")
