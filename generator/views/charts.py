"""What a chart shows, as plain values: its words, its table, and what is to be drawn. Draws nothing.

A drawing holds aggregates and never pairs, so it stays small however large the programme is. Its tones are names of
colours of the site, so that a chart follows the reader's colour scheme.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same as the picture, for those who would rather read it. The first cell of a row names it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a column or of a bar."""

    tone: str
    """``brand``, ``good``, ``care``, ``late``, ``calm``, ``warm``, ``plain``, ``faint``, ``missing``, or a level of
    goals: ``low-2``, ``low-1``, ``mid``, ``high-1``, ``high-2``."""
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column; its segments stand on each other, the first below."""

    label: str
    segments: tuple[Segment, ...]

    @property
    def count(self) -> int:
        """All segments together."""
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns beside each other."""

    columns: tuple[Column, ...]
    axis: str = ""
    """What the labels are, as in ``weeks``; empty where they speak for themselves."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A lying bar under its own line of words; its segments stand side by side."""

    label: str
    note: str
    """Stands at the end of the line, as in ``8 of 11``."""
    segments: tuple[Segment, ...]

    @property
    def count(self) -> int:
        """All segments together."""
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below each other."""

    bars: tuple[Bar, ...]
    in_shares: bool = False
    """Whether every bar is as long as the others, so that shares compare rather than counts."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How goals lie around the expected level, a row each: counts from −2 to 2, and how many have no rating."""

    rows: tuple[tuple[str, tuple[int, int, int, int, int], int], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Two counts against each other, a row each: one to the left of the middle, one to the right."""

    rows: tuple[tuple[str, int, int], ...]
    left: str
    right: str
    """Their tones."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value somewhere along a line."""

    at: int
    """Where it lies along the axis: a day as an ordinal, or an age in days."""
    value: float | None
    low: float | None = None
    high: float | None = None
    """Between `low` and `high` lies the middle half; None where there is too little to tell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of values; it breaks where there is none."""

    name: str
    """Stands above the picture with a sample of the line; empty where there is only one."""
    tone: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over the same axis, as shares from 0 to 1."""

    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, str], ...]
    """Places along the axis with their words; where there is no room for all, later ones come first."""
    axis: str = ""
    """What the ticks are; empty where they speak for themselves."""


@dataclass(frozen=True, slots=True)
class MonthOfDays:
    """A line of a calendar: how many meetings each day of a month saw."""

    label: str
    counts: tuple[int | None, ...]
    """For each day of the month in order; None for days that are still to come."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months below each other, a square for each day."""

    months: tuple[MonthOfDays, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts where rows and columns meet, as discs whose area tells the count."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """By row, then by column."""
    row_axis: str = ""
    column_axis: str = ""
    on_levels: bool = False
    """Whether the columns are levels of goals, and coloured so."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a lineage."""

    name: str
    generation: int
    place: float
    """How far down, in lines."""
    tone: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who was mentored by whom, from left to right."""

    people: tuple[Person, ...]
    mentored: tuple[tuple[int, int], ...]
    """From whom to whom, as places in `people`."""


Drawing = Columns | Bars | Levels | Balance | Lines | Calendar | Matrix | Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with all its words, ready for the macro ``chart`` in ``parts/charts.html.j2``."""

    id: str
    """Unlike any other on the page."""
    title: str
    note: str
    """What there is to see, as a sentence or two."""
    how: str
    """How what is drawn was counted, in sentences."""
    description: str
    """What the picture says, for those who do not see it."""
    legend: tuple[tuple[str, str], ...] = ()
    """Tones with their words."""
    table: ChartTable
    drawing: Drawing
    is_wide: bool = False
    """Whether it needs more room than half a page."""
