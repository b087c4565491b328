"""When git came to know what the records of a pair say: days as values. Knows no git, no commit and no figure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What git knows of one pair's records. Days are those of the programme's time zone."""

    entries: Mapping[str, dt.date] = field(default_factory=dict)
    """By a log entry's stem: on which day the commit was written that brought the entry in."""
    first_signatures: Mapping[str, dt.date] = field(default_factory=dict)
    """By person: the signatures of the first text that carried those of everybody in it; empty where git knows
    of none. Later amendments do not touch them."""
    terms_since: dt.date | None = None
    """The day of the commit that brought today's terms; None where they have never changed, or git cannot tell."""
    why: str = ""
    """Why git knows nothing, as a sentence; empty where it knows something."""


UNRECORDED = Recorded(why="Git knows nothing of these records.")
"""What is known of a pair without git."""
