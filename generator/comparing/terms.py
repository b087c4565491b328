"""The terms of an agreement, and what changed between two versions of them, in words.

Terms are the fields that both sides sign (``x-term`` in the schema). Two agreements have the same terms where they
mean the same: white space, comments, quoting, the order of people and defaults that are spelt out do not matter.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.words.dates import day
from generator.words.model import Agreement
from generator.words.numbers import counted
from generator.words.phrases import listed, plain, said

Naming = Callable[[str], str]
"""From a person's id to what the reader calls that person."""

Meaning = str | dt.date | float | tuple[str, ...] | tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that means something else than before."""

    term: str
    """The field, with dots: ``meetings.every``."""
    words: str
    """What changed, as a clause without a full stop: ``the end moves from 1 May 2026 to 1 June 2026``."""


def terms_of(agreement: Agreement) -> Mapping[str, Meaning]:
    """Return what each term means: equal values mean the same."""
    meetings, communication, expected = agreement.meetings, agreement.communication, agreement.expectations
    return MappingProxyType(
        {
            "mentors": tuple(sorted(set(agreement.mentors))),
            "mentees": tuple(sorted(set(agreement.mentees))),
            "starts": agreement.starts,
            "ends": agreement.ends,
            "meetings.every": meetings.every.days,
            "meetings.minutes": float(meetings.minutes),
            "meetings.channel": plain(meetings.channel),
            "communication.channel": plain(communication.channel),
            "communication.reply_within": plain(communication.reply_within),
            "expectations.mentors": _lines(expected.mentors),
            "expectations.mentees": _lines(expected.mentees),
            "ground_rules": _lines(agreement.ground_rules),
            "confidentiality": plain(agreement.confidentiality),
            "leaving": plain(agreement.leaving),
            "reviews": tuple(sorted(set(agreement.reviews))),
            "publication": str(agreement.publication),
        }
    )


def same_terms(one: Agreement, other: Agreement) -> bool:
    """Return whether two agreements mean the same in all that is signed."""
    return one is other or terms_of(one) == terms_of(other)


def changed_terms(before: Agreement, after: Agreement, name: Naming) -> tuple[TermChange, ...]:
    """Return every term that changed its meaning, in the order of the record."""
    old, new = terms_of(before), terms_of(after)
    return tuple(
        TermChange(term, words(before, after, name))
        for term, words in _WORDS.items()
        if old[term] != new[term]
    )


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(line) for line in lines)


Words = Callable[[Agreement, Agreement, Naming], str]


def _people(side: str, of: Callable[[Agreement], tuple[str, ...]]) -> Words:
    def words(before: Agreement, after: Agreement, name: Naming) -> str:
        joined = [name(person) for person in of(after) if person not in of(before)]
        left = [name(person) for person in of(before) if person not in of(after)]
        joins = f"{listed(joined)} {_verb('joins', joined)} as {side}" if joined else ""
        leaves = f"{listed(left)} {_verb('leaves', left)} as {side}" if left else ""
        return " and ".join(filter(None, (joins, leaves)))

    return words


def _verb(verb: str, subjects: list[str]) -> str:
    return verb if len(subjects) == 1 else verb.removesuffix("s")


def _moved(what: str, of: Callable[[Agreement], dt.date]) -> Words:
    return lambda before, after, _: f"the {what} moves from {day(of(before))} to {day(of(after))}"


def _replaced(what: str, of: Callable[[Agreement], str]) -> Words:
    def words(before: Agreement, after: Agreement, _: Naming) -> str:
        if not of(before):
            return f"{what} is now {said(of(after))}"
        if not of(after):
            return f"{what} {said(of(before))} is taken out"
        if said(of(before)) == said(of(after)):
            return f"{what} changes in the later part of {said(of(after))}"
        return f"{what} changes from {said(of(before))} to {said(of(after))}"

    return words


def _rewritten(what: str, of: Callable[[Agreement], tuple[str, ...]]) -> Words:
    def words(before: Agreement, after: Agreement, _: Naming) -> str:
        old, new = _lines(of(before)), _lines(of(after))
        added = [f"{said(line)} is added" for line in new if line not in old]
        gone = [f"{said(line)} is taken out" for line in old if line not in new]
        return f"in {what} {listed([*added, *gone])}" if added or gone else f"the order of {what} changes"

    return words


def rhythm(agreement: Agreement) -> str:
    """Return how often a pair meets: ``every 2 weeks``."""
    count, unit = agreement.meetings.every.split()
    return f"every {unit.removesuffix('s')}" if count == "1" else f"every {agreement.meetings.every}"


def _reviews(before: Agreement, after: Agreement, _: Naming) -> str:
    added = [day(date) for date in sorted(set(after.reviews) - set(before.reviews))]
    gone = [day(date) for date in sorted(set(before.reviews) - set(after.reviews))]
    adds = f"a review on {listed(added)} is added" if added else ""
    drops = f"the review on {listed(gone)} is taken out" if gone else ""
    return " and ".join(filter(None, (adds, drops)))


_WORDS: Mapping[str, Words] = {
    "mentors": _people("mentor", lambda agreement: agreement.mentors),
    "mentees": _people("mentee", lambda agreement: agreement.mentees),
    "starts": _moved("start", lambda agreement: agreement.starts),
    "ends": _moved("end", lambda agreement: agreement.ends),
    "meetings.every": lambda before, after, _: (
        f"the rhythm of meetings changes from {rhythm(before)} to {rhythm(after)}"
    ),
    "meetings.minutes": lambda before, after, _: (
        f"a meeting's length changes from {before.meetings.minutes} to "
        f"{counted(after.meetings.minutes, 'minute')}"
    ),
    "meetings.channel": _replaced("how they meet", lambda agreement: agreement.meetings.channel),
    "communication.channel": _replaced(
        "how they talk between meetings", lambda agreement: agreement.communication.channel
    ),
    "communication.reply_within": _replaced(
        "the time for a reply", lambda agreement: agreement.communication.reply_within
    ),
    "expectations.mentors": _rewritten(
        "what mentors expect", lambda agreement: agreement.expectations.mentors
    ),
    "expectations.mentees": _rewritten(
        "what mentees expect", lambda agreement: agreement.expectations.mentees
    ),
    "ground_rules": _rewritten("the ground rules", lambda agreement: agreement.ground_rules),
    "confidentiality": _replaced("what stays confidential", lambda agreement: agreement.confidentiality),
    "leaving": _replaced("the way out", lambda agreement: agreement.leaving),
    "reviews": _reviews,
    "publication": lambda before, after, _: (
        f"the page changes from {before.publication} to {after.publication}"
    ),
}
