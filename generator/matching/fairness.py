"""Whether matching treats groups alike: people who asked to be counted in one, and who they are matched with, in.

Matching itself never reads these groups. A group is shown only where it, and all others together, are large enough.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import median_low

from generator.words.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How one group, or everybody else, is matched."""

    mentees: int
    matched: int
    median_fit: int | None


@dataclass(frozen=True, slots=True)
class GroupSpread:
    """A group beside all others."""

    group: str
    those: Spread
    others: Spread


def spread_over_groups(
    people: Mapping[str, Person], fits: Mapping[str, int | None], fewest: int
) -> tuple[GroupSpread, ...]:
    """Return how each group is matched. `fits` holds every mentee with the fit to their mentor, or None without one."""
    members: dict[str, set[str]] = {}
    for id_ in fits:
        for group in people[id_].counted_as if id_ in people else ():
            members.setdefault(group.casefold(), set()).add(id_)
    return tuple(
        GroupSpread(group, _spread(fits, those), _spread(fits, fits.keys() - those))
        for group, those in sorted(members.items())
        if len(those) >= fewest and len(fits) - len(those) >= fewest
    )


def _spread(fits: Mapping[str, int | None], people: Collection[str]) -> Spread:
    found = [fit for id_ in people if (fit := fits[id_]) is not None]
    return Spread(mentees=len(people), matched=len(found), median_fit=median_low(found) if found else None)
