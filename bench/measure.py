"""Runs whole processes and says how long they took and how much memory they needed."""

import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over several runs of one command."""

    seconds: float
    """Time on the clock."""
    cpu: float
    """Seconds of processor time, children included."""
    peak: float
    """Resident memory of the largest process, in MiB."""
    runs: int = 1
    """How many they were."""


def measure(
    command: Sequence[str],
    folder: Path,
    before: Callable[[int], None] = lambda _: None,
    *,
    runs: int = 3,
    enough: float = math.inf,
    fine: Sequence[int] = (0,),
) -> Measured:
    """Run `command` some times in `folder`, each after a call of `before` with the number of the run.

    It is not run again once it has taken `enough` seconds in all. Raises RuntimeError where it ends with another code
    than those in `fine`.
    """
    measured: list[Measured] = []
    while len(measured) < runs and sum(run.seconds for run in measured) < enough:
        before(len(measured))
        measured.append(_once(command, folder, fine))
    return Measured(
        statistics.median(run.seconds for run in measured),
        statistics.median(run.cpu for run in measured),
        statistics.median(run.peak for run in measured),
        len(measured),
    )


def _once(command: Sequence[str], folder: Path, fine: Sequence[int]) -> Measured:
    launcher = (sys.executable, "-S", "-E", str(Path(__file__).with_name("launch.py")))
    # Nobody installs a tool so that it compiles itself at each start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([*launcher, *command], cwd=folder, env=environment, capture_output=True, check=True)
    told = json.loads(done.stdout)
    if told["code"] not in fine:
        raise RuntimeError(f"{' '.join(command[:3])} ended with {told['code']}: {told['errors']}")
    return Measured(told["seconds"], told["cpu"], told["peak"])


def alone(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what `work` returns in a process of its own, so that its memory is not that of whatever was measured before."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments, **named).result()


def peak_memory() -> float:
    """Return how much memory this process has needed at most, in MiB, as Linux counts it.

    What ``getrusage`` says is at least what the process needed that this one was started by.
    """
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
