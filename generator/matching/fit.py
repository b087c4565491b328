"""How well two people fit: their profiles in, the points of each part with what they rest on out."""

from dataclasses import dataclass

from generator.matching.parts import MENTEE, PARTS, Part, Weights
from generator.matching.profiles import Profile, Terms

NOTHING_STATED = 100
"""The share of those who ask for nothing: anybody suits them, so they take no place that another needs more."""


@dataclass(frozen=True, slots=True)
class Score:
    """One part of a fit."""

    part: Part
    weight: int
    met: int
    of: int
    common: Terms
    """The terms that are met."""

    @property
    def points(self) -> int:
        """What this part earns, rounded down."""
        return self.weight * self.met // self.of


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two people fit. Parts that nobody states anything for are not in it."""

    scores: tuple[Score, ...]

    @property
    def earned(self) -> int:
        """The points of the profiles' parts together, wishes apart."""
        return sum(score.points for score in self.scores if not score.part.is_wish)

    @property
    def possible(self) -> int:
        """The points that those parts could give at most."""
        return sum(score.weight for score in self.scores if not score.part.is_wish)

    @property
    def share(self) -> int:
        """The share of the points that the profiles could give, from 0 to 100, rounded down."""
        return 100 * self.earned // self.possible if self.possible else NOTHING_STATED

    @property
    def added(self) -> int:
        """What wishes add to it."""
        return sum(score.points for score in self.scores if score.part.is_wish)

    @property
    def value(self) -> int:
        """The fit: the profiles' share, and what wishes add."""
        return self.share + self.added


def fit_of(mentee: Profile, mentor: Profile, weights: Weights) -> Fit:
    """Return how well two people fit."""
    found = (_score(part, mentee, mentor, weights[part.name]) for part in PARTS)
    return Fit(tuple(score for score in found if score.of and score.weight))


def _score(part: Part, mentee: Profile, mentor: Profile, weight: int) -> Score:
    one, other = (mentee, mentor) if part.stated_by == MENTEE else (mentor, mentee)
    stated = part.stated(one)
    common = stated & part.met_by(other)
    of = min(len(stated), part.enough)
    return Score(part, weight, min(len(common), of), of, common)
