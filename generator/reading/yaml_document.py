"""YAML as people mean it: the bytes of one record in, plain data with positions out, or findings.

Most records are told at a quick look. All else is read from libyaml's stream of events, so nothing recurses and
nothing is built before it has been looked at. Refuses what hides meaning: anchors, aliases, tags, several documents,
names written twice. Knows no schema.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.reading import refusals
from generator.reading.document import Document
from generator.reading.events import MAX_DEPTH, normal, read_events
from generator.reading.line_of_record import line_of
from generator.reading.mistakes_in_lines import item_in_text, not_a_field
from generator.reading.positions import Positions, span_of
from generator.reading.quick_look import look_at
from generator.reading.raw_text import bad_character, read_text
from generator.reading.refusals import Refusal
from generator.reading.scalars import parse_plain
from generator.reading.source import MAX_FINDINGS, Source
from generator.reading.yaml_mistakes import mistake_of
from generator.words.codes import files as codes
from generator.words.diagnostic import Diagnostic, Path, Severity, Span

_CUT = re.compile(r"[ \t]+#[^\s#]")
_ODD_SPACE = re.compile(r"[^\S \t\n]")


def parse_document(file: str, content: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return a record as data with positions, and what was found on the way.

    There is no document where any finding is an error. No bytes make this raise.
    """
    text, findings = read_text(file, content)
    if text is None:
        return None, findings
    data = look_at(text)
    if data is None:
        return parse_text(file, text)
    lines = tuple(text.split("\n"))
    positions = Positions(lines)
    return Document(file, lines, data, positions.values, positions.keys), ()


