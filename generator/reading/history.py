"""Reads what git knows of the records: one pass over the log, one over the contents. Never a call for a file.

A repository in, its history as frozen values out. Knows no schema.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.reading.raw_text import MAX_BYTES
from generator.reading.records import RecordFile
from generator.reading.repository import Repository, has_commits, open_repository
from generator.words.history import Author, Blob, Commit, History, Revision
from generator.words.obstacle import Obstacle
from generator.words.places import Place, place_of

SHALLOW = "This clone holds only the newest commits, so git cannot tell who wrote or signed what, and when."

_FIELDS = (
    "%H",
    "%P",
    "%an",
    "%ae",
    "%at",
    "%cn",
    "%ce",
    "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1f)",
    "%(trailers:key=Removed-for-privacy,valueonly,unfold,separator=%x1f)",
)
_LOG = (
    "log",
    "--topo-order",
    "--raw",
    "-c",
    "--root",
    "--no-renames",
    "--no-abbrev",
    "--no-show-signature",
    "-z",
    f"--format={'%x00'.join(_FIELDS)}",
)
_REGULAR = ("100644", "100755")
_SHA256_LENGTH = 64
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Past:
    """What git knows of a programme, and where to ask for more."""

    repository: Repository | None
    """None where the programme lies in no repository, or git cannot tell its history."""
    history: History


def read_past(root: Path) -> Past:
    """Return what git knows of the records under `root`, up to the commit that is checked out."""
    try:
        repository = open_repository(root)
        if repository is None or not has_commits(repository):
            return Past(repository, History())
        history = history_of(repository, "HEAD")
    except Obstacle as obstacle:
        return Past(None, History(trouble=str(obstacle)))
    return Past(None if history.trouble else repository, history)


def history_of(repository: Repository, revision: str) -> History:
    """Return all changes up to a commit. `revision` is ``HEAD`` or a commit's full id."""
    if repository.is_shallow:
        return History(trouble=SHALLOW)
    revisions: dict[str, list[Revision]] = {}
    removals: dict[tuple[str, Blob], str] = {}
    head = ""
    for commit, changes in parse_log(repository.run(*_LOG, revision, "--")):
        head = head or commit.id
        for file, change in changes:
            inside = file.removeprefix(repository.prefix)
            if file.startswith(repository.prefix) and place_of(inside):
                revisions.setdefault(inside, []).append(change)
                if change.after is None:
                    removals |= {(commit.id, blob): inside for blob in change.before if blob}
    return History(
        head=head,
        revisions={file: tuple(changes) for file, changes in sorted(revisions.items())},
        removals=removals,
    )


def parse_log(output: bytes) -> Iterator[tuple[Commit, list[tuple[str, Revision]]]]:
    """Yield every commit of a log with the files that it changed; paths are from the repository's top."""
    # After the header of a merge stands an empty token; an empty name of an author is one of the header's fields.
    tokens = iter(output.decode("utf-8", errors="replace").split("\0"))
    token = next(tokens, None)
    while token is not None:
        if not token:
            token = next(tokens, None)
            continue
        commit = _commit([token, *islice(tokens, len(_FIELDS) - 1)])
        changes = []
        token = next(tokens, None) or next(tokens, None)
        while token and token.lstrip("\n").startswith(":"):
            changes.append((next(tokens, ""), _revision(commit, token.lstrip("\n"))))
            token = next(tokens, None)
        yield commit, changes


def read_records_at(
    repository: Repository, commit: str, wanted: Callable[[Place], bool] = lambda _: True
) -> tuple[RecordFile, ...]:
    """Return the records of a commit, by its full id, that lie at a wanted place.

    What is no regular file, or too large, has no content.
    """
    files = _committed(repository, commit)
    placed = ((place_of(file), blob) for file, blob in sorted(files.items()))
    blobs = {place: blob for place, blob in placed if place and wanted(place)}
    contents = read_blobs(repository, [blob for blob in blobs.values() if blob])
    return tuple(RecordFile(place, contents.get(blob or "")) for place, blob in blobs.items())


def holds_just(repository: Repository, commit: str, files: Iterable[RecordFile]) -> bool:
    """Return whether a commit, by its full id, holds these records, byte for byte, and no others."""
    here = {file.place.file: _blob_id(file.content, len(commit)) for file in files}
    return here == {file: blob for file, blob in _committed(repository, commit).items() if place_of(file)}


def _blob_id(content: bytes | None, length: int) -> Blob | None:
    """Return the id that git gives a content; its length tells which of git's two kinds of ids is used."""
    if content is None:
        return None
    # Git names contents so; nothing here is kept secret or safe by it.
    kind = hashlib.sha256 if length == _SHA256_LENGTH else hashlib.sha1
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _committed(repository: Repository, commit: str) -> dict[str, Blob | None]:
    """Return every file under ``records`` of a commit with its content; None for what is no regular file."""
    listing = repository.run("ls-tree", "-r", "-z", "--full-name", commit, "--", "records").decode(
        "utf-8", errors="replace"
    )
    return dict(_listed(line, repository.prefix) for line in listing.split("\0") if line)


def _listed(line: str, prefix: str) -> tuple[str, Blob | None]:
    described, _, file = line.partition("\t")
    mode, _, blob = described.split()
    return file.removeprefix(prefix), blob if mode in _REGULAR else None


def read_blobs(repository: Repository, wanted: Iterable[Blob]) -> Mapping[Blob, bytes]:
    """Return the content of blobs by id. What is larger than a record may be, or missing, is left out."""
    asked = "".join(f"{blob}\n" for blob in sorted(set(wanted))).encode()
    sizes = repository.feed(asked, "cat-file", "--batch-check").decode().splitlines()
    small = [line.split()[0] for line in sizes if _is_small_blob(line.split())]
    output = repository.feed("".join(f"{blob}\n" for blob in small).encode(), "cat-file", "--batch")
    return dict(_contents(output))


def _contents(output: bytes) -> Iterator[tuple[Blob, bytes]]:
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        blob, _, size = output[start:end].decode().split()
        start = end + 1 + int(size)
        yield blob, output[end + 1 : start]
        start += 1


def _is_small_blob(described: list[str]) -> bool:
    return described[1:2] == ["blob"] and int(described[2]) <= MAX_BYTES


def _commit(fields: list[str]) -> Commit:
    id_, parents, name, email, authored, committer, committer_email, co_authors, removed = fields
    return Commit(
        id=id_,
        parents=tuple(parents.split()),
        author=Author(name, email),
        committer=Author(committer, committer_email),
        authored=_moment(authored),
        co_authors=tuple(_author(line) for line in co_authors.split("\x1f") if line),
        removed_for_privacy=tuple(line.strip() for line in removed.split("\x1f") if line.strip()),
    )


def _author(line: str) -> Author:
    name, _, email = line.partition("<")
    return Author(name.strip(), email.rstrip().removesuffix(">"))


def _moment(seconds: str) -> dt.datetime | None:
    try:
        return _EPOCH + dt.timedelta(seconds=int(seconds))
    except (ValueError, OverflowError):
        return None


def _revision(commit: Commit, raw: str) -> Revision:
    """Read one line of ``--raw``: a colon for each parent, then as many modes and ids, and those of the result."""
    parents = len(raw) - len(raw.lstrip(":"))
    words = raw.lstrip(":").split()
    modes, blobs = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    *before, after = (blob if mode in _REGULAR else None for mode, blob in zip(modes, blobs, strict=True))
    return Revision(commit, tuple(before), after)
