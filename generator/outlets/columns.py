"""Text in, text of a certain width out, as a terminal counts columns. Whatever comes out is printable."""

from generator.outlets.printable import cells, printable


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(cell.width for cell in cells(text))


def fitted(text: str, columns: int) -> str:
    """Return a text on one line that takes `columns` or fewer, with an ellipsis where something is cut off."""
    shown = printable(text, limit=4 * columns)
    if width(shown) <= columns:
        return shown
    kept, used = [], 0
    for cell in cells(shown):
        if used + cell.width > columns - 1:
            break
        kept.append(cell.text)
        used += cell.width
    return "".join(kept) + "…"


def left(text: str, columns: int) -> str:
    """Return a text fitted into `columns`, with spaces after it."""
    shown = fitted(text, columns)
    return shown + " " * (columns - width(shown))


def right(text: str, columns: int) -> str:
    """Return a text fitted into `columns`, with spaces before it."""
    shown = fitted(text, columns)
    return " " * (columns - width(shown)) + shown
