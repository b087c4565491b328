"""What is measured: a tool in a folder of its own, how to make it start afresh, and how to change one of its inputs."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Measured, measure

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PEERS = ROOT / ".cache" / "peers" / "node_modules"
"""Where ``make peers`` puts the tools that come from npm."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One tool and its own copy of the same inputs."""

    name: str
    folder: Path
    command: Sequence[str]
    change: Callable[[int], None]
    """Changes one record, or the page of one, differently for each number."""
    leftovers: Sequence[str] = ()
    """What a cold run starts without: the tool's output and its cache, from the folder."""
    site: str = ""
    """Where its site is, from the folder; empty for a tool that makes none."""
    is_incremental: bool = False
    """Whether it makes something of what it did before; one that does not is run cold alone."""
    fine: Sequence[int] = (0,)
    """The exit codes with which it ends well."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender needs, as medians."""

    name: str
    cold: Measured
    """Without anything kept from before."""
    warm: Measured
    """Once more, with nothing changed."""
    changed: Measured
    """Once more, with one record changed."""
    size: float
    """Of its site, in MiB; 0 for a tool that makes none."""


def compete(contender: Contender, runs: int, enough: float) -> Result:
    """Measure a contender; see `measure`. Raises RuntimeError where its command fails."""
    print(f"  {contender.name} ...", file=sys.stderr, flush=True)

    def run(before: Callable[[int], None]) -> Measured:
        return measure(
            contender.command, contender.folder, before, runs=runs, enough=enough, fine=contender.fine
        )

    cold = run(lambda _: _put_aside(contender))
    warm = run(lambda _: None) if contender.is_incremental else cold
    changed = run(contender.change) if contender.is_incremental else cold
    return Result(contender.name, cold, warm, changed, _size(contender))


def _put_aside(contender: Contender) -> None:
    """Take away what a cold run starts without.

    It stays beside the folder: for a minute after files are removed, some disks take several times as long to make new
    ones, and a real cold run has no such files behind it.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=contender.folder.parent))
    for name in contender.leftovers:
        path = contender.folder / name
        if path.exists():
            path.rename(aside / name)


def _size(contender: Contender) -> float:
    if not contender.site:
        return 0
    files = (path for path in (contender.folder / contender.site).rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files) / 2**20
