"""Two states of a programme in, what changes in meaning out: by subject, pairs first. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

import msgspec

from generator.comparing.changes import Change, Changes, Subject, SubjectKind
from generator.comparing.circle import Circle
from generator.comparing.files import compare_files
from generator.comparing.pairs import compare_pairs
from generator.comparing.people import compare_people
from generator.comparing.program import compare_programs, compare_resources
from generator.comparing.pulses import compare_pulses
from generator.comparing.unread import compare_unread
from generator.words.history import ChangedFile
from generator.words.model import Pair, Person, Programme
from generator.words.moves import moves_between, renamed_pairs
from generator.words.places import Kind, Place, place_of

T = TypeVar("T", Pair, Person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one state of a programme to another."""

    before: Programme
    after: Programme
    files: tuple[ChangedFile, ...] = ()
    """All files that changed, records and others."""
    unread_before: Collection[str] = ()
    """Records that could not be read; they are in neither programme."""
    unread_after: Collection[str] = ()
    private: Collection[str] = ()
    """Records whose removal a commit says to be for privacy."""
    forgotten: Collection[str] = ()
    """The ids that stand for people who are forgotten; the state before is as if they had been so already."""
    retired: Collection[str] = ()
    """The pairs that are reduced to facts; the state before is as if they had been so already."""

    @property
    def renamed(self) -> Mapping[str, str]:
        """By a pair's id: its earlier id, if its folder was renamed."""
        before, after = (
            {each.file: getattr(each, side) for each in self.files} for side in ("before", "after")
        )
        moves = moves_between(_present(before), _present(after))
        return {new: old for old, new in renamed_pairs(moves).items()}


def _present(files: Mapping[str, str]) -> Mapping[str, str]:
    return {file: content for file, content in files.items() if content}


def compare(step: Step, circle: Circle) -> Changes:
    """Return what changes in meaning."""
    found: dict[Subject, list[Change]] = {}
    for subject, change in _changes(step, circle):
        found.setdefault(subject, []).append(change)
    order = list(SubjectKind)
    ordered = sorted(found, key=lambda subject: (order.index(subject.kind), subject.id))
    return {subject: tuple(found[subject]) for subject in ordered}


def _changes(step: Step, circle: Circle) -> Iterator[tuple[Subject, Change]]:
    before, after = step.before, step.after
    for old_pair, pair in _matched(before.pairs, after.pairs, step.renamed):
        subject = _pair_subject(pair or old_pair, circle)
        changes = compare_pairs(old_pair, pair, circle, step.private)
        yield from ((subject, change) for change in changes)
    yield from _let_go(step, circle)
    resources = {resource.id: resource for resource in (*before.resources, *after.resources)}
    for old_person, person in _matched(before.people, after.people):
        subject = _person_subject(person or old_person, circle)
        told = compare_people(old_person, person, resources, circle, step.private)
        yield from ((subject, change) for change in told)
    programme, list_ = Subject(SubjectKind.PROGRAMME), Subject(SubjectKind.RESOURCES)
    yield from ((programme, each) for each in compare_programs(before.program, after.program, circle))
    yield from ((list_, each) for each in compare_resources(before.resources, after.resources, circle))
    surveys = Subject(SubjectKind.SURVEYS)
    yield from ((surveys, each) for each in compare_pulses(before.pulses, after.pulses, circle))
    files = Subject(SubjectKind.FILES)
    yield from ((files, change) for change in compare_files(step.files, circle))
    unread = compare_unread(step.files, step.unread_before, step.unread_after, circle)
    yield from ((_subject_of(place_of(file), step, circle), change) for file, change in unread)


def _let_go(step: Step, circle: Circle) -> Iterator[tuple[Subject, Change]]:
    """Yield what is done for privacy. A coordinator sees to it: nobody is asked about what is theirs no more."""
    for person in step.forgotten:
        need = circle.coordinator("the forgetting")
        sentence = "Somebody is forgotten: this id stands in their place."
        yield Subject(SubjectKind.PERSON, person), Change(sentence, ["forgotten", person], (need,))
    for pair in step.retired:
        need = circle.coordinator("the facts that stay")
        subject = _pair_subject(step.after.pairs.get(pair), circle)
        sentence = "The pair is reduced to facts: its words go, and its figures stay as they are."
        yield subject, Change(sentence, ["retired", pair], (need,))


def _matched(
    before: Mapping[str, T], after: Mapping[str, T], renamed: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[T | None, T | None]]:
    """Yield what belongs together by its id, or by its earlier id or its content where it was renamed."""
    gone = {id_: before[id_] for id_ in before if id_ not in after}
    for id_, new in after.items():
        old = before.get(id_)
        if old is None:
            former = next((name for name, each in gone.items() if _is_renamed(each, new)), "")
            old = gone.pop(renamed.get(id_, former), None)
        yield old, new
    yield from ((old, None) for old in gone.values())


def _is_renamed(old: Pair | Person, new: Pair | Person) -> bool:
    if isinstance(old, Pair) and isinstance(new, Pair):
        return old.agreement == new.agreement
    return msgspec.structs.replace(old, id=new.id) == new


def _pair_subject(pair: Pair | None, circle: Circle) -> Subject:
    assert pair  # noqa: S101 - one of the two states has it
    return Subject(SubjectKind.PAIR, pair.id, circle.names(pair.agreement.members))


def _person_subject(person: Person | None, circle: Circle) -> Subject:
    assert person  # noqa: S101 - one of the two states has it
    return Subject(SubjectKind.PERSON, person.id, circle.name(person.id))


def _subject_of(place: Place | None, step: Step, circle: Circle) -> Subject:
    match place:
        case Place(Kind.PERSON, _, owner):
            return Subject(SubjectKind.PERSON, owner, circle.name(owner))
        case Place(Kind.PROGRAM):
            return Subject(SubjectKind.PROGRAMME)
        case Place(Kind.RESOURCES):
            return Subject(SubjectKind.RESOURCES)
        case Place(Kind.PULSE):
            return Subject(SubjectKind.SURVEYS)
        case _:
            pair = step.after.pairs.get(place.owner if place else "")
            names = circle.names(pair.agreement.members) if pair else ""
            return Subject(SubjectKind.PAIR, place.owner if place else "", names)
