"""Reads what git knows of the records: one pass over the log, one over the contents. Never a call for a file.

A repository in, its history as frozen values out. Knows no schema.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from generator.reading.raw_text import MAX_BYTES
from generator.reading.repository import Repository, has_commits, open_repository
from generator.words.history import Author, Blob, Commit, History, Revision
from generator.words.obstacle import Obstacle
from generator.words.places import place_of

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
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def read_history(root: Path) -> History | None:
    """Return what git knows of the records under `root`, or None where they lie in no repository."""
    try:
        repository = open_repository(root)
        if repository is None:
            return None
        if not has_commits(repository):
            return History()
        return history_of(repository, "HEAD")
    except Obstacle as obstacle:
        return History(trouble=str(obstacle))


def history_of(repository: Repository, revision: str) -> History:
    """Return all changes up to a commit. `revision` is ``HEAD`` or a commit's full id."""
    if repository.is_shallow:
        return History(trouble=SHALLOW)
    revisions: dict[str, list[Revision]] = {}
    head = ""
    for commit, changes in parse_log(repository.run(*_LOG, revision, "--")):
        head = head or commit.id
        for file, change in changes:
            inside = file.removeprefix(repository.prefix)
            if file.startswith(repository.prefix) and place_of(inside):
                revisions.setdefault(inside, []).append(change)
    return History(head=head, revisions={file: tuple(changes) for file, changes in sorted(revisions.items())})


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
