"""One pair through time: a pair and days in, how it stood and what its figures were on each of these days out.

The pure figures of today run for each day. What does not depend on the day is read once, and a pair that has ended
and of which nothing new is told is not asked again, so a long life costs little.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.actions import follow_through
from generator.figures.agreements import is_signed
from generator.figures.cadence import cadence_adherence, course_with
from generator.figures.goals import goal_standings
from generator.figures.log import Meeting, meetings_of
from generator.figures.past import pair_as_of
from generator.words.model import Pair, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMoment:
    """A pair as of the morning of one day."""

    pair: str
    status: Status
    is_signed: bool
    has_logged: bool
    """Whether any meeting had been logged, held or not."""
    has_met: bool
    has_goal: bool
    cadence: float | None
    """Cadence adherence; None where it was too early to tell."""
    follow_through: float | None
    goals_reached: int
    """Goals that were due and stood at or above what was expected."""
    goals_rated: int
    goals_unrated: int
    """Goals that were due, with and without a rating."""


def pair_through(pair: Pair, days: Sequence[dt.date]) -> tuple[PairMoment | None, ...]:
    """Return how a pair stood on each day, in order of the days; None before it had begun."""
    if not days:
        return ()
    meetings = meetings_of(pair, days[-1])
    settled = _settled(pair)
    found: list[PairMoment | None] = []
    for place, day in enumerate(days):
        before = found[-1] if found else None
        if before is not None and days[place - 1] > settled:
            found.append(before)
        else:
            found.append(_at(pair, meetings, day))
    return tuple(found)


def _at(pair: Pair, meetings: Sequence[Meeting], day: dt.date) -> PairMoment | None:
    stood = pair_as_of(pair, day)
    if stood is None:
        return None
    met = tuple(meeting for meeting in meetings if meeting.date <= day)
    goals = [each for each in goal_standings(stood, day) if not each.is_dropped]
    levels = [each.level for each in goals if each.is_due]
    rated = [level for level in levels if level is not None]
    return PairMoment(
        pair=pair.id,
        status=stood.agreement.status,
        is_signed=is_signed(stood, day),
        has_logged=bool(met),
        has_met=any(meeting.was_held for meeting in met),
        has_goal=bool(goals),
        cadence=cadence_adherence(course_with(stood, met, day)).value,
        follow_through=follow_through(stood, day).value,
        goals_reached=sum(level >= 0 for level in rated),
        goals_rated=len(rated),
        goals_unrated=len(levels) - len(rated),
    )


def _settled(pair: Pair) -> dt.date:
    """Return the day after which nothing about a pair changes any more; the last of all days while it goes on."""
    agreement = pair.agreement
    if not agreement.status.has_ended:
        return dt.date.max
    return max(
        agreement.last_day,
        agreement.starts,
        *agreement.signatures.values(),
        *(entry.date for entry in pair.entries),
        *(action.due for entry in pair.entries for action in entry.next if action.due),
        *(day for goal in pair.goals for day in (goal.due, goal.set_on)),
        *(goal.dropped.date for goal in pair.goals if goal.dropped),
    )
