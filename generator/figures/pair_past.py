"""One pair through time: a pair and days in, how it stood and what its figures were on each of these days out.

The same as today's figures run for each day. Everything that a pair tells has a day from which it is known, so its
records are read once, and each day only asks what was known by then.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from generator.figures.actions import promises_of
from generator.figures.cadence import share_of_windows
from generator.figures.clock import Clock, clock_of
from generator.figures.goals import raters_of
from generator.words.model import Agreement, Entry, Goal, Pair, Status


class PairMoment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A pair as of the morning of one day. There are many for each pair, so that it is of the lightest kind."""

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
    return tuple(_through(pair, days)) if pair.agreement.status.has_begun else (None,) * len(days)


def status_as_of(agreement: Agreement, clock: Clock, day: dt.date) -> Status | None:
    """Return where a pair stood on `day`, or None where it had not begun; one whose last day has come has ended.

    `clock` is that of `day` or later. Only what changes with time is turned back: what was written differently back
    then, git alone knows.
    """
    if not agreement.status.has_begun or agreement.starts > day:
        return None
    if agreement.status.has_ended and agreement.last_day <= day:
        return agreement.status
    return Status.PAUSED if clock.is_paused(day) else Status.ACTIVE


def _through(pair: Pair, days: Sequence[dt.date]) -> Iterator[PairMoment | None]:
    settled, stretches = _settled(pair), _in_force(pair.entries)
    story: _Story | None = None
    before: PairMoment | None = None
    for place, day in enumerate(days):
        if before is None or days[place - 1] <= settled:
            # What one day has corrected stays so, hence as many are the same ones.
            entries = [entry for entry, until in stretches if day < until]
            if story is None or len(entries) != len(story.entries):
                story = _Story(pair, entries, clock_of(pair.agreement, days[-1]))
            before = story.at(day)
        yield before


def _in_force(entries: Iterable[Entry]) -> list[tuple[Entry, dt.date]]:
    """Return entries in order, each with the day from which it is in force no more. See `entries_of`."""
    corrected: dict[str, dt.date] = {}
    for entry in entries:
        if entry.corrects:
            corrected[entry.corrects] = min(entry.date, corrected.get(entry.corrects, dt.date.max))
    until = ((entry, corrected.get(entry.stem, dt.date.max)) for entry in entries if not entry.void)
    return sorted(
        ((entry, end) for entry, end in until if entry.date < end),
        key=lambda each: (each[0].date, each[0].stem),
    )


@dataclass(frozen=True, slots=True)
class _GoalStory:
    """A goal, and what became of it."""

    goal: Goal
    ratings: tuple[tuple[dt.date, int], ...]
    """Day and level, those that count more behind the others."""

    def is_set(self, day: dt.date) -> bool:
        dropped = self.goal.dropped
        return self.goal.set_on <= day and not (dropped and dropped.date <= day)

    def level(self, day: dt.date) -> int | None:
        return next((level for on, level in reversed(self.ratings) if on <= day), None)


class _Story:
    """What a pair's records tell, each fact with the day from which it is known."""

    def __init__(self, pair: Pair, entries: Sequence[Entry], clock: Clock) -> None:
        """Read the records. `entries` are in force and in order; `clock` is that of the last day or later."""
        self.entries = entries
        self._pair = pair
        # Days that have come stand where they stand on the clock of any later day.
        self._clock = clock
        self._interval = pair.agreement.meetings.every.days
        self._signed = _signed_by_all(pair)
        self._logged = min((entry.date for entry in entries if entry.kind.is_meeting), default=dt.date.max)
        held = dict.fromkeys(entry.date for entry in entries if entry.is_held_meeting)
        self._held = [(day, clock.window(day, self._interval)) for day in held]
        self._promises = [
            (max(promise.entry.date, promise.due, promise.reply.date), promise.is_kept)
            for promise in promises_of(entries)
            if promise.due and promise.reply
        ]
        self._goals = [_goal_story(pair, goal, entries) for goal in pair.goals]

    def at(self, day: dt.date) -> PairMoment | None:
        agreement = self._pair.agreement
        status = status_as_of(agreement, self._clock, day)
        if status is None:
            return None
        stops = min(day, agreement.last_day if status.has_ended else agreement.ends)
        windows = Clock(self._clock.starts, stops, self._clock.stretches).windows(self._interval)
        # A meeting after that lies in no window that has gone by.
        met = {window for _, window in self._held if window is not None and window < windows}
        kept = [is_kept for known, is_kept in self._promises if known <= day]
        goals = [each for each in self._goals if each.is_set(day)]
        levels = [each.level(day) for each in goals if each.goal.due <= day]
        rated = [level for level in levels if level is not None]
        return PairMoment(
            pair=self._pair.id,
            status=status,
            is_signed=self._signed <= day,
            has_logged=self._logged <= day,
            has_met=bool(self._held) and self._held[0][0] <= day,
            has_goal=bool(goals),
            cadence=share_of_windows(len(met), windows),
            follow_through=sum(kept) / len(kept) if kept else None,
            goals_reached=sum(level >= 0 for level in rated),
            goals_rated=len(rated),
            goals_unrated=len(levels) - len(rated),
        )


def _goal_story(pair: Pair, goal: Goal, entries: Iterable[Entry]) -> _GoalStory:
    mentees, mentors = raters_of(goal, pair.agreement)
    ratings = [
        (entry.date, rating) for entry in entries for rating in entry.ratings if rating.goal == goal.id
    ]
    return _GoalStory(
        goal,
        tuple(
            (day, rating.level) for side in (mentors, mentees) for day, rating in ratings if rating.by in side
        ),
    )


def _signed_by_all(pair: Pair) -> dt.date:
    """Return the day from which everybody has signed, with at least one person on either side; the last of all days
    where somebody has not."""
    agreement = pair.agreement
    signatures: Mapping[str, dt.date] = agreement.signatures
    if not (agreement.mentors and agreement.mentees):
        return dt.date.max
    return max(signatures.get(person, dt.date.max) for person in agreement.members)


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
