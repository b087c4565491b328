"""Names in any script in, ids that records may have out. The same name always gives the same id."""

import hashlib
import unicodedata
from collections.abc import Collection

from generator.words.slugs import LONGEST_ID, slug

_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def make_id(text: str, kind: str) -> str:
    """Return an id for what is called `text`: its slug, or `kind` and eight signs that stand for it.

    The latter where less than half of the letters would be left, as with a name in another script; and a
    name that Windows keeps for its devices gets `kind` before it.
    """
    found = slug(text)
    letters = sum(unicodedata.category(each)[0] in "LN" for each in text)
    if not found or 2 * len(found.replace("-", "")) < letters:
        digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
        return f"{kind}-{digest[:8]}"
    return f"{kind}-{found}"[:LONGEST_ID] if found in _WINDOWS_DEVICES else found


def numbered(wanted: str, taken: Collection[str]) -> str:
    """Return `wanted`, or with a number behind it where it is taken: "ada", "ada-2", "ada-3"."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        ending = f"-{number}"
        found = wanted[: LONGEST_ID - len(ending)].rstrip("-") + ending
    return found


def shortened(found: str, longest: int) -> str:
    """Return a slug of at most `longest` signs, cut between words where there are several."""
    if len(found) <= longest:
        return found
    return found[: longest + 1].rpartition("-")[0] or found[:longest]


def folded(name: str) -> str:
    """Return a name as it is compared: without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())
