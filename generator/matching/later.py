"""What became of pairs, by how well they fit: programme and figures in, outcomes in bands of fit out.

A pair's fit is that of its mentee who fits worst, by what the profiles say now: they may have changed since.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from generator.matching.fit import fit_of
from generator.matching.parts import Weights
from generator.matching.profiles import profile_of
from generator.words.figure import Figure
from generator.words.model import Pair, Programme, Status

ENOUGH_TO_TELL = 10
"""In each of two bands, before one may be held against the other."""

BANDS = (("Strong", 70), ("Fair", 40), ("Weak", 0))
"""What a band is called, and the lowest fit in it; the strongest first."""

FigureOf = Callable[[str, str], Figure | None]
"""Returns a pair's figure by the pair's id and the figure's name."""


@dataclass(frozen=True, slots=True)
class Typical:
    """The middle of a figure over some pairs."""

    value: float | None
    n: int
    """How many pairs it rests on: for the others it is too early to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The pairs of one strength of fit, and what became of them."""

    name: str
    lowest: int
    pairs: tuple[str, ...]
    cadence: Typical
    goals: Typical
    ended: int
    ended_early: int


def bands_of_fit(programme: Programme, weights: Weights, figure_of: FigureOf) -> tuple[Band, ...]:
    """Return what became of all pairs that have begun, by strength of fit."""
    fits = {
        pair.id: fit
        for pair in programme.pairs.values()
        if (fit := _fit(programme, pair, weights)) is not None
    }
    bands = []
    below = max(fits.values(), default=0) + 1
    for name, lowest in BANDS:
        pairs = [programme.pairs[id_] for id_, fit in sorted(fits.items()) if lowest <= fit < below]
        bands.append(
            Band(
                name=name,
                lowest=lowest,
                pairs=tuple(pair.id for pair in pairs),
                cadence=_typical(pairs, "cadence-adherence", figure_of),
                goals=_typical(pairs, "goals-at-or-above-expected", figure_of),
                ended=sum(pair.agreement.status.has_ended for pair in pairs),
                ended_early=sum(pair.agreement.status is Status.ENDED_EARLY for pair in pairs),
            )
        )
        below = lowest
    return tuple(bands)


def _fit(programme: Programme, pair: Pair, weights: Weights) -> int | None:
    """Return a pair's fit; None where it has not begun, or nothing in the profiles says anything of it."""
    if not pair.agreement.status.has_begun:
        return None
    return min(_fits(programme, pair, weights), default=None)


def _fits(programme: Programme, pair: Pair, weights: Weights) -> Iterator[int]:
    people, program, day = programme.people, programme.program, pair.agreement.starts
    mentors = [profile_of(people[id_], program, day) for id_ in pair.agreement.mentors if id_ in people]
    for id_ in pair.agreement.mentees:
        if id_ not in people or id_ in pair.agreement.mentors:
            continue
        mentee = profile_of(people[id_], program, day)
        stated = [fit for mentor in mentors if (fit := fit_of(mentee, mentor, weights)).possible]
        if stated:
            yield max(fit.value for fit in stated)


def _typical(pairs: Sequence[Pair], name: str, figure_of: FigureOf) -> Typical:
    found = (figure_of(pair.id, name) for pair in pairs)
    values = [figure.value for figure in found if figure is not None and figure.value is not None]
    return Typical(median(values) if values else None, len(values))
