"""A programme's figures through its life: pairs and days in, the figures as of each of these days out.

The same pure figures as today's, run for earlier days. Beside the middle of pairs stands the middle half of them,
since a middle alone hides that pairs differ.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from generator.figures.pair_past import PairMoment, pair_through
from generator.words.model import Pair, Status

FEWEST_FOR_A_HALF = 4
"""With fewer values than that, nobody can speak of their middle half."""

MOST_DAYS = 20
_STEPS = (1, 3, 6, 12)
"""Months between two days, the fewest with which there are not more than MOST_DAYS days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure of many pairs as of one day."""

    value: float | None
    """As the report computes it: the middle of pairs, or the share of all goals together."""
    low: float | None = None
    high: float | None = None
    """Half of the pairs lie between `low` and `high`; None where there are too few pairs, or for a share."""
    n: int
    missing: int
    pairs: tuple[str, ...]
    """Ids of the pairs that the value rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The programme, or a part of it, as of the morning of one day."""

    day: dt.date
    pairs: tuple[PairMoment, ...]
    """Those that had begun."""
    figures: Mapping[str, Spread]
    """By name."""

    @property
    def active(self) -> int:
        """How many pairs were under way and not paused."""
        return sum(each.status is Status.ACTIVE for each in self.pairs)

    @property
    def paused(self) -> int:
        """How many pairs were paused."""
        return sum(each.status is Status.PAUSED for each in self.pairs)


def days_through(first: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """Return the first day of each month after `first` up to `today`, then today itself; of every third, sixth or
    twelfth month where there would be too many."""
    # Months are counted from year 0, January being 0.
    months = range(first.year * 12 + first.month, today.year * 12 + today.month)
    for step in _STEPS:
        kept = [month for month in months if month % step == 0]
        if len(kept) < MOST_DAYS:
            break
    days = (dt.date(month // 12, month % 12 + 1, 1) for month in kept[-MOST_DAYS:])
    return (*(day for day in days if day < today), today)


def moments(pairs: Iterable[Pair], days: Sequence[dt.date]) -> tuple[Moment, ...]:
    """Return the figures of all these pairs together, as of each day. The days are in order."""
    through = [pair_through(pair, days) for pair in pairs]
    return tuple(
        _moment(day, [past[place] for past in through if past[place] is not None])
        for place, day in enumerate(days)
    )


def _moment(day: dt.date, stood: Sequence[PairMoment | None]) -> Moment:
    pairs = tuple(each for each in stood if each is not None)
    # Where nobody has logged a meeting yet, nobody knows how pairs met.
    known = pairs if any(each.has_logged for each in pairs) else ()
    cadence = {each.pair: each.cadence for each in known if each.cadence is not None}
    kept = {each.pair: each.follow_through for each in pairs if each.follow_through is not None}
    return Moment(
        day=day,
        pairs=pairs,
        figures={
            "cadence-adherence": _middle(cadence, len(pairs)),
            "goals-at-or-above-expected": _share(pairs),
            "follow-through": _middle(kept, len(pairs)),
        },
    )


def _middle(values: Mapping[str, float], pairs: int) -> Spread:
    low, high = None, None
    if len(values) >= FEWEST_FOR_A_HALF:
        low, _, high = quantiles(values.values(), n=4, method="inclusive")
    value = float(median(values.values())) if values else None
    return Spread(
        value=value, low=low, high=high, n=len(values), missing=pairs - len(values), pairs=tuple(values)
    )


def _share(pairs: Sequence[PairMoment]) -> Spread:
    n = sum(each.goals_rated for each in pairs)
    return Spread(
        value=sum(each.goals_reached for each in pairs) / n if n else None,
        n=n,
        missing=sum(each.goals_unrated for each in pairs),
        pairs=tuple(each.pair for each in pairs if each.goals_rated),
    )
