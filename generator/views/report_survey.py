"""What the pages of the report count: a sight in, what was found in one walk over its pairs out.

It rests on fields that are for members, so there is none for the public; nor for members where fewer people stand
behind it than a group may have.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.figures.actions import ActionState, action_states, objective_states
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.log import Meeting, entries_of, meetings_of
from generator.figures.over_time import Moment, days_through, moments
from generator.views.disclosure import is_group
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Entry, Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """One pair, read as of today."""

    pair: Pair
    meetings: tuple[Meeting, ...]
    entries: tuple[Entry, ...]
    """Those in force."""
    standings: tuple[GoalStanding, ...]
    actions: tuple[ActionState, ...]
    objectives: tuple[ActionState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All pairs that have begun, read as of today, and how it was on earlier days."""

    pairs: tuple[Surveyed, ...]
    """By id."""
    moments: tuple[Moment, ...]
    """The first day of each month, then today."""

    @property
    def under_way(self) -> tuple[Surveyed, ...]:
        """Those that have not ended."""
        return tuple(each for each in self.pairs if each.pair.agreement.status.is_running)

    def standings(self) -> Iterator[tuple[str, GoalStanding]]:
        """Yield the pair's id and the standing of each goal that was not dropped."""
        for each in self.pairs:
            for standing in each.standings:
                if not standing.is_dropped:
                    yield each.pair.id, standing

    def meetings(self) -> Iterator[Meeting]:
        """Yield every planned meeting of every pair."""
        for each in self.pairs:
            yield from each.meetings


def view_survey(sight: Sight) -> Survey | None:
    """Return what the pages of the report count, or None where this audience may not count it."""
    begun = begun_pairs(sight)
    if not may_count(sight, [pair.id for pair in begun]):
        return None
    return Survey(
        pairs=tuple(_surveyed(pair, sight.today) for pair in begun),
        moments=moments(begun, _days(begun, sight.today)),
    )


def begun_pairs(sight: Sight) -> tuple[Pair, ...]:
    """Return the pairs that have begun, those that have ended included, by id."""
    pairs: Mapping[str, Pair] = sight.programme.pairs
    return tuple(pair for _, pair in sorted(pairs.items()) if pair.agreement.status.has_begun)


def may_count(sight: Sight, pairs: Collection[str]) -> bool:
    """Return whether this audience may see what was counted over these pairs and fields for members."""
    if sight.audience is Audience.PUBLIC:
        return False
    return not sight.smallest_group or is_group(sight.programme, pairs, sight.smallest_group)


def why_not_counted(sight: Sight) -> str:
    """Say why there is no survey."""
    if not begun_pairs(sight):
        return "No pair has begun yet."
    if sight.audience is Audience.PUBLIC:
        return "How pairs are spread, and how it went over time, is for members of the programme."
    return f"Too few to show: it takes two pairs with {sight.smallest_group} people between them."


def _surveyed(pair: Pair, today: dt.date) -> Surveyed:
    return Surveyed(
        pair=pair,
        meetings=meetings_of(pair, today),
        entries=entries_of(pair, today),
        standings=goal_standings(pair, today),
        actions=action_states(pair, today),
        objectives=objective_states(pair, today),
    )


def _days(pairs: Collection[Pair], today: dt.date) -> tuple[dt.date, ...]:
    started = [pair.agreement.starts for pair in pairs if pair.agreement.starts <= today]
    return days_through(min(started), today) if started else ()
