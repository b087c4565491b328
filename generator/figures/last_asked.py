"""Answers that many figures and views ask for, one after the other: worked out once for each pair, or each sight."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import ref

A = TypeVar("A")
P = ParamSpec("P")
T = TypeVar("T")


def kept_while_asked(answer: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """Let a pure function of a pair and a day, or of a sight and what is in it, remember its latest answer, and no other.

    Whoever works through a programme asks about one pair many times and then never again. What is remembered does not
    outlive what it is about, as with a sight there go ten thousand pairs.
    """
    latest: tuple[ref[A], object, T] | None = None

    def forget(_: ref[A]) -> None:
        nonlocal latest
        latest = None

    @wraps(answer)
    def remembering(of: A, /, *args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal latest
        # Comparing what is in two pairs would take as long as the answer; the same pair is the same object.
        if latest is None or latest[0]() is not of or latest[1] != (args, kwargs):
            latest = (ref(of, forget), (args, kwargs), answer(of, *args, **kwargs))
        return latest[2]

    return remembering
