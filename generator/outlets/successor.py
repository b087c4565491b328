"""Fills a folder that is to take a former one's place. What both say the same is one file, with its time stamp.

A file is never written into: what stands at its place may be the former folder's own, and that one stays untouched.
So what was put into the folder may be put there once more, such as by another process that does the first one's work.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.folder import link_or_copy

# Tens of thousands of files go through here, so paths are plain text and nothing is asked of the disk twice.
# ruff: noqa: PTH102, PTH103, PTH108, PTH118, PTH120, PTH123


@dataclass(frozen=True, slots=True)
class Successor:
    """A folder, and the former one that it is to replace."""

    folder: Path
    former: Path | None = None
    """Need not be there."""

    def put(self, name: str, content: str | bytes) -> None:
        """Give a file its content. `name` is its path in the folder, with forward slashes. Raises OSError."""
        wanted = content.encode() if isinstance(content, str) else content
        if self._had(name, wanted):
            self.keep(name)
        else:
            with open(self._freed(name), "xb") as file:
                file.write(wanted)

    def keep(self, name: str) -> None:
        """Let a file of the former folder stand in this one as well. Raises OSError."""
        link_or_copy(f"{self.former}/{name}", self._freed(name))

    def keep_unchanged(self) -> None:
        """Keep each file of the former folder that somebody has written into this one, just the same. Raises OSError."""
        for where, _, names in os.walk(self.folder):
            for file in (os.path.join(where, name) for name in names):
                name = os.path.relpath(file, self.folder)
                if self._had(name, _read(file)):
                    self.keep(name)

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

    def _freed(self, name: str) -> str:
        """Return where a file goes, with its folder there and nothing at its place."""
        file = f"{self.folder}/{name}"
        try:
            os.unlink(file)
        except FileNotFoundError:
            _make_folder(os.path.dirname(file))
        return file


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
