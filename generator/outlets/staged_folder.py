"""Puts a whole folder in place in one step. Until that step the former one is untouched, whatever happens.

The new folder is made beside the old one, and the two then change places. A run that is killed leaves at most
such a folder behind, which the next one removes. What may be replaced is for others to say.
"""

import ctypes
import errno
import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.lock import held_lock
from generator.words.obstacle import Obstacle

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


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
            _flush(staging)
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


def _flush(folder: Path) -> None:
    """Make sure that the bytes are on disk before the folder takes its place."""
    for where, _, names in os.walk(folder):
        for path in [where, *(os.path.join(where, name) for name in names)]:  # noqa: PTH118 - thousands of files
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _publish(staging: Path, target: Target) -> None:
    target.require_replaceable()
    try:
        if not target.path.exists():
            staging.rename(target.path)
        elif not _exchange(staging, target.path):
            _replace_in_two_steps(staging, target.path)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        raise Obstacle(target.is_a_disk) from error


def _exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system has no such call."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(number, os.strerror(number), str(second))


def _replace_in_two_steps(staging: Path, path: Path) -> None:
    former = staging.with_name(f"{staging.name}-former")
    path.rename(former)
    try:
        staging.rename(path)
    except OSError:
        former.rename(path)
        raise
    shutil.rmtree(former, ignore_errors=True)
