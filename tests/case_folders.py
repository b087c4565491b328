"""Lays the folders of ``tests/cases`` over one another: a sound programme, and what a case changes in it.

A file stands for itself, unless its last ending tells how to make it: see `MAKERS`. A case may have a history: what
lies in folders such as ``1-ada-lovelace`` and ``2-grace-hopper`` is laid and committed one after the other by these
people, after the sound programme, whose agreement each has signed; a file ``MESSAGE`` in such a folder is the commit's message. An empty
file ``shallow`` cuts the history off at the newest commit. An empty file ``public`` says that the repository is public;
a folder ``overlay`` holds a second repository. All else is laid last and not committed.
"""

import datetime as dt
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.pipeline.findings import find
from generator.pipeline.records import Checked, check
from generator.words.visibility import Visibility
from tests.checkout import Checkout

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
PROJECT = Path(__file__).parents[1]
AGREEMENT = "records/pairs/ada--grace/agreement.yml"
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


_STEP = re.compile(r"[0-9]-(?P<author>[a-z-]+)")
_APART = ("MESSAGE", "shallow", "public")


def lay(folder: Path, root: Path) -> None:
    """Lay the files of a folder over those that are there, without those of its history."""
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        inside = source.relative_to(folder)
        if _STEP.fullmatch(inside.parts[0]) or inside.name in _APART:
            continue
        target = root / inside
        make = MAKERS.get(target.suffix, Path.write_bytes)
        target = target.with_suffix("") if target.suffix in MAKERS else target
        target.parent.mkdir(parents=True, exist_ok=True)
        make(target, source.read_bytes())


def check_case(root: Path, *folders: Path, with_base: bool = False) -> Checked:
    """Check the sound programme with folders laid over it; with a base, also against the sound programme."""
    lay(BASE, root)
    steps = sorted(step for folder in folders for step in folder.iterdir() if _STEP.fullmatch(step.name))
    is_shallow = any((folder / "shallow").exists() for folder in folders)
    is_public = any((folder / "public").exists() for folder in folders)
    if not (steps or with_base or is_shallow):
        for folder in folders:
            lay(folder, root)
        overlay = root / "overlay" if (root / "overlay").is_dir() else None
        visibility = Visibility.PUBLIC if is_public else Visibility.UNKNOWN
        return check_both_ways(root, overlay=overlay, visibility=visibility)
    checkout = _begin(root)
    base = checkout.git("rev-parse", "HEAD")
    for step in steps:
        _take(checkout, step)
    for folder in folders:
        lay(folder, root)
    if is_shallow:
        (root / ".git" / "shallow").write_text(checkout.git("rev-parse", "HEAD") + "\n")
    return check_both_ways(root, base if with_base else "")


def check_both_ways(root: Path, base: str = "", **options: Any) -> Checked:
    """Check all records in one go; part by part, and with what is known since, the very same is found."""
    checked = check(root, DAY, base, **options)
    for _ in range(2):
        found = find(root, DAY, None, base, **options)
        assert (found.findings, found.record_count) == (checked.findings, checked.record_count)
    return checked


def _begin(root: Path) -> Checkout:
    """Commit the sound programme, in which people have the addresses that they commit with and sign for themselves."""
    for file in sorted((root / "records" / "people").iterdir()):
        with file.open("a", encoding="utf-8") as record:
            record.write(f"emails: [{file.stem}@example.org]\n")
    terms, heading, signatures = (root / AGREEMENT).read_text(encoding="utf-8").partition("signatures:\n")
    checkout = Checkout(root)
    checkout.commit("sam-doe", {AGREEMENT: terms}, "Begin")
    signed = terms + heading
    for line in signatures.splitlines(keepends=True):
        signed += line
        checkout.commit(line.strip().partition(":")[0], {AGREEMENT: signed}, "Sign")
    return checkout


def _take(checkout: Checkout, step: Path) -> None:
    lay(step, checkout.root)
    message = step / "MESSAGE"
    author = step.name.partition("-")[2]
    checkout.commit(author, message=message.read_text(encoding="utf-8") if message.exists() else "Change")


def check_with(root: Path, files: Mapping[str, str]) -> Checked:
    """Check the sound programme with some of its files replaced and others added."""
    lay(BASE, root)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return check(root, DAY)
