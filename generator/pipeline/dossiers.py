"""The records of a programme in parts that can be checked one by one: a pair, a person, the programme's own."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from generator.reading.document import Document
from generator.reading.folder_walk import Stamp
from generator.reading.records import Listing, RecordFile, read_listed
from generator.reading.yaml_document import parse_document
from generator.words.obstacle import Obstacle

Digest = bytes
"""Stands for contents: the same digest, the same contents."""

_Stamps = dict[str, Mapping[str, Stamp]]
"""By folder and by name."""

_T = TypeVar("_T")

_encode = msgspec.msgpack.encode

OWN = "records"
"""The name of the dossier that holds the programme's own records."""
_PAIRS, _PEOPLE = "records/pairs/", "records/people/"
_TICK = 2_000_000_000
"""The coarsest clock of a disk that is in use, in nanoseconds."""


class Dossier(NamedTuple):
    """All records of one pair or one person, or those of the programme itself. Not read yet."""

    name: str
    """The pair's folder or the person's file; ``records`` for those of the programme."""
    folders: tuple[tuple[str, tuple[str, ...]], ...]
    """Folders in order, and the names of its files in each."""
    mark: Digest
    """Stands for all that the disk says of the files."""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all, in order."""
        return tuple(sorted(f"{folder}/{name}" for folder, names in self.folders for name in names))

    @property
    def person(self) -> str:
        """The id of the person whose it is; empty for all others."""
        return self.name.removeprefix(_PEOPLE).removesuffix(".yml") if self.name.startswith(_PEOPLE) else ""


class Files(AbstractSet[str]):
    """The paths of the files of dossiers, which each dossier tells when it is asked."""

    def __init__(self, dossiers: Mapping[str, Dossier], without: Collection[str] = frozenset()) -> None:
        """`dossiers` are by name; those of their files that are in `without` are left out."""
        self._dossiers = dossiers
        self._without = without

    def __contains__(self, file: object) -> bool:
        if not isinstance(file, str) or file in self._without:
            return False
        folder, _, name = file.rpartition("/")
        dossier = self._dossiers.get(name_of(file))
        return dossier is not None and any(
            folder == each and name in names for each, names in dossier.folders
        )

    def __iter__(self) -> Iterator[str]:
        for dossier in self._dossiers.values():
            yield from (file for file in dossier.files if file not in self._without)

    def __len__(self) -> int:
        return sum(len(names) for each in self._dossiers.values() for _, names in each.folders) - len(
            self._without
        )

    @classmethod
    def _from_iterable(cls, it: Iterable[_T]) -> AbstractSet[_T]:
        # What is made of these files and others is an ordinary set.
        return frozenset(it)


def dossiers_of(listing: Listing) -> tuple[Dossier, ...]:
    """Return all records in parts, those of the programme first, then in order of their first file."""
    parts: dict[str, _Stamps] = {OWN: {}}
    for folder in sorted(listing.folders, key="{}/".format):
        files = listing.folders[folder]
        if f"{folder}/" == _PEOPLE:
            parts |= {f"{folder}/{name}": {folder: {name: stamp}} for name, stamp in files.items()}
        elif files:
            parts.setdefault(name_of(folder), {})[folder] = files
    return tuple(
        Dossier(name, tuple((folder, tuple(files)) for folder, files in stamps.items()), _mark(stamps))
        for name, stamps in parts.items()
    )


def is_settled(dossier: Dossier, listing: Listing) -> bool:
    """Whether no file can have changed since without showing it.

    One that was written just now can be written again within the same tick of the disk's clock.
    """
    stamps = (listing.folders[folder][name] for folder, names in dossier.folders for name in names)
    times = chain.from_iterable((written, changed) for written, changed, _, _ in stamps)
    return max(times, default=0) <= listing.moment - _TICK


def digest_of(files: Iterable[RecordFile]) -> Digest:
    """Return what stands for the contents of records and the places where they lie."""
    parts = [(file.place.file, file.content) for file in files]
    return digest(_encode(parts))


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


def name_of(path: str) -> str:
    """Return the name of the dossier that a record belongs to, or what lies in a folder of records."""
    if path.startswith(_PAIRS):
        return "/".join(path.split("/", 3)[:3])
    return path if path.startswith(_PEOPLE) else OWN


def _mark(stamps: _Stamps) -> Digest:
    return hashlib.blake2b(_encode(stamps), digest_size=20).digest()
