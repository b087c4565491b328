"""Files that go into the site as they are: assets and theme. Folders in, paths and bytes out; reads no template."""

from collections.abc import Sequence
from pathlib import Path


def read_site_files(part: str, folders: Sequence[Path]) -> tuple[tuple[str, bytes], ...]:
    """Return path and content of every file in the folder `part` (``assets`` or ``theme``), sorted by path.

    Paths are relative to `part`, with forward slashes. Where two of `folders` have the same path, the earlier
    one wins. Symbolic links are left out: nothing from outside these folders may end up on the site.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        for file in _files_in(folder / part):
            found.setdefault(file.relative_to(folder / part).as_posix(), file)
    return tuple((path, file.read_bytes()) for path, file in sorted(found.items()))


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return []
    children = [child for child in folder.iterdir() if not child.is_symlink()]
    files = [child for child in children if child.is_file()]
    return files + [file for child in children if child.is_dir() for file in _files_in(child)]
