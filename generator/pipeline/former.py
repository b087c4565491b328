"""What records said before the base that the base has no more. Only versions that can matter are parsed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from generator.checking.since_base import Former, SinceBase
from generator.checking.structure import structure
from generator.reading.history import read_blobs, revisions_of
from generator.reading.repository import Repository
from generator.reading.yaml_document import parse_document
from generator.words.history import Blob, Revision
from generator.words.model import Agreement, Entry, Goal, Pair, Person
from generator.words.places import Kind, Place, agreement_file, goals_file, place_of

T = TypeVar("T")


def read_former(
    repository: Repository, start: str, since: SinceBase, base: AbstractSet[str], after: AbstractSet[str]
) -> Former:
    """Return what is known of ids that came back.

    `start` is the full id of the commit at the base; `base` and `after` are the files of the records that differ and of
    those beside them, then and now.
    """
    new = {before.id: _ids(after) - _ids(before) for before, after in since.pairs()}
    new = {pair: ids for pair, ids in new.items() if ids}
    agreements = [file for file in map(agreement_file, since.agreements) if file not in base]
    people = [file for file in after if file not in base and _is_person(file)]
    goals = {pair: goals_file(pair) for pair in new}
    logs = [f"records/pairs/{pair}/log/" for pair in new]
    revisions = revisions_of(repository, start, (*agreements, *people, *goals.values(), *logs))
    entries = _gone_entries(revisions.keys() - base, new)
    gone = (file for files in entries.values() for file in files)
    versions = _read_versions(repository, revisions, (*agreements, *people, *goals.values(), *gone))
    return Former(
        agreements=_by_owner(versions.read(agreements, Agreement)),
        people=_by_owner(versions.read(people, Person, "id")),
        goals={pair: tuple(_goals(versions, goals[pair], ids)) for pair, ids in new.items()},
        entries={
            pair: tuple(entry for _, entry in versions.read(entries.get(pair, ()), Entry, "stem", ids))
            for pair, ids in new.items()
        },
    )


def _gone_entries(gone: Iterable[str], pairs: Collection[str]) -> Mapping[str, list[str]]:
    """Return those of the files that are log entries of certain pairs, by pair, in order."""
    found: dict[str, list[str]] = {}
    for place in map(place_of, sorted(gone)):
        if place and place.kind is Kind.LOG_ENTRY and place.pair in pairs:
            found.setdefault(place.pair, []).append(place.file)
    return found


def _goals(versions: "_Versions", file: str, new: Collection[str]) -> Iterator[Goal]:
    for _, data in versions.parse((file,), new):
        yield from _structured_all(data.get("goals"), Goal)


def _is_person(file: str) -> bool:
    place = place_of(file)
    return place is not None and place.kind is Kind.PERSON


def _ids(pair: Pair) -> set[str]:
    goals = {goal.id for goal in pair.goals}
    objectives = {objective.id for goal in pair.goals for objective in goal.objectives}
    return goals | objectives | {action.id for entry in pair.entries for action in entry.next}


def _read_versions(
    repository: Repository, revisions: Mapping[str, tuple[Revision, ...]], files: Iterable[str]
) -> "_Versions":
    """Read all versions of some files, of many in one go."""
    blobs = {file: [each.after for each in revisions.get(file, ()) if each.after] for file in files}
    wanted = {blob for some in blobs.values() for blob in some}
    return _Versions(blobs, read_blobs(repository, wanted) if wanted else {})


@dataclass(frozen=True, slots=True)
class _Versions:
    """The versions of files from before the base."""

    blobs: Mapping[str, list[Blob]]
    """By file, newest first."""
    contents: Mapping[Blob, bytes]

    def parse(
        self, files: Iterable[str], words: Collection[str] = ()
    ) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        """Yield all versions that hold one of the words, newest first; any version where there are no words."""
        sought = [word.encode() for word in words]
        versions = dict.fromkeys((file, blob) for file in files for blob in self.blobs[file])
        for file, blob in versions:
            content, place = self.contents.get(blob), place_of(file)
            if content is None or place is None or (sought and not any(word in content for word in sought)):
                continue
            document, _ = parse_document(file, content)
            if document and isinstance(document.data, dict):
                yield place, document.data

    def read(
        self, files: Iterable[str], type_: type[T], named: str = "", words: Collection[str] = ()
    ) -> Iterator[tuple[Place, T]]:
        """Yield the same as a type of the model, without what does not fit. `named` is what the file's name says."""
        for place, data in self.parse(files, words):
            name = place.stem or place.owner
            for found in _structured_all([{**data, named: name} if named else data], type_):
                yield place, found


def _structured_all(items: Any, type_: type[T]) -> Iterator[T]:
    for item in items if isinstance(items, list) else ():
        try:
            yield structure(item, type_)
        except (msgspec.ValidationError, TypeError):
            continue


def _by_owner(found: Iterable[tuple[Place, T]]) -> Mapping[str, tuple[T, ...]]:
    owned: dict[str, tuple[T, ...]] = {}
    for place, value in found:
        owned[place.owner] = (*owned.get(place.owner, ()), value)
    return owned
