"""A pair as it stood on an earlier day, as far as today's records tell: a pair and a day in, a pair out.

Only what changes with time is turned back: whether it had begun, was paused, had ended. The figures leave out by
themselves what is dated later. What was written differently back then, git alone knows.
"""

import datetime as dt

import msgspec

from generator.figures.clock import Clock, clock_of
from generator.words.model import Agreement, Pair, Status


def pair_as_of(pair: Pair, day: dt.date) -> Pair | None:
    """Return a pair as it stood on `day`, or None where it had not begun. One whose last day has come has ended."""
    agreement = pair.agreement
    status = status_as_of(agreement, clock_of(agreement, day), day)
    if status is None:
        return None
    if status.has_ended or (status is agreement.status and agreement.closing is None):
        return pair
    then = msgspec.structs.replace(agreement, status=status, closing=None)
    return msgspec.structs.replace(pair, agreement=then)


def status_as_of(agreement: Agreement, clock: Clock, day: dt.date) -> Status | None:
    """Return where a pair stood on `day`, or None where it had not begun. `clock` is that of `day` or later."""
    if not agreement.status.has_begun or agreement.starts > day:
        return None
    if agreement.status.has_ended and agreement.last_day <= day:
        return agreement.status
    return Status.PAUSED if clock.is_paused(day) else Status.ACTIVE
