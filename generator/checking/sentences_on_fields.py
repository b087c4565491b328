"""Faults about which fields there are in, sentences out: fields nobody knows, and fields that are missing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from generator.checking.fault import NOTHING, Fault, Said, group_called, inside, part_at
from generator.checking.meant import several_meant
from generator.checking.snippets import LONGEST, as_written, line, listed, quoted
from generator.checking.suggestions import field_meant
from generator.reading.schemas import Schema, Schemas
from generator.words.codes import shape
from generator.words.places import PROGRAM, RESOURCES, Kind

_HOME: Mapping[Kind, str] = {
    Kind.PROGRAM: PROGRAM,
    Kind.RESOURCES: RESOURCES,
    Kind.PERSON: "the person's file in records/people",
    Kind.AGREEMENT: "the pair's agreement.yml",
    Kind.GOALS: "the pair's goals.yml",
    Kind.LOG_ENTRY: "an entry in the pair's folder log",
    Kind.PULSE: "a survey's file in records/pulse",
}

_MOST_NAMED = 12
"""How many fields a hint lists at most."""


def say_unknown_field(fault: Fault, schemas: Schemas) -> Said:
    """Say that a field is not known there, and what to do with it."""
    name, (group, _) = str(fault.path[-1]), group_called(fault)
    return Said(
        code=shape.UNKNOWN_FIELD,
        message=f"{quoted(name)} is not a field of {group}.",
        hint=_one_too_many(fault)
        or _misspelt(fault, name)
        or _misplaced(fault, name, schemas)
        or _fields_left(fault),
    )


def say_missing_field(fault: Fault) -> Said:
    """Say that a field is missing, and what a line with it looks like."""
    _, group = group_called(fault)
    return Said(
        code=shape.MISSING_FIELD,
        message=f"{group} has no {quoted(fault.field)}.",
        hint=f"Add {example_line(fault.field, fault.part)}{_meaning(fault.part)}.",
    )


def example_line(name: str, part: Schema) -> str:
    """Return "a line such as ..." for a field, or several lines where it takes more than one."""
    example = next(iter(part.get("examples", ())), None)
    first = example[0] if isinstance(example, list) and example else example
    if isinstance(example, list) and not isinstance(first, Mapping):
        return f'"{name}:" and below it a line such as {quoted(f"  - {as_written(first)}")}'
    fits_on_line = len(f"{name}: {as_written(example)}") <= LONGEST
    if not isinstance(first, Mapping) or (fits_on_line and first is example):
        return f"a line such as {line(name, example)}"
    dash = "- " if isinstance(example, list) else ""
    below = [field for field in first if field in _required_in(part)] or list(first)
    opening = quoted(f"  {dash}{as_written(below[0])}: {as_written(first[below[0]])}")
    others = f", then {listed([quoted(field) for field in below[1:]], 'and')}" if below[1:] else ""
    return f'"{name}:" and on the next line {opening}{others}'


def lines_with_dashes(written: Sequence[str], items: Schema) -> str:
    """Return, in a sentence, the lines of a list for what was written as one value."""
    found = several_meant(written, items)
    lines = [quoted(f"- {as_written(item)}") for item in found[:3]]
    if len(lines) == 1:
        return f"{lines[0]} on a line of its own"
    return f"{listed(lines, 'and')}{' and so on' if len(found) > 3 else ''} on lines of their own"


def _required_in(part: Schema) -> tuple[str, ...]:
    return tuple(part.get("items", part).get("required", ()))


def _meaning(part: Schema) -> str:
    """Return the first sentence of a field's description in brackets."""
    sentence = str(part.get("description", "")).partition(". ")[0].removesuffix(".").replace("`", "")
    if not sentence:
        return ""
    return f" ({sentence[0].lower()}{sentence[1:]})"


def _one_too_many(fault: Fault) -> str:
    """Say that a name stands around what would be right without it."""
    inside_it = fault.value if isinstance(fault.value, Mapping) else NOTHING
    if len(inside_it.keys() & fault.parent.get("properties", NOTHING).keys()) < 2:
        return ""
    return "Remove this line, and begin the lines below it further to the left, as many spaces as they have more."


def _misspelt(fault: Fault, name: str) -> str:
    known = fault.parent.get("properties", NOTHING)
    meant = field_meant(name, known, fault.around)
    if meant is None:
        return ""
    if meant in fault.around:
        return f'Move what it says to "{meant}", which is there already, and remove this one.'
    return f'Write "{meant}:" instead{_as_list(known[meant], fault.value)}.'


def _as_list(part: Schema, value: Any) -> str:
    if part.get("type") != "array" or isinstance(value, list):
        return ""
    if isinstance(value, str) and value.strip():
        return f", and {lines_with_dashes((value,), inside(part, 0))} below it"
    return ", and below it a list, each of its lines after a dash"


def _misplaced(fault: Fault, name: str, schemas: Schemas) -> str:
    return _further_in(fault, name) or _further_out(fault, name) or _elsewhere(fault, name, schemas)


def _further_in(fault: Fault, name: str) -> str:
    """Say under which neighbour a field belongs: the nearest one above it, where there are several."""
    groups = [
        field
        for field, part in fault.parent.get("properties", NOTHING).items()
        if name in part.get("properties", NOTHING)
    ]
    above = [field for field in takewhile(lambda field: field != name, fault.around) if field in groups]
    if not groups:
        return ""
    return f'Move it under "{(above or groups)[-1]}:", two spaces further to the right than that.'


def _further_out(fault: Fault, name: str) -> str:
    """Say that a field belongs to a group around this one."""
    for end in range(len(fault.path) - 2, -1, -1):
        below = fault.path[end]
        if isinstance(below, str) and name in part_at(fault.record, fault.path[:end]).get(
            "properties", NOTHING
        ):
            return f'Move it to the left, in line with "{below}:".'
    return ""


def _elsewhere(fault: Fault, name: str, schemas: Schemas) -> str:
    """Say in which other record a field belongs, where it is only one."""
    homes = [kind for kind in _other_kinds(fault.kind) if name in schemas.of(kind).get("properties", NOTHING)]
    return f"Move it to {_HOME[homes[0]]}, where it belongs." if len(homes) == 1 else ""


def _other_kinds(kind: Kind) -> Iterator[Kind]:
    return (other for other in Kind if other is not kind)


def _fields_left(fault: Fault) -> str:
    unused = [name for name in fault.parent.get("properties", NOTHING) if name not in fault.around]
    if not unused:
        return "Remove it: all the fields that may stand here are there already."
    some = [quoted(name) for name in unused[:_MOST_NAMED]]
    more = ", among others" if len(unused) > _MOST_NAMED else ""
    return f"Remove it, or use one of the fields that may stand here: {listed(some)}{more}."
