"""Words put together to a phrase."""

from collections.abc import Iterable


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: ``Ada``, ``Ada and Bo``, ``Ada, Bo and Cy``."""
    *most, last = tuple(words) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def sentence(clause: str) -> str:
    """Return a clause as a sentence, with a capital letter and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."
