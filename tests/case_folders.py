"""Lays the folders of ``tests/cases`` over one another: a sound programme, and what a case changes in it.

A file stands for itself, unless its last ending tells how to make it: see `MAKERS`.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.pipeline.records import Checked, check

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
PROJECT = Path(__file__).parents[1]
DAY = dt.date(2026, 10, 15)
"""The day that all cases are as of."""

_REPEAT = b"@repeat "


def _absent(target: Path, _: bytes) -> None:
    target.unlink()


def _bytes(target: Path, content: bytes) -> None:
    """Text with Python's escapes for bytes; a line ``@repeat 3 text`` stands for three lines of text."""
    lines = []
    for line in content.decode("unicode_escape").encode("latin-1").splitlines(keepends=True):
        times, _, text = line.removeprefix(_REPEAT).partition(b" ")
        lines.append(text * int(times) if line.startswith(_REPEAT) else line)
    target.write_bytes(b"".join(lines))


def _symlink(target: Path, content: bytes) -> None:
    target.symlink_to(content.decode().strip())


def _copied(target: Path, content: bytes) -> None:
    shutil.copyfile(PROJECT / content.decode().strip(), target)


def _unreadable(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    target.chmod(0)


MAKERS: Mapping[str, Callable[[Path, bytes], object]] = {
    ".absent": _absent,
    ".bytes": _bytes,
    ".symlink": _symlink,
    ".copied": _copied,
    ".unreadable": _unreadable,
}
"""Endings that stand for something else than a file with that content: no file at all, one of any bytes, a link
to the path inside, a copy of one of the project's files, one that nobody may read."""


def lay(folder: Path, root: Path) -> None:
    """Lay the files of a folder over those that are there."""
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        target = root / source.relative_to(folder)
        make = MAKERS.get(target.suffix, Path.write_bytes)
        target = target.with_suffix("") if target.suffix in MAKERS else target
        target.parent.mkdir(parents=True, exist_ok=True)
        make(target, source.read_bytes())


def check_case(root: Path, *folders: Path) -> Checked:
    """Check the sound programme with folders laid over it."""
    for folder in (BASE, *folders):
        lay(folder, root)
    return check(root, DAY)


def check_with(root: Path, files: Mapping[str, str]) -> Checked:
    """Check the sound programme with some of its files replaced and others added."""
    lay(BASE, root)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return check(root, DAY)
