"""Where a pair stands, in words and in a tone. Ending early or pausing is no failure, so neither looks like one."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.words.model import Status


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A status or a like mark, ready for the macro ``status_badge`` in ``parts/marks.html.j2``."""

    id: str
    """A status as the records write it."""
    text: str
    tone: str


STATUS_MARKS: Mapping[Status, StatusMark] = {
    Status.ACTIVE: StatusMark("active", "Active", "good"),
    Status.PAUSED: StatusMark("paused", "Paused", "calm"),
    Status.PROPOSED: StatusMark("proposed", "Proposed", "warm"),
    Status.COMPLETED: StatusMark("completed", "Completed", "brand"),
    Status.ENDED_EARLY: StatusMark("ended_early", "Ended early", "plain"),
    Status.WITHDRAWN: StatusMark("withdrawn", "Withdrawn", "faint"),
}
"""In the order in which pages list them."""
