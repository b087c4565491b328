"""Reads what git knows of the records: one pass over the log, one over the contents. Never a call for a file.

A repository in, its history as frozen values out. Knows no schema.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from sys import intern

from generator.reading.raw_text import MAX_BYTES
from generator.reading.records import RecordFile
from generator.reading.repository import NO_GIT, Repository, has_commits, open_repository, resolve
from generator.words.history import Author, Blob, Commit, History, Revision
from generator.words.moves import moves_between, renamed_pairs
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, Place, agreement_file, place_of
from generator.words.traces import is_blotted

SHALLOW = "This clone holds only the newest commits, so git cannot tell who wrote or signed what, and when."
FETCH = "Fetch the whole history, such as with: git fetch --unshallow"
FOREIGN = "Git does not open this repository, because its folder belongs to another user of this machine."
TRUST = 'If you trust it, tell git so, in its top folder: git config --global --add safe.directory "$(pwd)"'

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
LOG = (
    "log",
    "--topo-order",
    "--raw",
    "-c",
    "--root",
    "--no-renames",
    "--no-abbrev",
    "--no-show-signature",
    "--encoding=UTF-8",
    "-z",
    f"--format={'%x00'.join(_FIELDS)}",
)
"""The command whose output `parse_log` reads; which commits, has to be added."""
_FEW = 20
"""Git holds each path that is asked for against each name in a folder: of more, it is quicker to go through all."""
REGULAR = ("100644", "100755")
"""The modes of plain files."""
_HERE = ("A", "M")
"""Git's letters for a file that is new, or has other contents: it is neither gone nor something else now."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Past:
    """What git knows of a programme, and where to ask for more."""

    repository: Repository | None
    """None where the programme lies in no repository, or git cannot tell its history."""
    history: History

    def without_changes(self) -> "Past":
        """Return only up to which commit git knows, and where to ask for more. Whether the records are still those of
        that commit cannot be told from it."""
        known = self.history
        return replace(self, history=History(head=known.head, trouble=known.trouble, way_out=known.way_out))


NO_PAST = Past(None, History())


def read_past(root: Path) -> Past:
    """Return what git knows of the records under `root`, up to the commit that is checked out."""
    past = find_past(root)
    if past.repository is None or not past.history.head:
        return past
    try:
        return Past(past.repository, history_of(past.repository, past.history.head))
    except Obstacle as obstacle:
        return Past(None, trouble_with(obstacle))


def find_past(root: Path) -> Past:
    """Return up to which commit git knows the records under `root`, or why it cannot tell. Nothing else is read."""
    try:
        repository = open_repository(root)
        if repository is None or not has_commits(repository):
            return Past(repository, History())
        if repository.is_shallow:
            return Past(None, History(trouble=SHALLOW, way_out=FETCH))
        return Past(repository, History(head=resolve(repository, "HEAD")))
    except Obstacle as obstacle:
        return Past(None, trouble_with(obstacle))


def find_contents(root: Path) -> Past:
    """Return which commit is checked out around `root` and what it holds, and nothing of what was before."""
    return with_contents(find_past(root))


def with_contents(past: Past) -> Past:
    """Add what the commit holds up to which git knows the records. Raises Obstacle."""
    if past.repository is None or not past.history.head:
        return past
    tree = read_tree(past.repository, past.history.head)
    contents = {file: blob for file, blob in tree.items() if blob}
    return replace(past, history=replace(past.history, contents=contents))


def trouble_with(obstacle: Obstacle) -> History:
    """Return the history of a repository that git cannot read, with what to do about it."""
    complaint = str(obstacle)
    if "dubious ownership" in complaint:
        return History(trouble=FOREIGN, way_out=TRUST)
    if complaint == NO_GIT:
        return History(trouble=NO_GIT, way_out="Install git, and check again.")
    return History(trouble=complaint, way_out="Mend what git complains about, and check again.")


def history_of(repository: Repository, revision: str) -> History:
    """Return all changes up to a commit. `revision` is ``HEAD`` or a commit's full id."""
    if repository.is_shallow:
        return History(trouble=SHALLOW, way_out=FETCH)
    history = changes_in(repository, parse_log(repository.run(*LOG, revision, "--")))
    tree = read_tree(repository, history.head)
    return replace(
        history,
        contents={file: blob for file, blob in tree.items() if blob},
        irregular=frozenset(file for file, blob in tree.items() if not blob),
    )


