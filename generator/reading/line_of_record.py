"""One line of a record as people write it: its indent, dashes, name and value. Knows no libyaml and no findings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST = 1000
"""Nobody reads further into a line to see what it was meant to be."""

_LINE = re.compile(
    r"""(?P<indent>[ ]*)
        (?P<dash>(?:-[ ]+)*)
        (?:(?P<name>"[^"]*"[ ]*|'[^']*'[ ]*|[^\s"'\[\]{}#&*!|>%@`,:-](?:[^:#]|:(?=[^ \t]))*?):(?=[ \t]|\Z)[ \t]*)?
        (?P<value>.*)""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_GLUED_COLON = re.compile(r"[A-Za-z_][\w -]{0,63}:[^ \t:/\\]")
_WIDE_COLON = re.compile(r"[^\s:：]{1,64}\s*[：﹕]")
_GLUED_DASH = re.compile(r"[-\u2013\u2014\u2022][^\s-]|[\u2013\u2014\u2022]\s")
_AT_COLON = re.compile(r"\s*[:：﹕]\s*")


@dataclass(frozen=True, slots=True)
class LineOfRecord:
    """What a line seems to say. Columns count from 0."""

    indent: int
    dash: str
    """The dashes before the name, with their spaces."""
    name: str
    """The name before the colon; empty where there is none."""
    value: str
    said: str
    """Everything behind the indent."""
    value_column: int

    @property
    def name_column(self) -> int:
        """Where the name begins."""
        return self.indent + len(self.dash)

    @property
    def is_plain_name(self) -> bool:
        """Whether the name looks like that of a field: one word in small letters."""
        return _PLAIN_NAME.match(self.name) is not None

    @property
    def glued_colon(self) -> bool:
        """Whether the value follows its colon without a space, as in ``name:Ada``."""
        return not self.name and _GLUED_COLON.match(self.said[len(self.dash) :]) is not None

    @property
    def wide_colon(self) -> bool:
        """Whether the colon is one of those that belong to Chinese and Japanese writing."""
        return not self.name and _WIDE_COLON.match(self.said[len(self.dash) :]) is not None

    @property
    def glued_dash(self) -> bool:
        """Whether an item follows its dash without a space, or the dash is not the plain one."""
        return not self.dash and _GLUED_DASH.match(self.said) is not None

    def split_at_colon(self) -> tuple[str, str]:
        """Return what stands on the two sides of the first colon of any kind, each cut at 60 characters."""
        name, _, value = _AT_COLON.sub("\0", self.said[len(self.dash) :], count=1).partition("\0")
        return name[:60], value[:60]


def line_of(text: str) -> LineOfRecord:
    """Take a line apart."""
    text = text[:_LONGEST].rstrip()
    match = _LINE.match(text)
    indent, dash = (match["indent"], match["dash"]) if match else ("", "")
    return LineOfRecord(
        indent=len(indent),
        dash=dash,
        name=(match["name"] or "").rstrip() if match else "",
        value=match["value"] if match else text,
        said=text[len(indent) :],
        value_column=match.start("value") if match else 0,
    )


def columns_above(lines: Sequence[str], row: int) -> tuple[tuple[int, int], ...]:
    """Return the columns where the line in `row` may begin, each with the nearest row above that says so.

    An item of a list may begin under another dash, and a field under another name.
    """
    is_item = bool(line_of(lines[row]).dash)
    columns: dict[int, int] = {}
    leftmost = _LONGEST
    for above in range(row - 1, -1, -1):
        text = lines[above]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        line = line_of(text)
        column = line.indent if is_item else line.name_column
        if column < leftmost and (line.dash if is_item else line.name):
            columns.setdefault(column, above)
        leftmost = min(leftmost, line.indent)
        if leftmost == 0:
            break
    return tuple(columns.items())
