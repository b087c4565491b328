"""Real git repositories for tests, the same on every machine: fixed people, fixed dates, nobody's configuration."""

import os
import subprocess
from pathlib import Path

from tests.case_folders import BASE, lay

_ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada Lovelace",
    "GIT_AUTHOR_EMAIL": "ada-l@users.noreply.github.com",
    "GIT_COMMITTER_NAME": "GitHub",
    "GIT_COMMITTER_EMAIL": "noreply@github.com",
    "GIT_AUTHOR_DATE": "2026-10-15T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-10-15T12:00:00Z",
}


def git(root: Path, *arguments: str, **environment: str) -> str:
    """Run git in a folder and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=root, env={**_ENVIRONMENT, **environment}, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def commit(root: Path, **environment: str) -> str:
    """Commit all that is in a folder and return the commit's id."""
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "A change", **environment)
    return git(root, "rev-parse", "HEAD")


def begin(root: Path, *folders: Path) -> str:
    """Make a repository of the sound programme with folders laid over it, and leave its branch main."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch", "main")
    for folder in (BASE, *folders):
        lay(folder, root)
    base = commit(root)
    git(root, "switch", "--quiet", "--create", "change")
    return base


def write(root: Path, file: str, text: str) -> None:
    """Write a file in a folder, with the folders that it lies in."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def replace(root: Path, file: str, old: str, new: str) -> None:
    """Replace text in a file, which has to hold it."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    write(root, file, text.replace(old, new))
