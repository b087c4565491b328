"""Who works here: what the settings of git say of the person at the keyboard. Proves nothing."""

import re
from dataclasses import dataclass

from generator.reading.repository import Repository
from generator.words.history import Author
from generator.words.obstacle import Obstacle

_IDENT = re.compile(r"(?P<name>.*) <(?P<email>[^<>]*)> [0-9]+ [-+][0-9]{4}\Z")


@dataclass(frozen=True, slots=True)
class OwnIdentity:
    """Whose commits git makes here."""

    author: Author
    account: str
    """The GitHub account in `github.user`; empty where nobody has set it."""


def read_own_identity(repository: Repository) -> OwnIdentity | None:
    """Return whose commits git would make, or None where it does not know."""
    found = _IDENT.match(_said(repository, "var", "GIT_AUTHOR_IDENT"))
    if found is None:
        return None
    author = Author(found["name"], found["email"])
    return OwnIdentity(author, _said(repository, "config", "--get", "github.user"))


def _said(repository: Repository, *command: str) -> str:
    try:
        return repository.run(*command).decode("utf-8", errors="replace").strip()
    except Obstacle:
        # That is how git says that it does not know.
        return ""
