"""A number with its pedigree. Knows no formula and no page."""

import datetime as dt
from dataclasses import dataclass, field

from generator.words.audience import Audience


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about."""

    kind: str
    """``programme``, ``cohort``, ``topic`` or ``pair``."""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value, how much it rests on, and the records behind it."""

    name: str
    """Stable name, such as ``cadence-adherence``."""
    scope: Scope
    value: float | None
    """None where it is too early to tell; `why` then says so."""
    unit: str
    """``ratio`` (0 to 1), ``days``, ``intervals`` (agreed intervals), ``level`` (-2 to 2),
    ``score`` (a T score), ``answer`` (a step from 1 to 5, the most favourable) or ``count``."""
    n: int
    """How many facts the value rests on."""
    missing: int = 0
    """How many facts that it should rest on are not there."""
    why: str = ""
    records: tuple[str, ...] = field(default=())
    """Files of the records behind the value, sorted."""
    audience: Audience = Audience.MEMBERS
    """The highest audience of the fields that the value rests on."""
    rests_on_git: bool = False
    """Whether what git knows went into it, besides the records."""
    is_rounded: bool = False
    """Whether value, n and missing are rounded, because the audience may not see what they rest on."""
    as_of: dt.date | None = None
    """The day of the records behind it, where that is not the day of all other figures."""
