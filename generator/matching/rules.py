"""What is out of the question, whatever the points say. Two sides' records in, barriers out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.matching.profiles import Profile, TermsOf
from generator.words.model import Pair, Person


class Barrier(StrEnum):
    """Why two people cannot be matched."""

    SAME_PERSON = "same-person"
    CHOICE = "choice"
    REPORTING_LINE = "reporting-line"
    TRIED = "tried"
    LANGUAGE = "language"
    HOURS = "hours"
    LEAST_FIT = "least-fit"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that both must have in common, where both say anything of it."""

    barrier: Barrier
    terms: TermsOf
    least: int


NEEDS = (
    Need(Barrier.LANGUAGE, lambda who: who.languages, least=1),
    Need(Barrier.HOURS, lambda who: who.hours, least=2),
)
"""A common language, and half an hour a week in which both have time."""

Barriers = Mapping[tuple[str, str], Barrier]
"""By mentee and mentor: what stands between them, apart from what they need in common."""


def barriers_between(
    mentees: Iterable[Profile],
    mentors: Iterable[Profile],
    people: Mapping[str, Person],
    pairs: Iterable[Pair],
) -> Barriers:
    """Return which of the mentees and mentors cannot be matched for what the records say of both together."""
    sides = ({who.id: who for who in mentees}, {who.id: who for who in mentors})
    # Where several stand between two people, the last one is named.
    found = (
        *((Barrier.TRIED, two) for two in _together(pairs)),
        *((Barrier.REPORTING_LINE, two) for two in _lines(people, set(sides[0]) | set(sides[1]))),
        *((Barrier.CHOICE, two) for two in _refused((*sides[0].values(), *sides[1].values()))),
        *((Barrier.SAME_PERSON, (id_, id_)) for id_ in sides[0]),
    )
    return {two: barrier for barrier, two in found if two[0] in sides[0] and two[1] in sides[1]}


def missing_need(mentee: Profile, mentor: Profile) -> Barrier | None:
    """Return what two people would need in common and have not; None where they have it, or one does not say."""
    for need in NEEDS:
        ours, theirs = need.terms(mentee), need.terms(mentor)
        if ours and theirs and len(ours & theirs) < need.least:
            return need.barrier
    return None


def _together(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Whoever was proposed, agreed or tried before: a second proposal would overhear an answer."""
    for pair in pairs:
        for mentee in pair.agreement.mentees:
            for mentor in pair.agreement.mentors:
                yield mentee, mentor


def _lines(people: Mapping[str, Person], wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield everybody with all who stand above them, in both orders."""
    for id_ in wanted:
        above, seen = people[id_].reports_to, {id_}
        while above and above not in seen:
            yield id_, above
            yield above, id_
            seen.add(above)
            above = people[above].reports_to if above in people else ""


def _refused(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    for profile in profiles:
        for other in profile.refuses:
            yield profile.id, other
            yield other, profile.id
