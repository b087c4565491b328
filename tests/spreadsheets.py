"""What an analyst does with text from one of our tables: take our mark off again."""

import re

_MARKED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]")


def plain_text(cell: str) -> str:
    """Return what a cell said before it was marked as text and no formula."""
    return cell[1:] if _MARKED.match(cell) else cell
