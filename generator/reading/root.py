"""Finds the programme's folder from any folder inside it, as git finds its repository."""

from pathlib import Path


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a programme's records, or None."""
    return next((folder for folder in (start, *start.parents) if _holds_records(folder)), None)


def _holds_records(folder: Path) -> bool:
    records = folder / "records"
    return any((records / name).exists() for name in ("program.yml", "pairs", "people"))
