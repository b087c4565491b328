"""What became of pairs by how well they fit, in words: a sight in, a row for each strength of fit out.

For coordinators. Says on how many pairs everything rests, and nothing at all where they are too few.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.matching.later import ENOUGH_TO_TELL, Band, Later, Typical, bands_of_fit
from generator.matching.parts import weights_of
from generator.views.sight import Sight
from generator.words.figure import Scope
from generator.words.numbers import counted, percent


@dataclass(frozen=True, slots=True)
class BandLine:
    """What became of the pairs of one strength of fit, in words."""

    name: str
    pairs: str
    cadence: str
    goals: str
    ended_early: str


@dataclass(frozen=True, slots=True)
class LaterView:
    """All that can be said by now."""

    verdict: tuple[str, ...]
    """What may be concluded, and what may not, as sentences."""
    bands: tuple[BandLine, ...]


def view_later(sight: Sight) -> LaterView:
    """Return what became of all pairs that have begun. The sight is a coordinator's."""
    weights = weights_of(sight.programme.program.policy.matching)
    return later_in_words(
        bands_of_fit(sight.programme, weights, lambda pair, name: sight.figure(Scope("pair", pair), name))
    )


def later_in_words(later: Later) -> LaterView:
    """Return what became of pairs, in words."""
    return LaterView(tuple(_verdict(later)), tuple(_band_line(band) for band in later.bands))


def _band_line(band: Band) -> BandLine:
    if band.below is None:
        fits = f"{band.lowest} or more"
    else:
        fits = f"{band.lowest} to {band.below - 1}" if band.lowest else f"below {band.below}"
    running = f", {band.running:,} still under way" if band.running else ""
    return BandLine(
        name=f"{band.name}: {fits}",
        pairs=f"{len(band.pairs):,}",
        cadence=_typical(band.cadence),
        goals=_typical(band.goals),
        ended_early=f"{band.ended_early:,} of {len(band.pairs):,}{running}" if band.pairs else "–",
    )


def _typical(typical: Typical) -> str:
    if typical.middle is None or typical.half is None:
        return f"too few to tell (n {typical.n})"
    low, high = typical.half
    return (
        f"{percent(typical.middle)}, half of them between {percent(low)} and {percent(high)} (n {typical.n})"
    )


def _verdict(later: Later) -> Iterator[str]:
    told = [band for band in later.bands if band.cadence.middle is not None or band.goals.middle is not None]
    if len(told) < 2:
        yield (
            "There are too few pairs to tell anything yet: that takes two rows with"
            f" {ENOUGH_TO_TELL} pairs each that have a figure."
        )
    else:
        yield (
            "A difference between rows does not show that the fit made it: people with fuller profiles may be the"
            " ones who write more down as well. Where the ranges overlap, it may be chance."
        )
    yield "Fits are by what profiles say now, also where they have changed since a pair began."
    if later.without_fit:
        yield (
            f"Left out: {counted(later.without_fit, 'pair', 'pairs')} whose profiles say nothing that could fit or not."
        )
