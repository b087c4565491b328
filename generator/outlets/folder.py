"""Puts text and bytes into files: whole folders that hold just what they should, single files in one step."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

_PARTIAL = re.compile(r"\..+\.(?P<process>[1-9][0-9]*)\.part", re.DOTALL)
_PIECE = 1 << 20


def sync_folder(folder: Path, files: Mapping[str, str | bytes]) -> int:
    """Write what is new or different, remove what is not in `files`; return how many files changed.

    Unchanged files keep their time stamps, so that whoever watches the folder sees only real changes. Each file
    is replaced in one step. Paths in `files` are relative, with forward slashes. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Writing through a link to a folder would reach out of this one, and whoever publishes it would follow the link.
    changed = sum(_unlink(link) for link in list(_links_to_folders(folder)))
    changed += sum(replace_if_different(folder / name, content) for name, content in sorted(files.items()))
    return changed + sum(_remove(path) for path in _others(folder, set(files)))


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content in one step: a reader sees the old bytes or the new ones. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = partial_of(path)
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def partial_of(path: Path) -> Path:
    """Return where this process writes a file before it takes its place, beside it."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def remove_abandoned(folder: Path) -> None:
    """Remove what processes that are no more left half written in a folder and below it. Raises OSError."""
    for where, _, names in os.walk(folder):
        for name in names:
            if (found := _PARTIAL.fullmatch(name)) and not _is_running(int(found["process"])):
                Path(where, name).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        # It is there, and somebody else's.
        return True
    return True


def replace_if_different(path: Path, content: str | bytes) -> bool:
    """Give a file this content, and leave it alone where it has it; return whether it changed. Raises OSError."""
    wanted = content.encode() if isinstance(content, str) else content
    if path.is_file() and not path.is_symlink() and _says(path, memoryview(wanted)):
        return False
    replace_file(path, wanted)
    return True


def _says(path: Path, wanted: memoryview) -> bool:
    """Return whether this is all that a file says, which may be large, without having all of it in memory."""
    with path.open("rb") as file:
        return os.fstat(file.fileno()).st_size == len(wanted) and all(
            file.read(_PIECE) == wanted[at : at + _PIECE] for at in range(0, len(wanted), _PIECE)
        )


def link_or_copy(file: str | Path, to: str | Path) -> None:
    """Let a file stand in another place as well, with its time stamp. Raises OSError."""
    try:
        os.link(file, to, follow_symlinks=False)
    except OSError:
        # Some disks know no links; a copy does as well.
        shutil.copy2(file, to, follow_symlinks=False)


def entries_below(folder: str | Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder with its path there, a folder before what is in it. Raises OSError.

    No link is followed.
    """
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        # All at once, as whoever asks may remove some.
        with os.scandir(f"{folder}/{inside}") as scanned:
            entries = list(scanned)
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{name}/")
            yield name, entry


def append_to(path: Path, text: str) -> None:
    """Add text to the end of a file, which is made where there is none. Raises OSError."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _links_to_folders(folder: Path) -> Iterator[Path]:
    for where, folders, _ in os.walk(folder):
        yield from (path for path in (Path(where, name) for name in folders) if path.is_symlink())


def _unlink(path: Path) -> bool:
    path.unlink()
    return True


def _others(folder: Path, wanted: set[str]) -> Iterator[Path]:
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(where, name)
            if path.relative_to(folder).as_posix() not in wanted:
                yield path


def _remove(path: Path) -> bool:
    _unlink(path)
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
    return True
