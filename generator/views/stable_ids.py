"""Names that stay when what they name changes: for calendars and feeds, whose readers match by them. Pure."""

import hashlib
import uuid
from functools import lru_cache

from generator.views.sight import Sight

_OF_PAIRBOOK = uuid.UUID("6f3b1f2e-5a0d-4c55-9d61-7c1f0a6f5b10").bytes
"""Chosen once at random, so that no other program gives the same names."""


def stable_id(sight: Sight, *what: str) -> str:
    """Return the name of something: of its programme and of what it is there, given from the outside in.

    Ids are those that the audience sees, so that a name carries no more than its readers may know. A programme is
    known by its repository, else by its own name. The name is a UUID of version 5 (RFC 9562, 5.5).
    """
    program = sight.programme.program
    return _uuid("\n".join((program.repository or program.name, *what)))


@lru_cache(maxsize=1024)
def _uuid(name: str) -> str:
    """Return the UUID of a name. What is on a pair's calendar is on that of each of its people."""
    # A pair has some eighty names. Python's own UUIDs are objects that take five times as long to make as this text.
    digits = hashlib.sha1(_OF_PAIRBOOK + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def stable_urn(sight: Sight, *what: str) -> str:
    """Return the same name as an address, for where one is wanted."""
    return f"urn:uuid:{stable_id(sight, *what)}"
