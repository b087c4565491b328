"""Next steps: a pair and a day in, what is open, due, overdue or done out. Derived from the log in force.

An action is promised in one entry and reported done in another; nothing is ever ticked off in place.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from generator.figures.definitions import figure
from generator.figures.last_asked import kept_while_asked
from generator.figures.log import entries_of
from generator.words.figure import Figure, Scope
from generator.words.model import Entry, Pair
from generator.words.places import entry_file


class Stage(StrEnum):
    """Where a step stands."""

    OPEN = "open"
    """Not done; its date is further off than one agreed interval, or it has none."""
    DUE = "due"
    """Not done; its date is today or comes within one agreed interval, so before the pair is to meet again."""
    OVERDUE = "overdue"
    """Not done, and its date has passed."""
    DONE = "done"


class ActionState(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An action, or an objective of a goal, and what became of it by a day."""

    id: str
    what: str
    who: str
    """Person id; empty where nobody was named, and for objectives."""
    due: dt.date | None
    stage: Stage
    done_on: dt.date | None = None
    """Day of the entry that reports it done."""
    done_in: str = ""
    """Stem of that entry."""
    opened_in: str = ""
    """Stem of the entry that promised it; empty for an objective."""
    goal: str = ""
    """Id of the goal that an objective belongs to; empty for an action."""

    @property
    def is_done(self) -> bool:
        """Whether it was reported done."""
        return self.stage is Stage.DONE


class Promise(NamedTuple):
    """What became of an action by the entry that had to tell of it."""

    entry: Entry
    """The one that promised it."""
    due: dt.date | None
    reply: Entry | None
    """The first on or after the due date; None while there is none."""
    done: Entry | None
    """The first that reports it done."""

    @property
    def is_kept(self) -> bool:
        """Whether it was reported done no later than by the reply."""
        return self.done is not None and self.reply is not None and self.done.date <= self.reply.date

    @property
    def stems(self) -> Iterator[str]:
        """The entries that tell of it."""
        return (entry.stem for entry in (self.entry, self.reply, self.done) if entry)


@kept_while_asked
def action_states(pair: Pair, today: dt.date) -> tuple[ActionState, ...]:
    """Return every action promised by `today`, in the order of promising. An id counts once, at its first."""
    entries = entries_of(pair, today)
    reports = _reports(entries)
    states: dict[str, ActionState] = {}
    for entry in entries:
        for action in entry.next:
            done = _done(action.id, entry.date, reports)
            state = ActionState(
                id=action.id,
                what=action.what,
                who=action.who,
                due=action.due,
                stage=_stage(pair, action.due, done, today),
                done_on=done.date if done else None,
                done_in=done.stem if done else "",
                opened_in=entry.stem,
            )
            states.setdefault(action.id, state)
    return tuple(states.values())


@kept_while_asked
def objective_states(pair: Pair, today: dt.date) -> tuple[ActionState, ...]:
    """Return every objective of the goals set by `today`, in the order of the goals file."""
    reports = _reports(entries_of(pair, today))
    states = []
    for goal in pair.goals:
        for objective in goal.objectives if goal.set_on <= today else ():
            done = _done(objective.id, dt.date.min, reports)
            state = ActionState(
                id=objective.id,
                what=objective.what,
                who="",
                due=objective.due,
                stage=_stage(pair, objective.due, done, today),
                done_on=done.date if done else None,
                done_in=done.stem if done else "",
                goal=goal.id,
            )
            states.append(state)
    return tuple(states)


def follow_through(pair: Pair, today: dt.date) -> Figure:
    """Actions reported done no later than the first entry on or after their due date / actions due by t with
    such an entry. n is the latter; due actions without such an entry are missing: nobody could report yet.

    Source: our own definition; that writing progress down helps to reach goals, after Harkin et al. 2016,
    Psychological Bulletin 142:198.
    """
    entries = entries_of(pair, today)
    due = [promise for promise in promises_of(entries) if promise.due is not None and promise.due <= today]
    told = [promise for promise in due if promise.reply]
    kept = sum(promise.is_kept for promise in told)
    stems = {stem for promise in told for stem in promise.stems}
    return figure(
        "follow-through",
        Scope("pair", pair.id),
        kept / len(told) if told else None,
        n=len(told),
        missing=len(due) - len(told),
        why="No log entry has followed a due date yet." if due else "No next step is due yet.",
        records=(entry_file(pair.id, stem) for stem in stems),
    )


def promises_of(entries: Sequence[Entry]) -> Iterator[Promise]:
    """Yield the actions that entries in force, in order, promise. An id counts once, at its first."""
    reports, days = _reports(entries), [entry.date for entry in entries]
    known: set[str] = set()
    for entry in entries:
        for action in entry.next:
            if action.id not in known:
                known.add(action.id)
                yield Promise(
                    entry,
                    action.due,
                    _first_on_or_after(action.due, entries, days),
                    _done(action.id, entry.date, reports),
                )


def _reports(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that report anything done."""
    return tuple(entry for entry in entries if entry.done)


def _done(step: str, since: dt.date, reports: Iterable[Entry]) -> Entry | None:
    """Return the first report of a step as done, not before the day that promised it."""
    return next((entry for entry in reports if step in entry.done and entry.date >= since), None)


def _first_on_or_after(
    day: dt.date | None, entries: Sequence[Entry], days: Sequence[dt.date]
) -> Entry | None:
    place = len(days) if day is None else bisect_left(days, day)
    return entries[place] if place < len(days) else None


def _stage(pair: Pair, due: dt.date | None, done: Entry | None, today: dt.date) -> Stage:
    if done:
        return Stage.DONE
    if due is None:
        return Stage.OPEN
    if due < today:
        return Stage.OVERDUE
    return Stage.DUE if (due - today).days <= pair.agreement.meetings.every.days else Stage.OPEN
