"""The same work on many things: the same results in the same order, and none that pile up."""

import multiprocessing
import os
import time

import pytest

from generator.pipeline import spread

THINGS = range(2_000)
BEGUN = multiprocessing.get_context("fork").Value("i", 0)


def doubled(thing: int) -> int:
    with BEGUN.get_lock():
        BEGUN.value += 1
    if thing < 0:
        raise ValueError("No such thing.")
    return 2 * thing


@pytest.fixture(autouse=True)
def several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "_processes", lambda: 2)
    BEGUN.value = 0


def test_whoever_takes_results_slowly_holds_few_of_them() -> None:
    results = spread.spread(doubled, THINGS)
    assert next(results) == 0
    time.sleep(0.5)
    assert BEGUN.value <= len(THINGS) // 2
    assert list(results) == [2 * thing for thing in THINGS[1:]]
    assert BEGUN.value == len(THINGS)


def test_few_things_are_worth_it_where_they_are_large() -> None:
    def whose(_: int) -> int:
        return os.getpid()

    assert set(spread.spread(whose, range(3))) == {os.getpid()}
    assert os.getpid() not in set(spread.spread(whose, range(3), size=spread.WORTH_IT))


def test_a_fault_is_told_and_ends_the_work() -> None:
    with pytest.raises(ValueError, match="No such thing"):
        list(spread.spread(doubled, [-1, *THINGS]))
    assert BEGUN.value <= len(THINGS) // 2
