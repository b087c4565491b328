"""Lists that people squeeze into one cell: text in, items out. Knows no fields and no notes."""

import re
from collections.abc import Iterator

from generator.importing.plain_text import LONGEST_TOPIC
from generator.importing.slugs import folded

MOST_WORDS = 6
"""A phrase of more words than this is a sentence about a topic, not a topic."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BULLETS = re.compile(r"(?:\A|(?<=\s))[-*•‣–](?=\s)")
_NUMBERED = re.compile(r"\A\s*(?:\(?[0-9]{1,2}[.)]|[-*+•‣–]|\[[ xX]\])\s+")
_LEAD_IN = re.compile(r"\A(?:and|or|like|such as|e\.g\.)\s+", re.IGNORECASE)
_PLAIN_AND = re.compile(r"\s+(?:and|und|&|\+)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+|\s*[&+/]\s*", re.IGNORECASE)


def split_list(text: str, separator: str = "") -> tuple[str, ...]:
    """Return the items of a list without bullets, and none that is empty.

    Without a `separator`: lines, else items between semicolons or bars, else text after run-on bullets ("- Go
    - Rust"), else between commas that stand in no brackets.
    """
    lines = "\n".join(line for line in _BREAK.sub("\n", text).split("\n") if line.strip())
    return tuple(item for item in (_bare(each) for each in _parts(lines.strip(), separator)) if item)


def split_lines(text: str, separator: str = "") -> tuple[str, ...]:
    """Return the items of a list of sentences: like `split_list`, but a comma separates nothing."""
    if separator or any(mark in text for mark in "\n;|") or _BULLETS.match(text):
        return split_list(text, separator)
    return (text,) if text else ()


def split_names(text: str, separator: str = "") -> Iterator[tuple[str, ...]]:
    """Yield ways to read a list of people, the most cautious first: "Lovelace, Ada" may be one name or two."""
    yield (text,)
    yield split_lines(text, separator)
    yield split_list(text, separator)
    yield new_names(text, separator)
    yield tuple(name for part in split_list(text, separator) for name in _AND.split(part) if name)


def new_names(text: str, separator: str = "") -> tuple[str, ...]:
    """Return the names in a list of people whom nobody knows yet. "Ortega y Gasset" is one."""
    return tuple(name for part in split_list(text, separator) for name in _PLAIN_AND.split(part) if name)


def sort_topics(items: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what can be a topic, each only once, and what cannot: sentences, and what names somebody."""
    topics: dict[str, str] = {}
    others: list[str] = []
    for item in items:
        topic = _LEAD_IN.sub("", item).strip(" .;,")
        if _is_no_topic(topic):
            others.append(item)
        elif topic and folded(topic) != "etc":
            topics.setdefault(folded(topic), topic)
    return tuple(topics.values()), tuple(others)


def _is_no_topic(text: str) -> bool:
    too_long = len(text) > LONGEST_TOPIC or len(text.split()) > MOST_WORDS
    return too_long or text.endswith(":") or any(mark in text for mark in ("@", " removed]", ". "))


def _parts(text: str, separator: str) -> list[str]:
    if separator:
        return text.split(separator)
    for mark in ("\n", ";", "|"):
        if mark in text:
            return text.split(mark)
    if _BULLETS.match(text):
        return _BULLETS.split(text)
    return list(_between_commas(text))


def _between_commas(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for index, character in enumerate(text):
        depth = max(0, depth + (character in "([{") - (character in ")]}"))
        if character in ",，、" and depth == 0:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _bare(item: str) -> str:
    return _NUMBERED.sub("", " ".join(item.split())).strip()
