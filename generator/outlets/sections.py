"""Sentences under headings: text for a terminal, Markdown for a comment, or JSON. Knows nothing of what they say.

Everything goes through `printable` or `inert`, and no line begins with a piece of a record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.outlets.json_text import json_text
from generator.outlets.markdown_text import LONGEST, inert
from generator.outlets.printable import printable

LARGEST_COMMENT = 50_000
"""How many characters of Markdown are written; GitHub refuses a comment of more than 65,536."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, which begins with a word of ours, and a sentence for each line under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The same for people and for programs."""

    lead: str
    """What stands first, in our words; may be empty."""
    sections: tuple[Section, ...]
    plain: Mapping[str, Any]
    """What JSON says. Its keys are a contract."""

    def render(self, format_: str) -> str:
        """Return the report as ``text``, ``markdown`` or ``json``, without a line end after it."""
        if format_ == "json":
            return json_text(self.plain)
        return (render_markdown if format_ == "markdown" else render_text)(self.lead, self.sections)


def render_text(lead: str, sections: Iterable[Section]) -> str:
    """Return sections for a terminal, without a line end after them; `lead` stands first where there is one."""
    blocks = [lead] if lead else []
    for section in sections:
        lines = (f"  - {printable(line, LONGEST)}" for line in section.lines)
        blocks.append("\n".join((printable(section.heading, LONGEST), *lines)))
    return "\n\n".join(blocks)


def render_markdown(lead: str, sections: Iterable[Section]) -> str:
    """Return sections as Markdown, without a line end after them, cut at what fits into a comment."""
    lines = [lead] if lead else []
    for section in sections:
        lines += ["", f"### {inert(section.heading)}", ""]
        lines += [f"- {inert(line)}" for line in section.lines]
    return "\n".join(_cut(lines)).strip("\n")


def _cut(lines: list[str]) -> list[str]:
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > LARGEST_COMMENT:
            return [*lines[:number], "", "There is more than fits here; the command shows all of it."]
    return lines
