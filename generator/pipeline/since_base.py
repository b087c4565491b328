"""From a base in git to what the rules on history look at. Only what differs from the base is read and parsed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.checking.corpus import Corpus
from generator.checking.meant_removals import as_if_done_before
from generator.checking.since_base import SinceBase
from generator.checking.structure import build_corpus
from generator.comparing.removals import removed_for_privacy
from generator.comparing.signatures import AgreementPast
from generator.pipeline.dossiers import OWN, name_of
from generator.pipeline.former import read_former
from generator.pipeline.parsing import parse_records
from generator.reading.history import Past, list_tree, read_commits, read_records_of
from generator.reading.repository import merge_base, resolve
from generator.reading.schemas import Schemas
from generator.words.history import Blob
from generator.words.model import Pair
from generator.words.moves import moves_between
from generator.words.obstacle import Obstacle
from generator.words.places import place_of

Tree = Mapping[str, Blob | None]
"""The content of every record, by file; None where it cannot be read."""

Pasts = Callable[[Iterable[Pair]], Mapping[str, AgreementPast]]
"""Tells what git knows of the agreements of pairs, by the pair's id."""


def read_since(
    base: str, past: Past, after: Tree, pasts: Pasts, corpus: Corpus, schemas: Schemas
) -> SinceBase:
    """Return how the records in `corpus`, whose contents are `after`, differ from those that they began from.

    That is the newest commit which `base` and the one up to which `past` goes have in common; of `past`, only that one
    matters. Raises Obstacle where there is none.
    """
    repository = past.repository
    if repository is None:
        trouble = f"{past.history.trouble} {past.history.way_out}".strip()
        raise Obstacle(trouble or "There is no git repository here, so no base to compare with.")
    head = past.history.head
    if not head:
        raise Obstacle("Nothing is committed here yet, so there is no base to compare with.")
    start = merge_base(repository, resolve(repository, base), head)
    before, after = _differing(list_tree(repository, start), after)
    near = replace(corpus, places={file: place for file in after if (place := place_of(file))})
    concerned = {file: blob for file, blob in before.items() if name_of(file) != OWN}
    parsed = parse_records(read_records_of(repository, concerned), schemas)
    moves, commits = moves_between(before, after), read_commits(repository, start, head)
    gone = (file for file in before if file not in after and file not in moves)
    pairs = {place.pair for place in near.places.values() if place.pair}
    now = (corpus.programme.pairs[pair] for pair in sorted(pairs & corpus.programme.pairs.keys()))
    meant = as_if_done_before(build_corpus(parsed.places, parsed.documents, parsed.sound, corpus.today), near)
    since = SinceBase(
        before=meant.before,
        after=near,
        commits=commits,
        moves=moves,
        privacy=removed_for_privacy(gone, commits),
        agreements=pasts(now),
        forgotten=meant.forgotten,
        retired=meant.retired,
    )
    return replace(since, former=read_former(repository, start, since, before.keys(), after.keys()))


def _differing(before: Tree, after: Tree) -> tuple[Tree, Tree]:
    """Return, then and now, all records of pairs of which any differs, of people who differ, and of the programme."""
    names = {name_of(file) for file in _differing_files(before, after) if place_of(file)}
    return _within(before, names), _within(after, names)


def _differing_files(before: Tree, after: Tree) -> Iterator[str]:
    yield from (file for file, blob in before.items() if blob != after.get(file))
    yield from (file for file, blob in after.items() if file not in before and blob)


def _within(tree: Tree, names: Collection[str]) -> Tree:
    """Return the records of the dossiers with these names, and those of the programme."""
    return {
        file: blob
        for file, blob in tree.items()
        if ((name := name_of(file)) in names or name == OWN) and place_of(file)
    }


def differing_pairs(before: Tree, after: Tree) -> frozenset[str]:
    """Return the ids of pairs of which any record differs, or is there on one side alone."""
    places = map(place_of, _differing_files(before, after))
    return frozenset(place.pair for place in places if place and place.pair)
