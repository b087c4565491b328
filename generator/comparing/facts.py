"""The facts of a log entry, and how two versions of it differ in them. Pure; judges nothing.

A fact is what figures and promises rest on. What is told beside them (``did``, the channel, the day of the next
meeting) may be put in better words at any time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.words.model import Action, Entry, Rating
from generator.words.numbers import signed
from generator.words.phrases import listed


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that says something else than before."""

    fact: str
    """The field."""
    words: str
    """What changed, as a clause: ``"minutes" goes from 60 to 50``."""


def changed_facts(before: Entry, after: Entry) -> tuple[FactChange, ...]:
    """Return every fact that says something else, in the order of the record. Order inside a list says nothing."""
    pairs = ((fact, of(before), of(after)) for fact, of in _FACTS.items())
    return tuple(FactChange(fact, _words(fact, old, new)) for fact, old, new in pairs if set(old) != set(new))


def _words(fact: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    gone = [item for item in dict.fromkeys(old) if item not in new]
    added = [item for item in dict.fromkeys(new) if item not in old]
    if gone and added:
        return f'"{fact}" goes from {listed(gone)} to {listed(added)}'
    return f'{listed(gone)} is gone from "{fact}"' if gone else f'{listed(added)} is new in "{fact}"'


def _rating(rating: Rating) -> str:
    return f"{rating.goal} {signed(rating.level)} by {rating.by}"


def _action(action: Action) -> str:
    details = [word for word in (action.who, f"due {action.due}" if action.due else "") if word]
    what = " ".join(action.what.split())
    short = what if len(what) <= 60 else f"{what[:59].rstrip()}…"
    return f"{action.id} “{short}”" + (f" ({', '.join(details)})" if details else "")


def _one(value: object) -> tuple[str, ...]:
    return () if value is None or value == "" or value is False else (str(value).lower(),)


_FACTS: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    "date": lambda entry: _one(entry.date),
    "kind": lambda entry: _one(entry.kind),
    "outcome": lambda entry: _one(entry.outcome),
    "minutes": lambda entry: _one(entry.minutes),
    "present": lambda entry: entry.present,
    "next": lambda entry: tuple(_action(action) for action in entry.next),
    "done": lambda entry: entry.done,
    "ratings": lambda entry: tuple(_rating(rating) for rating in entry.ratings),
    "corrects": lambda entry: _one(entry.corrects),
    "void": lambda entry: _one(entry.void),
}
