"""The past of every agreement as git knows it, kept from one run to the next and continued by what has been committed since."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import msgspec

from generator.outlets.keep import Keep, Shelf
from generator.pipeline.dossiers import Digest, digest
from generator.reading.history import LOG, REGULAR, changes_in, history_of, parse_log
from generator.reading.repository import Repository, read_changed_files
from generator.words.history import Blob, Revision
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, place_of

_MOST_HEADS = 8
"""Of so many commits that were checked out last, the pasts are kept."""


class Line(msgspec.Struct, frozen=True):
    """The past of one agreement, up to one commit."""

    committed: Blob | None
    """What it holds in that commit."""
    revisions: tuple[Revision, ...]
    """Newest first, also those from before it was moved to where it is."""


_encode = msgspec.msgpack.encode
line_in = msgspec.msgpack.Decoder(Line).decode
_NO_PAST = _encode(Line(None, ()))
_heads_in = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_digests_in = msgspec.msgpack.Decoder(dict[str, bytes]).decode


@dataclass(frozen=True, slots=True)
class Lines:
    """The pasts of all agreements up to one commit."""

    repository: Repository
    head: str
    """The commit's full id."""
    digests: Mapping[str, Digest]
    """By file, what stands for its past: the same again, and it is the same past."""
    keep: Keep
    fresh: Mapping[Digest, bytes]
    """Those that were made just now, by what stands for them."""

    def of(self, files: Collection[str]) -> Mapping[str, bytes]:
        """Return the pasts of agreements, by file, each for `line_in`. Raises Obstacle."""
        found = self.kept(files)
        if found is None:
            found = _read_anew(self.repository, self.head, self.keep).kept(files) or {}
        return {**dict.fromkeys(files, _NO_PAST), **found}

    def kept(self, files: Iterable[str]) -> Mapping[str, bytes] | None:
        """Return the pasts of those that have one; None where what was kept is damaged."""
        wanted = {file: self.digests[file] for file in files if file in self.digests}
        found = {**self.keep.read(Shelf.LINES, set(wanted.values()) - self.fresh.keys()), **self.fresh}
        if not found.keys() >= set(wanted.values()):
            return None
        return {file: found[each] for file, each in wanted.items()}


def read_lines(repository: Repository, head: str, keep: Keep, edition: Digest) -> Lines:
    """Return the pasts of all agreements up to a commit, by its full id. Raises Obstacle where git cannot tell."""

    def key(commit: str) -> bytes:
        return digest(edition, repository.prefix.encode(), commit.encode())

    listed = keep.read(Shelf.HEADS, [key("")]).values()
    heads = _heads_in(next(iter(listed), _encode(())))
    known = keep.read(Shelf.HEADS, [key(commit) for commit in (head, *heads)])
    if key(head) in known:
        return Lines(repository, head, _digests_in(known[key(head)]), keep, {})
    continued = (
        _continued(Lines(repository, last, _digests_in(known[key(last)]), keep, {}), head)
        for last in heads
        if key(last) in known
    )
    lines = next(filter(None, continued), None) or _read_anew(repository, head, keep)
    heads = (head, *heads)[:_MOST_HEADS]
    keep.write(Shelf.LINES, lines.fresh)
    keep.write(Shelf.HEADS, {key(head): _encode(lines.digests), key(""): _encode(heads)})
    keep.prune(Shelf.HEADS, frozenset(map(key, ("", *heads))))
    keep.prune(Shelf.LINES, frozenset(lines.digests.values()))
    return lines


def _read_anew(repository: Repository, head: str, keep: Keep) -> Lines:
    """Return the same from the whole history."""
    history = history_of(repository, head)
    files = filter(_is_agreement, history.revisions.keys() | history.contents.keys())
    lines = {file: Line(history.contents.get(file), history.changes_of(file)) for file in sorted(files)}
    return _with(Lines(repository, head, {}, keep, {}), head, lines)


def _continued(known: Lines, head: str) -> Lines | None:
    """Return known pasts with what was committed on top of them; None where only the whole history tells.

    So it is where some of it was not made on top of their commit, which branches that met since decide, or where an
    agreement was moved.
    """
    repository, last = known.repository, known.head
    try:
        log = list(parse_log(repository.run(*LOG, f"{last}..{head}", "--")))
    except Obstacle:
        # Git has thrown the commit away.
        return None
    new = {commit.id for commit, _ in log}
    origins = {parent for commit, _ in log for parent in commit.parents or ("",)} - new
    since = changes_in(repository, log)
    if origins != {last} or any(
        _is_agreement(file) for (_, now), was in since.moves.items() for file in (now, was)
    ):
        return None
    changed = {each.file: each.after for each in read_changed_files(repository, last, head)}
    touched = set(filter(_is_agreement, since.revisions.keys() | changed.keys()))
    before = known.kept(touched)
    if before is None:
        return None
    fresh = {}
    for file in touched:
        was = line_in(before[file]) if file in before else Line(None, ())
        committed = _regular(changed[file]) if file in changed else was.committed
        fresh[file] = Line(committed, (*since.revisions.get(file, ()), *was.revisions))
    return _with(known, head, fresh)


def _with(known: Lines, head: str, made: Mapping[str, Line]) -> Lines:
    encoded = {file: _encode(line) for file, line in made.items()}
    digests = {file: digest(line) for file, line in encoded.items()}
    fresh = {digests[file]: line for file, line in encoded.items()}
    return replace(known, head=head, digests={**known.digests, **digests}, fresh=fresh)


def _is_agreement(file: str) -> bool:
    place = place_of(file) if file.endswith("/agreement.yml") else None
    return place is not None and place.kind is Kind.AGREEMENT


def _regular(mode_and_blob: str) -> Blob | None:
    mode, _, blob = mode_and_blob.partition(" ")
    return blob if mode in REGULAR else None
