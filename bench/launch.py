"""Runs a command and prints as JSON what it needed. A program of its own, small: on Linux a process counts the memory
of the one that it was forked from as its own, so a large one must not start what is measured."""

import json
import os
import subprocess
import sys
import time


def launch(command: list[str]) -> dict[str, float | int | str]:
    """Return exit code, errors, seconds on the clock, seconds of processor time and the peak of memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    # wait4 tells of this process, and of those that it waited for, where getrusage would add up all of them.
    _, status, usage = os.wait4(process.pid, 0)
    return {
        "seconds": time.perf_counter() - start,
        "code": os.waitstatus_to_exitcode(status),
        "errors": errors.decode(errors="replace")[-500:],
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(launch(sys.argv[1:])))
