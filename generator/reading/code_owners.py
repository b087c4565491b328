"""Reads what GitHub would read to know whom to ask for reviews: a root in, the file's text out."""

from pathlib import Path

from generator.words.obstacle import Obstacle

CODE_OWNERS = ".github/CODEOWNERS"

ELSEWHERE = ("CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks too, as long as there is none in ``.github``."""

_LARGEST = 3 * 1024 * 1024
"""GitHub reads no larger file, in bytes."""


def read_code_owners(root: Path) -> str | None:
    """Return the text of the file with plain line ends, or None where there is none.

    Raises Obstacle where something else than a file is in its place.
    """
    path = root / CODE_OWNERS
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise Obstacle(f"{CODE_OWNERS} is a link or a folder. Remove it, and try again.")
    if not path.exists():
        return None
    with path.open("rb") as stream:
        return stream.read(_LARGEST).decode("utf-8", errors="replace").replace("\r\n", "\n")


def code_owners_elsewhere(root: Path) -> str | None:
    """Return the path of a file that GitHub reads only while there is none in ``.github``, or None."""
    return next((name for name in ELSEWHERE if (root / name).exists()), None)
