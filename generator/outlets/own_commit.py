"""Commits records as the person at the keyboard: files, a title and perhaps a branch in, a commit out.

This is the person's own commit, so everything is as their git would have it: name and address, signing key and hooks.
Only the given files go in. What is staged besides stays staged, and stays out.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.reading.repository import NO_GIT
from generator.words.obstacle import Obstacle

# Otherwise the library refuses to be imported where git is not installed, and nobody could say so.
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
from git import Git, GitCommandNotFound

_UNDER_WAY = {"MERGE_HEAD": "merge", "CHERRY_PICK_HEAD": "cherry-pick", "REVERT_HEAD": "revert"}


@dataclass(frozen=True, slots=True)
class Committed:
    """What there is to know after a commit."""

    id: str
    branch: str
    """The branch that it is on; empty where none is checked out."""
    remote: str
    """Where it could be pushed; empty where there is no place."""


def require_committable(root: Path, files: Sequence[str], branch: str = "") -> None:
    """Raise Obstacle where a commit of just these files, on a new branch if one is named, would not go well."""
    _require_repository(root)
    if _git(root, "var", "GIT_AUTHOR_IDENT")[0]:
        raise Obstacle(
            "Git does not know who you are. Tell it once:"
            ' git config --global user.name "Your Name", and the same with user.email.'
        )
    for mark, what in _UNDER_WAY.items():
        if not _git(root, "rev-parse", "--quiet", "--verify", mark)[0]:
            raise Obstacle(f"A {what} is under way here. Finish it first, or leave out --commit.")
    if branch and _git(root, "check-ref-format", "--branch", branch)[0]:
        raise Obstacle(f'"{branch}" cannot be the name of a branch. Write one such as log-october.')
    if branch and has_branch(root, branch):
        raise Obstacle(
            f'There is a branch "{branch}" already. Choose another name, or go there: git switch {branch}'
        )
    for file in files:
        if not _git(root, "check-ignore", "--quiet", "--", file)[0]:
            raise Obstacle(f"Git ignores {file}, as .gitignore says.")
        if _git(root, "status", "--porcelain", "--", file)[1]:
            raise Obstacle(
                f"{file} has changes that are not committed yet. Commit them first, or leave out --commit."
            )


def is_committable(root: Path, files: Sequence[str]) -> bool:
    """Return whether a commit of just these files would go well."""
    try:
        require_committable(root, files)
    except Obstacle:
        return False
    return True


def current_branch(root: Path) -> str:
    """Return the branch that is checked out; empty where none is."""
    return _git(root, "symbolic-ref", "--quiet", "--short", "HEAD")[1]


def has_branch(root: Path, branch: str) -> bool:
    """Return whether there is a branch of that name here."""
    return not _git(root, "rev-parse", "--quiet", "--verify", f"refs/heads/{branch}")[0]


@contextmanager
def on_branch(root: Path, branch: str) -> Iterator[None]:
    """Begin a branch for what the block does, unless it is empty; where the block fails, it is as it was before."""
    if not branch:
        yield
        return
    before = current_branch(root) or _git(root, "rev-parse", "HEAD")[1]
    _must(root, "switch", "--quiet", "--create", branch)
    try:
        yield
    except BaseException:
        _git(root, "checkout", "--quiet", before)
        _git(root, "branch", "--quiet", "--delete", branch)
        raise


def commit_files(root: Path, files: Sequence[str], title: str) -> Committed:
    """Commit these files alone, by their paths from `root`. Raises Obstacle where git, or a hook, refuses."""
    new = [file for file in files if _git(root, "ls-files", "--error-unmatch", "--", file)[0]]
    if new:
        _must(root, "add", "--intent-to-add", "--", *new)
    code, _, complaint = _git(root, "commit", "--quiet", "--only", "--message", title, "--", *files)
    if code:
        if new:
            _git(root, "reset", "--quiet", "--", *new)
        raise Obstacle(
            f"Written, but git did not commit it: {_first_line(complaint)}"
            f" When that is mended: git add {' '.join(files)} && git commit --message {shlex.quote(title)}"
        )
    remotes = _git(root, "remote")[1].split()
    return Committed(
        id=_git(root, "rev-parse", "HEAD")[1],
        branch=current_branch(root),
        remote="origin" if "origin" in remotes else next(iter(remotes), ""),
    )


def uncommitted(root: Path, folder: str) -> list[str]:
    """Return the files in a folder whose state is in no commit, by their paths from `root`; in order."""
    _, changed, _ = _git(root, "ls-files", "-z", "--modified", "--others", "--exclude-standard", "--", folder)
    _, staged, _ = _git(root, "diff", "-z", "--cached", "--name-only", "--relative", "--", folder)
    return sorted({name for text in (changed, staged) for name in text.split("\0") if name})


def _require_repository(root: Path) -> None:
    if _git(root, "rev-parse", "--is-inside-work-tree")[1] != "true":
        raise Obstacle(f"{root} lies in no git repository. Make one with: git init; or leave out --commit.")


def _must(root: Path, *command: str) -> None:
    code, _, complaint = _git(root, *command)
    if code:
        raise Obstacle(f"Git says: {_first_line(complaint)}")


def _git(root: Path, *command: str) -> tuple[int, str, str]:
    """Return the exit code, the output and the complaint of a git command."""
    git = Git(root)
    git.update_environment(LC_ALL="C")
    try:
        code, output, complaint = git.execute(
            ["git", *command], with_extended_output=True, with_exceptions=False
        )
    except GitCommandNotFound as error:
        raise Obstacle(NO_GIT) from error
    return code, str(output).strip(), str(complaint).strip()


def _first_line(complaint: str) -> str:
    line = next((line for line in complaint.splitlines() if line.strip()), "nothing")
    return "".join(letter for letter in line[:300] if letter.isprintable())
