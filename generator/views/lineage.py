"""Mentees who became mentors, as a family tree of mentoring: pairs in, people in generations out.

Only those are in it through whom mentoring was handed on: somebody who was mentored and then mentored others, with
those on either side. Knows no page.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.figures.outcomes import mentors_made
from generator.words.model import Pair

Bond = tuple[str, str]
"""A mentor and a mentee, by id."""


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
    """Those who mentor nobody here get a line each, the others stand in the middle of their mentees; nobody of one
    generation stands on another."""
    children: dict[str, list[str]] = {}
    for mentor, mentee in bonds:
        children.setdefault(mentor, []).append(mentee)
    place: dict[str, float] = {}

    def settle(person: str) -> None:
        if person in place:
            return
        for child in children.get(person, ()):
            settle(child)
        below = [place[child] for child in children.get(person, ())]
        taken = [place[other] for other in place if generation[other] == generation[person]]
        free = max(taken, default=-1.0) + 1
        place[person] = max(sum(below) / len(below), free) if below else max(_lowest(place), free)

    for person in sorted(generation, key=lambda person: (generation[person], person)):
        settle(person)
    return place


def _lowest(place: Mapping[str, float]) -> float:
    return max(place.values(), default=-1.0) + 1
