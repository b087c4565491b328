"""The log as it counts: a pair and a day in, entries in force and meetings out. Knows no figure.

Entries after the day do not count, nor do those that a later one corrects or that are void. A day has one
meeting: where both partners logged it, their entries are read together.
"""

import datetime as dt
from itertools import groupby

import msgspec

from generator.figures.last_asked import kept_while_asked
from generator.words.model import Entry, EntryKind, Outcome, Pair
from generator.words.places import entry_file

_STRONGEST_FIRST = (Outcome.HELD, Outcome.MISSED, Outcome.CANCELLED)
"""Which outcome a day has where its entries differ."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One planned meeting, however many people logged it."""

    date: dt.date
    outcome: Outcome | None
    is_review: bool
    """Whether somebody logged it as one that looks back."""
    minutes: int | None
    """The longest length that somebody wrote down; None where nobody did."""
    present: frozenset[str]
    """Everybody whom somebody saw there; empty where nobody wrote it down."""
    records: tuple[str, ...]

    @property
    def was_held(self) -> bool:
        """Whether people came together."""
        return self.outcome is Outcome.HELD


@kept_while_asked
def entries_of(pair: Pair, today: dt.date) -> tuple[Entry, ...]:
    """Return the entries in force on or before `today`, by date, then by file name."""
    known = tuple(entry for entry in pair.entries if entry.date <= today)
    in_force = msgspec.structs.replace(pair, entries=known).entries_in_force()
    return tuple(sorted(in_force, key=lambda entry: (entry.date, entry.stem)))


@kept_while_asked
def meetings_of(pair: Pair, today: dt.date) -> tuple[Meeting, ...]:
    """Return all planned meetings on or before `today`, held or not, one a day, in order."""
    planned = (entry for entry in entries_of(pair, today) if entry.kind.is_meeting)
    return tuple(
        _meeting(pair.id, day, tuple(entries)) for day, entries in groupby(planned, lambda entry: entry.date)
    )


@kept_while_asked
def held_meetings_of(pair: Pair, today: dt.date) -> tuple[Meeting, ...]:
    """Return the meetings held on or before `today`, one a day, in order."""
    return tuple(meeting for meeting in meetings_of(pair, today) if meeting.was_held)


def held_reviews_of(pair: Pair, today: dt.date) -> tuple[Meeting, ...]:
    """Return those of the meetings held on or before `today` that look back."""
    # To read a log takes far longer than to see that nobody has looked back yet.
    if not any(entry.kind is EntryKind.REVIEW for entry in pair.entries):
        return ()
    return tuple(meeting for meeting in held_meetings_of(pair, today) if meeting.is_review)


def _meeting(pair: str, day: dt.date, entries: tuple[Entry, ...]) -> Meeting:
    """Read one day's entries together: who met was there, whatever else was called off that day."""
    telling = _telling(entries)
    return Meeting(
        date=day,
        outcome=telling[0].outcome,
        is_review=any(entry.kind is EntryKind.REVIEW for entry in telling),
        minutes=max([entry.minutes for entry in telling if entry.minutes is not None], default=None),
        present=frozenset([person for entry in telling for person in entry.present]),
        records=tuple(sorted([entry_file(pair, entry.stem) for entry in entries])),
    )


def _telling(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return those of a day's entries that say what became of it."""
    if len(entries) == 1:
        return entries
    outcome = next(
        (outcome for outcome in _STRONGEST_FIRST if any(entry.outcome is outcome for entry in entries)), None
    )
    return tuple(entry for entry in entries if entry.outcome is outcome)
