"""Who can be matched in a cohort, and how many places each has. Records in, candidates and barriers out."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.matching.parts import MENTEE, MENTOR
from generator.matching.profiles import Profile, profile_of
from generator.matching.rules import Barriers, barriers_between
from generator.words.model import Agreement, Cohort, Pair, Person, Programme


class Absence(StrEnum):
    """Why somebody with a role is not matched now."""

    OTHER_COHORT = "other-cohort"
    NO_CAPACITY = "no-capacity"
    ALL_TAKEN = "all-taken"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on one side, with the places that are free."""

    profile: Profile
    places: int

    @property
    def id(self) -> str:
        """The person's id."""
        return self.profile.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Everybody who can be matched in a cohort. Both sides are sorted by id."""

    cohort: Cohort
    day: dt.date
    """From when on places must be free: the cohort's first day, or today if that is later."""
    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    barriers: Barriers
    absent: Mapping[str, Mapping[str, Absence]]
    """By side, then by person: who has the role and is not matched now, and why."""


def pool_of(programme: Programme, cohort: Cohort, today: dt.date, only: Collection[str] = ()) -> Pool:
    """Return who can be matched in a cohort; with `only`, no mentees but these."""
    day = max(cohort.starts, today)
    people = programme.people
    taken = {side: Counter(_taken(programme.pairs.values(), side, day)) for side in (MENTEE, MENTOR)}
    sides: dict[str, list[Candidate]] = {MENTEE: [], MENTOR: []}
    absent: dict[str, dict[str, Absence]] = {MENTEE: {}, MENTOR: {}}
    for id_, person in sorted(people.items()):
        profile = None
        for side in sides:
            role = person.mentee if side == MENTEE else person.mentor
            if role is None or (side == MENTEE and only and id_ not in only):
                continue
            capacity = role.capacity
            free = capacity - taken[side][id_]
            if why := _absence(person, cohort, capacity, free):
                absent[side][id_] = why
                continue
            profile = profile or profile_of(person, programme.program, day)
            sides[side].append(Candidate(profile, free))
    barriers = barriers_between(
        (each.profile for each in sides[MENTEE]),
        (each.profile for each in sides[MENTOR]),
        people,
        programme.pairs.values(),
    )
    return Pool(
        cohort=cohort,
        day=day,
        mentees=tuple(_with_wishes_left(sides[MENTEE], sides[MENTOR], barriers, MENTEE)),
        mentors=tuple(_with_wishes_left(sides[MENTOR], sides[MENTEE], barriers, MENTOR)),
        barriers=barriers,
        absent=absent,
    )


def _taken(pairs: Iterable[Pair], side: str, day: dt.date) -> Iterator[str]:
    """Yield each person once for each place that is taken on a day. A pair with an empty side still looks for one."""
    for pair in pairs:
        agreement = pair.agreement
        if not agreement.status.has_ended and agreement.mentors and agreement.mentees:
            yield from _side(agreement, side) if agreement.last_day >= day else ()


def _side(agreement: Agreement, side: str) -> tuple[str, ...]:
    return agreement.mentees if side == MENTEE else agreement.mentors


def _absence(person: Person, cohort: Cohort, capacity: int, free: int) -> Absence | None:
    if person.cohorts and cohort.id not in person.cohorts:
        return Absence.OTHER_COHORT
    if capacity == 0:
        return Absence.NO_CAPACITY
    return Absence.ALL_TAKEN if free <= 0 else None


def _with_wishes_left(
    candidates: Sequence[Candidate], others: Sequence[Candidate], barriers: Barriers, side: str
) -> Iterator[Candidate]:
    """Keep the wishes that can come true: others would make somebody look badly off, whoever they get."""
    there = {other.id for other in others}
    for each in candidates:
        wants = frozenset(
            other
            for other in each.profile.wants & there
            if ((each.id, other) if side == MENTEE else (other, each.id)) not in barriers
        )
        yield replace(each, profile=replace(each.profile, wants=wants))
