"""The part of a sight that one page is made of, and its digest. A sight in, a smaller sight out.

The page is made from this part and nothing else, so as long as the digest is the same the page is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from generator.views.sight import Sight
from generator.words.figure import Scope
from generator.words.model import Pair, Programme


@dataclass(frozen=True, slots=True)
class Extract:
    """What one page is made of."""

    sight: Sight
    digest: bytes


class Extracts:
    """Takes parts out of one sight."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        # No page of a pair or a person may tell the commit: it would change with every other.
        self._common = replace(
            sight,
            programme=Programme(program=sight.programme.program, resources=sight.programme.resources),
            figures={},
            signed={},
            recorded={},
            revision="",
        )
        self._encode = msgspec.msgpack.Encoder(enc_hook=_plain).encode
        self._people = {id_: self._encode(person) for id_, person in sight.programme.people.items()}
        self._base = hashlib.sha256(self._encode(self._common))

    def of_pair(self, pair: Pair) -> Extract:
        """Return what a pair's page is made of: its records and figures, and the people in them."""
        scope, whole = Scope("pair", pair.id), self._sight
        common = replace(
            self._common,
            figures={scope: whole.figures.get(scope, {})},
            signed={pair.id: whole.signed[pair.id]} if pair.id in whole.signed else {},
            recorded={pair.id: whole.recorded[pair.id]} if pair.id in whole.recorded else {},
        )
        return self._extract(common, (pair,), ())

    def of_person(self, person: str, pairs: Iterable[Pair]) -> Extract:
        """Return what a person's page is made of: their record, their pairs' agreements, and the people in these."""
        bare = (msgspec.structs.replace(pair, goals=(), entries=()) for pair in pairs)
        return self._extract(self._common, tuple(bare), (person,))

    def _extract(self, common: Sight, pairs: tuple[Pair, ...], people: Iterable[str]) -> Extract:
        known = (common.figures, common.signed, common.recorded)
        content = self._encode((pairs, *(tuple(part.values()) for part in known)))
        named = sorted({*people, *self._named(content)})
        digest = self._base.copy()
        digest.update(content)
        for id_ in named:
            digest.update(self._people[id_])
        programme = msgspec.structs.replace(
            common.programme,
            people={id_: self._sight.programme.people[id_] for id_ in named},
            pairs={pair.id: pair for pair in pairs},
        )
        return Extract(replace(common, programme=programme), digest.digest())

    def _named(self, content: bytes) -> Iterator[str]:
        """Yield everybody whose id stands anywhere in it."""
        return (text for text in _texts(msgspec.msgpack.decode(content)) if text in self._people)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(name)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _plain(value: Any) -> Any:
    """Write the model's own kinds of text as text."""
    return dict(value) if isinstance(value, Mapping) else str(value)
