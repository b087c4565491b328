"""A report or a post in, lines for a log entry out. Knows the marks of Markdown and reStructuredText, no records.

A paragraph or an item of a list becomes a line. A heading joins the line after it. What frames pictures and
code, and underlines headings, is left away; addresses and words stay.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importing.plain_text import LONGEST_TEXT, shorten

_UNDERLINE = re.compile(r"\s*([-=~^*_#+\"'`.:])\1{2,}\s*\Z")
_DIRECTIVE = re.compile(r"\s*\.\. (?:[\w-]+|\|[^|]+\| [\w-]+)::\s*")
_TABLE_RULE = re.compile(r"\s*[+|][-=:+| ]{3,}\Z")
_ONLY_TAGS = re.compile(r"(?:\s*<[^<>]{1,2000}>)+\s*\Z")
_ADDRESS = re.compile(r"""(?:src|href)=["']?(https?://[^"'\s<>]+)""")
_OPTION = re.compile(r"\s*:[\w-]+:(?:\s.*)?\Z")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>.+?)\s*#*\Z")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|[0-9]{1,2}[.)]|#\.)\s+(?P<text>\S.*)\Z")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph or an item of a list."""

    text: str
    heading: str = ""
    """The heading that it stands under; empty before the first one."""
    is_first: bool = False
    """Whether it is the first one under that heading."""

    @property
    def with_heading(self) -> str:
        """The text with its heading before it, where it is the first one there."""
        if not (self.heading and self.is_first):
            return self.text
        return f"{self.heading} {self.text}" if self.heading[-1] in ".!?:" else f"{self.heading}: {self.text}"


def split_text(text: str) -> tuple[TextLine, ...]:
    """Return the lines of a text, without limit."""
    found: list[TextLine] = []
    heading, is_first = "", False
    for kind, words in _blocks(text):
        if kind == "heading":
            heading, is_first = words, True
        else:
            found.append(TextLine(words, heading, is_first))
            is_first = False
    return tuple(found)


def keep_within(lines: tuple[str, ...], longest: int, most: int) -> tuple[tuple[str, ...], int]:
    """Return the first lines that make up at most `longest` characters, and how many characters are left out.

    At least the first one is kept, shortened where it must be.
    """
    kept: list[str] = []
    room = longest
    for line in lines[:most]:
        if kept and len(line) > room:
            break
        kept.append(shorten(line, min(LONGEST_TEXT, max(room, 1))))
        room -= len(kept[-1])
    return tuple(kept), sum(map(len, lines)) - sum(map(len, kept))


def sort_sections(lines: tuple[TextLine, ...], sections: Mapping[str, str]) -> dict[str, list[str]]:
    """Return lines by the field that their heading is for; a heading without one keeps its words, in `did`."""
    sorted_lines: dict[str, list[str]] = {"did": [], "next": [], "nowhere": []}
    for line in lines:
        field = sections.get(line.heading.casefold().strip(" :"))
        sorted_lines[field or "did"].append(line.text if field else line.with_heading)
    return sorted_lines


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("heading" or "text", words) for each heading, paragraph and item of a list."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if match := _MARKDOWN_HEADING.match(line):
            yield from _paragraph(block)
            block = []
            yield "heading", match["title"]
        elif _UNDERLINE.match(line):
            # A line of signs under a single line of words makes that a heading; elsewhere it is a rule.
            yield from (("heading", block[0]),) if len(block) == 1 else _paragraph(block)
            block = []
        elif not line.strip() or _TABLE_RULE.match(line):
            yield from _paragraph(block)
            block = []
        elif match := _ITEM.match(line):
            yield from _paragraph(block)
            block = [match["text"]]
        elif line.lstrip().startswith("|"):
            yield from _paragraph(block)
            yield from _paragraph([line])
            block = []
        elif not _OPTION.match(line):
            block.append(_DIRECTIVE.sub("", line).strip())


def _paragraph(block: list[str]) -> Iterator[tuple[str, str]]:
    words = " ".join(" ".join(block).split())
    if _ONLY_TAGS.match(words):
        words = " ".join(_ADDRESS.findall(words))
    if words:
        yield "text", words
