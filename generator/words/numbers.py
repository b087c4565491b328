"""Numbers as people read them: a number in, text out. Knows no figure."""


def number(value: float, places: int = 1) -> str:
    """Return a number with at most so many decimals and no trailing zeros: ``2``, ``1.4``, ``−0.5``."""
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _minus("0" if text == "-0" else text)


def percent(share: float) -> str:
    """Return a share as ``83 %``, with a space that does not break."""
    return f"{number(share * 100, 0)}\u00a0%"


def signed(level: float) -> str:
    """Return a level with its sign: ``+1``, ``0``, ``−2``."""
    return number(level) if level <= 0 else f"+{number(level)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 pair``, ``3 pairs``, ``2 people``."""
    return f"{number(count, 0)} {one if count == 1 else many or one + 's'}"


def _minus(text: str) -> str:
    return text.replace("-", "−")
