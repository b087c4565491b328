"""Brings the files that Pairbook gave a programme up to date: renews what nobody changed, and nothing else."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.outlets.folder import replace_file
from generator.outlets.new_files import folder_in_the_way
from generator.outlets.printable import printable
from generator.reading.given_files import GIVEN_FILES, fingerprint, read_given_files, render_given_files

_YOURS = ("records/", "requirements.txt")
"""What is the programme's own from the first day on: its records, and which Pairbook it wants."""

_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What is to become of the files that Pairbook gives. Paths are from the root, sorted."""

    added: tuple[str, ...]
    """New in this version."""
    renewed: tuple[str, ...]
    """As they were given, and otherwise in this version."""
    kept: Mapping[str, bytes]
    """Changed here, and otherwise in this version: what stands there."""
    deleted: tuple[str, ...]
    """Given once, and taken away here."""
    linked: tuple[str, ...]
    """No plain files, so they are left alone."""


def plan_renewal(root: Path, files: Mapping[str, bytes]) -> Renewal:
    """Return what `files`, as this version gives them, would change under `root`. Raises OSError."""
    given = read_given_files(root) or {}
    added, renewed, deleted, linked = list[str](), list[str](), list[str](), list[str]()
    kept: dict[str, bytes] = {}
    for path, content in sorted(files.items()):
        if is_the_programmes_own(path):
            continue
        here = root / path
        if folder_in_the_way(root, path) or here.is_symlink() or here.is_dir():
            linked.append(path)
        elif not here.exists():
            (deleted if path in given else added).append(path)
        elif (found := fingerprint(here.read_bytes())) == fingerprint(content):
            continue
        elif found == given.get(path):
            renewed.append(path)
        elif given.get(path) != fingerprint(content):
            kept[path] = here.read_bytes()
    return Renewal(
        added=tuple(added),
        renewed=tuple(renewed),
        kept=kept,
        deleted=tuple(deleted),
        linked=tuple(linked),
    )


def write_renewal(root: Path, files: Mapping[str, bytes], plan: Renewal) -> None:
    """Write what is new or renewed, each file in one step, then note what was given. Raises OSError."""
    for path in (*plan.added, *plan.renewed):
        replace_file(root / path, files[path])
    note_given(root, {path: content for path, content in files.items() if path not in plan.linked})


def replace_given(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files whatever stands there, and note it where such a note is kept. Raises OSError."""
    for path, content in files.items():
        replace_file(root / path, content)
    if read_given_files(root) is not None:
        note_given(root, files)


def note_given(root: Path, files: Mapping[str, bytes]) -> None:
    """Note what Pairbook has written or offered, beside what it did before. Raises OSError."""
    now = {path: fingerprint(content) for path, content in files.items() if not is_the_programmes_own(path)}
    before = read_given_files(root) or {}
    replace_file(root / GIVEN_FILES, render_given_files({**before, **now}).encode())


def is_the_programmes_own(path: str) -> bool:
    """Return whether a file is the programme's own from the first day on, and never renewed."""
    return path.startswith(_YOURS)


def render_difference(path: str, here: bytes, content: bytes) -> str:
    """Return what this version would change in a file, as a unified diff that a terminal can show."""
    lines = difflib.unified_diff(
        here.decode("utf-8", "replace").splitlines(),
        content.decode().splitlines(),
        f"{path} (yours)",
        f"{path} (Pairbook's)",
        lineterm="",
    )
    return "\n".join(printable(line, _LONGEST_LINE) for line in lines)
