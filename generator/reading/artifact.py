"""Reads what a workflow left behind, which somebody may have forged: a zip file or a folder in, bytes out.

Nothing is ever unpacked to the disk. Only files that are asked for by name are read, no links, and no more of them
than a limit. Parses nothing.
"""

import io
import os
import stat
import zipfile
import zlib
from pathlib import Path

from generator.words.obstacle import Obstacle

LARGEST = 8 * 1024 * 1024
"""How large a file may be, and the zip file as a whole, in bytes."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TAMPERED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What the standard library raises over a zip file that does not hold what it promises."""


def read_left_behind(place: Path, name: str) -> bytes:
    """Return the content of one file of an artifact, which is a zip file or a folder.

    Raises Obstacle, with what is wrong with it.
    """
    if place.is_dir():
        return _read(place / name)
    with _opened(_read(place), place.name) as archive:
        return _read_member(archive, name)


def _read(path: Path) -> bytes:
    # A link could lead anywhere, and a pipe has no end.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise Obstacle(f"There is no {path.name}.") from None
    except (OSError, ValueError):
        raise Obstacle(f"{path.name} is a link, or cannot be read.") from None
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise Obstacle(f"{path.name} is not a regular file.")
        return _within_limit(stream.read(LARGEST + 1), path.name)


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _TAMPERED:
        raise Obstacle(f"{name} is not a sound zip file.") from None


def _read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    members = [member for member in archive.infolist() if member.filename == name]
    if not members:
        raise Obstacle(f"There is no {name}.")
    if len(members) > 1:
        raise Obstacle(f"{name} is there twice.")
    member = members[0]
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Obstacle(f"{name} is a link, or something else that is no file.")
    if member.compress_type not in _METHODS:
        raise Obstacle(f"{name} is packed in a way that nobody expects.")
    try:
        # The size that the zip file states may be wrong: what counts is how much comes out.
        with archive.open(member) as stream:
            return _within_limit(stream.read(LARGEST + 1), name)
    except _TAMPERED:
        raise Obstacle(f"{name} is damaged.") from None


def _within_limit(content: bytes, name: str) -> bytes:
    if len(content) > LARGEST:
        raise Obstacle(f"{name} is larger than {LARGEST // 1024 // 1024} MiB.")
    return content
