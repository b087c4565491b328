"""The git repository around a programme: fixed commands in, bytes out. Knows no record.

Only constant options and resolved commit ids ever reach git's command line; paths and ids of content go through
its standard input. What the repository itself configures (hooks, monitors, bare repositories hidden in folders)
is switched off.
"""

import posixpath
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from git import Git, GitCommandError, GitCommandNotFound

from generator.words.history import ChangedFile
from generator.words.obstacle import Obstacle

COMMIT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")

_SAFE_CONFIGURATION = {
    "safe.bareRepository": "explicit",
    "core.fsmonitor": "false",
    "core.hooksPath": "/dev/null",
    "core.quotePath": "false",
    "log.showSignature": "false",
    "log.mailmap": "false",
}


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
        return _run(self.root, *command)

    def feed(self, lines: bytes, *command: str, environment: Mapping[str, str] | None = None) -> bytes:
        """Return what a git command prints that reads `lines` from its standard input."""
        git = _git(self.root)
        git.update_environment(**(environment or {}))
        process = git.execute(["git", *command], istream=subprocess.PIPE, as_process=True)
        output: bytes = process.communicate(lines)[0]
        return output


def open_repository(root: Path) -> Repository | None:
    """Return the repository that a programme's folder lies in, or None where it lies in none.

    Raises Obstacle where git refuses to open it.
    """
    try:
        found = _run(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    except Obstacle as obstacle:
        if "not a git repository" in str(obstacle) or isinstance(obstacle.__cause__, GitCommandNotFound):
            return None
        raise
    shallow, prefix = found.decode().split("\n")[:2]
    return Repository(root, prefix, shallow == "true")


def resolve(repository: Repository, revision: str) -> str:
    """Return the full id of the commit that a name stands for. Raises Obstacle where it stands for none."""
    try:
        found = repository.run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except Obstacle:
        shallow = " The clone is shallow: fetch its whole history." if repository.is_shallow else ""
        raise Obstacle(f'Git knows no commit "{revision}" here.{shallow}') from None
    return found.decode().strip()


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


def _git(root: Path) -> Git:
    git = Git(root)
    settings = enumerate(_SAFE_CONFIGURATION.items())
    pairs = {
        key: value
        for number, (name, setting) in settings
        for key, value in ((f"GIT_CONFIG_KEY_{number}", name), (f"GIT_CONFIG_VALUE_{number}", setting))
    }
    git.update_environment(
        GIT_CONFIG_COUNT=str(len(_SAFE_CONFIGURATION)), LC_ALL="C", GIT_NO_REPLACE_OBJECTS="1", **pairs
    )
    return git


def _run(root: Path, *command: str) -> bytes:
    try:
        output = _git(root).execute(["git", *command], stdout_as_string=False, strip_newline_in_stdout=False)
    except GitCommandNotFound as error:
        raise Obstacle("Git is not installed, or not found.") from error
    except GitCommandError as error:
        raise Obstacle(f"Git says: {_complaint(error)}") from error
    assert isinstance(output, bytes)  # noqa: S101 - what stdout_as_string=False promises
    return output


def _complaint(error: GitCommandError) -> str:
    """Return the first line of what git printed, such as "fatal: not a git repository"."""
    lines = str(error.stderr).strip().removeprefix("stderr: '").splitlines()
    return lines[0][:300].rstrip("'") if lines else "nothing"
