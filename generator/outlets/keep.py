"""What is known already, kept on the disk from one run to the next. Values by key; whatever is wrong is just not there.

The file may be deleted, copied to other machines, or damaged: what is not exactly what was kept under its key is
taken for nothing, and everything in it can be made again.
"""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from zlib import crc32

FOLDER = ".cache"
FILE = Path(FOLDER, "pairbook", "known.sqlite3")
"""Where it lies in a programme's folder."""

_AT_ONCE = 500
_MOST = 4
"""Where a shelf has fewer than so many times the values that are asked for, all of it is read."""
_SEAL = 4
_ROOM = 4
"""How many times as much may be kept as one run uses: that of other branches and of the last days."""
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Shelf(StrEnum):
    """What is kept apart, because it is asked for apart."""

    MARKS = "marks"
    EXAMINED = "examined"
    MODELS = "models"
    BLOBS = "blobs"
    SENSE = "sense"
    PLACED = "placed"
    HEADS = "heads"
    LINES = "lines"
    SIGNATURES = "signatures"
    FIGURES = "figures"
    PICTURES = "pictures"


class Keep:
    """A file of values, or nothing at all where there can be none."""

    def __init__(self, root: Path | None) -> None:
        """Open the file in a programme's folder; without one, nothing is kept."""
        self._grown: set[Shelf] = set()
        self._connection: sqlite3.Connection | None = None
        self._file = root / FILE if root else None
        if self._file:
            with self._unless_broken():
                self._connection = _open(self._file)

    def read(self, shelf: Shelf, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that there are."""
        wanted, found, name = frozenset(keys), {}, shelf.encode()
        with self._unless_broken():
            for key, sealed in self._rows(shelf, wanted):
                if key in wanted and isinstance(sealed, bytes):
                    value = sealed[_SEAL:]
                    if sealed[:_SEAL] == _seal(name, key, value):
                        found[key] = value
        return found

    def _rows(self, shelf: Shelf, keys: frozenset[bytes]) -> Iterable[tuple[bytes, bytes]]:
        """Return at least the rows of these keys that there are."""
        if not self._connection or not keys:
            return ()
        if len(keys) > _AT_ONCE and len(keys) * _MOST > self._count(shelf):
            # To read all of a shelf is quicker than to look for most of it.
            return self._connection.execute(f"SELECT key, value FROM {shelf}")  # noqa: S608 - our own words
        return chain.from_iterable(map(partial(_some_rows, self._connection, shelf), _batched(keys)))

    def keys(self, shelf: Shelf) -> frozenset[bytes]:
        """Return all keys of a shelf."""
        with self._unless_broken():
            if self._connection:
                return frozenset(key for (key,) in self._connection.execute(f"SELECT key FROM {shelf}"))  # noqa: S608
        return frozenset()

    def _count(self, shelf: Shelf) -> int:
        with self._unless_broken():
            if self._connection:
                (count,) = self._connection.execute(f"SELECT count(*) FROM {shelf}").fetchone()  # noqa: S608
                return int(count)
        return 0

    def write(self, shelf: Shelf, values: Mapping[bytes, bytes]) -> None:
        """Keep values, each under its key. All of them or none."""
        self._grown |= {shelf} if values else set()
        name = shelf.encode()
        rows = [(key, _seal(name, key, value) + value) for key, value in values.items()]
        with self._unless_broken():
            if self._connection and rows:
                with self._connection:
                    self._connection.executemany(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?)", rows)  # noqa: S608

    def prune(self, shelf: Shelf, used: Collection[bytes]) -> None:
        """Forget what this run did not use, where it has added something and there is much more than what it used."""
        if shelf not in self._grown:
            return
        if self._count(shelf) < _ROOM * len(used) + 1000:
            return
        unused = self.keys(shelf) - frozenset(used)
        with self._unless_broken():
            if self._connection:
                with self._connection:
                    self._connection.executemany(
                        f"DELETE FROM {shelf} WHERE key = ?",  # noqa: S608
                        [(key,) for key in unused],
                    )
                self._connection.execute("VACUUM")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.close()

    @contextlib.contextmanager
    def _unless_broken(self) -> Iterator[None]:
        """Do without the file from here on where something is wrong with it, and remove it where it is damaged."""
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeError) as error:
            self.close()
            # A damaged layout may be no text any more.
            is_damaged = isinstance(error, UnicodeError) or getattr(error, "sqlite_errorcode", 0) in _BROKEN
            if self._file and is_damaged:
                with contextlib.suppress(OSError):
                    self._file.unlink()


def forget_all(root: Path) -> None:
    """Remove what is kept of a programme: it holds words of its records, also such as are there no more."""
    with contextlib.suppress(OSError):
        _require_no_link(root / FILE)
        (root / FILE).unlink()


def _open(file: Path) -> sqlite3.Connection:
    """Open a file, and lay it out if it is new. Raises OSError where a link would lead elsewhere, or sqlite3.Error."""
    _require_no_link(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Nobody means to commit this.
    (file.parent / ".gitignore").write_text("*\n", encoding="ascii")
    connection = sqlite3.connect(file, timeout=2)
    # What a crash of the machine leaves half written is noticed, and made again.
    connection.execute("PRAGMA synchronous = OFF")
    with connection:
        for shelf in Shelf:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {shelf} (key BLOB PRIMARY KEY, value BLOB)")
    return connection


def _require_no_link(file: Path) -> None:
    for place in (file.parent.parent, file.parent, file):
        if place.is_symlink():
            raise OSError("What is known is kept in the programme's own folder.")


def _seal(shelf: bytes, key: bytes, value: bytes) -> bytes:
    return crc32(value, crc32(key, crc32(shelf))).to_bytes(_SEAL, "big")


def _some_rows(
    connection: sqlite3.Connection, shelf: Shelf, keys: list[bytes]
) -> Iterable[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    return connection.execute(f"SELECT key, value FROM {shelf} WHERE key IN ({marks})", keys)  # noqa: S608


def _batched(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    every = list(keys)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
