"""Mentees who became mentors, as a family tree of mentoring: pairs in, people in generations out.

Only those are in it through whom mentoring was handed on: somebody who was mentored and then mentored others, with
those on either side. Knows no page.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.figures.outcomes import mentors_made
from generator.words.model import Pair

Bond = tuple[str, str]
"""A mentor and a mentee, by id."""

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody who was mentored and became a mentor."""

    person: str
    mentored_by: tuple[str, ...]
    since: dt.date
    """The first day on which they were mentored."""
    mentor_since: dt.date
    mentors: tuple[str, ...]
    """Whom they mentor or mentored; nobody where only a closing says that they became a mentor."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """People in generations, each with a line of their own."""

    generation: Mapping[str, int]
    place: Mapping[str, float]
    bonds: tuple[Bond, ...]


def relays(pairs: Sequence[Pair], today: dt.date, known: Iterable[str]) -> tuple[Relay, ...]:
    """Return all who became mentors, those first who did so first. People who are not `known` are nobody here."""
    begun = sorted(
        (pair for pair in pairs if pair.agreement.status.has_begun and pair.agreement.starts <= today),
        key=lambda pair: (pair.agreement.starts, pair.id),
    )
    named = set(known)
    learned = _first_days(begun)
    of_person: dict[str, list[Pair]] = {}
    for pair in begun:
        for person in pair.agreement.members:
            of_person.setdefault(person, []).append(pair)
    found = []
    for person, days in mentors_made(begun, today).items():
        later = sorted(day for day, _ in days if person in learned and day > learned[person])
        if later and person in named:
            found.append(_relay(person, of_person.get(person, ()), learned[person], later[0], named))
    return tuple(sorted(found, key=lambda relay: (relay.mentor_since, relay.person)))


def ancestry(found: Sequence[Relay]) -> Ancestry:
    """Return where everybody stands who is in these relays, mentors to the left of their mentees."""
    bonds = dict.fromkeys(
        bond
        for relay in found
        for bond in (
            *((mentor, relay.person) for mentor in relay.mentored_by),
            *((relay.person, mentee) for mentee in relay.mentors),
        )
    )
    generation = _generations([relay.person for relay in found], tuple(bonds))
    forward = tuple(bond for bond in bonds if generation[bond[0]] < generation[bond[1]])
    return Ancestry(generation, _places(generation, forward), forward)


def _first_days(begun: Iterable[Pair]) -> Mapping[str, dt.date]:
    first: dict[str, dt.date] = {}
    for pair in begun:
        for person in pair.agreement.mentees:
            first.setdefault(person, pair.agreement.starts)
    return first


def _relay(person: str, pairs: Iterable[Pair], since: dt.date, then: dt.date, named: set[str]) -> Relay:
    before, after = [], []
    for pair in pairs:
        agreement = pair.agreement
        if person in agreement.mentees and agreement.starts <= then:
            before += [mentor for mentor in agreement.mentors if mentor != person and mentor in named]
        if person in agreement.mentors and agreement.starts > since:
            after += [mentee for mentee in agreement.mentees if mentee != person and mentee in named]
    return Relay(person, tuple(dict.fromkeys(before)), since, then, tuple(dict.fromkeys(after)))


def _generations(people: Sequence[str], bonds: Sequence[Bond]) -> Mapping[str, int]:
    """One generation after their mentor's. Where two people mentored each other, the earlier bond counts."""
    generation = {person: 0 for bond in bonds for person in bond} | dict.fromkeys(people, 0)
    kept: list[Bond] = []
    for bond in bonds:
        if not _reaches(bond[1], bond[0], kept):
            kept.append(bond)
    for _ in generation:
        moved = False
        for mentor, mentee in kept:
            if generation[mentee] <= generation[mentor]:
                generation[mentee] = generation[mentor] + 1
                moved = True
        if not moved:
            break
    return generation


def _reaches(start: str, goal: str, bonds: Sequence[Bond]) -> bool:
    found, waiting = set(), [start]
    while waiting:
        person = waiting.pop()
        if person == goal:
            return True
        if person not in found:
            found.add(person)
            waiting += [mentee for mentor, mentee in bonds if mentor == person]
    return False


def _places(generation: Mapping[str, int], bonds: Sequence[Bond]) -> Mapping[str, float]:
    """Give everybody a line in their generation, as near to those they are bound to as there is room.

    Some sweeps from mentors to mentees and back, as in the layered drawings of Sugiyama, Tagawa and Toda 1981. The last
    one goes back, so that mentors stand in the middle of their mentees.
    """
    mentors: dict[str, list[str]] = {}
    mentees: dict[str, list[str]] = {}
    for mentor, mentee in bonds:
        mentors.setdefault(mentee, []).append(mentor)
        mentees.setdefault(mentor, []).append(mentee)
    layers = [
        sorted(person for person in generation if generation[person] == layer)
        for layer in range(max(generation.values(), default=-1) + 1)
    ]
    place = {person: float(line) for layer in layers for line, person in enumerate(layer)}
    for _ in range(_SWEEPS):
        for layer in layers:
            place |= _settled(layer, mentors, place)
        for layer in reversed(layers):
            place |= _settled(layer, mentees, place)
    first = min(place.values(), default=0.0)
    return {person: round(line - first, 2) for person, line in place.items()}


def _settled(
    layer: Sequence[str], bound: Mapping[str, Sequence[str]], place: Mapping[str, float]
) -> Mapping[str, float]:
    """Put each of a generation in the middle of those they are bound to; who is bound to nobody stays."""
    wish = {
        person: sum(place[other] for other in others) / len(others)
        if (others := bound.get(person))
        else place[person]
        for person in layer
    }
    order = sorted(layer, key=lambda person: (wish[person], place[person], person))
    return dict(zip(order, _apart([wish[person] for person in order]), strict=True))


def _apart(wishes: Sequence[float]) -> Iterator[float]:
    """Yield places with at least a line between neighbours, as near as can be to those wished for, which ascend.

    Neighbours that would stand too close form a block around the middle of their wishes (pool adjacent violators).
    """
    blocks: list[tuple[float, int]] = []
    for line, wish in enumerate(wishes):
        total, count = wish - line, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            before, more = blocks.pop()
            total, count = total + before, count + more
        blocks.append((total, count))
    starts = (total / count for total, count in blocks for _ in range(count))
    yield from (start + line for line, start in enumerate(starts))
