"""The git repository around a programme: fixed commands in, bytes out. Knows no record.

Only constant options and resolved commit ids ever reach git's command line; paths and ids of content go through
its standard input. What the repository itself configures (hooks, monitors, bare repositories hidden in folders)
is switched off.
"""

import os
import posixpath
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.words.history import ChangedFile
from generator.words.obstacle import Obstacle

NO_GIT = "Git is not installed, or not found."
COMMIT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")

_SAFE_CONFIGURATION = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.follow=false",
    "diff.relative=false",
    # What a clone has left out stays out: to fetch it would run what its settings name.
    "protocol.allow=never",
)
_SAFE_OPTIONS = tuple(word for setting in _SAFE_CONFIGURATION for word in ("-c", setting))
_ENVIRONMENT = {"LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1"}


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository that holds a programme, at its top or in a folder of it."""

    root: Path
    """The programme's folder."""
    prefix: str
    """Where the programme's folder lies in the repository: empty, or a path that ends in a slash."""
    is_shallow: bool

    def run(self, *command: str) -> bytes:
        """Return what a git command prints. Raises Obstacle where it fails."""
        return _run(self.root, command)

    def feed(self, lines: bytes, *command: str, environment: Mapping[str, str] | None = None) -> bytes:
        """Return what a git command prints that reads `lines`. Raises Obstacle where it fails."""
        return _run(self.root, command, lines, environment or {})


def open_repository(root: Path) -> Repository | None:
    """Return the repository that a programme's folder lies in, or None where it lies in none.

    Raises Obstacle where git refuses to open it, or is not there to do so.
    """
    try:
        found = _run(root, ("rev-parse", "--is-shallow-repository", "--show-prefix"))
    except Obstacle as obstacle:
        is_missing = isinstance(obstacle.__cause__, FileNotFoundError)
        if "not a git repository (or any" in str(obstacle) or (is_missing and not _seems_to_be_in_one(root)):
            return None
        raise
    shallow, _, prefix = found.decode("utf-8", errors="replace").partition("\n")
    return Repository(root, prefix.removesuffix("\n"), shallow == "true")


def _seems_to_be_in_one(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root.absolute(), *root.absolute().parents))


def resolve(repository: Repository, revision: str) -> str:
    """Return the full id of the commit that a name stands for. Raises Obstacle where it stands for none."""
    try:
        found = repository.run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except Obstacle:
        found = b""
    commit = found.decode("utf-8", errors="replace").strip()
    # With a caret before it, a name stands for everything but that commit.
    if not COMMIT_ID.match(commit):
        shallow = " The clone is shallow: fetch its whole history." if repository.is_shallow else ""
        raise Obstacle(f'Git knows no commit "{revision}" here.{shallow}')
    return commit


def merge_base(repository: Repository, base: str, head: str) -> str:
    """Return the newest commit that two commits have in common. Raises Obstacle where there is none."""
    try:
        found = repository.run("merge-base", base, head)
    except Obstacle:
        shallow = " The clone is shallow: fetch its whole history." if repository.is_shallow else ""
        raise Obstacle(f"Commits {base[:10]} and {head[:10]} have no history in common.{shallow}") from None
    return found.decode().split()[0]


def has_commits(repository: Repository) -> bool:
    """Return whether anything is committed on the branch that is checked out."""
    try:
        resolve(repository, "HEAD")
    except Obstacle:
        return False
    return True


def read_changed_files(repository: Repository, base: str, head: str) -> tuple[ChangedFile, ...]:
    """Return every file that two commits, named by their full ids, hold differently. A move is two changes."""
    listing = repository.run(
        "diff-tree",
        "-r",
        "-z",
        "--raw",
        "--no-renames",
        "--no-abbrev",
        "--ignore-submodules=none",
        base,
        head,
    )
    tokens = listing.decode("utf-8", errors="replace").split("\0")
    return tuple(
        _changed_file(raw, path, repository.prefix)
        for raw, path in zip(tokens[::2], tokens[1::2], strict=False)
    )


def _changed_file(raw: str, path: str, prefix: str) -> ChangedFile:
    modes_and_contents = raw.removeprefix(":").split()
    before, after = (
        " ".join(side) if int(side[0]) else ""
        for side in (modes_and_contents[0:4:2], modes_and_contents[1:4:2])
    )
    return ChangedFile(posixpath.relpath(f"/{path}", f"/{prefix}"), before, after)


def _run(
    root: Path,
    command: Iterable[str],
    lines: bytes = b"",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - see above: what reaches the command line is known
            ["git", *_SAFE_OPTIONS, *command],  # noqa: S607 - whichever git the user has
            cwd=root,
            env={**os.environ, **_ENVIRONMENT, **environment},
            input=lines,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise Obstacle(NO_GIT) from error
    if done.returncode:
        raise Obstacle(f"Git says: {_first_line(done.stderr)}")
    return done.stdout


def _first_line(complaint: bytes) -> str:
    """Return the first line of what git printed, such as "fatal: not a git repository"."""
    lines = complaint.decode("utf-8", errors="replace").strip().splitlines()
    return "".join(letter for letter in lines[0][:300] if letter.isprintable()) if lines else "nothing"
