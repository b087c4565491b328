"""What can be said of one dossier: first by its contents alone, then beside what it leans on. Nothing else is looked at."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from generator.checking.corpus import Corpus, Directory
from generator.checking.rules import ON_EACH, ON_PROGRAMME, ON_TEXTS, check_sense
from generator.checking.rules.mentions import people_mentioned
from generator.checking.structure import build_corpus
from generator.pipeline.lazy import Lazy
from generator.pipeline.parsing import parse_records
from generator.reading.document import Document
from generator.reading.history import ids_of
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.words.diagnostic import Diagnostic
from generator.words.history import Blob
from generator.words.model import Agreement, Pair, Person, Programme
from generator.words.places import Kind, Place


class Brief(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the rules that hold pairs and people against each other look at."""

    people: dict[str, Person] = {}
    pairs: dict[str, Pair] = {}


class Examined(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the contents of a dossier say by themselves."""

    findings: tuple[Diagnostic, ...] = ()
    """About the writing, the shape and the words of its records."""
    unread: tuple[str, ...] = ()
    """Its records that are no sound YAML."""
    unsound: tuple[str, ...] = ()
    """Its records that are not in the model."""
    named: tuple[str, ...] = ()
    """The ids of all people whom it names."""
    agreement: Blob = ""
    """The id under which git keeps the agreement where it is just these bytes; empty where there is none."""
    brief: Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A dossier as far as it could be read."""

    model: Programme
    documents: Mapping[str, Document]
    """By file, without those that are no sound YAML."""
    places: Mapping[str, Place]
    sound: frozenset[str]
    """The files of its records that are in the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a dossier may lean on beside itself."""

    own: Own
    """The programme's own records; they say nothing of pairs and people."""
    directory: Directory
    today: dt.date


def examine(files: Iterable[RecordFile], schemas: Schemas) -> tuple[Examined, Programme]:
    """Return what the contents of a dossier say by themselves, and the model of them."""
    files = tuple(files)
    parsed = parse_records(files, schemas)
    # Nothing here depends on the day.
    corpus = build_corpus(parsed.places, parsed.documents, parsed.sound, dt.date.min)
    examined = Examined(
        findings=(*parsed.findings, *check_sense(corpus, ON_TEXTS)),
        unread=tuple(sorted(corpus.places.keys() - corpus.documents.keys())),
        unsound=tuple(sorted(corpus.places.keys() - corpus.sound)),
        named=tuple(sorted({person for _, _, person in people_mentioned(corpus)})),
        agreement=next(
            (id_ for file in files if file.place.kind is Kind.AGREEMENT for id_ in ids_of(file)), ""
        ),
        brief=brief_of(corpus.programme),
    )
    return examined, corpus.programme


def brief_of(programme: Programme) -> Brief:
    """Return what the rules that hold pairs and people against each other look at."""
    return Brief(
        people={id_: _brief_of_person(person) for id_, person in programme.people.items()},
        pairs={
            id_: Pair(id=id_, agreement=_brief_of_agreement(pair.agreement))
            for id_, pair in programme.pairs.items()
        },
    )


def _brief_of_person(person: Person) -> Person:
    return Person(
        id=person.id,
        name=person.name,
        github=person.github,
        emails=person.emails,
        keys=person.keys,
        mentor=person.mentor,
        mentee=person.mentee,
    )


def _brief_of_agreement(agreement: Agreement) -> Agreement:
    return Agreement(
        mentors=agreement.mentors,
        mentees=agreement.mentees,
        cohort=agreement.cohort,
        starts=agreement.starts,
        ends=agreement.ends,
        status=agreement.status,
        meetings=agreement.meetings,
        publication=agreement.publication,
    )


def make_sense(of: Own, context: Context) -> tuple[Diagnostic, ...]:
    """Return what the rules find in one dossier, beside what it leans on."""
    own = context.own
    corpus = Corpus(
        programme=Programme(
            program=own.model.program,
            resources=own.model.resources,
            people=of.model.people,
            pairs=of.model.pairs,
            pulses=of.model.pulses,
        ),
        documents=Lazy(
            dict.fromkeys((*own.documents, *of.documents)),
            lambda file: of.documents[file] if file in of.documents else own.documents[file],
        ),
        places={**own.places, **of.places},
        today=context.today,
        sound=own.sound | of.sound,
        directory=context.directory,
    )
    found = check_sense(corpus, (*ON_EACH, *ON_PROGRAMME) if of.places == own.places else ON_EACH)
    # What the programme's own records have wrong is found once, and not again beside every pair.
    return tuple(each for each in found if each.file in of.places)
