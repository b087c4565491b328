"""Puts text and bytes into files: whole folders that hold just what they should, single files in one step."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def sync_folder(folder: Path, files: Mapping[str, str | bytes]) -> int:
    """Write what is new or different, remove what is not in `files`; return how many files changed.

    Unchanged files keep their time stamps, so that whoever watches the folder sees only real changes. Each file
    is replaced in one step. Paths in `files` are relative, with forward slashes. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Writing through a link to a folder would reach out of this one, and whoever publishes it would follow the link.
    changed = sum(_unlink(link) for link in list(_links_to_folders(folder)))
    changed += sum(_write_if_different(folder / name, content) for name, content in sorted(files.items()))
    return changed + sum(_remove(path) for path in _others(folder, set(files)))


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content in one step: a reader sees the old bytes or the new ones. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def append_to(path: Path, text: str) -> None:
    """Add text to the end of a file, which is made where there is none. Raises OSError."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _write_if_different(path: Path, content: str | bytes) -> bool:
    wanted = content.encode() if isinstance(content, str) else content
    if path.is_file() and not path.is_symlink() and path.read_bytes() == wanted:
        return False
    replace_file(path, wanted)
    return True


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
