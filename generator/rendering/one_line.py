"""Record text in, one line of text out that calendars and feeds can carry: nothing that ends a line or is not seen."""

_JOINERS = "\u200c\u200d"
"""They belong to the writing of several languages, and to signs made of several."""


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces, without control characters and what no document may hold."""
    if not text.isprintable():
        text = "".join(mark if mark.isprintable() or mark in _JOINERS else " " for mark in text)
    return " ".join(text.split())
