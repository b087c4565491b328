"""Writes new files: paths and bytes in, what was written and what was not out. Never overwrites anything.

Each file appears whole or not at all: it is written under another name beside its place and then linked to it,
which fails where a file is already.
"""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.folder import partial_of


@dataclass(frozen=True, slots=True)
class Written:
    """What became of new files. Paths are from the root, sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    """Files that were there already with the same content."""
    refused: Mapping[str, str]
    """By file: why it was not written, as the end of a sentence."""


def write_new_files(root: Path, files: Mapping[str, bytes]) -> Written:
    """Write each file that is not there yet, under `root`; raises OSError where the disk refuses.

    What was written before such an error stays, each file whole.
    """
    written, unchanged, refused = [], [], dict[str, str]()
    for name, content in sorted(files.items()):
        reason = _obstacle(root, name, content) or _create(root / name, content)
        if reason is None:
            written.append(name)
        elif reason == _SAME:
            unchanged.append(name)
        else:
            refused[name] = reason
    return Written(tuple(written), tuple(unchanged), refused)


def refusals(root: Path, files: Mapping[str, bytes]) -> Written:
    """Return what `write_new_files` would do, without doing it."""
    reasons = {name: _obstacle(root, name, content) for name, content in sorted(files.items())}
    return Written(
        tuple(name for name, reason in reasons.items() if reason is None),
        tuple(name for name, reason in reasons.items() if reason == _SAME),
        {name: reason for name, reason in reasons.items() if reason and reason != _SAME},
    )


_SAME = "the same"
_THERE_ALREADY = "another file of that name is there already"


def folder_in_the_way(root: Path, name: str) -> str | None:
    """Return which of a file's folders is none, as the end of a sentence, or None. A link could lead anywhere."""
    path = root
    for part in Path(name).parts[:-1]:
        path = path / part
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return f'"{path.relative_to(root).as_posix()}" is not a folder'
    return None


def _obstacle(root: Path, name: str, content: bytes) -> str | None:
    """Return why a file cannot be written, or None."""
    if reason := folder_in_the_way(root, name):
        return reason
    path = root / name
    if not os.path.lexists(path):
        return None
    same = path.is_file() and not path.is_symlink() and path.stat().st_size == len(content)
    return _SAME if same and path.read_bytes() == content else _THERE_ALREADY


def _create(path: Path, content: bytes) -> str | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    try:
        with partial.open("xb") as stream:
            stream.write(content)
        return _link(partial, path)
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()


def _link(partial: Path, path: Path) -> str | None:
    try:
        os.link(partial, path)
    except FileExistsError:
        return _THERE_ALREADY
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        # Some disks know no links. Taking the name first keeps another writer out of our way.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            partial.replace(path)
            return None
        return _THERE_ALREADY
    return None
