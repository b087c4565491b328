"""Which phase a pair is in, from facts alone: a pair and a day in, one of five phases out.

The phases are Clutterbuck's: rapport-building, direction-setting, progress-making, winding down, moving on.
"""

import datetime as dt
from enum import StrEnum

from generator.figures.agreements import is_signed
from generator.figures.clock import clock_of
from generator.figures.last_asked import kept_while_asked
from generator.figures.log import held_meetings_of
from generator.words.model import Agreement, Pair

LAST_QUARTER = 0.75
"""From this share of the agreed term on, a pair is winding down."""


class Phase(StrEnum):
    """The five phases, in order. Resources name them the same way."""

    RAPPORT = "rapport"
    DIRECTION = "direction"
    PROGRESS = "progress"
    WINDING_DOWN = "winding-down"
    MOVING_ON = "moving-on"


@kept_while_asked
def phase_of(pair: Pair, today: dt.date) -> Phase:
    """Return the phase: moving on once ended, rapport until all signed and met, direction until there are
    goals, winding down in the last quarter of the agreed term on the pause-free clock, else progress."""
    if pair.agreement.status.has_ended:
        return Phase.MOVING_ON
    if not is_signed(pair, today) or not held_meetings_of(pair, today):
        return Phase.RAPPORT
    if not any(goal.set_on <= today for goal in pair.goals):
        return Phase.DIRECTION
    if share_of_term(pair.agreement, today) >= LAST_QUARTER:
        return Phase.WINDING_DOWN
    return Phase.PROGRESS


def share_of_term(agreement: Agreement, today: dt.date) -> float:
    """Return how much of the agreed term has gone by on the pause-free clock, from 0 to 1."""
    clock = clock_of(agreement, today)
    whole = clock.at(agreement.ends)
    return min(1.0, clock.elapsed / whole) if whole > 0 else float(today >= agreement.ends)
