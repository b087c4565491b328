"""Findings that rules make anew in every run, each placed in its record once: to parse thousands for that takes long."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from generator.checking.corpus import Corpus
from generator.outlets.keep import Keep, Shelf
from generator.pipeline.dossiers import Digest, digest
from generator.words.diagnostic import Code, Diagnostic, Path

_encode = msgspec.msgpack.encode
_finding_in = msgspec.msgpack.Decoder(Diagnostic).decode


class Notes:
    """The findings that were placed already, by what they say and what the records hold that they are about."""

    def __init__(self, keep: Keep, edition: Digest, content_of: Callable[[str], Digest]) -> None:
        """`content_of` tells what stands for the contents around a file."""
        self._keep = keep
        self._edition = edition
        self._content_of = content_of
        self._fresh: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def finding(self, file: str, said: object, place: Callable[[], Diagnostic]) -> Diagnostic:
        """Return a finding about a file; `said` is all that it is made from, and `place` makes it."""
        key = digest(self._edition, self._content_of(file), _encode((file, said)))
        self._used.add(key)
        known = self._keep.read(Shelf.PLACED, [key])
        if key in known:
            return _finding_in(known[key])
        found = place()
        self._fresh[key] = _encode(found)
        return found

    def save(self) -> None:
        """Keep what was placed."""
        self._keep.write(Shelf.PLACED, self._fresh)
        self._keep.prune(Shelf.PLACED, self._used)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedOnce(Corpus):
    """A programme whose findings are placed once."""

    notes: Notes = field(repr=False)

    def finding(
        self, code: Code, file: str, path: Path, message: str, hint: str, *, at_key: bool = False
    ) -> Diagnostic:
        """Make a finding about a value of the record in `file`."""
        return self.notes.finding(
            file,
            (code.id, path, message, hint, at_key),
            lambda: self.documents[file].finding(code, path, message, hint, at_key=at_key),
        )
