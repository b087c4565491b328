"""Working preferences that differ: people in, what they have to agree on out. Stated wishes, never a test.

Only what was chosen from a list is compared; words of people's own are for people to compare.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.words.model import Person, WorkingPreferences


@dataclass(frozen=True, slots=True)
class Difference:
    """One preference in which people who stated it have nothing in common."""

    what: str
    """Name of the field: ``meet``, ``feedback`` or ``learns_by``."""
    stated: Mapping[str, tuple[str, ...]]
    """By a person's id: what they chose, as the record writes it."""


def differing_preferences(people: Iterable[Person]) -> tuple[Difference, ...]:
    """Return every preference in which some two of these people, as far as they stated it, share no choice."""
    stated = [(person.id, _choices(person.working_preferences)) for person in people]
    found = []
    for what in ("meet", "feedback", "learns_by"):
        by_person = {id_: choices[what] for id_, choices in stated if choices[what]}
        sets = [set(choices) for choices in by_person.values()]
        if any(first.isdisjoint(other) for first in sets for other in sets):
            found.append(Difference(what, by_person))
    return tuple(found)


def _choices(stated: WorkingPreferences) -> Mapping[str, tuple[str, ...]]:
    feedback = (stated.feedback,) if stated.feedback else ()
    return {"meet": stated.meet, "feedback": feedback, "learns_by": stated.learns_by}
