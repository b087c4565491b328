"""What people do in the programme and with whom: a person and their pairs in, words out. Counts nobody."""

from collections.abc import Mapping, Sequence

from generator.views.names import MENTEE, MENTOR, person_name, side_of
from generator.views.sight import Sight
from generator.words.model import Pair, Person, Resource
from generator.words.phrases import listed


def pairs_by_person(sight: Sight) -> Mapping[str, Sequence[Pair]]:
    """Return the pairs of each person, in order of their first day."""
    found: dict[str, list[Pair]] = {}
    for pair in sorted(sight.programme.pairs.values(), key=lambda pair: (pair.agreement.starts, pair.id)):
        for person in pair.agreement.members:
            found.setdefault(person, []).append(pair)
    return found


def sides_of(person: Person, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return the sides that somebody is on, by their own record or by a pair: mentor, mentee, both or none."""
    mentors = person.mentor is not None or any(person.id in pair.agreement.mentors for pair in pairs)
    learns = person.mentee is not None or any(person.id in pair.agreement.mentees for pair in pairs)
    return tuple(side for side, holds in ((MENTOR, mentors), (MENTEE, learns)) if holds)


def is_for(resource: Resource, sides: Sequence[str]) -> bool:
    """Return whether a resource is meant for somebody on these sides."""
    return any(resource.for_ in ("both", f"{side}s") for side in sides)


def main_side(person: Person, pairs: Sequence[Pair]) -> str:
    """Return the side whose colour a person's mark has."""
    return (*sides_of(person, pairs), MENTEE)[0]


def roles_in_words(sight: Sight, person: Person, pairs: Sequence[Pair]) -> str:
    """Return what somebody does, as in ``Mentor, mentee and coordinator``; empty where nothing is known."""
    program = sight.programme.program
    roles = list(sides_of(person, pairs))
    roles += ["coordinator"] if person.id in program.coordinators else []
    roles += ["maintainer"] if person.id in program.maintainers else []
    words = listed(roles)
    return words[:1].upper() + words[1:]


def partners_in_words(sight: Sight, pair: Pair, person: str) -> str:
    """Return whom somebody works with in a pair: those on the other side, or else the others."""
    agreement = pair.agreement
    facing = agreement.mentees if side_of(pair, person) == MENTOR else agreement.mentors
    others = [other for other in facing if other != person] or [
        other for other in agreement.members if other != person
    ]
    return (
        listed(person_name(sight, other, side_of(pair, other)) for other in others) or "somebody to be found"
    )
