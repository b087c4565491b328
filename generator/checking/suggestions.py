"""What somebody wrote in, what they most likely meant out. Knows words and spellings, no schemas."""

import re
from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches

from generator.checking.synonyms import FIELDS_MEANT, INTERVALS_MEANT, WORDS_MEANT
from generator.reading.scalars import MAX_DIGITS
from generator.words.model import Interval
from generator.words.slugs import LONGEST_ID, plain_letters, slug

_LONGEST_WORD = 80
"""Longer words are compared by their beginning only: comparing takes time that grows with the square."""

_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_UNITS: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("d", "day", "days"), (1, "day")),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnights"), (2, "week")),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters"), (3, "month")),
    **dict.fromkeys(("y", "yr", "year", "years"), (12, "month")),
}

_TRUE = frozenset({"true", "yes", "y", "on", "1", "x"})
_FALSE = frozenset({"false", "no", "n", "off", "0", "never", "none"})


def field_meant(name: str, fields: Iterable[str], there: Container[str] = ()) -> str | None:
    """Return the one of `fields` that somebody meant by `name`, or None where nothing comes close.

    Of several that come close, one is meant rather that is not `there` already.
    """
    return _meant(name, tuple(fields), FIELDS_MEANT, likeness=0.75, there=there)


def choice_meant(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of `choices` that somebody meant by `word`, or None where nothing comes close."""
    return _meant(word, tuple(choices), WORDS_MEANT, likeness=0.7)


def interval_meant(text: str) -> str | None:
    """Return a span of time in words or in short as "2 weeks", or None where it is not clear."""
    plain = re.sub(r"^(every|each|once (a|per|every)|p(?=[0-9])|a|per) ?", "", _simplified(text))
    if plain in INTERVALS_MEANT:
        return INTERVALS_MEANT[plain]
    found = re.fullmatch(r"([0-9]{1,3}|[a-z]+(?= ))? ?([a-z]+)", plain)
    if found is None or found[2] not in _UNITS:
        return None
    size, unit = _UNITS[found[2]]
    count = size * _count(found[1] or "1")
    interval = f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return interval if Interval.PATTERN.fullmatch(interval) else None


def id_meant(text: str) -> str | None:
    """Return the id for a name, a handle or a path, or None where its letters have no plain form."""
    name = re.sub(r"\.ya?ml$", "", text.strip().rpartition("/")[2]).removeprefix("@")
    if len(name) > LONGEST_ID or not all(
        letter.isascii() for letter in plain_letters(name) if letter.isalnum()
    ):
        return None
    return slug(name) or None


def number_meant(text: str, *, whole: bool) -> str | None:
    """Return the only number in a text, with a point for a comma, or None where there is no such number."""
    found = re.findall(r"[-−]?[0-9]+(?:[.,][0-9]+)?", text[:_LONGEST_WORD])
    if len(found) != 1 or len(found[0]) > MAX_DIGITS:
        return None
    number: str = found[0].replace("−", "-").replace(",", ".")
    number = number.removesuffix(".0")
    return None if whole and "." in number else number


def minutes_meant(text: str) -> str | None:
    """Return a length of time in minutes: "60" for "1 h"; None where it is not clear."""
    found = re.fullmatch(r"([0-9]{1,2}(?:[.,][0-9]+)?) ?(?:h|hr|hrs|hour|hours)", text.strip().casefold())
    if found is None:
        return number_meant(text, whole=True)
    return str(round(60 * float(found[1].replace(",", "."))))


def truth_meant(text: str) -> str | None:
    """Return "true" or "false" for a word that means it, or None."""
    word = text.strip().casefold()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def _meant(
    word: str,
    choices: tuple[str, ...],
    synonyms: Mapping[str, tuple[str, ...]],
    likeness: float,
    there: Container[str] = (),
) -> str | None:
    plain = _simplified(word)
    by_plain = {_simplified(choice): choice for choice in choices}
    if plain in by_plain:
        return by_plain[plain]
    for synonym in synonyms.get(plain, ()):
        if synonym in choices:
            return synonym
    close = [by_plain[near] for near in get_close_matches(plain, by_plain, cutoff=likeness)]
    return next((choice for choice in close if choice not in there), next(iter(close), None))


def _simplified(word: str) -> str:
    """Return a word in lower case, with single spaces for everything that separates. A number keeps its sign."""
    plain = word[:_LONGEST_WORD].casefold().strip().replace("−", "-")
    return re.sub(r"(?!^-[0-9])[\W_]+", " ", plain).strip()


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _NUMBERS.index(word) if word in _NUMBERS else 0
