"""Fills a folder that is to take a former one's place. What both say the same is one file, with its time stamp.

The folder may begin with anything, best with most of the former one's files: what nobody has asked for goes away. A
file is never written into: what stands at its place may be the former folder's own, and that one stays untouched. So
what was put into the folder may be put there once more, such as by another process that does the first one's work.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.outlets.folder import entries_below, link_or_copy

# Tens of thousands of files go through here, so paths are plain text and the disk is asked for little.
# ruff: noqa: PTH102, PTH103, PTH106, PTH108, PTH112, PTH120, PTH123

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""How a file is opened that must not be there."""
_MODE = 0o666
"""Who may do what with it, as far as the process allows."""


@dataclass(frozen=True, slots=True)
class Successor:
    """A folder, and the former one that it is to replace."""

    folder: Path
    former: Path | None = None
    """Need not be there."""
    _others: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Files that were there at first, and that nobody has asked for by now: which file it is, and of which disk."""
    _folders: list[str] = field(default_factory=list)
    """Those that were there at first, each before what is in it."""

    def take_stock(self) -> None:
        """Look at what is there, for `remove_others`; links do not stay, as they lead elsewhere. Raises OSError."""
        disk = os.lstat(self.folder).st_dev
        for name, entry in entries_below(self.folder):
            if entry.is_dir(follow_symlinks=False):
                self._folders.append(name)
            elif entry.is_file(follow_symlinks=False):
                self._others[name] = (entry.inode(), disk)
            else:
                os.unlink(entry.path)

    def claim(self, names: Iterable[str]) -> None:
        """Ask for files that another process has put here."""
        for name in names:
            self._others.pop(name, None)

    def put(self, name: str, content: str | bytes) -> None:
        """Give a file its content. `name` is its path in the folder, with forward slashes. Raises OSError."""
        wanted = content.encode() if isinstance(content, str) else content
        if self._had(name, wanted):
            self.keep(name)
        else:
            self._make(name, wanted)

    def put_all(self, folder: Path) -> None:
        """Give this folder every file of another one. Raises OSError."""
        for name, entry in entries_below(folder):
            if entry.is_file():
                self.put(name, _read(entry.path))

    def keep(self, name: str) -> None:
        """Let a file of the former folder, which must be there, stand in this one as well. Raises OSError."""
        former = f"{self.former}/{name}"
        found = os.lstat(former)
        if self._others.pop(name, None) != (found.st_ino, found.st_dev):
            link_or_copy(former, self._freed(name))

    def remove_others(self) -> None:
        """Remove what was there at first, and nobody has asked for. Raises OSError."""
        for name in self._others:
            # Another process may have put a folder in its place, or a file in that of its folder.
            with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(f"{self.folder}/{name}")
        self._others.clear()
        folders = list(reversed(self._folders))
        self._folders.clear()
        for name in folders:
            # Most are not empty.
            with contextlib.suppress(OSError):
                os.rmdir(f"{self.folder}/{name}")

    def _had(self, name: str, content: bytes) -> bool:
        """Whether the former folder has a file at this place that says just this."""
        if not self.former:
            return False
        file = f"{self.former}/{name}"
        try:
            found = os.lstat(file)
            return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and _read(file) == content
        except OSError:
            return False

    def _make(self, name: str, content: bytes) -> None:
        """Write a file. In most places nothing stands there, and the folder is there."""
        file = f"{self.folder}/{name}"
        try:
            descriptor = os.open(file, _NEW, _MODE)
        except (FileNotFoundError, FileExistsError, NotADirectoryError):
            descriptor = os.open(self._freed(name), _NEW, _MODE)
        else:
            self._others.pop(name, None)
        try:
            while content:
                content = content[os.write(descriptor, content) :]
        finally:
            os.close(descriptor)

    def _freed(self, name: str) -> str:
        """Return where a file goes, with its folder there and nothing at its place."""
        file = f"{self.folder}/{name}"
        self._others.pop(name, None)
        try:
            os.unlink(file)
        except FileNotFoundError:
            _make_folder(os.path.dirname(file))
        except OSError:
            self._clear_the_way(file)
        return file

    def _clear_the_way(self, file: str) -> None:
        """Remove the folder that stands where a file goes, or the file that stands where a folder of its goes."""
        if os.path.isdir(file):
            shutil.rmtree(file)
            return
        folder = os.path.dirname(file)
        while folder.startswith(f"{self.folder}/") and not os.path.lexists(folder):
            folder = os.path.dirname(folder)
        if not os.path.isdir(folder):
            os.unlink(folder)
        _make_folder(os.path.dirname(file))


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _read(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()
