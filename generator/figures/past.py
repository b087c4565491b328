"""A pair as it stood on an earlier day, as far as today's records tell: a pair and a day in, a pair out.

Only what changes with time is turned back: whether it had begun, was paused, had ended. The figures leave out by
themselves what is dated later. What was written differently back then, git alone knows.
"""

import datetime as dt

import msgspec

from generator.figures.clock import clock_of
from generator.words.model import Agreement, Pair, Status


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