def parse_text(file: str, text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the same of what `read_text` has made of a file's bytes, event by event; this is what tells mistakes."""
    reader = _Reader(Source(file, tuple(text.split("\n"))), may_be_cut=" #" in text or "\t#" in text)
    reader.read(text)
    if reader.is_refused:
        return None, tuple(reader.findings)
    lines, positions = reader.source.lines, reader.positions
    return Document(file, lines, reader.root, positions.values, positions.keys), tuple(reader.findings)


class _Stop(Exception):
    """Nothing after this point can be read, or is worth reading."""


@dataclass(slots=True)
class _Reader:
    source: Source
    may_be_cut: bool
    """Whether any text in the file may be cut by a remark; most have none, and need no closer look."""
    findings: list[Diagnostic] = field(default_factory=list)
    root: Any = None
    inner: dict[str, Any] | list[Any] | None = None
    """The map or list that has begun last and not ended."""
    name: str | None = None
    """The name in it that waits for its value."""
    outer: list[tuple[dict[str, Any] | list[Any] | None, str | None]] = field(default_factory=list)
    """What is around it, outermost first."""
    doubled: dict[str, Any] | None = None
    """The item of a list in which a second one has begun without a dash."""
    last_text: ScalarEvent | None = None
    documents: int = 0
    positions: Positions = field(init=False)

    def __post_init__(self) -> None:
        self.positions = Positions(self.source.lines)

    @property
    def is_refused(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def read(self, text: str) -> None:
        """Build the data, or find out why not."""
        takers: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._take_text,
            MappingStartEvent: self._begin_map,
            MappingEndEvent: self._end,
            SequenceStartEvent: self._begin_list,
            SequenceEndEvent: self._end,
            AliasEvent: self._take_alias,
            DocumentStartEvent: self._count_document,
        }
        try:
            for event in read_events(text):
                take = takers.get(type(event))
                if take is not None:
                    take(event)
            self._require_fields()
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            self.findings.append(mistake_of(error, self.source, self.last_text))
        except (yaml.YAMLError, ValueError):
            # What is known to end here is refused as raw text; this is for what nobody has thought of.
            code, message, hint = refusals.NOT_UNDERSTOOD
            self.findings.append(self.source.finding(code, Span(), message, hint))

    def _take_text(self, event: Any) -> None:
        text = event.value
        if not text.isascii():
            text = normal(text)
        self.last_text = event
        if event.anchor is not None or event.tag is not None:
            self._report_marks(event)
        if self.name is None and type(self.inner) is dict:
            self._take_name(event, text)
        elif event.style or not event.implicit[0]:
            if event.style == '"':
                self._require_visible(event, text)
            self._place(text)
        else:
            if self.may_be_cut:
                self._find_if_cut(event, text)
            if "- " in text:
                self._require_no_items(event)
            self._place(parse_plain(text))

    def _take_name(self, event: ScalarEvent, text: str) -> None:
        if event.style == '"':
            self._require_visible(event, text)
        if not text.strip():
            self._find(event, refusals.NAMELESS)
        elif event.style == "" and not text.isascii() and (odd := _ODD_SPACE.search(text)):
            self._find(event, refusals.odd_space(odd[0]), self._path(text))
        elif isinstance(self.inner, dict) and text in self.inner:
            self._report_twice(event, text, self.inner)
        self.name = text

    def _report_twice(self, event: ScalarEvent, name: str, inner: dict[str, Any]) -> None:
        if inner is self.doubled:
            return
        path = self._path(name)
        first_line = self.positions.keys[path].line
        if isinstance(self.outer[-1][0], list) and name == next(iter(inner)):
            # All that follows belongs to an item that has no dash.
            self.doubled = inner
            self._find(event, refusals.new_item(name, first_line), path)
        else:
            self._find(event, refusals.twice(name, first_line), path)

    def _begin_map(self, event: MappingStartEvent) -> None:
        self._begin(event, {})

    def _begin_list(self, event: SequenceStartEvent) -> None:
        self._begin(event, [])

    def _begin(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report_marks(event)
        if self.name is None and type(self.inner) is dict:
            self._stop(event, refusals.NAMELESS)
        if len(self.outer) >= MAX_DEPTH:
            self._stop(event, refusals.TOO_DEEP)
        holder, name = self.inner, self.name
        self._place(value)
        self.outer.append((holder, name))
        self.inner = value

    def _end(self, _event: Event) -> None:
        self.inner, _ = self.outer.pop()

    def _take_alias(self, event: AliasEvent) -> None:
        self._find(event, refusals.reference(self._rest_of_line(event), "*"))
        if self.name is None and type(self.inner) is dict:
            self._stop(event, refusals.NAMELESS)
        self._place(None)

    def _count_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(event, refusals.SECOND_RECORD)

    def _place(self, value: Any) -> None:
        inner = self.inner
        if type(inner) is list:
            inner.append(value)
        elif type(inner) is dict:
            inner[self.name or ""] = value
            self.name = None
        else:
            self.root = value

    def _path(self, last: str | None = None) -> Path:
        """Return the path of the value that is about to be placed."""
        # A list around an open map or list holds that one already, as its last.
        around = [len(held) - 1 if isinstance(held, list) else name or "" for held, name in self.outer[1:]]
        here = len(self.inner) if isinstance(self.inner, list) else self.name or ""
        return (*around, here if last is None else last)

    def _report_marks(self, event: Any) -> None:
        written = self._rest_of_line(event)
        if event.anchor is not None:
            self._find(event, refusals.reference(written, "&"))
        if event.tag is not None:
            self._find(event, refusals.tag(written))

    def _rest_of_line(self, event: Event) -> str:
        span = span_of(event, self.source.lines)
        return self.source.lines[span.line - 1][span.column - 1 :].rstrip()

    def _require_visible(self, event: ScalarEvent, text: str) -> None:
        index = bad_character(text)
        if index is not None:
            self._find(event, refusals.hidden(text[index]))

    def _find_if_cut(self, event: Any, text: str) -> None:
        end, lines = event.end_mark, self.source.lines
        rest = lines[end.line][end.column :].rstrip() if end.line < len(lines) else ""
        if not _CUT.match(rest):
            return
        if text:
            self._find(event, refusals.cut(text, rest), self._path())
        else:
            remark = rest.lstrip()
            code, message, hint = refusals.only_a_remark(remark)
            column = end.column + len(rest) - len(remark) + 1
            place = Span(line=end.line + 1, column=column, width=len(remark))
            self._add(self.source.finding(code, place, message, hint, self._path()))

    def _require_no_items(self, event: Any) -> None:
        """Find the lines of a text that begin with a dash, as items of a list do."""
        begun, lines = event.start_mark.line, self.source.lines
        first = line_of(lines[begun])
        # A text that stands alone in its first line was meant for something else; more is said of it later.
        for row in range(begun + 1, event.end_mark.line + 1) if first.name or first.dash else ():
            if row < len(lines) and line_of(lines[row]).dash:
                self._add(item_in_text(self.source, begun, row))
                return

    def _require_fields(self) -> None:
        if isinstance(self.root, dict) or self.is_refused:
            # An error about the one thing in the file says more than that it is no field.
            return
        if self.root is None:
            code, message, hint = refusals.EMPTY
            self.findings.append(self.source.finding(code, Span(), message, hint))
        else:
            row = self.positions.values[()].line - 1
            self.findings.append(not_a_field(self.source, row, codes.NOT_FIELDS))

    def _find(self, event: Event, refusal: Refusal, path: Path = ()) -> None:
        code, message, hint = refusal
        self._add(self.source.finding(code, span_of(event, self.source.lines), message, hint, path))

    def _add(self, finding: Diagnostic) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(finding)
            return
        code, message, hint = refusals.MORE
        self.findings.append(self.source.finding(code, finding.span, message, hint, finding.path))
        raise _Stop

    def _stop(self, event: Event, refusal: Refusal) -> None:
        self._find(event, refusal)
        raise _Stop
