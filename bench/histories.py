"""Measures how long git's history and the signatures of many pairs take, beside git alone on the same repository."""

import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.measure import peak_memory
from bench.programmes import agreement_of
from generator.checking.structure import structure
from generator.pipeline.signatures import read_signed_agreements
from generator.reading.history import read_past, read_records_at
from generator.reading.records import RecordFile
from generator.reading.repository import open_repository, resolve
from generator.words.model import Agreement, Pair, Person, Program, Programme
from generator.words.places import Kind, agreement_file, entry_file
from generator.writing.record_text import render_record

T = TypeVar("T")
MONDAY = 1_767_600_000
"""When the first commit was made, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class HistoryTimes:
    """Seconds on the clock, and the peak of memory in MiB."""

    git_alone: float
    """``git log --raw`` over the same commits, its output thrown away."""
    log: float
    signatures: float
    old_records: float
    """Reading every record as half of the commits ago had it."""
    peak: float


def measure_history(pairs: int, commits: int) -> HistoryTimes:
    """Make a repository of that size and measure reading it."""
    with tempfile.TemporaryDirectory(prefix="pairbook-history-") as folder:
        root = Path(folder)
        programme = _write_repository(root, pairs, commits)
        log = ["git", "-C", folder, "log", "--raw", "-c", "--no-abbrev", "--no-renames", "HEAD"]
        git_alone, _ = _timed(lambda: subprocess.run(log, stdout=subprocess.DEVNULL, check=True))
        reading, past = _timed(lambda: read_past(root))
        signing, signed = _timed(lambda: read_signed_agreements(past, programme, past.history.contents))
        old, files = _timed(lambda: _records_at(root, f"HEAD~{commits // 2}"))
    assert len(signed) == pairs
    assert len(files) >= pairs
    return HistoryTimes(git_alone, reading, signing, old, peak_memory())


def _records_at(root: Path, revision: str) -> tuple[RecordFile, ...]:
    repository = open_repository(root)
    assert repository
    return tuple(read_records_at(repository, resolve(repository, revision)))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _write_repository(root: Path, pairs: int, commits: int) -> Programme:
    """All pairs come in with one commit, unsigned; then people sign, amend and log, a commit each."""
    chance = random.Random(7)
    people = {
        f"{side}-{number:05}": Person(
            id=f"{side}-{number:05}", name=side, emails=(f"{side}-{number:05}@example.org",)
        )
        for number in range(pairs)
        for side in ("mentor", "mentee")
    }
    agreements = {
        f"pair-{number:05}": agreement_of(f"mentor-{number:05}", f"mentee-{number:05}", chance)
        | {"signatures": {}}
        for number in range(pairs)
    }
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = b"".join(_stream(agreements, commits, chance))
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
    return Programme(
        program=Program(name="Measured programme", timezone="UTC", cohorts=()),
        people=people,
        pairs={
            pair: Pair(id=pair, agreement=structure(data, Agreement)) for pair, data in agreements.items()
        },
    )


def _stream(agreements: dict[str, dict], commits: int, chance: random.Random) -> Iterator[bytes]:
    first = {agreement_file(pair): render_record(Kind.AGREEMENT, data) for pair, data in agreements.items()}
    yield _commit(0, "coordinator", first)
    names = list(agreements)
    for number in range(1, commits):
        pair = chance.choice(names)
        data, author = agreements[pair], f"{chance.choice(('mentor', 'mentee'))}{pair.removeprefix('pair')}"
        match number % 3:
            case 0:
                data["signatures"] = data["signatures"] | {author: f"2026-02-{number % 28 + 1:02}"}
            case 1:
                data["meetings"] = data["meetings"] | {"minutes": 30 + number % 60}
            case _:
                entry = {
                    "date": f"2026-03-{number % 28 + 1:02}",
                    "kind": "progress",
                    "did": [f"Step {number}"],
                }
                file = entry_file(pair, f"{entry['date']}-{number}")
                yield _commit(number, author, {file: render_record(Kind.LOG_ENTRY, entry)})
                continue
        yield _commit(number, author, {agreement_file(pair): render_record(Kind.AGREEMENT, data)})


def _commit(number: int, author: str, files: dict[str, str]) -> bytes:
    lines = [
        "commit refs/heads/main",
        f"committer {author} <{author}@example.org> {MONDAY + 600 * number} +0000",
        "data 0",
    ]
    parts = ["\n".join(lines)]
    for file, text in files.items():
        parts.append(f"M 100644 inline {file}\ndata {len(text.encode())}\n{text}")
    return ("\n".join(parts) + "\n\n").encode()