def changes_in(repository: Repository, log: Iterable[tuple[Commit, list[tuple[str, Revision]]]]) -> History:
    """Return the changes of records in a log, newest first, without what the last commit holds."""
    revisions: dict[str, list[Revision]] = {}
    moves: dict[tuple[str, str], str] = {}
    head = ""
    for commit, changes in log:
        head = head or commit.id
        inside = dict(_inside(repository, changes))
        for file, change in inside.items():
            revisions.setdefault(file, []).append(change)
        moves |= {(commit.id, file): former for former, file in _moves(inside)}
    return History(
        head=head,
        revisions={file: tuple(changes) for file, changes in sorted(revisions.items())},
        moves=moves,
    )


def revisions_of(
    repository: Repository, commit: str, paths: Collection[str]
) -> Mapping[str, tuple[Revision, ...]]:
    """Return the changes of records up to a commit, by file, newest first: at least of those that lie at or below `paths`.

    `commit` is a full id, and `paths` are from the programme's folder. As these are files, and nothing is said of moves,
    what lay elsewhere before is not among them.
    """
    if not paths:
        return {}
    few = sorted(paths) if len(paths) <= _FEW else ["records"]
    asked = "".join(f"{line}\n" for line in (commit, "--", *few)).encode()
    log = repository.feed(asked, "--literal-pathspecs", *LOG, "--full-history", "--stdin")
    return changes_in(repository, parse_log(log)).revisions


def _inside(
    repository: Repository, changes: Iterable[tuple[str, Revision]]
) -> Iterator[tuple[str, Revision]]:
    """Yield the changes of records, by their path from the programme's folder."""
    for path, change in changes:
        file = intern(path.removeprefix(repository.prefix))
        if path.startswith(repository.prefix) and place_of(file):
            yield file, change


def _moves(changes: Mapping[str, Revision]) -> Iterator[tuple[str, str]]:
    """Yield every record that one commit has moved, with where it lies since.

    An agreement has moved with the other records of its folder, also where it was edited at the same time.
    """
    gone = {file: next(filter(None, each.before), None) for file, each in changes.items() if not each.after}
    if not any(gone.values()):
        return
    came = {file: each.after for file, each in changes.items() if not any(each.before)}
    moves = moves_between(gone, came)
    yield from moves.items()
    for former, pair in renamed_pairs(moves).items():
        source, target = agreement_file(former), agreement_file(pair)
        if gone.get(source) and came.get(target) and source not in moves:
            moves = {**moves, source: target}
            yield source, target
    yield from _blotted(
        {file for file, blob in gone.items() if blob} - moves.keys(),
        {file for file, blob in came.items() if blob} - set(moves.values()),
    )


