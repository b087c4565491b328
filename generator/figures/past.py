"""Pairs as they stood on an earlier day, as far as today's records tell: pairs and a day in, pairs out.

Only what changes with time is turned back: whether a pair had begun, was paused, had ended. The figures leave out by
themselves what is dated later. What was written differently back then, git alone knows.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from generator.figures.clock import clock_of
from generator.words.model import Agreement, Pair, Status


def pairs_as_of(pairs: Iterable[Pair], day: dt.date) -> tuple[Pair, ...]:
    """Return the pairs that had begun by `day`, each as it stood then."""
    return tuple(stood for pair in pairs if (stood := pair_as_of(pair, day)) is not None)


def pair_as_of(pair: Pair, day: dt.date) -> Pair | None:
    """Return a pair as it stood on `day`, or None where it had not begun. One whose last day has come has ended."""
    agreement = pair.agreement
    if not agreement.status.has_begun or agreement.starts > day:
        return None
    if agreement.status.has_ended and agreement.last_day <= day:
        return pair
    then = _under_way(agreement, day)
    return pair if then is agreement else msgspec.structs.replace(pair, agreement=then)


def _under_way(agreement: Agreement, day: dt.date) -> Agreement:
    paused = clock_of(agreement, day).is_paused(day)
    status = Status.PAUSED if paused else Status.ACTIVE
    if status is agreement.status and agreement.closing is None:
        return agreement
    return msgspec.structs.replace(agreement, status=status, closing=None)
