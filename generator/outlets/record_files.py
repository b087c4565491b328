"""Writes records that people have just made or changed: by path, what stands there and what is to. All, or none.

One record takes its place in one step, and nothing around it moves, so that it can be done from any folder of the
records. Several go through a whole new folder of records.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.outlets.folder import replace_file
from generator.outlets.new_files import write_new_files
from generator.outlets.records_folder import rewrite_records, sole_writer
from generator.words.obstacle import Obstacle

Change = tuple[bytes | None, bytes]
"""What stands in a file, None where there is none, and what is to stand there."""


def write_record_files(root: Path, changes: Mapping[str, Change]) -> None:
    """Write records, by their paths from `root`.

    Raises Obstacle where one is no longer as it was, and OSError where the disk refuses; nothing has happened then.
    """
    with sole_writer(root) as state:
        for name, (before, _) in sorted(changes.items()):
            _require_unchanged(root / name, name, before)
        if len(changes) == 1:
            [(name, (before, content))] = changes.items()
            _write(root, name, before, content)
        elif changes:
            rewrite_records(root, {name: content for name, (_, content) in changes.items()}, (), state)


def _write(root: Path, name: str, before: bytes | None, content: bytes) -> None:
    if before is None:
        for file, why in write_new_files(root, {name: content}).refused.items():
            raise Obstacle(f"{file} was not written: {why}.")
    else:
        mode = (root / name).stat().st_mode
        replace_file(root / name, content)
        (root / name).chmod(mode)


def _require_unchanged(path: Path, name: str, before: bytes | None) -> None:
    now = path.read_bytes() if path.is_file() else None
    if now != before:
        raise Obstacle(f"Somebody saved {name} meanwhile, so nothing was written. Run it again.")
