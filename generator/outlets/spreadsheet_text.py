"""Text that a spreadsheet shows rather than runs, and back again. Knows no table."""

import re

_RUNS = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
"""How text begins that a spreadsheet takes for a formula, and text that has our mark already."""
_MARK = "'"


def inert_text(text: str) -> str:
    """Return `text` with an apostrophe in front where a spreadsheet would take it for a formula.

    A text that begins with such apostrophes itself gets another one, so that nothing is lost.
    """
    return f"{_MARK}{text}" if _RUNS.match(text) else text


def plain_text(cell: str) -> str:
    """Return the text that `inert_text` made a cell of."""
    return cell[1:] if cell.startswith(_MARK) and _RUNS.match(cell) else cell
