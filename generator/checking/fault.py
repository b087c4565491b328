"""One disagreement between a record and its schema, with names for what it is about. Says nothing yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.reading.schemas import Schema
from generator.words.diagnostic import Code, Path
from generator.words.places import Kind

WHOLE: Mapping[Kind, str] = {
    Kind.PROGRAM: "program.yml",
    Kind.RESOURCES: "resources.yml",
    Kind.PERSON: "a person's record",
    Kind.AGREEMENT: "an agreement",
    Kind.GOALS: "goals.yml",
    Kind.LOG_ENTRY: "a log entry",
    Kind.PULSE: "a survey's record",
}
"""What a whole record is called."""

ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$"
INTERVAL_PATTERN = "^[1-9][0-9]{0,2} (day|days|week|weeks|month|months)$"
ONE_LINE_PATTERN = "^[^\\n\\r]*$"
"""How the schemas write what an id, a span of time, and a name or a title look like. A test holds them together."""

NOTHING: Schema = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fault in words."""

    code: Code
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a keyword of a schema refuses, and where."""

    kind: Kind
    record: Schema
    """The schema of the whole record."""
    keyword: str
    limit: Any
    """What the schema gives for the keyword, such as the most characters."""
    path: Path
    """Where the value stands, or would stand if it were there."""
    value: Any
    lines: tuple[str, ...] = ()
    """The lines of a text that stands where a list is wanted, as its author wrote them."""
    around: Any
    """The group of fields or the list that the value is in; the value itself for the whole record."""
    of_key: bool = False
    """Whether it is the field's name that is refused, not its value."""
    key_rules: Schema | None = None
    """What the schema says of names, where a name is refused that people choose themselves."""

    @property
    def part(self) -> Schema:
        """What the schema says of this place, or of its name; empty where it knows no such place."""
        return self.key_rules if self.key_rules is not None else part_at(self.record, self.path)

    @property
    def parent(self) -> Schema:
        """What the schema says of the group or the list around this place."""
        return part_at(self.record, self.path[:-1])

    @property
    def field(self) -> str:
        """The name of the field that the value belongs to, also as one of several in its list."""
        names = [step for step in self.path if isinstance(step, str)]
        return names[-1] if names else ""

    @property
    def named(self) -> str:
        """What a sentence calls the value: ``"starts"``, or ``Item 2 of "mentors"``."""
        if self.key_rules is not None:
            return f'A name under "{self.path[-2]}"' if len(self.path) > 1 else "A name"
        match self.path:
            case ():
                return whole_as_subject(self.kind)
            case (*_, int(index)):
                return f'Item {index + 1} of "{self.field}"' if self.field else f"Item {index + 1}"
            case _:
                return f'"{self.field}"'

    @property
    def is_item(self) -> bool:
        """Whether the value is one of several in a list."""
        return bool(self.path) and isinstance(self.path[-1], int)

    @property
    def is_required(self) -> bool:
        """Whether the field has to be there."""
        return bool(self.path) and self.path[-1] in self.parent.get("required", ())

    @property
    def example(self) -> Any:
        """The first example of what belongs there; None where the schema gives none."""
        examples = self.part.get("examples", ())
        if self.is_item and not examples:
            examples = next(iter(self.parent.get("examples", ())), ())
        return next(iter(examples), None)


def has_form(part: Schema) -> bool:
    """Return whether a place takes only what is written in a certain way, rather than any words on one line."""
    return bool(part.get("pattern", ONE_LINE_PATTERN) != ONE_LINE_PATTERN)


def part_at(schema: Schema, path: Path) -> Schema:
    """Return what a schema says of the place at `path`; empty where it knows no such place."""
    for step in path:
        schema = inside(schema, step)
    return schema


def inside(part: Schema, step: str | int) -> Schema:
    """Return what a part of a schema says one step further in; empty where it knows no such place."""
    if isinstance(step, int):
        inner = part.get("items", NOTHING)
    else:
        inner = part.get("properties", NOTHING).get(step, part.get("additionalProperties", NOTHING))
    return inner if isinstance(inner, Mapping) else NOTHING


def value_at(value: Any, path: Path) -> Any:
    """Return the value at `path`; None where there is none."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def whole_as_subject(kind: Kind) -> str:
    """Return what this one record is called at the beginning of a sentence."""
    article, _, noun = WHOLE[kind].partition(" ")
    return f"This {noun}" if noun else article


def group_called(fault: Fault) -> tuple[str, str]:
    """Return what the group around a field is called: as one of its kind, and as this one."""
    path = fault.path[:-1]
    if not path:
        return WHOLE[fault.kind], whole_as_subject(fault.kind)
    if isinstance(path[-1], int):
        noun = str(part_at(fault.record, path).get("title", "part")).lower()
        return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}", f"This {noun}"
    return f'"{path[-1]}"', f'"{path[-1]}"'
