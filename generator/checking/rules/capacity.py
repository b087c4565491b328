"""Rules on what people have offered to take on. Corpus in, findings out."""

from collections.abc import Iterator, Mapping

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.checking.snippets import listed, quoted
from generator.words.codes import capacity as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Agreement, Person
from generator.words.places import person_file

SIDES = {"mentor": "mentors", "mentee": "mentees"}
"""What a role is called in a person's record, and in an agreement."""


def check_capacity(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that nobody has more running pairs than they offered to have."""
    running = _running_pairs(corpus)
    for person in corpus.programme.people.values():
        for role in SIDES:
            pairs, capacity = running.get((person.id, role), []), _capacity(person, role)
            if capacity is not None and len(pairs) > capacity:
                yield corpus.finding(
                    codes.OVER_CAPACITY,
                    person_file(person.id),
                    (role, "capacity"),
                    f"{quoted(person.id)} is {role} in {len(pairs)} running pairs, with a capacity of {capacity}."
                    if len(pairs) > 1
                    else f"{quoted(person.id)} is {role} in a running pair, with a capacity of {capacity}.",
                    f"Write a higher capacity if that is fine with them, or end one of {listed(pairs)}."
                    if len(pairs) > 1
                    else f"Write a higher capacity if that is fine with them, or end {pairs[0]}.",
                )


def check_roles(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that people have declared the role that they take."""
    for file, pair in walks.pairs(corpus):
        for role, side in SIDES.items() if not pair.agreement.status.has_ended else ():
            for index, id_ in enumerate(_people(pair.agreement, role)):
                person = corpus.programme.people.get(id_)
                if person and _capacity(person, role) is None and not _is_on_both_sides(id_, pair.agreement):
                    yield corpus.finding(
                        codes.ROLE_NOT_DECLARED,
                        file,
                        (side, index),
                        f"{quoted(id_)} is a {role} here, but their own record does not say so.",
                        f'Add "{role}: {{capacity: 1}}" to {person_file(id_)}, or choose somebody else.',
                    )


def _running_pairs(corpus: Corpus) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for _, pair in walks.pairs(corpus):
        for role in SIDES if pair.agreement.status.is_running else ():
            for person in _people(pair.agreement, role):
                found.setdefault((person, role), []).append(pair.id)
    return found


def _people(agreement: Agreement, role: str) -> tuple[str, ...]:
    return agreement.mentors if role == "mentor" else agreement.mentees


def _is_on_both_sides(person: str, agreement: Agreement) -> bool:
    return person in agreement.mentors and person in agreement.mentees


def _capacity(person: Person, role: str) -> int | None:
    """How many pairs at once; None where the person has not declared the role."""
    declared = person.mentor if role == "mentor" else person.mentee
    return declared.capacity if declared else None
