"""The same work on many things, on all cores where that pays. Things in, results in the same order out."""

import ctypes
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from functools import partial
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""So many things take longer than it takes to start processes."""

_AHEAD = 3
"""So many shares a process are under way: more would be results that wait in memory for whoever takes them."""

_END_WITH_PARENT = 1
"""What ``prctl`` of Linux calls PR_SET_PDEATHSIG."""

_work: Callable[[Any], Any]
_things: Sequence[Any]
"""All of them: a process that was forked has them already, so it is only told which are its own."""


def spread(work: Callable[[T], R], things: Sequence[T], *, size: int | None = None) -> Iterator[R]:
    """Yield the result of `work` for each of `things`. `size` is how many small things all of them stand for, where
    they are large ones.

    Where a process ends early, `work` may be done again for some: that has to come to the same.
    """
    done = 0
    if (len(things) if size is None else size) >= WORTH_IT and (processes := _processes()) > 1:
        try:
            for result in _in_processes(work, things, processes):
                yield result
                done += 1
        except (BrokenExecutor, OSError):
            # Such as where memory is short: what is left is done here.
            pass
    yield from map(work, things[done:])


def _in_processes(work: Callable[[T], R], things: Sequence[T], processes: int) -> Iterator[R]:
    # To import these takes longer than most checks have to do.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    fork = get_context("fork")
    share = max(1, min(100, len(things) // (16 * processes)))
    with ProcessPoolExecutor(processes, fork, partial(_begin, work, things, os.getpid())) as pool:
        shares = (slice(begin, begin + share) for begin in range(0, len(things), share))
        begun = deque(pool.submit(_do, each) for each in islice(shares, _AHEAD * processes))
        try:
            while begun:
                yield from begun.popleft().result()
                begun.extend(pool.submit(_do, each) for each in islice(shares, 1))
        finally:
            for each in begun:
                each.cancel()


def _processes() -> int:
    # Only where a fork is safe and carries what is known over to the child.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _begin(work: Callable[[Any], Any], things: Sequence[Any], parent: int) -> None:
    global _work, _things
    _work, _things = work, things
    # What was there before is not for this process to clear away, nor to look through for what is.
    gc.freeze()
    # Whoever stops the command stops the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Where that one is killed, nobody else would ever stop this one, nor what it writes.
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def _do(share: slice) -> list[Any]:
    return [_work(thing) for thing in _things[share]]
