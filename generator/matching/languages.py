"""Which language a word means: a code, or a name in English or in the language itself, in; one code for it out."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

_LEVEL = re.compile(
    r"[\s,:–-]+(?:[abc][12]|native|fluent|proficient|advanced|intermediate|conversational|basic|beginner|bilingual"
    r"|speaker|level|mother tongue)\b.*"
)
"""What people add to a language to say how well they speak it."""

_ALSO_CALLED = {
    "bengali": "bn",
    "castellano": "es",
    "castilian": "es",
    "farsi": "fa",
    "mandarin": "zh",
    "mandarin chinese": "zh",
}
"""Everyday names that Unicode's English list does not have."""

_ONE_TO_TALK_IN = {"nb": "no", "nn": "no", "tl": "fil"}
"""Languages in which speakers understand each other, though each has a code of its own."""


def language_of(text: str) -> str:
    """Return the code of a language, whatever the country and however well it is spoken: ``en`` for "English (native)"
    and for "en-GB"; else the text in lower case."""
    for name in (_plain(text), _without_level(text)):
        if code := _code_of(name):
            base = code.split("_")[0]
            return _ONE_TO_TALK_IN.get(base, base)
    return _plain(text)


def is_language(text: str) -> bool:
    """Return whether a word is understood as a language."""
    return language_of(text) in _codes()


def language_name(text: str) -> str:
    """Return what a language is called in English; the text itself where it is not understood."""
    return _codes().get(language_of(text), text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_level(text: str) -> str:
    return _LEVEL.sub("", _plain(text.partition("(")[0]))


def _code_of(name: str) -> str:
    tag = name.replace("_", "-").split("-")[0]
    code = tag if tag in _codes() else get_global("language_aliases").get(tag, "")
    return _ALSO_CALLED.get(name) or _english_names().get(name) or code or _own_names().get(name, "")


@cache
def _codes() -> Mapping[str, str]:
    """Return the English name of each language, by its code."""
    return {code: str(name) for code, name in Locale("en").languages.items()}


@cache
def _english_names() -> Mapping[str, str]:
    return {name.casefold(): code for code, name in _codes().items()}


@cache
def _own_names() -> Mapping[str, str]:
    """Read what each language calls itself. That takes half a second, so it waits until a name is not English."""
    found: dict[str, str] = {}
    for code in locale_identifiers():
        if "_" not in code and (name := Locale(code).languages.get(code)):
            found.setdefault(name.casefold(), code)
    return found
