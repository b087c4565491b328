"""Where records mention people, resources and topics. Corpus in, places of the words out; knows no rule."""

from collections.abc import Iterable, Iterator, Sequence

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.words.diagnostic import Path
from generator.words.model import Agreement, Entry, Person
from generator.words.places import PROGRAM, RESOURCES, person_file, pulse_file

Mention = tuple[str, Path, str]
"""A file, the place in it, and the word that stands there."""

_Word = tuple[Path, str]


def people_mentioned(corpus: Corpus) -> Iterator[Mention]:
    """Yield the id of every person, wherever a record names somebody."""
    program = corpus.programme.program
    yield from _in(PROGRAM, _listed(("coordinators",), program.coordinators))
    yield from _in(PROGRAM, _listed(("maintainers",), program.maintainers))
    for person in corpus.programme.people.values():
        yield from _in(person_file(person.id), _people_of_person(person))
    for file, pair in walks.pairs(corpus):
        yield from _in(file, _people_of_agreement(pair.agreement))
    for file, index, goal, _ in walks.goals(corpus):
        yield from _in(file, _listed(("goals", index, "for"), goal.for_))
    for file, entry, _ in walks.entries(corpus):
        yield from _in(file, people_of_entry(entry))


def people_of_entry(entry: Entry) -> Iterator[_Word]:
    """Yield everybody whom a log entry names, and where."""
    yield from _listed(("present",), entry.present)
    for index, action in enumerate(entry.next):
        if action.who:
            yield ("next", index, "who"), action.who
    for index, rating in enumerate(entry.ratings):
        yield ("ratings", index, "by"), rating.by


def resources_mentioned(corpus: Corpus) -> Iterator[Mention]:
    """Yield the id of every resource that people were trained with or that pairs used."""
    for person in corpus.programme.people.values():
        for index, training in enumerate(person.trainings):
            yield person_file(person.id), ("trainings", index, "resource"), training.resource
    for file, entry, _ in walks.entries_in_force(corpus):
        yield from _in(file, _listed(("resources",), entry.resources))


def cohorts_mentioned(corpus: Corpus) -> Iterator[Mention]:
    """Yield the cohorts of every person, every pair and every survey."""
    for person in corpus.programme.people.values():
        yield from _in(person_file(person.id), _listed(("cohorts",), person.cohorts))
    for file, pair in walks.pairs(corpus):
        yield file, ("cohort",), pair.agreement.cohort
    for pulse in corpus.programme.pulses:
        yield pulse_file(pulse.stem), ("cohort",), pulse.cohort


def topics_mentioned(corpus: Corpus) -> Iterator[Mention]:
    """Yield every topic, wherever a record names one."""
    for index, resource in enumerate(corpus.programme.resources):
        yield from _in(RESOURCES, _listed(("resources", index, "topics"), resource.topics))
    for person in corpus.programme.people.values():
        if person.mentor:
            yield from _in(person_file(person.id), _listed(("mentor", "offers"), person.mentor.offers))
        if person.mentee:
            yield from _in(person_file(person.id), _listed(("mentee", "seeks"), person.mentee.seeks))
    for file, pair in walks.pairs(corpus):
        yield from _in(file, _listed(("topics",), pair.agreement.topics))
    for file, index, goal, _ in walks.goals(corpus):
        yield from _in(file, _listed(("goals", index, "topics"), goal.topics))


def _people_of_person(person: Person) -> Iterator[_Word]:
    yield from _listed(("choices", "wants"), person.choices.wants)
    yield from _listed(("choices", "not"), person.choices.not_)
    if person.reports_to:
        yield ("reports_to",), person.reports_to


def _people_of_agreement(agreement: Agreement) -> Iterator[_Word]:
    yield from _listed(("mentors",), agreement.mentors)
    yield from _listed(("mentees",), agreement.mentees)
    for person in agreement.signatures:
        yield ("signatures", person), person
    for index, outcome in enumerate(agreement.closing.outcomes if agreement.closing else ()):
        if outcome.who:
            yield ("closing", "outcomes", index, "who"), outcome.who


def _listed(path: Path, words: Sequence[str]) -> Iterator[_Word]:
    for index, word in enumerate(words):
        yield (*path, index), word


def _in(file: str, words: Iterable[_Word]) -> Iterator[Mention]:
    for path, word in words:
        yield file, path, word
