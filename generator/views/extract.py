"""The part of a sight that one page and its documents are made of, and its digest. A sight in, a smaller sight out.

They are made from this part and nothing else, so as long as the digest is the same they are.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from generator.figures.last_asked import kept_while_asked
from generator.views.sight import Sight
from generator.words.figure import Scope
from generator.words.model import Pair, Programme


@dataclass(frozen=True, slots=True)
class Extract:
    """What one page and its documents are made of."""

    sight: Sight
    digest: bytes


@dataclass(frozen=True, slots=True)
class _Content:
    """What there is to know of a value."""

    digest: bytes
    named: frozenset[str]
    """Everybody whose id stands anywhere in it."""


class Extracts:
    """Takes parts out of one sight."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        # No page of a pair or a person may tell the commit: it would change with every other.
        self._common = replace(
            sight,
            programme=Programme(program=sight.programme.program, resources=sight.programme.resources),
            figures={},
            signed={},
            recorded={},
            revision="",
        )
        self._people = {id_: _encode(person) for id_, person in sight.programme.people.items()}
        self._ids = frozenset(map(str.encode, self._people))
        self._base = hashlib.sha256(_encode(self._common))
        self._pairs: dict[str, _Content] = {}

    @kept_while_asked
    def of_pair(self, pair: Pair) -> Extract:
        """Return what a pair's pages are made of: its records and figures, and the people in them.

        There are two of them, and they are made one after the other.
        """
        scope, whole = Scope("pair", pair.id), self.sight
        common = replace(
            self._common,
            figures={scope: whole.figures.get(scope, {})},
            signed={pair.id: whole.signed[pair.id]} if pair.id in whole.signed else {},
            recorded={pair.id: whole.recorded[pair.id]} if pair.id in whole.recorded else {},
        )
        known = (common.figures, common.signed, common.recorded)
        facts = self._content(tuple(tuple(part.values()) for part in known))
        return self._extract(common, (pair,), (facts, self._of_pair(pair)), ())

    def of_person(self, person: str, pairs: Sequence[Pair]) -> Extract:
        """Return what a person's page is made of: their record, their pairs' records, and the people in these."""
        return self._extract(self._common, pairs, [self._of_pair(pair) for pair in pairs], (person,))

    def _extract(
        self, common: Sight, pairs: Iterable[Pair], contents: Sequence[_Content], people: Iterable[str]
    ) -> Extract:
        named = sorted(frozenset(people).union(*(each.named for each in contents)))
        digest = self._base.copy()
        for each in contents:
            digest.update(each.digest)
        for id_ in named:
            digest.update(self._people[id_])
        programme = msgspec.structs.replace(
            common.programme,
            people={id_: self.sight.programme.people[id_] for id_ in named},
            pairs={pair.id: pair for pair in pairs},
        )
        return Extract(replace(common, programme=programme), digest.digest())

    def _of_pair(self, pair: Pair) -> _Content:
        """Return what there is to know of a pair's records: its own pages ask for it, and that of each of its people."""
        if pair.id not in self._pairs:
            self._pairs[pair.id] = self._content(pair)
        return self._pairs[pair.id]

    def _content(self, value: Any) -> _Content:
        encoded = _encode(value)
        # No id has to be written otherwise, so each stands between two quotation marks.
        named = frozenset(map(bytes.decode, self._ids.intersection(encoded.split(b'"'))))
        return _Content(hashlib.sha256(encoded).digest(), named)


def digest_of(value: Any) -> bytes:
    """Return a digest of a value of the model or of a view."""
    return hashlib.sha256(_encode(value)).digest()


def _plain(value: Any) -> Any:
    """Write the model's own kinds of text as text."""
    return dict(value) if isinstance(value, Mapping) else str(value)


_encode = msgspec.json.Encoder(enc_hook=_plain).encode
