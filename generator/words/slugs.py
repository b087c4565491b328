"""Names in any script in, what an id can be made of out. Knows nothing of records."""

import re
import unicodedata

LONGEST_ID = 64
"""How many characters an id has at most."""

_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ŋ": "n",
    "ħ": "h",
}
"""Latin letters that do not come apart into a plain one and its mark."""


_CAPITALS = {letter.upper(): plain.title() for letter, plain in _LETTERS.items() if letter != "ß"}
_PLAIN = str.maketrans({"ı": "i", **_LETTERS, **_CAPITALS})


def plain_letters(text: str) -> str:
    """Return a text in lower case without accents (é is e). Letters of other scripts stay."""
    return without_accents(text.casefold())


def without_accents(text: str) -> str:
    """Return a text without accents (É is E). Letters of other scripts stay."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(each for each in apart if not unicodedata.combining(each))


def slug(text: str) -> str:
    """Return a text in lower-case letters, digits and hyphens, at most 64; empty where it has nothing of these.

    Letters of other scripts fall away, so a name may lose a part or all of itself.
    """
    ascii_only = plain_letters(text).encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:LONGEST_ID].strip("-")
