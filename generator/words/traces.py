"""By what a person can be told in text: a person's record in, patterns and replacements out. Touches no record.

Names of one word are only looked for where the person is sure to be meant: others may be called the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.words.model import Person
from generator.words.slugs import without_accents

SOMEBODY = "someone"
"""What stands in text for a person who was forgotten."""
TOMBSTONE = re.compile(rf"{SOMEBODY}-([0-9]+)\Z")
"""The id of somebody who was forgotten."""
_STAND_IN = re.compile(rf"{SOMEBODY}(?:-[0-9]+)?")
"""Either of them, within a text."""
_BRACKETS = re.compile(r"[()\[\]{}/|,;]")
_BESIDE = "()[]{}<>\"'“”„‘’«».,:;/|"
"""What may stand around a word of a name without being part of it."""
_LEAST = 3
"""How many letters a word of a name has at least, where writing has capital letters; shorter ones are in every text."""


@dataclass(frozen=True)
class Traces:
    """What tells of one person, and what stands in its place."""

    person: Person
    tombstone: str
    """The id that remains."""

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        """What means this person wherever it stands."""
        record = self.person
        names = [name for name in self.names if len(name.split()) > 1]
        names += [text for text in (*record.emails, *record.keys) if re.search(r"[@/\s]", text)]
        names += [f"@{record.github}", f"github.com/{record.github}"] if record.github else []
        names += [record.id] if "-" in record.id else []
        return _any_of(names, re.IGNORECASE)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names, as they are written and as others write them: without accents, with either apostrophe; what stands
        in brackets is often one of its own."""
        given = (self.person.name, self.person.public_name)
        written = (each for name in given for each in (name, *map(str.strip, _BRACKETS.split(name))))
        plain = (each for name in written if name for each in (name, without_accents(name)))
        return tuple(
            dict.fromkeys(
                each for name in plain for each in (name, name.replace("’", "'"), name.replace("'", "’"))
            )
        )

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """The words of the names, longest first."""
        words = {word.strip(_BESIDE) for name in self.names for word in name.split()} - {""}
        return tuple(sorted(filter(_tells, words), key=lambda word: (-len(word), word)))

    @cached_property
    def _likely(self) -> re.Pattern[str]:
        """What means this person in the records of their own pairs."""
        return _any_of([*self.name_words, self.person.github], 0)

    def out_of(self, text: str, *, is_own: bool) -> str:
        """Return a text with other words for the person. `is_own` tells that it is of a pair of theirs."""
        text = self._sure.sub(self._stands_for, text)
        return self._likely.sub(self._stands_for, text) if is_own else text

    def _stands_for(self, found: re.Match[str]) -> str:
        return self.tombstone if found[0] == self.person.id else SOMEBODY

    @cached_property
    def slug_words(self) -> tuple[str, ...]:
        """The words that tell the person in ids and in names of files."""
        words = {*self.person.id.split("-"), *(word.casefold() for word in self.name_words)}
        return tuple(sorted(word for word in words if word and word.isascii()))

    def out_of_slug(self, slug: str) -> str:
        """Return an id, or the name of a file or a folder, with the tombstone for the words that tell the person."""
        telling = self.slug_words
        words: list[str] = []
        for word in slug.split("-"):
            # Also in the possessive, as in noors-garden.
            if word in telling or (len(word) > _LEAST and word.removesuffix("s") in telling):
                words += [] if words and words[-1] == self.tombstone else [self.tombstone]
            else:
                words.append(word)
        return "-".join(words)

    def left_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield whatever in a text may still tell of the person, also by chance."""
        words = [*self.name_words, *self.names, self.person.id, self.person.github, *self.person.emails]
        words += [word for word in self.person.id.split("-") if len(word) >= _LEAST]
        yield from _any_of(words, re.IGNORECASE).finditer(text)
        # In other forms of the word, as languages make them; short ones are parts of too many words.
        for word in words:
            if len(word) > _LEAST and word.casefold() in text.casefold():
                yield from re.finditer(re.escape(word), text, re.IGNORECASE)

    def is_surely_in(self, text: str) -> bool:
        """Return whether a text holds what means this person wherever it stands."""
        return bool(self._sure.search(text))


def is_blotted(before: str, after: str) -> bool:
    """Return whether nothing in a text changed but that others stand for somebody; also where nothing did."""
    first, *rest = _STAND_IN.split(after)
    if not rest:
        return before == after
    if not before.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        # Something stood there, so each piece is looked for behind at least one letter.
        at = before.find(piece, at + 1)
        if at < 0:
            return False
        at += len(piece)
    return before.endswith(rest[-1]) and len(before) - len(rest[-1]) > at


def _tells(word: str) -> bool:
    if word.upper() == word.lower():
        # Scripts without capitals: a single sign is often a whole name, but in as many words.
        return len(word) > 1
    return word[0].isupper() and len(word) >= _LEAST


def _any_of(texts: Iterable[str], flags: int) -> re.Pattern[str]:
    """Return a pattern for any of some texts as whole words, the longest first. It never backtracks."""
    kept: Collection[str] = sorted({text for text in texts if text}, key=lambda text: (-len(text), text))
    if not kept:
        return re.compile(r"(?!)")
    return re.compile("|".join(map(_whole, kept)), flags)


def _whole(text: str) -> str:
    before = r"(?<![\w-])" if _is_cased(text[0]) else ""
    after = r"(?![\w-])" if _is_cased(text[-1]) else ""
    return f"{before}{re.escape(text)}{after}"


def _is_cased(letter: str) -> bool:
    """Whether words of this script are told apart by spaces, as far as capitals tell."""
    return letter.isdigit() or letter.upper() != letter.lower()
