"""What records said before the base that the base has no more. Only versions that can matter are parsed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from generator.checking.since_base import Former, SinceBase
from generator.checking.structure import structure
from generator.reading.history import read_blobs
from generator.reading.repository import Repository
from generator.reading.yaml_document import parse_document
from generator.words.history import Blob, History
from generator.words.model import Agreement, Entry, Goal, Pair, Person
from generator.words.places import Kind, Place, agreement_file, goals_file, place_of

T = TypeVar("T")


def read_former(
    repository: Repository, history: History, since: SinceBase, base: Mapping[str, Blob | None]
) -> Former:
    """Return what is known of ids that came back; `base` are the contents of the records at the base, by file."""
    versions = _Versions(repository, history, {commit.id for commit in since.commits})
    pairs = [agreement_file(pair) for pair in since.agreements]
    people = [place.file for place in since.after.places.values() if place.kind is Kind.PERSON]
    goals, entries = _steps(versions, history, since, base)
    return Former(
        agreements=_by_owner(versions.read((file for file in pairs if file not in base), Agreement)),
        people=_by_owner(versions.read((file for file in people if file not in base), Person, "id")),
        goals=goals,
        entries=entries,
    )


def _steps(
    versions: "_Versions", history: History, since: SinceBase, base: Mapping[str, Blob | None]
) -> tuple[Mapping[str, tuple[Goal, ...]], Mapping[str, tuple[Entry, ...]]]:
    goals: dict[str, tuple[Goal, ...]] = {}
    entries: dict[str, tuple[Entry, ...]] = {}
    for before, after in since.pairs():
        new = _ids(after) - _ids(before)
        if not new:
            continue
        logs = f"records/pairs/{before.id}/log/"
        gone = (file for file in history.revisions if file.startswith(logs) and file not in base)
        goals[before.id] = tuple(
            goal
            for _, data in versions.parse((goals_file(before.id),), new)
            for goal in _structured_all(data.get("goals"), Goal)
        )
        entries[before.id] = tuple(entry for _, entry in versions.read(gone, Entry, "stem", new))
    return goals, entries


def _ids(pair: Pair) -> set[str]:
    goals = {goal.id for goal in pair.goals}
    objectives = {objective.id for goal in pair.goals for objective in goal.objectives}
    return goals | objectives | {action.id for entry in pair.entries for action in entry.next}


@dataclass(frozen=True, slots=True)
class _Versions:
    """The versions of files from before the base."""

    repository: Repository
    history: History
    new: Collection[str]
    """The ids of the commits since the base."""

    def parse(
        self, files: Iterable[str], words: Collection[str] = ()
    ) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        """Yield all versions that hold one of the words, newest first; any version where there are no words."""
        wanted = [
            (file, change.after)
            for file in files
            for change in self.history.revisions.get(file, ())
            if change.after and change.commit.id not in self.new
        ]
        contents = read_blobs(self.repository, (blob for _, blob in wanted)) if wanted else {}
        sought = [word.encode() for word in words]
        for file, blob in dict.fromkeys(wanted):
            content, place = contents.get(blob), place_of(file)
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
