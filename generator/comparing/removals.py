"""Which records that are gone were removed for privacy. Pure; judges nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.words.history import Commit


@dataclass(frozen=True, slots=True)
class PrivacyRemoval:
    """A removal that a commit says privacy needs."""

    path: str
    """The record, or the folder whose records are all meant, as the commit names it."""
    commit: Commit


def removed_for_privacy(files: Iterable[str], commits: Iterable[Commit]) -> Mapping[str, PrivacyRemoval]:
    """Return those of the removed files whose removal a commit says to be for privacy."""
    named = [PrivacyRemoval(_path(line), commit) for commit in commits for line in commit.removed_for_privacy]
    # Whoever names all pairs, or all people, has not looked at whom it concerns.
    named = [removal for removal in named if removal.path.count("/") >= 2]
    found = {}
    for file in files:
        covering = next(
            (each for each in named if file == each.path or file.startswith(f"{each.path}/")), None
        )
        if covering:
            found[file] = covering
    return found


def why_removed(file: str, private: Collection[str]) -> str:
    """Return how the sentence on a removal goes on: `` for privacy``, or not at all."""
    return " for privacy" if file in private else ""


def _path(line: str) -> str:
    return line.strip().removeprefix("./").rstrip("/")
