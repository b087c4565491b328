"""A record that says something else: its bytes and the data wanted in, its bytes with only that changed out.

Comments, layout, line ends and everything that stays the same are kept: lines are added where the schema has them,
words are replaced where they stand. The result is read again and has to say just what is wanted. Where the layout
does not allow that, the record is written anew, and the caller is told that comments are lost.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.reading.events import normal
from generator.reading.yaml_document import parse_document
from generator.words.places import Kind
from generator.writing.record_text import in_order, render_block, render_inline, render_record

_LONGEST_LINE = 110
"""Where a list between brackets would grow beyond it, in characters, it gets a line for each item instead."""

_REMARK = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Amended:
    """A record's bytes as they are to be."""

    content: bytes
    drops_comments: bool
    """Whether comments of people are lost."""


def amend_record(kind: Kind, file: str, content: bytes, wanted: Mapping[str, Any]) -> Amended:
    """Return the record in `content` so that it says `wanted`. Raises ValueError where it cannot be read."""
    document, _ = parse_document(file, content)
    if document is None:
        raise ValueError(f"{file} cannot be read.")
    if document.data == wanted:
        return Amended(content, drops_comments=False)
    text = content.decode().removeprefix(_BOM)
    amendment = _Amendment(text)
    # What stands there has been read without a fault, so it is no deeper than a record may be.
    node: Any = yaml.compose(text.replace("\r\n", "\n"), Loader=yaml.CSafeLoader)
    amendment.change(node, document.data, in_order(kind, wanted), _Place())
    amended = (_BOM if content.startswith(_BOM.encode()) else "") + amendment.text()
    read, _ = parse_document(file, amended.encode())
    if read is not None and read.data == wanted:
        return Amended(amended.encode(), amendment.drops_comments)
    anew = render_record(kind, wanted)
    return Amended(anew.encode(), drops_comments=bool(set(_remarks(text)) - set(_remarks(anew))))


