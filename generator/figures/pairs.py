"""All figures of one pair: a pair, a day and what git knows of its records in, figures out. Knows no other pair.

A pair's figures depend on these three alone, so they can be kept until one of them changes.
"""

import datetime as dt

from generator.figures.actions import follow_through
from generator.figures.agreements import signing_delay
from generator.figures.cadence import cadence_figures
from generator.figures.goals import goal_figures
from generator.figures.recording import log_delay
from generator.words.figure import Figure
from generator.words.model import Pair
from generator.words.recorded import UNRECORDED, Recorded


def figures_of_pair(pair: Pair, today: dt.date, recorded: Recorded = UNRECORDED) -> tuple[Figure, ...]:
    """Return every figure of a pair as of the morning of `today`, none if it never began."""
    if not pair.agreement.status.has_begun:
        return ()
    return (
        *cadence_figures(pair, today),
        signing_delay(pair, today, recorded),
        log_delay(pair, today, recorded),
        *goal_figures(pair, today),
        follow_through(pair, today),
    )
