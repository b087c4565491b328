"""A parsed record that still knows where everything stands. Knows no YAML and no rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.reading.source import Source
from generator.words.diagnostic import Code, Diagnostic, Path, Span

_MOST_LINES = 100
"""No list may be longer."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as plain data, with the span of every key and every value."""

    file: str
    """Path from the repository's root, with forward slashes."""
    lines: tuple[str, ...]
    data: Any
    """Maps, lists, text, numbers, booleans and None; keys are always text."""
    values: Mapping[Path, Span]
    """Where each value begins; ``()`` is the whole record."""
    keys: Mapping[Path, Span]
    """Where the key of each value in a map stands."""

    def span(self, path: Path, *, at_key: bool = False) -> Span:
        """Return where a path stands, or where its nearest ancestor does that the record has."""
        for end in range(len(path), -1, -1):
            spans = self.keys if at_key and path[:end] in self.keys else self.values
            if path[:end] in spans:
                return spans[path[:end]]
        return Span()

    def lines_of(self, path: Path, text: str) -> tuple[str, ...]:
        """Return a text line by line as it stands at `path`; whole where quotes or blank lines shape it."""
        span = self.span(path)
        first, *rest = self.lines[span.line - 1 : span.line - 1 + _MOST_LINES] or ("",)
        found: list[str] = []
        for line in (first[span.column - 1 :], *rest):
            found.append(line.strip())
            if (so_far := " ".join(found)) == text:
                return tuple(found)
            if len(so_far) > len(text):
                break
        return (text,)

    def finding(self, code: Code, path: Path, message: str, hint: str, *, at_key: bool = False) -> Diagnostic:
        """Make a finding about the value at `path`, or about its key."""
        source = Source(self.file, self.lines)
        return source.finding(code, self.span(path, at_key=at_key), message, hint, path)
