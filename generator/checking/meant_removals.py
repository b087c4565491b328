"""What is gone since a base because somebody was forgotten, or a pair was reduced to facts. Two states in, one out.

The base is looked at as if that had been done there already; so whatever else a change does is still found. Only what
the commands forget and retire do is taken for meant, to the letter. Knows no commit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.checking.corpus import Corpus
from generator.checking.facts_only import facts_only
from generator.checking.forgotten import file_without, tombstone, without_person
from generator.checking.rules.retention import records_of_pairs
from generator.checking.structure import build_corpus
from generator.reading.document import Document
from generator.words.places import Kind, Place, agreement_file, person_file, place_of
from generator.words.traces import TOMBSTONE, Traces


@dataclass(frozen=True, slots=True)
class Meant:
    """The base as it would be, and what was done to it."""

    before: Corpus
    forgotten: tuple[str, ...] = ()
    """The ids that stand for people who were forgotten."""
    retired: tuple[str, ...] = ()
    """The pairs that were reduced to facts."""


def as_if_done_before(before: Corpus, after: Corpus) -> Meant:
    """Return the base as if those had been forgotten, and those pairs retired, that are so now."""
    found = []
    for traces in _forgotten(before, after):
        before = _without(before, traces)
        found.append(traces.tombstone)
    retired = _retired(before, after)
    kept = {
        **before.documents,
        **{file: replace(before.documents[file], data=data) for file, data in retired.items()},
    }
    owners = dict.fromkeys(before.places[file].owner for file in retired)
    return Meant(
        _again(before, before.places.values(), kept) if retired else before, tuple(found), tuple(owners)
    )


def _forgotten(before: Corpus, after: Corpus) -> Iterator[Traces]:
    """Yield who is gone, each with the tombstone that stands in their place everywhere."""
    gone = [person for id_, person in before.programme.people.items() if person_file(id_) not in after.places]
    new = [
        id_ for id_ in after.programme.people if TOMBSTONE.match(id_) and id_ not in before.programme.people
    ]
    for person in gone:
        stands = next(
            (traces for id_ in new if _stands_for(traces := Traces(person, id_), before, after)), None
        )
        if stands:
            new.remove(stands.tombstone)
            yield stands


def _stands_for(traces: Traces, before: Corpus, after: Corpus) -> bool:
    for pair in before.programme.pairs.values():
        if traces.person.id in pair.agreement.members:
            place = place_of(file_without(Place(Kind.AGREEMENT, agreement_file(pair.id), pair.id), traces))
            now = after.programme.pairs.get(place.owner) if place else None
            if now is None or traces.tombstone not in now.agreement.members:
                return False
    return True


def _without(before: Corpus, traces: Traces) -> Corpus:
    pairs = {
        pair.id for pair in before.programme.pairs.values() if traces.person.id in pair.agreement.members
    }
    places: list[Place] = []
    documents: dict[str, Document] = {}
    for file, place in before.places.items():
        is_own = place.file.startswith("records/pairs/") and place.owner in pairs
        is_person = file == person_file(traces.person.id)
        name = person_file(traces.tombstone) if is_person else file_without(place, traces) if is_own else file
        target = place_of(name) or place
        places.append(target)
        if document := before.documents.get(file):
            data = (
                tombstone(document.data)
                if is_person
                else without_person(place.kind, document.data, traces, is_own=is_own)
            )
            documents[target.file] = replace(document, file=target.file, data=data)
    renamed = {file_without(place, traces): file for file, place in before.places.items()}
    sound = {name for name in documents if renamed.get(name, name) in before.sound or name in before.sound}
    return _again(before, places, documents, sound | {person_file(traces.tombstone)} & documents.keys())


def _retired(before: Corpus, after: Corpus) -> Mapping[str, Any]:
    """Return, by file, the facts of pairs that are now nothing more than that."""
    earlier = records_of_pairs(before)
    now = records_of_pairs(after, earlier)
    found: dict[str, Any] = {}
    for pair, records in earlier.items():
        facts = facts_only(records)
        current = {file: data for file, (_, data) in now.get(pair, {}).items()}
        if current == facts and any(data != records[file][1] for file, data in facts.items()):
            found |= facts
    return found


def _again(before: Corpus, places: Any, documents: Mapping[str, Document], sound: Any = None) -> Corpus:
    return build_corpus(places, documents, before.sound if sound is None else sound, before.today)