def _remarks(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if _REMARK.search(line)]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a value."""

    is_inline: bool = False
    """Whether it stands between brackets."""
    outer: int = -1
    """The column of the name or the dash that it stands under: remarks that stand deeper belong to it."""


@dataclass(slots=True)
class _Amendment:
    """The changes to one text, collected."""

    before: str
    """As it stands, with its own line ends, without the mark of its encoding."""
    drops_comments: bool = False
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    """From where to where, and what comes there instead."""
    starts: list[int] = field(init=False)
    """Where each line begins."""

    def __post_init__(self) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.before))]

    def text(self) -> str:
        """Return the text with all changes."""
        line_end = "\r\n" if "\r\n" in self.before else "\n"
        parts, at = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0]):
            parts += [self.before[at:start], new.replace("\n", line_end)]
            at = max(at, end)
        return "".join((*parts, self.before[at:]))

    def change(self, node: Node, old: Any, wanted: Any, place: "_Place") -> bool:
        """Let a value say what is wanted; False where it has to be written anew by whoever holds it."""
        if old == wanted and type(old) is type(wanted):
            return True
        so_far, drops = len(self.edits), self.drops_comments
        is_done = self._change(node, old, wanted, place)
        if not is_done:
            del self.edits[so_far:]
            self.drops_comments = drops
        return is_done

    def _change(self, node: Node, old: Any, wanted: Any, place: "_Place") -> bool:
        if isinstance(node, MappingNode) and isinstance(wanted, dict) and old and wanted:
            return self._change_map(node, old, wanted, place)
        if isinstance(node, SequenceNode) and isinstance(wanted, list) and old and wanted:
            return self._change_list(node, old, wanted, place)
        return isinstance(node, ScalarNode) and self._change_word(node, wanted, place)

    def _change_word(self, node: ScalarNode, wanted: Any, place: "_Place") -> bool:
        if isinstance(wanted, dict | list):
            return False
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        written = render_inline(wanted) if place.is_inline else render_block({"a": wanted})[3:].rstrip("\n")
        if start == end or "\n" in self.before[start:end] or "\n" in written:
            return False
        self._edit(start, end, written)
        return True

    # --- maps ---

    def _change_map(
        self, node: MappingNode, old: dict[str, Any], wanted: dict[str, Any], place: "_Place"
    ) -> bool:
        held = {normal(key.value): (key, value) for key, value in node.value}
        gone = [name for name in held if name not in wanted]
        if node.flow_style:
            return not gone and self._change_inline_map(node, held, old, wanted)
        if next(iter(held)) in gone:
            # It may stand behind the dash of an item.
            return False
        column = node.start_mark.column
        for name, (key, value) in held.items():
            if name in gone:
                self._remove(key, value)
            elif not self.change(value, old[name], wanted[name], _Place(outer=column)):
                self._write_anew(key, value, name, wanted[name])
        kept = [name for name in held if name not in gone]
        for name, before in _places_of_new(wanted, kept):
            # Remarks behind the last field belong to the map as a whole.
            outer = max(place.outer, 0) if before == kept[-1] else column
            self._insert(render_block({name: wanted[name]}), self._end(held[before][1]), column, outer)
        return True

    def _change_inline_map(
        self,
        node: MappingNode,
        held: Mapping[str, tuple[Node, Node]],
        old: dict[str, Any],
        wanted: dict[str, Any],
    ) -> bool:
        inline = _Place(is_inline=True)
        if not all(self.change(value, old[name], wanted[name], inline) for name, (_, value) in held.items()):
            return False
        new = {name: value for name, value in wanted.items() if name not in held}
        return not new or self._add_inline(node, render_inline(new)[1:-1], list(new.values()))

    def _remove(self, key: Node, value: Node) -> None:
        start = self._line_of(self._offset(key.start_mark))
        self._edit(self.starts[start], self._next_line(self._end(value)), "")
        self._note_loss(self.starts[start], self._next_line(self._end(value)))

    def _write_anew(self, key: Node, value: Node, name: str, wanted: Any) -> None:
        start, end = self._offset(key.start_mark), self._end(value)
        lines = render_block({name: wanted}).splitlines()
        rest = self.before[end : self._next_line(end)].rstrip("\r\n")
        # A remark behind what was one line stays behind the name.
        head = lines[0] + (rest if len(lines) > 1 and lines[0].endswith(":") else "")
        tail = "" if head != lines[0] else rest
        indented = "\n".join((head, *(_indented(line, key.start_mark.column) for line in lines[1:])))
        self._note_loss(start, end)
        self._edit(start, end + len(rest), indented + tail)

    # --- lists ---

    def _change_list(self, node: SequenceNode, old: list[Any], wanted: list[Any], place: "_Place") -> bool:
        held, new = node.value, wanted[len(old) :]
        column = node.start_mark.column
        inside = _Place(is_inline=bool(node.flow_style), outer=column)
        if len(wanted) < len(old) or not all(map(self.change, held, old, wanted, [inside] * len(held))):
            return False
        if node.flow_style:
            return not new or self._add_inline(node, ", ".join(map(render_inline, new)), new)
        gap = self._gap_between(held)
        for item in new:
            self._insert(gap + render_block([item]), self._end(held[-1]), column, place.outer)
        return True

    def _gap_between(self, items: list[Node]) -> str:
        """Return an empty line where the list has one between its last two items."""
        for before, after in list(pairwise(items))[-1:]:
            between = self.before[self._end(before) : self._offset(after.start_mark)]
            return "\n" if re.search(r"\n[ \t]*\r?\n", between) else ""
        return ""

    # --- text ---

    def _add_inline(self, node: Node, words: str, values: list[Any]) -> bool:
        """Add words before a closing bracket, where they go with what stands there."""
        end = self._end(node) - 1
        last = self.before[:end].rstrip()
        length = self._next_line(end) - self.starts[self._line_of(end)] + len(words)
        is_remark = _REMARK.search(last.rpartition("\n")[2])
        if is_remark or length > _LONGEST_LINE or any(isinstance(value, dict | list) for value in values):
            return False
        self._edit(len(last), len(last), f" {words}" if last.endswith(",") else f", {words}")
        return True

    def _insert(self, lines: str, after: int, column: int, outer: int) -> None:
        """Add lines behind a value, and behind the remarks that belong to it."""
        at = self._next_line(after)
        while (found := re.compile(r"([ \t]*)#").match(self.before, at)) and len(found[1]) > outer:
            at = self._next_line(at)
        text = "".join(_indented(line, column) + "\n" for line in lines.splitlines())
        if at == len(self.before) and not self.before.endswith("\n"):
            # The last line has no end of its own, so neither has what comes behind it.
            text = "\n" + text.removesuffix("\n")
        self._edit(at, at, text)

    def _edit(self, start: int, end: int, text: str) -> None:
        self.edits.append((start, end, text))

    def _note_loss(self, start: int, end: int) -> None:
        self.drops_comments = self.drops_comments or bool(_REMARK.search(self.before[start:end]))

    def _end(self, node: Node) -> int:
        """Return where the last word of a value ends. A map or list of lines is only told of by what it holds."""
        while isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        return len(self.before[: self._offset(node.end_mark)].rstrip())

    def _offset(self, mark: Any) -> int:
        start: int = self.starts[mark.line] if mark.line < len(self.starts) else len(self.before)
        return min(start + int(mark.column), len(self.before))

    def _line_of(self, offset: int) -> int:
        return self.before.count("\n", 0, offset)

    def _next_line(self, offset: int) -> int:
        found = self.before.find("\n", offset)
        return len(self.before) if found < 0 else found + 1


def _places_of_new(wanted: Mapping[str, Any], kept: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is new, and the one behind which it goes: the last that comes before it by the schema."""
    order = list(wanted)
    for name in order:
        if name not in kept:
            earlier = [other for other in kept if order.index(other) < order.index(name)]
            yield name, earlier[-1] if earlier else kept[-1]


def _indented(line: str, column: int) -> str:
    return " " * column + line if line else line
