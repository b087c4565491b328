"""What became of pairs, by how well they fit: programme and figures in, outcomes in bands of fit out.

A pair's fit is that of its mentee who fits worst, by what the profiles say now: they may have changed since. A figure
over fewer than `ENOUGH_TO_TELL` pairs is left out: the middle of a handful says more of chance than of fit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles

from generator.matching.fit import fit_of
from generator.matching.parts import Weights
from generator.matching.profiles import profile_of
from generator.words.figure import Figure
from generator.words.model import Pair, Programme, Status

ENOUGH_TO_TELL = 10
"""How many pairs a figure of a band must rest on."""

BANDS = (("Strong", 70), ("Fair", 40), ("Weak", 0))
"""What a band is called, and the lowest fit in it; the strongest first."""

FigureOf = Callable[[str, str], Figure | None]
"""Returns a pair's figure by the pair's id and the figure's name."""


@dataclass(frozen=True, slots=True)
class Typical:
    """The middle of a figure over some pairs."""

    middle: float | None
    """None where too few pairs tell."""
    half: tuple[float, float] | None
    """Between which values half of the pairs lie."""
    n: int
    """How many pairs it rests on: for the others it is too early to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The pairs of one strength of fit, and what became of them."""

    name: str
    lowest: int
    below: int | None
    """Every fit in it is lower than this; None for the strongest."""
    pairs: tuple[str, ...]
    cadence: Typical
    goals: Typical
    running: int
    """How many of them may still end early."""
    ended_early: int


@dataclass(frozen=True, slots=True)
class Later:
    """What became of pairs."""

    bands: tuple[Band, ...]
    without_fit: int
    """How many pairs have begun and are in no band: their profiles say nothing that could fit."""


def bands_of_fit(programme: Programme, weights: Weights, figure_of: FigureOf) -> Later:
    """Return what became of all pairs that have begun, by strength of fit."""
    begun = [pair for pair in programme.pairs.values() if pair.agreement.status.has_begun]
    fits = {pair.id: fit for pair in begun if (fit := _fit(programme, pair, weights)) is not None}
    bands = []
    below: int | None = None
    for name, lowest in BANDS:
        pairs = [
            programme.pairs[id_]
            for id_, fit in sorted(fits.items())
            if lowest <= fit and (below is None or fit < below)
        ]
        bands.append(
            Band(
                name=name,
                lowest=lowest,
                below=below,
                pairs=tuple(pair.id for pair in pairs),
                cadence=_typical(pairs, "cadence-adherence", figure_of),
                goals=_typical(pairs, "goals-at-or-above-expected", figure_of),
                running=sum(not pair.agreement.status.has_ended for pair in pairs),
                ended_early=sum(pair.agreement.status is Status.ENDED_EARLY for pair in pairs),
            )
        )
        below = lowest
    return Later(tuple(bands), len(begun) - len(fits))


def _fit(programme: Programme, pair: Pair, weights: Weights) -> int | None:
    """Return a pair's fit; None where nothing in the profiles says anything of it."""
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
    if len(values) < ENOUGH_TO_TELL:
        return Typical(None, None, len(values))
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return Typical(middle, (low, high), len(values))
