"""Who a commit is by: the address that it carries, held against the records of people.

An address in a commit is what its author typed; only a signing key proves more. GitHub's no-reply addresses
(``ada@users.noreply.github.com``, ``12345+ada@users.noreply.github.com``) name the account.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from generator.words.history import Author
from generator.words.model import Person

_NO_REPLY = re.compile(r"(?:[0-9]+\+)?(?P<account>[a-z0-9-]+)@users\.noreply\.github\.com\Z")

Mark = tuple[str, str]
"""What a commit can be known by: an account or an address, and which."""


def can_be_told(person: Person) -> bool:
    """Return whether the record says anything by which a commit could be known as this person's."""
    return bool(person.github or person.emails)


def is_by(person: Person, *authors: Author) -> bool:
    """Return whether one of a commit's authors is this person, as far as addresses tell."""
    marks = _marks_of(person)
    return any(not marks.isdisjoint(_marks_on(author)) for author in authors)


def telling(people: Mapping[str, Person]) -> Callable[[Author], str]:
    """Return what tells whom a commit is by: a person's id, or empty text where no record tells.

    All records are looked through once, however many commits there are.
    """
    known: dict[Mark, str] = {}
    for person in people.values():
        for mark in _marks_of(person):
            known.setdefault(mark, person.id)
    return lambda author: next((known[mark] for mark in _marks_on(author) if mark in known), "")


def _marks_of(person: Person) -> set[Mark]:
    """Return what the commits of a person may carry."""
    addresses = {("address", address.casefold()) for address in person.emails if address}
    return addresses | ({("account", person.github.casefold())} if person.github else set())


@lru_cache(maxsize=1_000)
def _marks_on(author: Author) -> tuple[Mark, ...]:
    address = author.email.strip().casefold()
    no_reply = _NO_REPLY.match(address)
    return (*((("account", no_reply["account"]),) if no_reply else ()), ("address", address))
