"""What was let go of an agreement: its words, or a person in it. Two versions in, whether that is all that changed.

Nobody has to sign again because somebody was forgotten or an old pair was reduced to facts; and git's history must not
bring back on a page what the records have let go.
"""

from collections.abc import Collection, Mapping

import msgspec

from generator.comparing.terms import Meaning, terms_of
from generator.words.model import Agreement, Communication, Expectations
from generator.words.traces import TOMBSTONE, is_blotted

_SIDES = ("mentors", "mentees")
_WORDS = (
    "meetings.channel",
    "communication.channel",
    "communication.reply_within",
    "expectations.mentors",
    "expectations.mentees",
    "ground_rules",
    "confidentiality",
    "leaving",
)


def lets_go(before: Agreement, after: Agreement) -> bool:
    """Return whether a change of terms let words or people go, as retire and forget do, and did nothing else."""
    if before is after:
        return False
    old, new = terms_of(before), terms_of(after)
    if old == new or any(old[term] != new[term] for term in old if term not in (*_SIDES, *_WORDS)):
        return False
    if is_reduced(after) and all(old[side] == new[side] for side in _SIDES):
        return True
    return all(_stood_in_for(old[side], new[side]) for side in _SIDES) and all(
        _is_blotted(old[term], new[term]) for term in _WORDS
    )


def is_reduced(agreement: Agreement) -> bool:
    """Return whether a pair has ended and no words of its agreement are kept."""
    is_silent = agreement.closing is None or not agreement.closing.reflection
    return agreement.status.has_ended and is_silent and not _has_words(terms_of(agreement))


def is_told(version: Agreement, now: Agreement, people: Collection[str]) -> bool:
    """Return whether words of a former version may still be shown: not where those of today were let go, nor where
    it names somebody who has no record any more."""
    return not is_reduced(now) and all(person in people for person in version.members)


def stood_in(before: Agreement, after: Agreement) -> Agreement:
    """Return a former version with tombstones for people where nothing else happened to who is in the pair."""
    old, new = terms_of(before), terms_of(after)
    if not all(_stood_in_for(old[side], new[side]) for side in _SIDES):
        return before
    return msgspec.structs.replace(before, mentors=after.mentors, mentees=after.mentees)


def without_words(agreement: Agreement) -> Agreement:
    """Return an agreement with nothing in it that its people wrote in words of their own."""
    return msgspec.structs.replace(
        agreement,
        meetings=msgspec.structs.replace(agreement.meetings, channel=""),
        communication=Communication(),
        expectations=Expectations(),
        ground_rules=(),
        confidentiality="",
        leaving="",
        snooze=None,
        closing=None,
    )


def _has_words(terms: Mapping[str, Meaning]) -> bool:
    return any(terms[term] for term in _WORDS)


def _stood_in_for(before: Meaning, after: Meaning) -> bool:
    """Whether on one side of a pair nothing changed but that tombstones stand for people."""
    old, new = set(_texts(before)), set(_texts(after))
    return len(old) == len(new) and all(TOMBSTONE.match(person) for person in new - old)


def _is_blotted(before: Meaning, after: Meaning) -> bool:
    """Whether nothing changed in words but that others stand for somebody."""
    old, new = _texts(before), _texts(after)
    return len(old) == len(new) and all(map(is_blotted, old, new))


def _texts(meaning: Meaning) -> tuple[str, ...]:
    return tuple(map(str, meaning)) if isinstance(meaning, tuple) else (str(meaning),)
