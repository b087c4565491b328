"""How values are spread: figures of pairs or levels of goals in, bands to draw and to read out.

An average hides that pairs differ, so every figure of a report comes with its spread. A band says how many
pairs lie in it and never which.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.figures.goals import GoalStanding
from generator.words.figure import Figure
from generator.words.model import Policy
from generator.words.numbers import counted, number, signed

_SCORES = (40, 50, 60)
_FIFTHS = (0.2, 0.4, 0.6, 0.8)
_DAYS = (0, 7, 14, 28)
_LEVELS = range(-2, 3)
_LEVEL = "level"
_AXES = {"ratio": "%", "intervals": "agreed intervals", "days": "days after the start", "score": "T"}
_MISSING = {"pair": ("No value yet", "none"), "goal": ("No rating yet", "unrated")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One column of a distribution."""

    label: str
    """What it holds, in words."""
    mark: str
    """The same, short enough to stand under a column."""
    count: int
    is_missing: bool = False
    """Whether it holds what could not be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """A spread."""

    what: str
    """What is spread, as in ``21 pairs``."""
    noun: str
    """``Pairs`` or ``Goals``: heads the column of counts."""
    bands: tuple[Band, ...]
    axis: str
    """What the marks under the columns are, as in ``%`` or ``days``; empty where they speak for themselves."""

    @property
    def is_of_levels(self) -> bool:
        """Whether it is goals that are spread over their levels."""
        return self.axis == _LEVEL

    @property
    def description(self) -> str:
        """All of it in a sentence, for those who do not see the picture."""
        return "; ".join(f"{band.label}: {number(band.count)}" for band in self.bands) + "."


def spread_of_pairs(figures: Sequence[Figure], policy: Policy) -> Distribution | None:
    """Return how one figure's values are spread over pairs, or None without pairs."""
    values = [figure.value for figure in figures if figure.value is not None]
    if not values:
        return None
    first = figures[0]
    labels, places = _bands(first.name, first.unit, values, policy)
    counts = [places.count(place) for place in range(len(labels))]
    return _distribution("pair", labels, counts, len(figures) - len(values), _AXES.get(first.unit, ""))


def spread_of_levels(standings: Iterable[GoalStanding]) -> Distribution | None:
    """Return how goals are spread over the five levels, or None without rated goals."""
    levels = [standing.level for standing in standings]
    rated = [level for level in levels if level is not None]
    if not rated:
        return None
    names = {-2: " (much less)", -1: " (less)", 0: " (as expected)", 1: " (more)", 2: " (much more)"}
    labels = [(signed(level) + names[level], signed(level)) for level in _LEVELS]
    counts = [rated.count(level) for level in _LEVELS]
    return _distribution("goal", labels, counts, len(levels) - len(rated), _LEVEL)


def _distribution(
    noun: str, labels: Sequence[tuple[str, str]], counts: Sequence[int], missing: int, axis: str
) -> Distribution:
    bands = [
        Band(label=label, mark=mark, count=count) for (label, mark), count in zip(labels, counts, strict=True)
    ]
    if missing:
        label, mark = _MISSING[noun]
        bands.append(Band(label=label, mark=mark, count=missing, is_missing=True))
    return Distribution(
        what=counted(sum(counts), noun), noun=f"{noun.capitalize()}s", bands=tuple(bands), axis=axis
    )


def _bands(
    name: str, unit: str, values: Sequence[float], policy: Policy
) -> tuple[list[tuple[str, str]], list[int]]:
    """Return the bands that suit a figure, and the band of each value."""
    match unit:
        case "intervals":
            edges = sorted({1.0, policy.amber_gap, policy.red_gap})
            return _up_to(edges), [bisect_left(edges, value) for value in values]
        case "days":
            return _days(), [bisect_left(_DAYS, value) for value in values]
        case "score":
            return _scores(), [bisect_right(_SCORES, value) for value in values]
        case _:
            # Exactly as agreed belongs with "80 to 100 %", not with "over 100 %".
            over = name == "dosage"
            return _percents(over), [bisect_right(_FIFTHS, value) + (value > 1) for value in values]


def _percents(with_more: bool) -> list[tuple[str, str]]:
    bands = [("Under 20 %", "<20")]
    bands += [(f"{low} to {low + 19} %", f"{low}–{low + 19}") for low in (20, 40, 60)]
    bands.append(("80 to 100 %", "80–100"))
    return [*bands, ("Over 100 %", ">100")] if with_more else bands


def _up_to(edges: Sequence[float]) -> list[tuple[str, str]]:
    bands = [(f"Up to {number(edges[0])} agreed intervals", f"≤{number(edges[0])}")]
    for low, high in pairwise(edges):
        bands.append((f"Over {number(low)} up to {number(high)}", f"{number(low)}–{number(high)}"))
    return [*bands, (f"Over {number(edges[-1])}", f">{number(edges[-1])}")]


def _days() -> list[tuple[str, str]]:
    bands = [("By the first day", "≤0")]
    bands += [(f"{low + 1} to {high} days later", f"{low + 1}–{high}") for low, high in pairwise(_DAYS)]
    return [*bands, (f"More than {_DAYS[-1]} days later", f">{_DAYS[-1]}")]


def _scores() -> list[tuple[str, str]]:
    bands = [(f"Under {_SCORES[0]}", f"<{_SCORES[0]}")]
    bands += [(f"{low} to under {high}", f"{low}–{high}") for low, high in pairwise(_SCORES)]
    return [*bands, (f"{_SCORES[-1]} and more", f"≥{_SCORES[-1]}")]
