"""YAML as people mean it: the bytes of one record in, plain data with positions out, or findings.

Works on libyaml's stream of events, so nothing recurses and nothing is built before it has been looked at.
Refuses what hides meaning: anchors, aliases, tags, several documents, fields written twice. Knows no schema.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.reading.document import Document
from generator.reading.raw_text import bad_character, describe, read_text
from generator.reading.scalars import parse_plain
from generator.reading.yaml_mistakes import mistake_of
from generator.words.codes import files as codes
from generator.words.diagnostic import Code, Diagnostic, Path, Severity, Span

MAX_DEPTH = 20

_CUT = re.compile(r"\s+#[^\s#]")


def parse_document(file: str, content: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return a record as data with positions, and what was found on the way.

    There is no document where any finding is an error. No bytes make this raise.
    """
    text, findings = read_text(file, content)
    if text is None:
        return None, findings
    reader = _Reader(file, text)
    reader.read()
    refused = any(finding.severity is Severity.ERROR for finding in reader.findings)
    return (None if refused else reader.document()), tuple(reader.findings)


@dataclass(slots=True)
class _Open:
    """A map or a list that has begun and not yet ended."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    """The name that waits for its value."""


class _Refused(Exception):  # noqa: N818 - ends the reading of one file, never leaves this module
    """Nothing after this point can be read."""


@dataclass(slots=True)
class _Reader:
    file: str
    text: str
    findings: list[Diagnostic] = field(default_factory=list)
    root: Any = None
    lines: tuple[str, ...] = ()
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def document(self) -> Document:
        return Document(self.file, self.lines, self.root, self.values, self.keys)

    def read(self) -> None:
        self.lines = tuple(self.text.split("\n"))
        try:
            for event in _events(self.text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self.findings.append(mistake_of(error, self.file, self.lines))
        except yaml.YAMLError:
            self._find(codes.SYNTAX, Span(), "This file cannot be understood.", "Compare it with an example.")
        except _Refused:
            pass
        else:
            self._require_fields()

    def _take(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self._count_document(event)
        elif isinstance(event, ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._begin(event, {} if isinstance(event, MappingStartEvent) else [])
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, AliasEvent):
            self._refuse_reference(event)

    def _count_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(
                codes.SEVERAL_DOCUMENTS,
                _span(event),
                'The line "---" begins a second document in this file.',
                "Remove that line, or give each document a file of its own.",
            )

    def _begin(self, event: NodeEvent, value: dict[str, Any] | list[Any]) -> None:
        self._refuse_marks(event)
        if self._waits_for_key():
            self._refuse_key(event)
        if len(self.open) >= MAX_DEPTH:
            self._refuse(
                codes.TOO_DEEP,
                _span(event),
                f"Here the lines are nested more than {MAX_DEPTH} levels deep.",
                "Write it with fewer levels; no record needs more than six.",
            )
        path = self._place(value, _span(event))
        self.open.append(_Open(value, path))

    def _take_scalar(self, event: ScalarEvent) -> None:
        self._refuse_marks(event)
        span = _span(event, self.lines)
        text = unicodedata.normalize("NFC", event.value)
        if self._waits_for_key():
            self._take_key(text, span, event)
            return
        plain = event.implicit[0] and not event.style
        if plain:
            self._warn_if_cut(event, text)
        elif event.style == '"':
            self._refuse_hidden(text, span)
        self._place(parse_plain(text) if plain else text, span)

    def _take_key(self, text: str, span: Span, event: ScalarEvent) -> None:
        self._refuse_hidden(text, span)
        if not text.strip():
            self._refuse_key(event)
        parent = self.open[-1]
        if text in parent.value:
            first = self.keys[(*parent.path, text)].line
            self._find(
                codes.DUPLICATE_KEY,
                span,
                f'"{text[:60]}" stands twice here: the first one is in line {first}.',
                "Keep one of the two and delete the other.",
            )
        self.keys[(*parent.path, text)] = span
        parent.key = text

    def _place(self, value: Any, span: Span) -> Path:
        if not self.open:
            self.root = value
            self.values[()] = span
            return ()
        parent = self.open[-1]
        if isinstance(parent.value, list):
            path: Path = (*parent.path, len(parent.value))
            parent.value.append(value)
        else:
            key = parent.key or ""
            path = (*parent.path, key)
            parent.value[key] = value
            parent.key = None
        self.values[path] = span
        return path

    def _waits_for_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def _refuse_key(self, event: NodeEvent) -> None:
        self._refuse(
            codes.BAD_KEY,
            _span(event),
            "Here a name is missing to the left of the colon.",
            "Write the name of the field, a colon, a space and its value, such as: status: active",
        )

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_reference(event)
        if event.tag is not None:
            self._refuse(
                codes.TAG,
                _span(event),
                "A word that begins with an exclamation mark would change how the value is read.",
                'Remove the mark and the word after it, or put text between double quotes: "!important"',
            )

    def _refuse_reference(self, event: Any) -> None:
        sign = "*" if isinstance(event, AliasEvent) else "&"
        self._refuse(
            codes.REFERENCE,
            _span(event),
            f'"{sign}{event.anchor[:60]}" refers to another place in the file.',
            f'Write the value out in full, or put text between double quotes: "{sign}{event.anchor[:60]}"',
        )

    def _refuse_hidden(self, text: str, span: Span) -> None:
        index = bad_character(text)
        if index is not None:
            self._refuse(
                codes.HIDDEN_IN_QUOTES,
                span,
                f"A backslash in this text stands for a character that nobody can see: {describe(text[index])}.",
                "Remove the backslash and what belongs to it.",
            )

    def _warn_if_cut(self, event: ScalarEvent, text: str) -> None:
        end = event.end_mark
        # A value without text, and one that runs over several lines, may end where no line is.
        if not text or end is None or end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        if _CUT.match(rest):
            self._find(
                codes.CUT_BY_COMMENT,
                _span(event, self.lines),
                f'Only "{text[:60]}" is read here; "{rest.strip()[:60]}" counts as a remark.',
                f'Put the whole text between double quotes: "{text[:60]}{rest.rstrip()[:60]}"',
            )

    def _require_fields(self) -> None:
        if self.documents == 0 or self.root is None:
            self._find(
                codes.EMPTY,
                Span(),
                "There is nothing in this file.",
                "Fill it in, or delete the file.",
            )
        elif not isinstance(self.root, dict):
            begins = self.lines[self.values[()].line - 1].strip()
            self._find(
                codes.NOT_FIELDS,
                self.values[()],
                f'This file begins with "{begins[:60]}", where the name of a field and its value belong.',
                "Write each fact on a line of its own as name, colon, space, value, such as: status: active",
            )

    def _find(self, code: Code, span: Span, message: str, hint: str) -> None:
        excerpt = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        self.findings.append(
            Diagnostic(
                code=code.id,
                severity=code.severity,
                file=self.file,
                span=span,
                message=message,
                hint=hint,
                excerpt=excerpt,
            )
        )

    def _refuse(self, code: Code, span: Span, message: str, hint: str) -> None:
        self._find(code, span, message, hint)
        raise _Refused


def _events(text: str) -> Iterator[Event]:
    parser = CParser(text)
    try:
        while event := parser.get_event():
            yield event
    finally:
        parser.dispose()


def _span(event: Any, lines: tuple[str, ...] = ()) -> Span:
    start, end = event.start_mark, event.end_mark
    if start.line == end.line:
        width = end.column - start.column
    else:
        width = len(lines[start.line].rstrip()) - start.column if start.line < len(lines) else 1
    return Span(line=start.line + 1, column=start.column + 1, width=max(width, 1))
