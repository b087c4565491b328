"""Findings in, text for a terminal out: the place, the sentence, the line with a mark under it, the cure.

Every piece of a record goes through `printable`, and no line begins with one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.outlets.printable import Cell, cells, printable
from generator.outlets.tally import Tally, in_order
from generator.words.diagnostic import Diagnostic, Severity

SENTENCE_LIMIT = 1000
"""How many characters of a message or a hint are shown. Those of ours are far shorter."""

_WINDOW = 100
"""How many columns of a record's line are shown."""
_BEFORE_MARK = 40
"""How many columns of a long line are shown to the left of the mark."""
_TAB = 4

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}
_BOLD = "1"
_FAINT = "2"


def render_findings(findings: Iterable[Diagnostic], record_count: int, *, colour: bool = False) -> str:
    """Return all findings and the summary line, without a line end after it."""
    ordered = in_order(findings)
    blocks = [render_finding(finding, colour=colour) for finding in ordered]
    return "\n\n".join([*blocks, _summary(ordered, record_count, colour=colour)])


def render_finding(finding: Diagnostic, *, colour: bool = False) -> str:
    """Return one finding over several lines."""
    return "\n".join(_lines(finding, colour=colour))


def shown_file(finding: Diagnostic) -> str:
    """Return a finding's file so that a line may begin with it."""
    shown = printable(finding.file)
    return shown if shown[:1].isalnum() else f"./{shown}"


def _lines(finding: Diagnostic, *, colour: bool) -> Iterator[str]:
    place = f"{shown_file(finding)}:{finding.span.line}:{finding.span.column}"
    severity = _paint(finding.severity, _COLOURS[finding.severity], colour=colour)
    message = printable(finding.message, SENTENCE_LIMIT)
    yield f"{_paint(place, _BOLD, colour=colour)} {severity} {finding.code} {message}"
    if finding.excerpt.strip():
        yield from _marked_line(finding, colour=colour)
    learn_more = _paint(f"(pairbook explain {finding.code})", _FAINT, colour=colour)
    yield f"   fix: {printable(finding.hint, SENTENCE_LIMIT)}   {learn_more}"


def _summary(findings: Sequence[Diagnostic], record_count: int, *, colour: bool) -> str:
    tally = Tally.of(findings, record_count)
    worst = Severity.ERROR if tally.errors else Severity.WARNING
    return _paint(tally.sentence, _COLOURS[worst], colour=colour and bool(findings))


def _marked_line(finding: Diagnostic, *, colour: bool) -> Iterator[str]:
    before, marked, after = _window(finding)
    padding, run = " " * _width(before), "^" * max(_width(marked), 1)
    number = f"{finding.span.line:>7}"
    yield f"{number} | {_text(before)}{_text(marked)}{_text(after)}".rstrip()
    yield f"        | {padding}{_paint(run, _COLOURS[finding.severity], colour=colour)}"


def _window(finding: Diagnostic) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Return the part of the line that is shown: before the mark, under it and after it."""
    # A record's line is at most as long as its file, and only what is near the mark is looked at.
    start = max(finding.span.column - 1, 0)
    end = start + max(finding.span.width, 1)
    first = max(start - 2 * _WINDOW, 0)
    line = _without_tabs(cells(finding.excerpt[first : start + 2 * _WINDOW]))
    before, marked, after = line[: start - first], line[start - first : end - first], line[end - first :]
    if first or _width(line) > _WINDOW:
        before = _cut_left(before, _BEFORE_MARK) if _width(before) > _BEFORE_MARK else before
        marked = _cut_right(marked, _WINDOW - _width(before))
        after = _cut_right(after, _WINDOW - _width(before) - _width(marked))
    return before, marked, after


def _without_tabs(line: Iterable[Cell]) -> list[Cell]:
    column, expanded = 0, []
    for cell in line:
        shown = Cell(" " * (_TAB - column % _TAB), _TAB - column % _TAB) if cell.text == "\\t" else cell
        column += shown.width
        expanded.append(shown)
    return expanded


def _cut_right(line: list[Cell], columns: int) -> list[Cell]:
    if _width(line) <= columns:
        return line
    widths = accumulate(cell.width for cell in line)
    fitting = sum(width <= columns - 1 for width in widths)
    return [*line[:fitting], Cell("…", 1)]


def _cut_left(line: list[Cell], columns: int) -> list[Cell]:
    return _cut_right(line[::-1], columns)[::-1]


def _width(line: Iterable[Cell]) -> int:
    return sum(cell.width for cell in line)


def _text(line: Iterable[Cell]) -> str:
    return "".join(cell.text for cell in line)


def _paint(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
