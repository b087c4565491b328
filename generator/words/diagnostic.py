"""A finding as data: which rule, where, what is wrong, what to write instead. Knows no output format."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Path = tuple[str | int, ...]
"""Where a value stands inside a record, such as ``("goals", 0, "title")``; ``()`` is the whole record."""


class Severity(StrEnum):
    """How much a finding matters: an error stops a publication, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A kind of finding with its documentation. The identifier is a contract and is never used again."""

    id: str
    """Family and number, such as ``REF-001``."""
    severity: Severity
    title: str
    """What is wrong, in a few words that fit a heading."""
    why: str
    """Why it matters, in plain sentences."""
    cure: str
    """What to do about it, in plain sentences."""
    bad: str
    """A short example, in YAML or as a path, that has the fault."""
    good: str
    """The same example, mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one line. Lines and columns count from 1, in characters."""

    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, ready for any outlet."""

    code: str
    severity: Severity
    file: str
    """Path from the repository's root, with forward slashes."""
    span: Span = field(default_factory=Span)
    path: Path = ()
    message: str
    """One sentence that holds the value found."""
    hint: str
    """One sentence that says what to write instead."""
    excerpt: str = ""
    """The line of text that the span points into, without its line end; empty where there is none."""

    @property
    def dotted_path(self) -> str:
        """The path as people write it: ``goals[0].title``."""
        parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path]
        return "".join(parts).removeprefix(".")

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort key: by file, then by place in the file, then by code."""
        return (self.file, self.span.line, self.span.column, self.code, self.message)
