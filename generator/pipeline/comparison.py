"""From two commits to what changes in meaning between them. Reads only the records that a change touches."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.meant_removals import as_if_done_before
from generator.checking.structure import build_corpus
from generator.comparing.changes import Changes
from generator.comparing.circle import Circle
from generator.comparing.programmes import Step, compare
from generator.comparing.removals import removed_for_privacy
from generator.pipeline.parsing import Parsed, parse_records
from generator.reading.history import read_commits, read_records_at
from generator.reading.repository import (
    Repository,
    has_commits,
    merge_base,
    open_repository,
    read_changed_files,
    resolve,
)
from generator.reading.schemas import read_schemas
from generator.words.history import ChangedFile
from generator.words.model import Pair, Person, Programme
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, Place, agreement_file, place_of

_OF_THE_PROGRAMME = (Kind.PROGRAM, Kind.RESOURCES, Kind.PULSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changes in meaning from one commit to another."""

    repository: Repository
    target: str
    """The commit that the change is to go on top of, by its full id."""
    base: str
    """The newest commit that the target and the head have in common."""
    head: str
    changes: Changes
    circle: Circle


def read_comparison(root: Path, base: str, head: str) -> Comparison:
    """Compare what `head` says with what it said where it left `base`; both are names of commits.

    Raises Obstacle where git cannot tell.
    """
    repository = _open(root)
    if head == "HEAD" and not has_commits(repository):
        raise Obstacle("Nothing is committed here yet, so there is nothing to compare.")
    target, tip = resolve(repository, base), resolve(repository, head)
    start = merge_base(repository, target, tip)
    step = read_step(repository, start, tip)
    circle = _read_circle(repository, target, tip, step)
    return Comparison(
        repository=repository,
        target=target,
        base=start,
        head=tip,
        changes=compare(step, circle),
        circle=circle,
    )


def read_changes_at(comparison: Comparison, commit: str) -> Changes:
    """Return what the same change meant at another commit of it. Raises Obstacle where git cannot tell."""
    tip = resolve(comparison.repository, commit)
    start = merge_base(comparison.repository, comparison.target, tip)
    return compare(read_step(comparison.repository, start, tip), comparison.circle)


def read_step(repository: Repository, base: str, head: str) -> Step:
    """Return the records that two commits, named by their full ids, hold differently."""
    files = read_changed_files(repository, base, head)
    before, after = (_read(repository, commit, _touched(files)) for commit in (base, head))
    unread = _unread(after)
    now = _corpus(after)
    meant = as_if_done_before(_corpus(before, without=unread), now)
    return Step(
        before=meant.before.programme,
        after=now.programme,
        files=files,
        unread_before=_unread(before),
        unread_after=unread,
        private=_private(repository, base, head, files),
        forgotten=meant.forgotten,
        retired=meant.retired,
    )


def _private(repository: Repository, base: str, head: str, files: Iterable[ChangedFile]) -> Collection[str]:
    gone = [each.file for each in files if not each.after and place_of(each.file)]
    return removed_for_privacy(gone, read_commits(repository, base, head)).keys() if gone else ()


def _open(root: Path) -> Repository:
    repository = open_repository(root)
    if repository is None:
        raise Obstacle(f"{root} lies in no git repository, so nothing tells what has changed.")
    if repository.is_shallow:
        raise Obstacle(
            "This clone holds only the newest commits, so git cannot tell what has changed: "
            "fetch the others with git fetch --unshallow."
        )
    return repository


def _read(repository: Repository, commit: str, wanted: Callable[[Place], bool]) -> Parsed:
    return parse_records(read_records_at(repository, commit, wanted), read_schemas())


def _touched(files: Iterable[ChangedFile]) -> Callable[[Place], bool]:
    places = [place for place in (place_of(changed.file) for changed in files) if place]
    pairs = {place.pair for place in places if place.pair}
    people = {place.owner for place in places if place.kind is Kind.PERSON}

    def is_touched(place: Place) -> bool:
        if place.kind in _OF_THE_PROGRAMME:
            return True
        return place.pair in pairs if place.pair else place.owner in people

    return is_touched


def _unread(parsed: Parsed) -> frozenset[str]:
    """Return the records that are in no model: those with faults, and all of a pair whose agreement has one."""
    return frozenset(
        place.file
        for place in parsed.places
        if place.file not in parsed.sound or (place.pair and agreement_file(place.pair) not in parsed.sound)
    )


def _corpus(parsed: Parsed, without: Collection[str] = ()) -> Corpus:
    # What a change means does not depend on the day.
    return build_corpus(parsed.places, parsed.documents, parsed.sound.difference(without), dt.date.min)


def _read_circle(repository: Repository, target: str, head: str, step: Step) -> Circle:
    """Return who is who. What the target says today counts, so that no change can choose its own approvers."""
    program = _corpus(_read(repository, target, lambda place: place.kind is Kind.PROGRAM)).programme.program
    coordinators = program.coordinators or step.after.program.coordinators
    maintainers = program.maintainers or step.after.program.maintainers
    named = {*coordinators, *maintainers, *_mentioned(step.before), *_mentioned(step.after)}

    def is_named(place: Place) -> bool:
        return place.kind is Kind.PERSON and place.owner in named

    before, after = (_read(repository, commit, is_named) for commit in (target, head))
    known = {place.owner for place in before.places}
    new = {id_: person for id_, person in _people(after).items() if id_ not in known}
    return Circle(
        people={**new, **_people(before)},
        coordinators=coordinators,
        maintainers=maintainers,
        newcomers=frozenset(new),
    )


def _people(parsed: Parsed) -> dict[str, Person]:
    return dict(_corpus(parsed).programme.people)


def _mentioned(programme: Programme) -> set[str]:
    of_pairs = (person for pair in programme.pairs.values() for person in _people_of(pair))
    return {*programme.program.coordinators, *programme.program.maintainers, *programme.people, *of_pairs}


def _people_of(pair: Pair) -> set[str]:
    agreement = pair.agreement
    raters = {rating.by for entry in pair.entries for rating in entry.ratings}
    present = {person for entry in pair.entries for person in entry.present}
    return {*agreement.members, *agreement.signatures, *raters, *present}
