"""Answers about a pair that many figures and views ask for, one after the other: worked out once for each of them."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")


def kept_while_asked(answer: Callable[[A, B], T]) -> Callable[[A, B], T]:
    """Let a pure function of a pair and a day, or of a sight and a pair, remember its latest answer, and no other.

    Whoever works through a programme asks about one pair many times and then never again.
    """
    latest: tuple[A, B, T] | None = None

    @wraps(answer)
    def remembering(of: A, to: B) -> T:
        nonlocal latest
        # Comparing what is in two pairs would take as long as the answer; the same pair is the same object.
        if latest is None or latest[0] is not of or (latest[1] is not to and latest[1] != to):
            latest = (of, to, answer(of, to))
        return latest[2]

    return remembering
