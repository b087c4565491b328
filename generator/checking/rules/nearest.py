"""A word that nobody knows in, a question after the nearest known one out. Knows no rule."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from generator.checking.snippets import quoted


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question with the nearest known word, or nothing where none is near."""
    return suggester({name: name for name in known})(word)


def suggester(known: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that asks whether the nearest word was meant. `known` maps spellings in lower case to words.

    Answers are kept, as one slip is often repeated all over a pair's records.
    """

    @cache
    def ask(word: str) -> str:
        near = get_close_matches(word.casefold(), known, n=1) or _with_all_parts_of(word, known)
        return f" Did you mean {quoted(known[near[0]])}?" if near else ""

    return ask


def _with_all_parts_of(word: str, known: Iterable[str]) -> list[str]:
    """The one known word that has every part of a shorter one: ``ada`` stands for ``ada-lovelace``."""
    parts = set(word.casefold().split("-"))
    found = [name for name in known if parts <= set(name.split("-"))]
    return found if len(found) == 1 else []
