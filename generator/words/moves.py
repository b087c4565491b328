"""Where records went that are gone from their place. Pure: paths and ids of contents in, paths out."""

from collections.abc import Mapping

from generator.words.history import Blob
from generator.words.places import Kind, Place, place_of


def moves_between(before: Mapping[str, Blob | None], after: Mapping[str, Blob | None]) -> Mapping[str, str]:
    """Return, by a file that is gone, where the very same content now lies: under another name of its pair or person.

    A record of somebody who is still there has not moved to somebody else.
    """
    arrived: dict[tuple[Kind, Blob], list[Place]] = {}
    for file in sorted(after.keys() - before.keys()):
        if (place := place_of(file)) and (blob := after[file]):
            arrived.setdefault((place.kind, blob), []).append(place)
    moves: dict[str, str] = {}
    if not arrived:
        return moves
    staying = {(place.pair, place.owner) for place in map(place_of, after) if place}
    for file in sorted(before.keys() - after.keys()):
        gone, blob = place_of(file), before[file]
        if gone is None or blob is None:
            continue
        found = arrived.get((gone.kind, blob), [])
        is_there = (gone.pair, gone.owner) in staying
        target = next((to for to in found if to.owner == gone.owner or not is_there), None)
        if target:
            found.remove(target)
            moves[file] = target.file
    return moves


def renamed_pairs(moves: Mapping[str, str]) -> Mapping[str, str]:
    """Return, by the earlier id of a pair whose folder was renamed, its id now. One record that moved tells."""
    renamed = {}
    for file, target in moves.items():
        source, place = place_of(file), place_of(target)
        if source and place and source.pair != place.pair:
            renamed[source.pair] = place.pair
    return renamed
