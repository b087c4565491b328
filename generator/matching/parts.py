"""The formula: what a match can earn points for, in one table.

Every part asks the same: how many of the terms that one of the two states does the other meet? With `met` of `of`
it earns weight * met // of points, where `of` is the number of terms stated, but no more than `enough`. A part whose
side states nothing is left out altogether. The profiles' share is 100 * earned // possible, in whole numbers
throughout. A wish that is met adds its points to that; one that is not takes nothing away, so that nobody is treated
as worse off, and served first, for wishing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.matching.availability import PER_HOUR
from generator.matching.profiles import TermsOf
from generator.words.model import MatchingPolicy

MENTEE, MENTOR = "mentee", "mentor"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the formula."""

    name: str
    """As the programme's policy calls its weight."""
    stated_by: str
    """Which side's terms are to be met: ``mentee`` or ``mentor``."""
    stated: TermsOf
    met_by: TermsOf
    """The other side's terms that meet them."""
    enough: int
    """So many terms met are as good as all."""
    is_wish: bool = False
    """Whether it adds to the fit, and is no share of it."""


PARTS = (
    Part("topics", MENTEE, lambda who: who.seeks, lambda who: who.offers, enough=100),
    Part("mentee_wish", MENTEE, lambda who: who.wants, lambda who: frozenset((who.id,)), 1, is_wish=True),
    Part("mentor_wish", MENTOR, lambda who: who.wants, lambda who: frozenset((who.id,)), 1, is_wish=True),
    Part("hours", MENTEE, lambda who: who.hours, lambda who: who.hours, enough=3 * PER_HOUR),
    Part("interests", MENTEE, lambda who: who.interests, lambda who: who.interests, enough=2),
    Part("working_preferences", MENTEE, lambda who: who.working, lambda who: who.working, enough=3),
)

Weights = Mapping[str, int]
"""The most points of each part, by its name."""


def weights_of(policy: MatchingPolicy) -> Weights:
    """Return the weights that a programme has published."""
    return MappingProxyType({part.name: getattr(policy, part.name) for part in PARTS})
