"""The same work on many things: the same results in the same order, and none that pile up."""

import contextlib
import multiprocessing
import os
import signal
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


def test_whoever_is_killed_leaves_no_process_behind() -> None:
    fork, last = multiprocessing.get_context("fork"), multiprocessing.get_context("fork").Value("d", 0)

    def slow(thing: int) -> int:
        last.value = time.monotonic()
        time.sleep(0.01)
        return thing

    def spread_apart() -> None:
        os.setsid()
        list(spread.spread(slow, THINGS))

    killed = fork.Process(target=spread_apart)
    killed.start()
    while not last.value:
        time.sleep(0.01)
    assert killed.pid
    os.kill(killed.pid, signal.SIGKILL)
    killed.join()
    try:
        time.sleep(0.2)
        end = last.value
        time.sleep(0.3)
        assert last.value == end
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(killed.pid, signal.SIGKILL)
