"""What happened lately across pairs: one line for each, newest first. Only what the audience may see."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

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
    who: str
    href: str
    what: str
    tone: str
    picture: str


def view_happenings(sight: Sight, links: Links) -> tuple[Happening, ...]:
    """Return the latest happenings of the past month."""
    found = [
        (date, pair, what, tone, picture)
        for _, pair in sorted(sight.programme.pairs.items())
        for date, what, tone, picture in _of_pair(sight, pair)
        if 0 <= (sight.today - date).days <= WITHIN_DAYS
    ]
    latest = sorted(found, key=lambda item: item[0], reverse=True)[:MOST]
    return tuple(
        Happening(date, pair_title(sight, pair), links.pair(pair.id), what, tone, picture)
        for date, pair, what, tone, picture in latest
    )


def _of_pair(sight: Sight, pair: Pair) -> Iterator[tuple[dt.date, str, str, str]]:
    agreement = pair.agreement
    if agreement.status.has_begun:
        yield agreement.starts, "began", "brand", "flag"
    if agreement.closing and agreement.status is Status.COMPLETED:
        yield agreement.closing.date, "completed their mentoring", "good", "star"
    for date in sorted({goal.set_on for goal in pair.goals}):
        count = sum(goal.set_on == date for goal in pair.goals)
        yield date, f"set {counted(count, 'goal')}", "warm", "target"
    for date in sorted({entry.date for entry in entries_of(pair, sight.today) if not entry.kind.is_meeting}):
        yield date, "noted progress", "calm", "leaf"
    for meeting in held_meetings_of(pair, sight.today):
        if meeting.is_review:
            yield meeting.date, "looked back together", "brand", "compass"
        else:
            yield meeting.date, "met", "good", "chat"