def _blotted(gone: Collection[str], came: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield agreements of pairs that are called after somebody who was forgotten, where nothing else could be meant."""
    left = [file for file in sorted(gone) if _names_agreement(file)]
    for target in filter(_names_agreement, sorted(came)):
        fitting = [file for file in left if is_blotted(file, target)]
        if len(fitting) == 1:
            yield fitting[0], target


def _names_agreement(file: str) -> bool:
    place = place_of(file)
    return place is not None and place.kind is Kind.AGREEMENT


def parse_log(
    output: bytes, wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[Commit, list[tuple[str, Revision]]]]:
    """Yield every commit of a log with the files that it changed; paths are from the repository's top.

    Where only some paths are wanted, the others may be left out where nothing is gone, so nothing has moved.
    """
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
            changes.append((next(tokens, ""), token.lstrip("\n")))
            token = next(tokens, None)
        if wanted and all(raw.rpartition(" ")[2] in _HERE for _, raw in changes):
            changes = [(path, raw) for path, raw in changes if wanted(path)]
        yield commit, [(path, _revision(commit, raw)) for path, raw in changes]


def read_commits(repository: Repository, base: str, head: str) -> tuple[Commit, ...]:
    """Return the commits that lead from one commit to another, by their full ids, newest first."""
    return tuple(commit for commit, _ in parse_log(repository.run(*LOG, f"{base}..{head}", "--")))


def list_commits(repository: Repository, head: str) -> tuple[str, ...]:
    """Return the full ids of all commits up to one, newest first."""
    return tuple(repository.run("rev-list", head, "--").decode().split())


def read_tree(repository: Repository, commit: str) -> Mapping[str, Blob | None]:
    """Return the content of every record of a commit, by file; None for what is no regular file."""
    return {file: blob for file, blob in sorted(list_tree(repository, commit).items()) if place_of(file)}


def read_records_at(
    repository: Repository, commit: str, wanted: Callable[[Place], bool] = lambda _: True
) -> tuple[RecordFile, ...]:
    """Return the records of a commit, by its full id, that lie at a wanted place.

    What is no regular file, or too large, has no content.
    """
    tree = read_tree(repository, commit)
    places = ((place_of(file), blob) for file, blob in tree.items())
    return read_records_of(
        repository, {place.file: blob for place, blob in places if place and wanted(place)}
    )


def read_records_of(repository: Repository, tree: Mapping[str, Blob | None]) -> tuple[RecordFile, ...]:
    """Return records by what git keeps of them. What is no regular file, or too large, has no content."""
    contents = read_blobs(repository, [blob for blob in tree.values() if blob])
    places = ((place_of(file), blob) for file, blob in tree.items())
    return tuple(RecordFile(place, contents.get(blob or "")) for place, blob in places if place)


def list_records_at(repository: Repository, commit: str) -> tuple[str, ...]:
    """Return the path of every file that a commit, given by its full id, has under ``records/``, sorted."""
    return tuple(sorted(list_tree(repository, commit)))


def moment_of(repository: Repository, commit: str) -> dt.datetime:
    """Return when a commit, given by its full id, came into being: its committer's time, in UTC. Raises Obstacle."""
    moment = _moment(repository.run("show", "--no-patch", "--format=%ct", commit, "--").decode().strip())
    if moment is None:
        raise Obstacle(f"Commit {commit[:10]} says no day that a calendar has. Name one with --today.")
    return moment


def list_tree(repository: Repository, commit: str) -> Mapping[str, Blob | None]:
    """Return the content of every file that a commit, given by its full id, has under ``records/``, records or not, by
    file; None for what is no regular file."""
    listing = repository.run("ls-tree", "-r", "-z", "--full-name", commit, "--", "records").decode(
        "utf-8", errors="replace"
    )
    return dict(_listed(line, repository.prefix) for line in listing.split("\0") if line)


def _listed(line: str, prefix: str) -> tuple[str, Blob | None]:
    described, _, file = line.partition("\t")
    mode, _, blob = described.split()
    # The log names the same files and contents: of each one text is kept.
    return intern(file.removeprefix(prefix)), intern(blob) if mode in REGULAR else None


def read_blobs(repository: Repository, wanted: Iterable[Blob]) -> Mapping[Blob, bytes]:
    """Return the content of blobs by id. What is larger than a record may be, or missing, is left out."""
    asked = "".join(f"{blob}\n" for blob in sorted(set(wanted))).encode()
    sizes = repository.feed(asked, "cat-file", "--batch-check").decode().splitlines()
    small = [line.split()[0] for line in sizes if _is_small_blob(line.split())]
    output = repository.feed("".join(f"{blob}\n" for blob in small).encode(), "cat-file", "--batch")
    return dict(_contents(output))


def blobs_of(files: Iterable[RecordFile], history: History) -> Mapping[str, Blob | None]:
    """Return the ids under which git would keep the contents of files; None for what could not be read."""
    is_sha256 = len(history.head) == 64
    return as_kept({file.place.file: ids_of(file, is_sha256=is_sha256) for file in files}, history)


def as_kept(ids: Mapping[str, tuple[Blob, ...]], history: History) -> Mapping[str, Blob | None]:
    """Return, of the ids that contents may have, by file, those under which git would keep them; None where there is none.

    Where a checkout writes line ends as CRLF, git keeps them as they were before.
    """
    committed = history.contents
    return {
        file: (committed[file] if committed.get(file) in some else some[-1]) if some else None
        for file, some in ids.items()
    }


def ids_of(file: RecordFile, *, is_sha256: bool = False) -> tuple[Blob, ...]:
    """Return the id of a file's content in git, and that with plain line ends where it has others; nothing unread."""
    if file.content is None:
        return ()
    own = _id_of(file.content, is_sha256=is_sha256)
    if b"\r\n" not in file.content:
        return (own,)
    return own, _id_of(file.content.replace(b"\r\n", b"\n"), is_sha256=is_sha256)


def _id_of(content: bytes, *, is_sha256: bool) -> Blob:
    make = hashlib.sha256 if is_sha256 else hashlib.sha1
    return make(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


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
    *before, after = (
        intern(blob) if mode in REGULAR else None for mode, blob in zip(modes, blobs, strict=True)
    )
    return Revision(commit, tuple(before), after)
