"""The records of a programme in parts that can be checked one by one: a pair, a person, the programme's own."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

import msgspec

from generator.reading.document import Document
from generator.reading.folder_walk import Stamp
from generator.reading.records import Listing, RecordFile, read_listed
from generator.reading.yaml_document import parse_document
from generator.words.obstacle import Obstacle

Digest = bytes
"""Stands for contents: the same digest, the same contents."""

_PAIRS, _PEOPLE = "records/pairs/", "records/people/"
_written, _changed = itemgetter(0), itemgetter(1)
_TICK = 2_000_000_000
"""The coarsest clock of a disk that is in use, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All records of one pair or one person, or those of the programme itself. Not read yet."""

    name: str
    """The pair's folder or the person's file; ``records`` for those of the programme."""
    files: tuple[str, ...]
    mark: bytes = field(repr=False)
    """What the disk says of the files; empty where they may change again without showing it."""

    @property
    def person(self) -> str:
        """The id of the person whose it is; empty for all others."""
        return self.name.removeprefix(_PEOPLE).removesuffix(".yml") if self.name.startswith(_PEOPLE) else ""


def dossiers_of(listing: Listing) -> tuple[Dossier, ...]:
    """Return all records in parts, those of the programme first, then in order of their first file."""
    parts: dict[str, dict[str, Stamp]] = {"records": {}}
    for file, stamp in listing.stamps.items():
        parts.setdefault(_name(file), {})[file] = stamp
    return tuple(
        Dossier(name, tuple(stamps), _mark(stamps, listing.moment)) for name, stamps in parts.items()
    )


def digest_of(files: Iterable[RecordFile]) -> Digest:
    """Return what stands for the contents of records and the places where they lie."""
    parts = [(file.place.file, file.content) for file in files]
    return digest(msgspec.msgpack.encode(parts))


def digest(*parts: bytes) -> Digest:
    """Return what stands for these bytes in this order."""
    whole = hashlib.blake2b(digest_size=20)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.digest()


def read_again(root: Path, files: tuple[str, ...], content: Digest) -> tuple[RecordFile, ...]:
    """Return the records in these files, which have to hold what they held. Raises Obstacle where they do not."""
    records, _ = read_listed(root, files)
    if digest_of(records) != content:
        raise Obstacle(f"{files[0]}, or a record beside it, has just been changed. Check again.")
    return records


class DossierDocuments:
    """The documents of one dossier by file, read and parsed when the first is asked for."""

    def __init__(self, root: Path, files: tuple[str, ...], content: Digest) -> None:
        self._root = root
        self._files = files
        self._content = content
        self._found: Mapping[str, Document] | None = None

    def __getitem__(self, file: str) -> Document:
        """Return the document in a file, which has to be sound YAML."""
        if self._found is None:
            self._found = _documents_of(read_again(self._root, self._files, self._content))
        return self._found[file]


def _documents_of(records: Iterable[RecordFile]) -> Mapping[str, Document]:
    readable = ((file.place.file, file.content) for file in records if file.content is not None)
    parsed = (parse_document(file, content)[0] for file, content in readable)
    return {document.file: document for document in parsed if document}


def _name(file: str) -> str:
    if file.startswith(_PAIRS):
        return file[: file.index("/", len(_PAIRS))]
    return file if file.startswith(_PEOPLE) else "records"


def _mark(stamps: Mapping[str, Stamp], moment: int) -> bytes:
    """A file that was written just now can be written again within the same tick of the disk's clock."""
    known = stamps.values()
    newest = max(max(map(_written, known), default=0), max(map(_changed, known), default=0))
    if newest > moment - _TICK:
        return b""
    return digest(msgspec.msgpack.encode(list(stamps.items())))
