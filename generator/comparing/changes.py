"""What a change means, as values: a sentence, what exactly is behind it, and whose approval it needs. Types alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from generator.words.phrases import plain

T = TypeVar("T")


class SubjectKind(StrEnum):
    """What a change can be about, in the order in which it is told."""

    PAIR = "pair"
    PERSON = "person"
    PROGRAMME = "programme"
    RESOURCES = "resources"
    SURVEYS = "surveys"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Subject:
    """What changes are about."""

    kind: SubjectKind
    id: str = ""
    """The pair's or the person's id."""
    name: str = field(default="", compare=False)
    """What people call it: the names of a pair's members, or the person's."""


class Role(StrEnum):
    """As who somebody is asked for approval."""

    MEMBER = "member"
    PERSON = "person"
    COORDINATOR = "coordinator"
    MAINTAINER = "maintainer"


@dataclass(frozen=True, slots=True)
class Need:
    """An approval that is needed: that of any one of the people."""

    matter: str
    """What is to be approved, such as ``the terms``."""
    role: Role
    people: tuple[str, ...]
    """Person ids. Empty where the records name nobody for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that means something else than before."""

    sentence: str
    substance: Any
    """What the sentence is about, as plain data. Two changes with equal substance are the same change, however it
    was written down."""
    needs: tuple[Need, ...]


Changes = Mapping[Subject, tuple[Change, ...]]
"""All changes, by what they are about. A subject without any is not in it."""


def meaning(value: Any) -> Any:
    """Return a value of the model as plain data in which white space does not matter."""
    return _plain_data(msgspec.to_builtins(value, enc_hook=str, str_keys=True))


def fields_changed(before: object, after: object, titles: Mapping[str, str]) -> list[str]:
    """Return the titles of those fields that mean something else than before, in the order of `titles`."""
    return [
        title
        for name, title in titles.items()
        if meaning(getattr(before, name)) != meaning(getattr(after, name))
    ]


def by_id(items: Iterable[T], name: str = "id") -> Mapping[tuple[Any, int], T]:
    """Return items by their id and by how many before them have the same: an id used twice hides nothing."""
    found: dict[tuple[Any, int], T] = {}
    for item in items:
        key = getattr(item, name)
        found[key, sum(known == key for known, _ in found)] = item
    return found


def _plain_data(value: Any) -> Any:
    match value:
        case str():
            return plain(value)
        case list():
            return [_plain_data(item) for item in value]
        case dict():
            return {key: _plain_data(item) for key, item in value.items()}
        case _:
            return value
