"""Which language a word means: a name in English or in the language itself in, one name for it out."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers


def language_of(text: str) -> str:
    """Return the code of a language named in English or in the language itself; else the text in lower case."""
    name = " ".join(text.casefold().split())
    return _english_names().get(name) or _own_names().get(name) or name


def language_name(text: str) -> str:
    """Return what a language is called in English where somebody wrote its code, such as ``en``; else the text."""
    return str(Locale("en").languages.get(text.casefold(), text))


@cache
def _english_names() -> Mapping[str, str]:
    return {name.casefold(): code for code, name in Locale("en").languages.items()}


@cache
def _own_names() -> Mapping[str, str]:
    """Read what each language calls itself. That takes half a second, so it waits until a name is not English."""
    found: dict[str, str] = {}
    for code in locale_identifiers():
        if "_" not in code and (name := Locale(code).languages.get(code)):
            found.setdefault(name.casefold(), code)
    return found
