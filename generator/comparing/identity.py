"""Who a commit is by: the address that it carries, held against the records of people.

An address in a commit is what its author typed; only a signing key proves more. GitHub's no-reply addresses
(``ada@users.noreply.github.com``, ``12345+ada@users.noreply.github.com``) name the account.
"""

import re
from collections.abc import Mapping

from generator.words.history import Author
from generator.words.model import Person

_NO_REPLY = re.compile(r"(?:[0-9]+\+)?(?P<account>[a-z0-9-]+)@users\.noreply\.github\.com\Z")


def can_be_told(person: Person) -> bool:
    """Return whether the record says anything by which a commit could be known as this person's."""
    return bool(person.github or person.emails)


def is_by(person: Person, author: Author) -> bool:
    """Return whether a commit's author is this person, as far as addresses tell."""
    email = author.email.strip().casefold()
    no_reply = _NO_REPLY.match(email)
    if no_reply and person.github and no_reply["account"] == person.github.casefold():
        return True
    return bool(email) and email in {address.casefold() for address in person.emails}


def who_is(author: Author, people: Mapping[str, Person]) -> str:
    """Return the id of the person whom a commit is by, or empty text where no record tells."""
    return next((person.id for person in people.values() if is_by(person, author)), "")
