"""Where every value and every name of a record stands, worked out when first asked.

Lines of a sound record in, spans by path out. Most records are never pointed into, so parsing does not wait for
this, and ten thousand of them in memory do not carry it.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.reading.events import MAX_DEPTH, normal, read_events
from generator.words.diagnostic import Path, Span


class Positions:
    """The spans of one record."""

    __slots__ = ("_found", "_lines")

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._found: _Walk | None = None

    @property
    def values(self) -> "Spans":
        """Where each value begins; ``()`` is the whole record."""
        return Spans(self, of_keys=False)

    @property
    def keys(self) -> "Spans":
        """Where the name of each value in a map stands; of a name written twice, the first."""
        return Spans(self, of_keys=True)

    def found(self, *, of_keys: bool) -> Mapping[Path, Span]:
        """Return the spans of all names or of all values, reading the record once more at the first call."""
        if self._found is None:
            self._found = _Walk(self._lines)
            self._found.go()
        return self._found.keys if of_keys else self._found.values


class Spans(Mapping[Path, Span]):
    """The spans of all names, or of all values, by path."""

    __slots__ = ("_of_keys", "_positions")

    def __init__(self, positions: Positions, *, of_keys: bool) -> None:
        self._positions = positions
        self._of_keys = of_keys

    def __getitem__(self, path: Path) -> Span:
        return self._positions.found(of_keys=self._of_keys)[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._positions.found(of_keys=self._of_keys))

    def __len__(self) -> int:
        return len(self._positions.found(of_keys=self._of_keys))


def span_of(event: Event, lines: tuple[str, ...]) -> Span:
    """Return the stretch of an event's first line; at least one character wide."""
    start, end = event.start_mark, event.end_mark
    # libyaml gives marks to every event; the types leave room for streams without them.
    if start is None or end is None:
        return Span()
    if start.line == end.line:
        width = end.column - start.column
    else:
        width = len(lines[start.line].rstrip()) - start.column if start.line < len(lines) else 1
    return Span(line=start.line + 1, column=start.column + 1, width=max(width, 1))


@dataclass(slots=True)
class _Walk:
    lines: tuple[str, ...]
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    around: list[Path] = field(default_factory=list)
    """The path of each map or list that has begun and not ended."""
    steps: list[str | int | None] = field(default_factory=list)
    """For each of them, where its next value goes; None where a map waits for a name."""

    def go(self) -> None:
        # Somebody may ask about what stands before a mistake; what stands behind it has no place.
        with contextlib.suppress(yaml.YAMLError):
            for event in read_events("\n".join(self.lines)):
                if isinstance(event, NodeEvent) and not self._take(event):
                    return
                if isinstance(event, MappingEndEvent | SequenceEndEvent):
                    self.around.pop()
                    self.steps.pop()

    def _take(self, event: NodeEvent) -> bool:
        """Note where a node stands; False where nothing after it has a place."""
        if self.steps and self.steps[-1] is None:
            return self._take_name(event)
        path = self._place()
        self.values.setdefault(path, span_of(event, self.lines))
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.around.append(path)
            self.steps.append(None if isinstance(event, MappingStartEvent) else 0)
        return len(self.around) <= MAX_DEPTH

    def _take_name(self, event: NodeEvent) -> bool:
        if not isinstance(event, ScalarEvent):
            return False
        name = normal(event.value)
        self.steps[-1] = name
        self.keys.setdefault((*self.around[-1], name), span_of(event, self.lines))
        return True

    def _place(self) -> Path:
        if not self.around:
            return ()
        step = self.steps[-1]
        self.steps[-1] = step + 1 if isinstance(step, int) else None
        return (*self.around[-1], "" if step is None else step)
