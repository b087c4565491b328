"""The site's search in parts: entries in, small files by the beginnings of words out.

A browser loads only the parts that begin like what somebody types, so the search is as quick with ten thousand pairs
as with ten. Both sides agree on what a word is: see ``assets/js/search.js``.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

Entry = tuple[str, str, str]
"""Address, title, and more words, the last two as HTML."""

MOST = 400
"""A part with more entries is split by one letter more; of a single word so common that this does not help, the rest
is left out, as nobody reads so far. Whoever types another word finds it by that."""

_WORD = re.compile(r"[^\W_]+")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")


def words_of(text: str) -> Sequence[str]:
    """Return the words of a text, each once, without case and accents."""
    plain = _ENTITY.sub(" ", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_WITHOUT_ACCENTS)
    return tuple(dict.fromkeys(_WORD.findall(plain.lower())))


class _Kept(dict[int, int | None]):
    """What of each sign is kept: itself, or nothing of an accent. Grows as signs are met."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.category(chr(sign))[0] == "M" else sign
        return self[sign]


_WITHOUT_ACCENTS = _Kept()


def parts_of(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Return entries by the beginnings of their words, sorted."""
    of_word: dict[str, list[int]] = defaultdict(list)
    # An entry stands under each of its words, and numbers are sorted out more quickly than entries.
    numbers: dict[Entry, int] = {}
    for entry in entries:
        number = numbers.setdefault(entry, len(numbers))
        # An id helps to find names that are written in another script.
        for word in words_of(" ".join((*entry[1:], *entry[0].split("/")[1:2]))):
            if len(word) > 1 or not word.isascii():
                of_word[word].append(number)
    numbered = list(numbers)
    return {
        beginning: [numbered[number] for number in part] for beginning, part in sorted(_split(of_word, 0))
    }


def part_file(beginning: str) -> str:
    """Return the name of a part's file: beginnings are of any script, file names are not."""
    return f"{beginning.encode().hex()}.json"


def _split(of_word: Mapping[str, Sequence[int]], length: int) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield parts for words that have their first `length` letters in common."""
    by_beginning: dict[str, dict[str, Sequence[int]]] = defaultdict(dict)
    for word, numbers in of_word.items():
        by_beginning[word[: max(length, _shortest(word))]][word] = numbers
    for beginning, words in by_beginning.items():
        found = dict.fromkeys(chain.from_iterable(words[word] for word in sorted(words)))
        longer = {word: numbers for word, numbers in words.items() if word != beginning}
        if len(found) <= MOST or not longer:
            yield beginning, list(found)[:MOST]
            continue
        if beginning in words:
            yield beginning, words[beginning][:MOST]
        yield from _split(longer, len(beginning) + 1)


def _shortest(word: str) -> int:
    """Two letters of an alphabet that everybody's keyboard has say as much as one sign of others."""
    return 2 if word[0].isascii() else 1
