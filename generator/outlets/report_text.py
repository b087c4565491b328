"""A report in, text for a terminal of 80 columns out. Knows no figure; no line begins with a piece of a record."""

import textwrap
from collections.abc import Iterator, Sequence

from generator.outlets.columns import fitted, left, right
from generator.outlets.printable import printable
from generator.views.distributions import Distribution
from generator.views.report_blocks import COHORT_COLUMNS, Block, Blocks, CohortLine, FigureLine

WIDTH = 80

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
_ROUNDED_NOTE = " A ~ stands before what is rounded, because not everybody may see what it rests on."
_COHORT_NOTE = (
    "Meeting: as agreed. Goals: at or above what was expected. Signing: days to the last signature. Completed:"
    " of the pairs that have ended."
)


def render_report(report: Blocks, *, colour: bool = False, explain: bool = False) -> str:
    """Return a report, without a line end after it; with `explain`, what each figure means stands under it."""
    blocks = [fitted(report.title, WIDTH)] if not colour else [_paint(fitted(report.title, WIDTH), _BOLD)]
    blocks += ["\n".join(_block(block, colour=colour, explain=explain)) for block in report.blocks]
    if report.cohorts:
        blocks.append("\n".join(_cohorts(report.cohorts, colour=colour)))
    note = _NOTE + (_ROUNDED_NOTE if report.is_rounded else "")
    blocks.append("\n".join(_filled(note, 0, colour=colour)))
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


def _block(block: Block, *, colour: bool, explain: bool) -> Iterator[str]:
    heading = (
        left(block.title, 2 + _TITLE)
        + "  "
        + left("Value", _VALUE)
        + "  "
        + left("Spread", _SPREAD)
        + right("n", _COUNT)
        + right("missing", _COUNT + 1)
    )
    yield _paint(heading, _BOLD) if colour else heading
    for line in block.lines:
        yield _line(line)
        if line.why:
            yield from _filled(line.why, 4, colour=colour)
        if explain:
            yield from _explained(line, colour=colour)
    if not block.lines:
        yield "  Nothing can be shown here yet."
    if block.hidden:
        yield from _filled(
            f"Not shown, so that nobody can be picked out: {', '.join(block.hidden)}.", 2, colour=colour
        )


def _line(line: FigureLine) -> str:
    bars = sparkline(line.spread) if line.spread else ""
    text = (
        "  "
        + left(line.title, _TITLE)
        + "  "
        + left(line.value, _VALUE)
        + "  "
        + left(bars, _SPREAD)
        + right(line.n, _COUNT)
        + right(line.missing, _COUNT + 1)
    )
    return text.rstrip()


def _explained(line: FigureLine, *, colour: bool) -> Iterator[str]:
    yield from _filled(line.meaning, 4, colour=colour)
    yield from _filled(line.formula, 4, colour=colour)
    if line.spread:
        yield from _filled(f"Spread over {line.spread.what}: {line.spread.description}", 4, colour=colour)


def _cohorts(cohorts: Sequence[CohortLine], *, colour: bool) -> Iterator[str]:
    cells = "".join(right(heading, _CELL) for heading in COHORT_COLUMNS.values())
    heading = left("Cohorts, oldest first", 2 + _COHORT) + cells
    yield _paint(heading, _BOLD) if colour else heading
    for cohort in cohorts:
        yield "  " + left(cohort.name, _COHORT) + "".join(right(cell, _CELL) for cell in cohort.cells)
    yield from _filled(_COHORT_NOTE, 2, colour=colour)


def _filled(text: str, indent: int, *, colour: bool) -> Iterator[str]:
    space = " " * indent
    lines = textwrap.wrap(printable(text, _LONGEST), WIDTH - indent)
    return (space + (_paint(line, _FAINT) if colour else line) for line in lines)


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
