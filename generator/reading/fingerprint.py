"""What pages are made with, as a digest: the package's own code, its templates and schemas, and the libraries used."""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "nh3", "vl-convert-python")


def read_fingerprint(folders: Iterable[Path]) -> bytes:
    """Return a digest of the code of this package and of every file in `folders`, with their names."""
    found = hashlib.sha256(" ".join(version(name) for name in _LIBRARIES).encode())
    files = [
        *_PACKAGE.rglob("*.py"),
        *(file for folder in folders for file in folder.rglob("*") if file.is_file()),
    ]
    for file in sorted(files):
        content = file.read_bytes()
        found.update(f"{file}\n{len(content)}\n".encode())
        found.update(content)
    return found.digest()
