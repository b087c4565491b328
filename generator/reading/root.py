"""Finds the programme's folder from any folder inside it, as git finds its repository."""

import os
from pathlib import Path


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a programme's records, or None."""
    folder = Path(os.path.realpath(start))
    return next((above for above in (folder, *folder.parents) if _holds_records(above)), None)


def _holds_records(folder: Path) -> bool:
    records = folder / "records"
    # os.path answers "no" where a folder may not be looked into; pathlib would raise.
    return any(os.path.exists(records / name) for name in ("program.yml", "pairs", "people"))  # noqa: PTH110
