"""Puts a whole folder in place in one step. Until that step the former one is untouched, whatever happens.

The new folder is made beside the old one, and the two then change places. A run that is killed leaves at most
such a folder behind, which the next one removes. What may be replaced is for others to say.
"""

import errno
import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.exchange import flush_folder, replace_folder
from generator.outlets.lock import held_lock
from generator.words.obstacle import Obstacle


@dataclass(frozen=True, slots=True)
class Target:
    """Where a folder goes, and what to say where it cannot."""

    path: Path
    require_replaceable: Callable[[], None]
    """Raises Obstacle where something would be lost."""
    busy: str
    """What to say while another process makes the same folder."""
    is_a_disk: str
    """What to say where the folder is a disk of its own, which cannot be replaced."""


@contextmanager
def staged_folder(target: Target) -> Iterator[Path]:
    """Give an empty folder to work in, and put it in place when the block ends without an exception.

    Raises Obstacle when another process is at it, or what is there must not be replaced.
    """
    target.require_replaceable()
    path = target.path
    with held_lock(path.parent / f".{path.name}.lock", target.busy):
        _tidy_up_after_a_killed_run(path)
        staging = path.parent / f".{path.name}.building-{os.getpid()}"
        staging.mkdir()
        try:
            yield staging
            flush_folder(staging)
            _publish(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _tidy_up_after_a_killed_run(path: Path) -> None:
    """Remove what it left behind, after putting back a former folder that it had moved out of the way."""
    pattern = f".{glob.escape(path.name)}.building-*"
    for former in () if path.exists() else path.parent.glob(f"{pattern}-former"):
        former.rename(path)
        break
    for leftover in path.parent.glob(pattern):
        shutil.rmtree(leftover, ignore_errors=True)


def _publish(staging: Path, target: Target) -> None:
    target.require_replaceable()
    try:
        if not target.path.exists():
            staging.rename(target.path)
        else:
            replace_folder(staging, target.path)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        raise Obstacle(target.is_a_disk) from error
