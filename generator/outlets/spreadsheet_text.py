"""Text that a spreadsheet shows rather than runs. Knows no table."""

import re

_RUNS = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
"""How text begins that a spreadsheet takes for a formula, and text that has our mark already."""
_MARK = "'"


def inert_text(text: str) -> str:
    """Return `text` with an apostrophe in front where a spreadsheet would take it for a formula.

    A text that begins with such apostrophes itself gets another one, so that nothing is lost.
    """
    return f"{_MARK}{text}" if _RUNS.match(text) else text
