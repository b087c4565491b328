"""Which way a pair's status may go, one step at a time. Pure."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from generator.words.model import Status

NEXT: Mapping[Status, tuple[Status, ...]] = {
    Status.PROPOSED: (Status.ACTIVE, Status.WITHDRAWN),
    Status.ACTIVE: (Status.PAUSED, Status.COMPLETED, Status.ENDED_EARLY),
    Status.PAUSED: (Status.ACTIVE, Status.COMPLETED, Status.ENDED_EARLY),
    Status.COMPLETED: (),
    Status.ENDED_EARLY: (),
    Status.WITHDRAWN: (),
}
"""What may follow upon each status."""

FIRST = (Status.PROPOSED, Status.ACTIVE)
"""How a new pair begins."""


def are_steps(statuses: Iterable[Status]) -> bool:
    """Return whether each status is the one before it, or may follow upon it."""
    return all(after is before or after in NEXT[before] for before, after in pairwise(statuses))
