"""Rewrites many records at once: all of them, or none, whenever the machine stops.

New contents and removals in, the folder ``records`` changed in one step out. The new folder is made beside the old
one, with links to the files that stay, and the two then change places. Knows nothing of what records say.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.outlets.exchange import replace_folder
from generator.outlets.folder import link_or_copy, remove_abandoned
from generator.outlets.lock import held_lock
from generator.words.obstacle import Obstacle

State = Mapping[str, tuple[int, int, int]]
"""By file, from the root: which file it is, when it was changed last, and how long it is."""

_LEFTOVERS = ".records.rewriting-*"


@contextmanager
def sole_writer(root: Path) -> Iterator[State]:
    """Keep other such commands out while the block runs, and give the state of the records before it.

    Raises Obstacle where another is under way.
    """
    busy = f"Another command is rewriting the records in {root}. Try again when it has finished."
    with held_lock(root / "build" / ".records.lock", busy):
        for leftover in root.glob(_LEFTOVERS):
            shutil.rmtree(leftover, ignore_errors=True)
        remove_abandoned(root / "records")
        yield _state(root / "records")


def rewrite_records(
    root: Path, changed: Mapping[str, bytes], removed: Collection[str], before: State
) -> None:
    """Write and remove records in one step. Paths are from the root.

    Raises Obstacle where somebody has changed a record since `before`, and OSError where the disk refuses; either
    way nothing has happened then.
    """
    records = root / "records"
    staging = root / f".records.rewriting-{os.getpid()}"
    try:
        _copy(records, staging, {*changed, *removed})
        for name, content in sorted(changed.items()):
            _write(staging / Path(name).relative_to("records"), content, root / name)
        _remove_empty(staging)
        if _state(records) != before:
            raise Obstacle("Somebody saved a record meanwhile, so nothing was written. Run it again.")
        replace_folder(staging, records)
    finally:
        # By now it holds what was there before, or what never came to be.
        shutil.rmtree(staging, ignore_errors=True)


def _state(records: Path) -> State:
    found = {}
    for where, _, names in os.walk(records):
        for name in names:
            path = Path(where, name)
            stat = path.lstat()
            found[path.relative_to(records.parent).as_posix()] = stat.st_ino, stat.st_mtime_ns, stat.st_size
    return found


def _copy(records: Path, staging: Path, without: Collection[str]) -> None:
    """Make a folder with the same files, but for some; a file that stays is one and the same in both."""
    for where, _, names in os.walk(records):
        folder = staging / Path(where).relative_to(records)
        folder.mkdir(parents=True)
        shutil.copymode(where, folder)
        for name in names:
            path = Path(where, name)
            if path.relative_to(records.parent).as_posix() not in without:
                link_or_copy(path, folder / name)


def _write(path: Path, content: bytes, former: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if former.exists():
        shutil.copymode(former, path)


def _remove_empty(folder: Path) -> None:
    for where, _, _ in os.walk(folder, topdown=False):
        if Path(where) != folder and not any(Path(where).iterdir()):
            Path(where).rmdir()
