"""Names that stay when what they name changes: for calendars and feeds, whose readers match by them. Pure."""

import uuid

from generator.views.sight import Sight

_OF_PAIRBOOK = uuid.UUID("6f3b1f2e-5a0d-4c55-9d61-7c1f0a6f5b10")
"""Chosen once at random, so that no other program gives the same names."""


def stable_id(sight: Sight, *what: str) -> uuid.UUID:
    """Return the name of something: of its programme and of what it is there, given from the outside in.

    Ids are those that the audience sees, so that a name carries no more than its readers may know. A programme is
    known by its repository, else by its own name.
    """
    program = sight.programme.program
    return uuid.uuid5(_OF_PAIRBOOK, "\n".join((program.repository or program.name, *what)))
