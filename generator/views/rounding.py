"""Figures made coarser: for the public, what rests on fields that are not. A figure in, the same one rounded out.

One person's part in an aggregate moves an exact number and hardly ever a rounded one. What is rounded says so
wherever it stands.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor

from generator.words.figure import Figure

COUNTS = Fraction(5)
"""What n, and what is missing, are rounded to."""

_STEPS: Mapping[str, Fraction] = {
    "count": COUNTS,
    "days": Fraction(5),
    "score": Fraction(5),
    "ratio": Fraction(1, 20),
    "intervals": Fraction(1, 2),
    "level": Fraction(1, 2),
    "answer": Fraction(1, 2),
}
"""What values are rounded to, by their unit."""

_TO = {
    "count": "to the nearest 5",
    "days": "to the nearest 5 days",
    "score": "to the nearest 5",
    "ratio": "to the nearest 5 %",
    "intervals": "to the nearest half",
    "level": "to the nearest half",
    "answer": "to the nearest half",
}


def rounded(figure: Figure) -> Figure:
    """Return a figure whose value, n and missing are rounded; halves go up, as people round.

    What it rests on is never nothing, so n is at least 5.
    """
    value = None if figure.value is None else _nearest(figure.value, _STEPS[figure.unit])
    return replace(
        figure,
        value=value,
        n=max(int(COUNTS), _count(figure.n)) if figure.n else 0,
        missing=_count(figure.missing),
        is_rounded=True,
    )


def rounding_of(unit: str) -> str:
    """Say in words how values of a unit are rounded, and what they rest on."""
    return f"{_TO[unit]}; n and missing to the nearest {COUNTS}"


def about(figure: Figure, words: str) -> str:
    """Return words on how much a figure rests on, with “about” before them where it is rounded."""
    return f"about {words}" if figure.is_rounded else words


def _count(count: int) -> int:
    return int(_nearest(count, COUNTS))


def _nearest(value: float, step: Fraction) -> float:
    return float(floor(Fraction(value) / step + Fraction(1, 2)) * step)
