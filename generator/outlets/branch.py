"""Begins a branch in the programme's repository. The files stay as they are."""

import re

from generator.reading.repository import Repository
from generator.words.obstacle import Obstacle

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*\Z")


def start_branch(repository: Repository, name: str) -> None:
    """Begin a branch at the commit that is checked out, and go over to it.

    Raises Obstacle where the name is taken or cannot be one; nothing has happened then.
    """
    if not _NAME.match(name) or len(name) > 200 or name.endswith(".lock"):
        raise Obstacle(f'"{name}" cannot be the name of a branch. Use letters, digits and hyphens.')
    try:
        repository.run("show-ref", "--verify", "--quiet", f"refs/heads/{name}")
    except Obstacle:
        repository.run("switch", "--quiet", "--no-track", "--create", name)
        return
    raise Obstacle(f'There is a branch "{name}" already. Choose another name with --branch.')
