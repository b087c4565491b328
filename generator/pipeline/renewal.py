"""From what the public was shown last, and git, to what it is shown next."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checking.structure import build_corpus
from generator.figures.parts import Parts, differing_parts
from generator.pipeline.parsing import parse_records
from generator.pipeline.publication import Publishable
from generator.pipeline.since_base import differing_pairs
from generator.reading.history import list_commits, read_records_of, read_tree
from generator.reading.repository import Repository
from generator.reading.schemas import Schemas
from generator.views.published import (
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
from generator.words.history import Blob
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


def renew_sight(sight: Sight, memory: Memory, shown: Publishable, schemas: Schemas, revision: str) -> Renewed:
    """Return what the public is shown, where it was shown something before.

    `shown` is what is published of the records, and `revision` the commit that holds just these, if one does.
    """
    if sight.audience is not Audience.PUBLIC:
        # It is kept for the next site that is for the public.
        return Renewed(sight, _files(memory), ())
    state = name_of_state(revision) if revision else ""
    former = _Former(shown, schemas, memory)
    fewest = sight.smallest_group
    renewal = renew(sight.figures, memory.figures, state, sight.today, former.parts, fewest)
    left_out = {**memory.left_out, state: frozenset(name_of_pair(pair, revision) for pair in shown.left_out)}
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


class _Former:
    """The records of commits from which figures were published."""

    def __init__(self, shown: Publishable, schemas: Schemas, memory: Memory) -> None:
        self.corpus, self.schemas, self.memory = shown.checked.corpus, schemas, memory
        self.now, past = shown.checked.blobs, shown.checked.past
        self.repository, head = past.repository, past.history.head
        commits = list_commits(self.repository, head) if self.repository and head and memory.figures else ()
        self.commits = {name_of_state(commit): commit for commit in commits}

    def parts(self, state: str) -> Parts | None:
        """Return whose part differs between a state and now; None where git does not know the state."""
        commit = self.commits.get(state)
        if commit is None or self.repository is None:
            return None
        tree = read_tree(self.repository, commit)
        names = self.memory.left_out.get(state, frozenset())
        pairs = {place.pair for place in map(place_of, tree) if place and place.pair}
        left_out = {pair for pair in pairs if name_of_pair(pair, commit) in names}
        differing = {*differing_pairs(tree, self.now), *left_out}
        now = self.corpus.programme
        after = Programme(
            program=now.program,
            pairs={id_: pair for id_, pair in now.pairs.items() if id_ in differing},
            pulses=now.pulses,
        )
        before = self._programme(self.repository, _of(tree, differing - left_out))
        return differing_parts(before, after, self.corpus.today)

    def _programme(self, repository: Repository, tree: Mapping[str, Blob | None]) -> Programme:
        parsed = parse_records(read_records_of(repository, tree), self.schemas)
        return build_corpus(parsed.places, parsed.documents, parsed.sound, self.corpus.today).programme


def _of(tree: Mapping[str, Blob | None], pairs: Collection[str]) -> Mapping[str, Blob | None]:
    """Return what figures can rest on: the records of some pairs, and all surveys."""
    places = ((place_of(file), blob) for file, blob in tree.items())
    return {
        place.file: blob
        for place, blob in places
        if place and (place.pair in pairs or place.kind is Kind.PULSE)
    }
