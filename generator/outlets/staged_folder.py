"""Puts a whole folder in place in one step. Until that step the former one is untouched, whatever happens.

The new folder is made beside the old one, and the two then change places. A run that is killed leaves at most
such a folder behind, which the next one removes. What may be replaced is for others to say.

Where the new folder shares most files with the old one, as links to the same, the old one can be spared to begin the
next with: to link and to remove tens of thousands of files each time takes longer than to see that they are there.
"""

import contextlib
import errno
import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.exchange import flush_folder, replace_folder
from generator.outlets.folder import entries_below
from generator.outlets.lock import held_lock
from generator.words.obstacle import Obstacle

_IGNORE = ".gitignore"


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
    is_spared: bool = False
    """Whether files that the new folder shares with the former one are kept for the next."""

    @property
    def spare(self) -> Path:
        """Where these are kept, for nobody else to read. What lies there may be anything, and may be removed."""
        return self.path.with_name(f".{self.path.name}.spare")


@contextmanager
def staged_folder(target: Target) -> Iterator[Path]:
    """Give a folder to work in, and put it in place when the block ends without an exception.

    It is empty, or holds what was spared of former ones.

    Raises Obstacle when another process is at it, or what is there must not be replaced.
    """
    target.require_replaceable()
    path = target.path
    with held_lock(path.parent / f".{path.name}.lock", target.busy):
        _tidy_up_after_a_killed_run(path)
        staging = path.parent / f".{path.name}.building-{os.getpid()}"
        _begin(staging, target)
        try:
            yield staging
            flush_folder(staging)
            _publish(staging, target)
            if target.is_spared:
                _spare(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _begin(staging: Path, target: Target) -> None:
    # The folder itself is a new one: whoever looks into a former one does not see this one grow.
    staging.mkdir()
    spare = target.spare
    if not target.is_spared or not spare.is_dir() or spare.is_symlink():
        return
    # Whoever removed the folder wants nothing of it.
    if target.path.exists():
        for entry in list(spare.iterdir()):
            if entry.name != _IGNORE:
                entry.rename(staging / entry.name)
    shutil.rmtree(spare, ignore_errors=True)


def _spare(former: Path, target: Target) -> None:
    """Keep of a former folder, where there is one, the files that are still in place: so nothing lasts by being spared."""
    with contextlib.suppress(OSError):
        former.chmod(0o700)
        # Both lie on one disk, or they could not have changed places.
        in_place = {name: entry.inode() for name, entry in entries_below(target.path)}
        for name, entry in entries_below(former):
            if not entry.is_dir(follow_symlinks=False) and entry.inode() != in_place.get(name):
                Path(entry.path).unlink()
        ignore = former / _IGNORE
        ignore.unlink(missing_ok=True)
        ignore.write_text("*\n", encoding="ascii")
        former.rename(target.spare)


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
