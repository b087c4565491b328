"""Lets one process at a time do something. A file's path in, a held lock out; knows nothing of what it guards."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.words.obstacle import Obstacle


@contextmanager
def held_lock(file: Path, busy: str | None = None) -> Iterator[None]:
    """Hold the lock that `file` stands for while the block runs, and remove the file afterwards.

    Where another process holds it, raises Obstacle with the text `busy`; without one, waits. The lock ends with
    the process that holds it, so one that is killed never leaves the lock behind, only the file.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = _hold(file, fcntl.LOCK_EX | fcntl.LOCK_NB if busy else fcntl.LOCK_EX)
    except BlockingIOError as error:
        raise Obstacle(busy) from error
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        os.close(handle)


def _hold(file: Path, operation: int) -> int:
    """Return the handle of a lock that nobody else holds."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, operation)
            # Whoever held it before has removed the file; a lock on a removed file keeps nobody out.
            if _is_still(handle, file):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_still(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except FileNotFoundError:
        return False
