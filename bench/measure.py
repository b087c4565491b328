"""Runs a whole process and says how long it took and how much memory it needed."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over several runs of one command."""

    seconds: float
    """Time on the clock."""
    cpu: float
    """Seconds of processor time, children included."""
    peak: float
    """Largest resident memory, in MiB."""


def measure(command: Sequence[str], cwd: Path, *, runs: int = 3, fine: Sequence[int] = (0,)) -> Measured:
    """Run `command` some times. Raises RuntimeError when it ends with another code than those in `fine`."""
    return _median([_once(command, cwd, fine) for _ in range(runs)])


def _once(command: Sequence[str], cwd: Path, fine: Sequence[int]) -> Measured:
    with open(os.devnull, "w") as silence:  # noqa: PTH123 - not a path of ours
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=silence, stderr=subprocess.PIPE)
        # wait4 tells of this process alone, where getrusage would add up all of them.
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        raise RuntimeError(
            f"{' '.join(command[:3])} ended with {process.returncode}: {errors.decode()[-500:]}"
        )
    return Measured(
        seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * resource.getpagesize() / 4096 / 1024
    )


def _median(runs: Sequence[Measured]) -> Measured:
    return Measured(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.peak for run in runs),
    )
