"""Two records of the same place as one: what the private one adds, and where each value really stands.

Groups of fields are laid over one another, and so are the items of a list that have the same ``id``. Nothing is
ever replaced: a field in both is a finding. Knows no schema.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.reading.document import Document
from generator.reading.source import shown
from generator.words.codes.privacy import FIELD_IN_BOTH
from generator.words.diagnostic import Code, Diagnostic, Path, Span

Origin = tuple[Document, Path]
"""The record that a value stands in, and its path there."""


@dataclass(frozen=True, slots=True)
class OverlaidDocument(Document):
    """A record and what a second one adds to it. Findings point into the file that holds the value."""

    origins: Mapping[Path, Origin] = field(default_factory=dict)
    """By path: where a value comes from, with all that is in it. ``()`` is there always."""

    def origin(self, path: Path) -> Origin:
        """Return the record that holds the value at `path`, and the path that it has there."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.origins:
                document, inside = self.origins[path[:end]]
                return document, (*inside, *path[end:])
        document, inside = self.origins[()]
        return document, (*inside, *path)

    def span(self, path: Path, *, at_key: bool = False) -> Span:
        """Return where a path stands in the file that holds it."""
        document, inside = self.origin(path)
        return document.span(inside, at_key=at_key)

    def lines_of(self, path: Path, text: str) -> tuple[str, ...]:
        """Return a text line by line as it stands at `path`."""
        document, inside = self.origin(path)
        return document.lines_of(inside, text)

    def finding(self, code: Code, path: Path, message: str, hint: str, *, at_key: bool = False) -> Diagnostic:
        """Make a finding about the value at `path`, or about its key."""
        document, inside = self.origin(path)
        return replace(document.finding(code, inside, message, hint, at_key=at_key), path=path)


def overlay_document(first: Document, second: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return `first` with what `second` adds, and a finding for each field that is in both."""
    if not (isinstance(first.data, dict) and isinstance(second.data, dict)):
        return first, ()
    laid = _Laying(second)
    data = laid.groups(first.data, second.data, (), ())
    origins = {(): (first, ()), **laid.origins}
    both = OverlaidDocument(first.file, first.lines, data, first.values, first.keys, origins)
    return both, tuple(_in_both(first, *origin) for origin in laid.doubled)


@dataclass(slots=True)
class _Laying:
    second: Document
    origins: dict[Path, Origin] = field(default_factory=dict)
    doubled: list[Origin] = field(default_factory=list)

    def groups(
        self, first: Mapping[str, Any], second: Mapping[str, Any], path: Path, inside: Path
    ) -> dict[str, Any]:
        """Lay one group of fields over another."""
        laid = dict(first)
        for name, value in second.items():
            if name not in first:
                laid[name] = value
                self.origins[*path, name] = self.second, (*inside, name)
            else:
                laid[name] = self._values(first[name], value, (*path, name), (*inside, name))
        return laid

    def _values(self, first: Any, second: Any, path: Path, inside: Path) -> Any:
        if isinstance(first, dict) and isinstance(second, dict):
            return self.groups(first, second, path, inside)
        if _has_ids(first) and _has_ids(second):
            return self._items(first, second, path, inside)
        self.doubled.append((self.second, inside))
        return first

    def _items(
        self, first: list[dict[str, Any]], second: list[dict[str, Any]], path: Path, inside: Path
    ) -> list[Any]:
        laid: list[Any] = list(first)
        known = {item["id"]: index for index, item in enumerate(first)}
        for place, item in enumerate(second):
            index = known.get(item["id"])
            here = (*inside, place)
            if index is None:
                self.origins[*path, len(laid)] = self.second, here
                laid.append(item)
            else:
                # The id says which item is meant, so it stands in both.
                added = {name: value for name, value in item.items() if name != "id"}
                laid[index] = self.groups(laid[index], added, (*path, index), here)
        return laid


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict) and isinstance(item.get("id"), str) for item in value
    )


def _in_both(first: Document, second: Document, inside: Path) -> Diagnostic:
    name = next((step for step in reversed(inside) if isinstance(step, str)), "")
    return second.finding(
        FIELD_IN_BOTH,
        inside,
        f"{shown(name)} is here and in {shown(first.file)} too.",
        f"Keep {shown(name)} in one of the two files: here if not everybody may see it.",
        at_key=True,
    )
