"""Answers about a whole sight that many pages ask for: worked out once for each sight."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.views.sight import Sight

T = TypeVar("T")


def kept_for_sight(answer: Callable[[Sight], T]) -> Callable[[Sight], T]:
    """Let a pure function of a sight remember its latest answer, and no other."""
    latest: tuple[Sight, T] | None = None

    @wraps(answer)
    def remembering(sight: Sight) -> T:
        nonlocal latest
        # The same sight is the same object: to compare what is in two would take longer than the answer.
        if latest is None or latest[0] is not sight:
            latest = (sight, answer(sight))
        return latest[1]

    return remembering
