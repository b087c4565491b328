"""What git's history still holds of a person: a repository and what is forgotten in, places out. Changes nothing."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checking.forgotten import file_without
from generator.comparing.identity import is_by
from generator.pipeline.forgetting import Forgotten
from generator.reading.history import FETCH, LOG, parse_log, read_blobs, read_tree
from generator.reading.repository import Repository, has_commits, open_repository
from generator.words.history import Author, Blob
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, Place, place_of
from generator.words.traces import Traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is left of a person in a repository, on all its branches."""

    files: tuple[tuple[str, int], ...] = ()
    """Path from the programme's folder, and how many versions of it tell of the person."""
    commits: int = 0
    """How many the person made."""
    authors: tuple[Author, ...] = ()
    """By what names and addresses."""
    messages: tuple[str, ...] = ()
    """Ids of commits whose message names the person."""
    references: tuple[str, ...] = ()
    """Branches and tags that are called so, as the repository that all share calls them."""
    former_records: tuple[str, ...] = ()
    """Where the person's own record lay by other names."""
    former_moves: Mapping[str, str] = field(default_factory=dict)
    """By a record of a pair that lies there no more: what it is to be called."""
    prefix: str = ""
    """Where the programme lies in the repository."""


NOTHING = Remembered()

_REMOTE = re.compile(r"^refs/remotes/[^/]+/")


def read_remembered(root: Path, forgotten: Forgotten) -> Remembered:
    """Return what the repository around `root` holds. Raises Obstacle where git cannot tell."""
    repository = open_repository(root)
    if repository is None or not has_commits(repository):
        return NOTHING
    if repository.is_shallow:
        raise Obstacle(
            f"This clone holds only the newest commits, so git cannot tell what is left of the person. {FETCH}"
        )
    traces = forgotten.traces
    versions, commits, authors = _walk(repository, traces)
    files = _files(repository, versions, traces, set(forgotten.own_files))
    gone = [place for place in map(place_of, versions.keys() - read_tree(repository, "HEAD").keys()) if place]
    return Remembered(
        files=files,
        former_records=_former_records(gone, files),
        former_moves={
            place.file: target
            for place in sorted(gone, key=lambda place: place.file)
            if place.pair and (target := file_without(place, traces)) != place.file
        },
        commits=len(commits),
        authors=tuple(sorted(authors, key=lambda author: (author.email, author.name))),
        messages=tuple(_messages(repository, traces)),
        references=tuple(_references(repository, traces)),
        prefix=repository.prefix,
    )


def _walk(repository: Repository, traces: Traces) -> tuple[dict[str, set[Blob]], set[str], set[Author]]:
    versions: dict[str, set[Blob]] = {}
    commits: set[str] = set()
    authors: set[Author] = set()
    for commit, changes in parse_log(repository.run(*LOG, "--all", "--")):
        by = [each for each in (commit.author, commit.committer, *commit.co_authors) if _is_by(traces, each)]
        authors.update(by)
        commits |= {commit.id} if by else set()
        for path, change in changes:
            file = path.removeprefix(repository.prefix)
            if path.startswith(repository.prefix) and place_of(file):
                blobs = (change.after, *change.before)
                versions.setdefault(file, set()).update(blob for blob in blobs if blob)
    return versions, commits, authors


def _is_by(traces: Traces, author: Author) -> bool:
    return is_by(traces.person, author) or author.name.casefold() in {
        name.casefold() for name in traces.names
    }


def _files(
    repository: Repository, versions: dict[str, set[Blob]], traces: Traces, own: Collection[str]
) -> tuple[tuple[str, int], ...]:
    others = {blob for file, blobs in versions.items() if file not in own for blob in blobs}
    telling = {
        blob
        for blob, content in read_blobs(repository, others).items()
        if traces.is_surely_in(content.decode("utf-8", errors="replace")) or _names(content, traces)
    }
    counts = {file: len(blobs if file in own else blobs & telling) for file, blobs in versions.items()}
    return tuple((file, count) for file, count in sorted(counts.items()) if count)


def _former_records(gone: Iterable[Place], telling: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    told = {file for file, _ in telling}
    return tuple(sorted(place.file for place in gone if place.kind is Kind.PERSON and place.file in told))


def _names(content: bytes, traces: Traces) -> bool:
    """Whether a record names the person by an id of one word, which text alone does not tell from a word."""
    words = content.replace(b",", b" ").replace(b"[", b" ").replace(b"]", b" ").replace(b":", b" ").split()
    return traces.person.id.encode() in words


def _messages(repository: Repository, traces: Traces) -> list[str]:
    listing = repository.run("log", "--all", "-z", "--format=%H%n%B").decode("utf-8", errors="replace")
    found = []
    for message in filter(None, listing.split("\0")):
        commit, _, text = message.partition("\n")
        if any(True for _ in traces.left_in(text)):
            found.append(commit)
    return found


def _references(repository: Repository, traces: Traces) -> list[str]:
    listing = repository.run("for-each-ref", "--format=%(refname)").decode("utf-8", errors="replace")
    shared = dict.fromkeys(_REMOTE.sub("refs/heads/", name) for name in listing.splitlines())
    return [name for name in shared if _is_called_after(name, traces)]


def _is_called_after(name: str, traces: Traces) -> bool:
    words = re.split(r"[-/_.]", name)
    return any(True for _ in traces.left_in(" ".join(words))) or not set(traces.slug_words).isdisjoint(
        word.casefold() for word in words
    )
