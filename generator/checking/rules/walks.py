"""Walks over a corpus that several modules of rules take. Yields records with their files; knows no rule."""

from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.words.model import Entry, Goal, Pair
from generator.words.places import Kind, agreement_file, entry_file, goals_file


def pairs(corpus: Corpus) -> Iterator[tuple[str, Pair]]:
    """Yield every pair with the file of its agreement."""
    for pair in corpus.programme.pairs.values():
        yield agreement_file(pair.id), pair


def goals(corpus: Corpus) -> Iterator[tuple[str, int, Goal, Pair]]:
    """Yield every goal with its file and its place in the list."""
    for pair in corpus.programme.pairs.values():
        for index, goal in enumerate(pair.goals):
            yield goals_file(pair.id), index, goal, pair


def entries(corpus: Corpus) -> Iterator[tuple[str, Entry, Pair]]:
    """Yield every log entry with its file."""
    for pair in corpus.programme.pairs.values():
        for entry in pair.entries:
            yield entry_file(pair.id, entry.stem), entry, pair


def entries_in_force(corpus: Corpus) -> Iterator[tuple[str, Entry, Pair]]:
    """Yield every log entry that counts: what was corrected or withdrawn needs no mending."""
    for pair in corpus.programme.pairs.values():
        for entry in pair.entries_in_force():
            yield entry_file(pair.id, entry.stem), entry, pair


def members_are_clear(corpus: Corpus, pair: Pair) -> bool:
    """Return whether both sides are there and every member has a record.

    If not, a stranger may be the one who is missing, or a member whose id has a slip in it.
    """
    agreement = pair.agreement
    both_sides = bool(agreement.mentors and agreement.mentees)
    return both_sides and all(corpus.knows_person(person) for person in agreement.members)


def goals_are_sound(corpus: Corpus, pair: Pair) -> bool:
    """Return whether all goals of a pair are in the model; if not, an id may be unknown through no fault of its own."""
    return corpus.is_sound(goals_file(pair.id))


def unsound_logs(corpus: Corpus) -> frozenset[str]:
    """Return the pairs that have a log entry which is not in the model."""
    return frozenset(
        place.owner
        for file, place in corpus.places.items()
        if place.kind is Kind.LOG_ENTRY and file not in corpus.sound
    )
