"""Answers about a pair that many figures and views ask for, one after the other: worked out once for each of them."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.words.model import Pair

T = TypeVar("T")
Answer = Callable[[Pair, dt.date], T]


def kept_while_asked(answer: Answer[T]) -> Answer[T]:
    """Let a pure function of a pair and a day remember its latest answer, and no other.

    Whoever works through a programme asks about one pair many times and then never again.
    """
    latest: tuple[Pair, dt.date, T] | None = None

    @wraps(answer)
    def remembering(pair: Pair, today: dt.date) -> T:
        nonlocal latest
        # Comparing what is in two pairs would take as long as the answer; the same pair is the same object.
        if latest is None or latest[0] is not pair or latest[1] != today:
            latest = (pair, today, answer(pair, today))
        return latest[2]

    return remembering
