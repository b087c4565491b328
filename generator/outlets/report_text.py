"""A report in, text for a terminal out, of 80 columns or of fewer. Knows no figure; no line begins with a piece of a record.

In a narrow terminal a figure takes two lines: what it is, and under that its value.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.outlets.columns import fitted, left, right, width
from generator.outlets.printable import printable
from generator.views.distributions import Distribution
from generator.views.report_blocks import COHORT_COLUMNS, Block, Blocks, CohortLine, FigureLine

WIDTH = 80
"""As wide as a report gets, and as it is where it is no terminal that it is written to."""
NARROWEST = 30

_TITLE, _VALUE, _SPREAD, _COUNT = 36, 14, 7, 7
_COHORT, _CELL = 23, 11
_BARS = "▁▂▃▄▅▆▇█"
_EMPTY = "·"
_BOLD, _FAINT = "1", "2"
_LONGEST = 2_000
_NOTE = (
    "Spread: a bar for each band of values, from low to high; · is an empty one. n is what a figure rests on,"
    " and what should be there and is not is missing. --explain says what each figure means."
)
_COHORT_NOTE = (
    "Meeting: as agreed. Goals: at or above what was expected. Signing: days to the last signature. Completed:"
    " of the pairs that have ended."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a report is to look."""

    columns: int
    colour: bool
    explain: bool

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for the whole line of a figure."""
        return self.columns < WIDTH

    def strong(self, text: str) -> str:
        """Return a line as a heading."""
        return _paint(text, _BOLD) if self.colour else text

    def filled(self, text: str, indent: int) -> Iterator[str]:
        """Yield the lines of a text of ours, or of a piece of a record, indented."""
        for line in textwrap.wrap(printable(text, _LONGEST), self.columns - indent):
            yield " " * indent + (_paint(line, _FAINT) if self.colour else line)


def render_report(
    report: Blocks, *, columns: int = WIDTH, colour: bool = False, explain: bool = False
) -> str:
    """Return a report, without a line end after it, that takes so many columns, from NARROWEST to WIDTH; with `explain`,
    what each figure means stands under it."""
    look = _Look(columns=max(NARROWEST, min(columns, WIDTH)), colour=colour, explain=explain)
    blocks = [look.strong(fitted(report.title, look.columns))]
    blocks += ["\n".join(_block(block, look)) for block in report.blocks]
    if report.cohorts:
        blocks.append("\n".join(_cohorts(report.cohorts, look)))
    blocks.append("\n".join(look.filled(_NOTE, 0)))
    return "\n\n".join(blocks)


def sparkline(spread: Distribution) -> str:
    """Return a spread as a bar for each band, the tallest one full; what could not be counted is left out."""
    counts = [band.count for band in spread.bands if not band.is_missing]
    tallest = max((*counts, 1))
    # Half up, so that the same counts look the same whatever their sum is; one is never an empty band.
    return "".join(
        _BARS[max(0, (2 * count * len(_BARS) + tallest) // (2 * tallest) - 1)] if count else _EMPTY
        for count in counts
    )


def _block(block: Block, look: _Look) -> Iterator[str]:
    yield from _heading(block.title, look)
    for line in block.lines:
        yield from _narrow_lines(line, look) if look.is_narrow else (_line(line),)
        if line.why:
            yield from look.filled(line.why, 4)
        if look.explain:
            yield from _explained(line, look)
    if not block.lines:
        yield "  Nothing can be shown here yet."
    if block.hidden:
        yield from look.filled(f"Not shown, so that nobody can be picked out: {', '.join(block.hidden)}.", 2)


def _heading(title: str, look: _Look) -> Iterator[str]:
    """The title stands above the columns' names where it is too long to stand beside them."""
    is_beside = width(fitted(title, WIDTH)) <= 2 + _TITLE
    if look.is_narrow or not is_beside:
        yield look.strong(fitted(title, look.columns))
    if not look.is_narrow:
        beside = title if is_beside else ""
        yield look.strong(_row(left(beside, 2 + _TITLE), "Value", "Spread", "n", "missing"))


def _line(line: FigureLine) -> str:
    bars = sparkline(line.spread) if line.spread else ""
    return _row("  " + left(line.title, _TITLE), line.value, bars, line.n, line.missing)


def _row(title: str, value: str, spread: str, n: str, missing: str) -> str:
    cells = (left(value, _VALUE), "  ", left(spread, _SPREAD), right(n, _COUNT), right(missing, _COUNT + 1))
    return f"{title}  {''.join(cells)}".rstrip()


def _narrow_lines(line: FigureLine, look: _Look) -> Iterator[str]:
    bars = sparkline(line.spread) if line.spread else ""
    rests_on = f"n {line.n}" + (f", {line.missing} missing" if line.missing else "")
    yield "  " + fitted(line.title, look.columns - 2)
    yield "    " + fitted("  ".join(filter(None, (line.value, bars, rests_on))), look.columns - 4)


def _explained(line: FigureLine, look: _Look) -> Iterator[str]:
    yield from look.filled(line.meaning, 4)
    yield from look.filled(line.formula, 4)
    if line.spread:
        yield from look.filled(f"Spread over {line.spread.what}: {line.spread.description}", 4)


def _cohorts(cohorts: Sequence[CohortLine], look: _Look) -> Iterator[str]:
    cells = "".join(right(heading, _CELL) for heading in COHORT_COLUMNS.values())
    title = "Cohorts, oldest first"
    yield look.strong(title if look.is_narrow else left(title, 2 + _COHORT) + cells)
    for cohort in cohorts:
        if look.is_narrow:
            yield "  " + fitted(cohort.name, look.columns - 2)
            told = zip(COHORT_COLUMNS.values(), cohort.cells, strict=True)
            yield from look.filled(", ".join(f"{heading} {cell}" for heading, cell in told), 4)
        else:
            yield "  " + left(cohort.name, _COHORT) + "".join(right(cell, _CELL) for cell in cohort.cells)
    yield from look.filled(_COHORT_NOTE, 2)


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
