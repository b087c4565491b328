"""Sound documents in, the frozen model out. Knows no rules: whatever reaches it has the right shape."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from generator.checking.corpus import Corpus, Directory
from generator.reading.document import Document
from generator.words.model import (
    Agreement,
    Entry,
    Goal,
    Pair,
    Person,
    Program,
    Programme,
    Pulse,
    Resource,
    decode_interval,
)
from generator.words.places import Kind, Place
from generator.words.zones import zone_of

STAND_IN = Program(name="This programme", timezone="UTC", cohorts=())
"""What rules and pages see while the programme's own record is broken."""

T = TypeVar("T")


def structure(data: Mapping[str, Any], type_: type[T], **names: str) -> T:
    """Return data as a type of the model, with what the file's name says added. Raises msgspec.ValidationError."""
    return msgspec.convert({**data, **names}, type_, dec_hook=decode_interval, str_keys=True)


def build_corpus(
    places: Iterable[Place],
    documents: Mapping[str, Document],
    sound: Collection[str],
    today: dt.date | dt.datetime,
) -> Corpus:
    """Return the model of all records whose file is in `sound`, and where everything stands.

    `today` is a day, or a moment whose day is looked up in the programme's time zone.
    """
    by_file = {place.file: place for place in sorted(places, key=lambda place: place.file)}
    whole = {file: documents[file].data for file in by_file if file in sound}
    programme = build_programme([(by_file[file], data) for file, data in whole.items()])
    return Corpus(
        programme=programme,
        documents=documents,
        places=by_file,
        today=day_in_programme(today, programme),
        sound=frozenset(whole),
        directory=_directory(by_file.values(), programme.people),
    )


def _directory(places: Iterable[Place], people: Mapping[str, Person]) -> Directory:
    ids = (place.owner for place in places if place.kind is Kind.PERSON)
    return Directory({id_: people[id_].name if id_ in people else "" for id_ in ids})


def day_in_programme(today: dt.date | dt.datetime, programme: Programme) -> dt.date:
    """Return a day as it is, and the day of a moment in the programme's time zone."""
    return (
        today.astimezone(zone_of(programme.program.timezone)).date()
        if isinstance(today, dt.datetime)
        else today
    )


def build_programme(records: Iterable[tuple[Place, Any]]) -> Programme:
    """Return the model of records, each given as its place and its data; all have the right shape."""
    of_kind: dict[Kind, list[tuple[Place, Any]]] = {kind: [] for kind in Kind}
    for place, data in records:
        of_kind[place.kind].append((place, data))
    programs = [structure(data, Program) for _, data in of_kind[Kind.PROGRAM]]
    return Programme(
        program=programs[0] if programs else STAND_IN,
        resources=tuple(
            structure(item, Resource)
            for _, data in of_kind[Kind.RESOURCES]
            for item in data.get("resources", ())
        ),
        people={place.owner: structure(data, Person, id=place.owner) for place, data in of_kind[Kind.PERSON]},
        pairs=_pairs(of_kind),
        pulses=_pulses(of_kind[Kind.PULSE]),
    )


def _pulses(records: list[tuple[Place, Any]]) -> tuple[Pulse, ...]:
    pulses = (structure(data, Pulse, stem=place.stem) for place, data in records)
    return tuple(sorted(pulses, key=lambda pulse: (pulse.date, pulse.stem)))


def _pairs(of_kind: Mapping[Kind, list[tuple[Place, Any]]]) -> dict[str, Pair]:
    goals = {
        place.owner: tuple(structure(goal, Goal) for goal in data.get("goals", ()))
        for place, data in of_kind[Kind.GOALS]
    }
    entries: dict[str, list[Entry]] = {}
    for place, data in of_kind[Kind.LOG_ENTRY]:
        entries.setdefault(place.owner, []).append(structure(data, Entry, stem=place.stem))
    return {
        place.owner: Pair(
            id=place.owner,
            agreement=structure(data, Agreement),
            goals=goals.get(place.owner, ()),
            entries=tuple(sorted(entries.get(place.owner, ()), key=lambda entry: (entry.date, entry.stem))),
        )
        for place, data in of_kind[Kind.AGREEMENT]
    }
