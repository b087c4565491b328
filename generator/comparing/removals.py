"""Records that are gone: which have only moved, and which were removed for privacy. Pure; judges nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.words.history import Blob, Commit
from generator.words.places import Kind, Place, place_of


@dataclass(frozen=True, slots=True)
class PrivacyRemoval:
    """A removal that a commit says privacy needs."""

    path: str
    """The record, or the folder whose records are all meant, as the commit names it."""
    commit: Commit


def moves_between(before: Mapping[str, Blob | None], after: Mapping[str, Blob | None]) -> Mapping[str, str]:
    """Return, by a file that is gone, where the very same content now lies: under another name of its pair or person.

    A record of somebody who is still there has not moved to somebody else.
    """
    staying = {place.owner for place in map(place_of, after) if place}
    arrived: dict[tuple[Kind, Blob], list[Place]] = {}
    for file, blob in sorted(after.items()):
        place = place_of(file)
        if place and blob and file not in before:
            arrived.setdefault((place.kind, blob), []).append(place)
    moves = {}
    for file, blob in sorted(before.items()):
        gone = place_of(file)
        if gone is None or blob is None or file in after:
            continue
        found = arrived.get((gone.kind, blob), [])
        target = next((to for to in found if to.owner == gone.owner or gone.owner not in staying), None)
        if target:
            found.remove(target)
            moves[file] = target.file
    return moves


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


def _path(line: str) -> str:
    return line.strip().removeprefix("./").rstrip("/")
