"""What git knows about the records: who changed which file, when, and from what to what. Facts, no judgement.

Everything here is text that any contributor may choose freely, dates and names included.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Blob = str
"""The id under which git keeps the content of one version of a file."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who a commit says it is by."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit, without the files that it changed."""

    id: str
    parents: tuple[str, ...]
    author: Author
    committer: Author
    authored: dt.datetime | None
    """In UTC. None where the commit gives no time that a calendar has."""
    co_authors: tuple[Author, ...] = ()
    """From ``Co-authored-by`` lines, which is where a squash keeps whose commits it swallowed."""
    removed_for_privacy: tuple[str, ...] = ()
    """From ``Removed-for-privacy`` lines: paths of records whose removal is meant."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one file."""

    commit: Commit
    before: tuple[Blob | None, ...]
    """The content in each parent; None where the file was not there."""
    after: Blob | None
    """The content since; None where the commit removed the file."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that two commits hold differently."""

    file: str
    """Path from the programme's folder; what lies outside of that begins with ``../``."""
    before: str
    """Mode and content of the file in the one commit; empty where it is not there."""
    after: str
    """The same in the other commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All changes of all records, up to one commit."""

    head: str = ""
    """The commit's id; empty while nothing is committed."""
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    """By file: its changes, newest first, a commit always before its parents."""
    moves: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the commit's id and a record that it brought in: where that lay before, with its earlier changes."""
    contents: Mapping[str, Blob] = field(default_factory=dict)
    """By file: its content at `head`. Where branches met, it need not be that of the newest change."""
    irregular: frozenset[str] = frozenset()
    """What lies at the place of a record at `head` and is no regular file."""
    trouble: str = ""
    """Why git cannot tell the whole history, as a sentence; then there are no revisions, as they would mislead."""
    way_out: str = ""
    """What to do about the trouble, as a sentence."""

    def holds_just(self, blobs: Mapping[str, Blob | None]) -> bool:
        """Return whether `head` holds these contents of records, by file, and no others; None is what is no regular
        file."""
        return blobs == {**self.contents, **dict.fromkeys(self.irregular)}

    def changes_of(self, file: str) -> tuple[Revision, ...]:
        """Return all changes of a file, newest first, also those from before it was moved to where it is."""
        line: list[Revision] = []
        ahead = list(self.revisions.get(file, ()))
        while ahead:
            change = ahead.pop(0)
            former = self.moves.get((change.commit.id, file))
            if former:
                file = former
                gone, *ahead = _since(self.revisions[former], change.commit)
                change = replace(change, before=gone.before)
            line.append(change)
        return tuple(line)

    def first_change(self, file: str) -> Revision | None:
        """Return the change that brought a file in, under whatever name it had then; None where git knows none."""
        changes = self.changes_of(file)
        return changes[-1] if changes else None


def _since(changes: tuple[Revision, ...], commit: Commit) -> tuple[Revision, ...]:
    """Return the changes of a file from one of its commits backwards."""
    at = next(index for index, change in enumerate(changes) if change.commit == commit)
    return changes[at:]
