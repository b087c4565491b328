"""From a base in git to what the rules on history look at. Only what differs from the base is read and parsed."""

from collections.abc import Mapping
from dataclasses import replace

from generator.checking.corpus import Corpus
from generator.checking.meant_removals import as_if_done_before
from generator.checking.since_base import SinceBase
from generator.checking.structure import build_corpus
from generator.comparing.removals import removed_for_privacy
from generator.pipeline.former import read_former
from generator.pipeline.parsing import parse_records
from generator.pipeline.signatures import read_pasts
from generator.reading.history import Past, read_commits, read_records_of, read_tree
from generator.reading.repository import merge_base, resolve
from generator.reading.schemas import Schemas
from generator.words.history import Blob
from generator.words.moves import moves_between
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, place_of

Tree = Mapping[str, Blob | None]
"""The content of every record, by file; None where it cannot be read."""


def read_since(
    base: str, past: Past, after: Mapping[str, Blob | None], corpus: Corpus, schemas: Schemas
) -> SinceBase:
    """Return how the records in `corpus`, whose contents are `after`, differ from those that they began from.

    That is the newest commit which `base` and the one up to which `past` goes have in common. Raises Obstacle where
    there is none.
    """
    repository = past.repository
    if repository is None:
        trouble = f"{past.history.trouble} {past.history.way_out}".strip()
        raise Obstacle(trouble or "There is no git repository here, so no base to compare with.")
    head = past.history.head
    if not head:
        raise Obstacle("Nothing is committed here yet, so there is no base to compare with.")
    start = merge_base(repository, resolve(repository, base), head)
    before = read_tree(repository, start)
    pairs = differing_pairs(before, after)
    parsed = parse_records(read_records_of(repository, _concerned(before, after, pairs)), schemas)
    moves, commits = moves_between(before, after), read_commits(repository, start, head)
    gone = (file for file in before if file not in after and file not in moves)
    now = (corpus.programme.pairs[pair] for pair in sorted(pairs & corpus.programme.pairs.keys()))
    meant = as_if_done_before(
        build_corpus(parsed.places, parsed.documents, parsed.sound, corpus.today), corpus
    )
    since = SinceBase(
        before=meant.before,
        after=corpus,
        commits=commits,
        moves=moves,
        privacy=removed_for_privacy(gone, commits),
        agreements=read_pasts(repository, past.history, now, after),
        forgotten=meant.forgotten,
        retired=meant.retired,
    )
    return replace(since, former=read_former(repository, past.history, since, before))


def differing_pairs(before: Tree, after: Tree) -> frozenset[str]:
    """Return the ids of pairs of which any record differs, or is there on one side alone."""
    places = (place_of(file) for file in before.keys() | after.keys() if before.get(file) != after.get(file))
    return frozenset(place.pair for place in places if place and place.pair)


def _concerned(before: Tree, after: Tree, pairs: frozenset[str]) -> Tree:
    """Return the records of the base that rules look at: all of a pair that differs, and people who differ."""
    found = {}
    for file, blob in before.items():
        place = place_of(file)
        is_other_person = place and place.kind is Kind.PERSON and blob != after.get(file)
        if place and (place.pair in pairs or is_other_person):
            found[file] = blob
    return found
