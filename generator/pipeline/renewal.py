"""From what the public was shown last, and git, to what it is shown next."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checking.structure import build_corpus
from generator.figures.parts import Parts, differing_parts
from generator.pipeline.parsing import parse_records
from generator.pipeline.publication import Publishable
from generator.pipeline.records import Held
from generator.pipeline.since_base import Tree, differing_pairs
from generator.reading.history import list_commits, read_records_of, read_tree
from generator.reading.overlay import Overlay
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.views.published import (
    LENGTH,
    NOTHING_PUBLISHED,
    PUBLISHED_FILE,
    Memory,
    name_of_pair,
    name_of_state,
    parse_published,
    render_published,
)
from generator.views.renewal import Renewal, renew
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.model import Programme
from generator.words.numbers import counted
from generator.words.obstacle import Obstacle
from generator.words.phrases import listed
from generator.words.places import Kind, place_of


@dataclass(frozen=True, slots=True)
class Renewed:
    """What the public is shown next."""

    sight: Sight
    files: Mapping[str, str]
    """What the site remembers of itself, by its place on the site."""
    remarks: tuple[str, ...]
    """What whoever builds has to know, as sentences."""


def read_published(file: Path) -> Memory:
    """Return what a site remembers that was published before; nothing where there is no such file.

    Raises Obstacle where the file cannot be read.
    """
    try:
        return parse_published(file.read_bytes())
    except FileNotFoundError:
        return NOTHING_PUBLISHED
    except (OSError, ValueError) as error:
        raise Obstacle(
            f"{file} says what the public was shown last, and it cannot be read. Take it from the site that is online,"
            " or build with --start-anew; whoever kept the former site can then compare the two."
        ) from error


def renew_sight(
    sight: Sight, memory: Memory, shown: Publishable, schemas: Schemas, revisions: Sequence[str]
) -> Renewed:
    """Return what the public is shown, where it was shown something before.

    `shown` is what is published of the records, and `revisions` are the commits that hold just these, one for each
    repository; empty text for one where none does.
    """
    if sight.audience is not Audience.PUBLIC:
        # It is kept for the next site that is for the public.
        return Renewed(sight, _files(memory), ())
    # In none that could be found again where it is not known of one repository.
    state = "".join(map(name_of_state, revisions)) if all(revisions) else ""
    former = _Former(shown, schemas, memory)
    fewest = sight.smallest_group
    renewal = renew(sight.figures, memory.figures, state, sight.today, former.parts, fewest)
    left_out = {
        **memory.left_out,
        state: frozenset(name_of_pair(pair, revisions[0]) for pair in shown.left_out),
    }
    return Renewed(
        replace(sight, figures=renewal.figures),
        _files(Memory(renewal.published, left_out)),
        tuple(_remarks(renewal, fewest, is_found_again=bool(state))),
    )


def _files(memory: Memory) -> Mapping[str, str]:
    return {PUBLISHED_FILE: render_published(memory)} if memory.figures else {}


def _remarks(renewal: Renewal, fewest: int, *, is_found_again: bool) -> Iterator[str]:
    is_of_many = any(each.is_rounded for named in renewal.figures.values() for each in named.values())
    if is_of_many and not is_found_again:
        yield (
            "No commit holds just these records, so the next build cannot tell what has changed since this one:"
            " commit them before you publish this site."
        )
    if renewal.unknown:
        yield (
            f"Git here does not know what the figures of {listed(day(each) for each in renewal.unknown)} were made"
            " from, so they stay as they were published. Fetch the whole history, or build with --start-anew;"
            " whoever kept the former site can then compare the two."
        )
    elif renewal.kept:
        yield (
            f"{counted(len(renewal.kept), 'figure stays', 'figures stay')} as published before, until {fewest} people"
            " have something new in it. Each says of what day it is."
        )


class _Layer:
    """The records of one repository: as they are published, and as its commits had them."""

    def __init__(self, held: Held, *, is_known: bool) -> None:
        self.now, self.repository, head = held.blobs, held.past.repository, held.past.history.head
        commits = list_commits(self.repository, head) if self.repository and head and is_known else ()
        self.commits = {name_of_state(commit): commit for commit in commits}

    def tree(self, commit: str) -> Tree:
        """Return the content of every record of a commit, by file; none at all where there is no commit."""
        return read_tree(self.repository, commit) if self.repository and commit else {}

    def records(self, tree: Tree) -> tuple[RecordFile, ...]:
        """Return records by what git keeps of them."""
        return read_records_of(self.repository, tree) if self.repository and tree else ()


class _Former:
    """The records of commits from which figures were published."""

    def __init__(self, shown: Publishable, schemas: Schemas, memory: Memory) -> None:
        self.corpus, self.schemas, self.memory = shown.checked.corpus, schemas, memory
        self.layers = [_Layer(held, is_known=bool(memory.figures)) for held in shown.checked.held]

    def parts(self, state: str) -> Parts | None:
        """Return whose part differs between a state and now; None where git does not know the state."""
        commits = self._commits(state)
        if commits is None:
            return None
        trees = [layer.tree(commit) for layer, commit in zip(self.layers, commits, strict=True)]
        names = self.memory.left_out.get(state, frozenset())
        pairs = {place.pair for tree in trees for place in map(place_of, tree) if place and place.pair}
        left_out = {pair for pair in pairs if name_of_pair(pair, commits[0]) in names}
        differing = left_out.union(
            *(differing_pairs(tree, layer.now) for layer, tree in zip(self.layers, trees, strict=True))
        )
        now = self.corpus.programme
        after = Programme(
            program=now.program,
            pairs={id_: pair for id_, pair in now.pairs.items() if id_ in differing},
            pulses=now.pulses,
        )
        before = self._programme([_of(tree, differing - left_out) for tree in trees])
        return differing_parts(before, after, self.corpus.today)

    def _commits(self, state: str) -> list[str] | None:
        """Return the commits of a state, one for each repository; empty text for a second one that was not there."""
        names = [state[at : at + LENGTH] for at in range(0, len(state), LENGTH)]
        if not names or len(names) > len(self.layers):
            return None
        found = [layer.commits.get(name) for layer, name in zip(self.layers, names, strict=False)]
        missing = [""] * (len(self.layers) - len(names))
        return None if None in found else [*filter(None, found), *missing]

    def _programme(self, trees: Sequence[Tree]) -> Programme:
        files, *laid = (layer.records(tree) for layer, tree in zip(self.layers, trees, strict=True))
        overlay = Overlay(files={file.place.file: file for each in laid for file in each})
        parsed = parse_records(files, self.schemas, overlay)
        return build_corpus(parsed.places, parsed.documents, parsed.sound, self.corpus.today).programme


def _of(tree: Tree, pairs: Collection[str]) -> Tree:
    """Return what figures can rest on: the records of some pairs, and all surveys."""
    places = ((place_of(file), blob) for file, blob in tree.items())
    return {
        place.file: blob
        for place, blob in places
        if place and (place.pair in pairs or place.kind is Kind.PULSE)
    }
