"""Writes tables as a folder of files with their description, in one step. Knows where, and nothing of what they say.

Only what an export wrote is ever replaced: a folder that holds anything else, or a file that was changed since, stays.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.outlets.datapackage import MARK, PACKAGE_FILE, digest, render_package
from generator.outlets.staged_folder import Target, staged_folder
from generator.outlets.table_csv import render_csv
from generator.outlets.table_parquet import render_parquet
from generator.rendering.json_document import render_rows
from generator.views.json_rows import json_rows
from generator.views.table import Table
from generator.words.obstacle import Obstacle

FORMATS: Mapping[str, Callable[[Table], bytes]] = {
    "csv": lambda table: render_csv(table).encode(),
    "json": lambda table: render_rows(json_rows(table)).encode(),
    "parquet": render_parquet,
}
"""How a table is written, by what its file's name ends in."""


def write_export(folder: Path, tables: Sequence[Table], format_: str, version: str) -> None:
    """Write `tables` to `folder`. Raises Obstacle where something would be lost, and then writes nothing.

    `version` is that of the tables' schema.
    """
    render = FORMATS[format_]
    files = {f"{table.name}.{format_}": render(table) for table in tables}
    package = render_package(tables, files, format_, version)
    target = Target(
        path=folder,
        require_replaceable=lambda: require_own(folder),
        busy=f"Another export to {folder} is under way. Try again when it has finished.",
        is_a_disk=f"{folder} is a disk of its own and cannot be replaced. Choose a folder in it.",
    )
    with staged_folder(target) as staging:
        for name, content in [*files.items(), (PACKAGE_FILE, package)]:
            (staging / name).write_bytes(content)


def require_own(folder: Path) -> None:
    """Make sure that `folder` is free, empty or just as an export left it. Raises Obstacle that says what is not."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Obstacle(f"{folder} is not a folder. Choose another one.")
    foreign = sorted(_foreign_files(folder)) if folder.exists() else []
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise Obstacle(
            f"{folder} holds {foreign[0]}{more}, which no export wrote or which has changed since. Nothing was"
            " written. Choose another folder, or empty this one first."
        )


def _foreign_files(folder: Path) -> Iterator[str]:
    known = _known_files(folder / PACKAGE_FILE)
    for path in folder.iterdir():
        is_plain = path.is_file() and not path.is_symlink()
        if (
            not is_plain
            or path.name not in known
            or (known[path.name] and digest(path.read_bytes()) != known[path.name])
        ):
            yield path.name


def _known_files(package: Path) -> Mapping[str, str]:
    """Return what the former export wrote, each with its digest; nothing where the description is not ours.

    The description itself has none.
    """
    if package.is_symlink() or not package.is_file():
        return {}
    try:
        described: Any = json.loads(package.read_bytes())
        resources = described["resources"] if MARK in described else []
        files = {str(each["path"]): str(each["hash"]) for each in resources}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return {PACKAGE_FILE: "", **files} if files else {}
