"""Faults about what sort of value there is in, sentences out: text, numbers, lists, groups of fields."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.checking.fault import NOTHING, Fault, Said, has_form, inside
from generator.checking.meant import fits, is_interval
from generator.checking.sentences_on_fields import example_line, lines_with_dashes
from generator.checking.snippets import as_text, as_written, line, listed, quoted, shown
from generator.checking.suggestions import interval_meant, minutes_meant, number_meant, truth_meant
from generator.reading.schemas import Schema
from generator.words.codes import shape


def say_type(fault: Fault) -> Said:
    """Say what sort of value is there, what sort is wanted, and how to write it."""
    wanted = str(fault.limit)
    if fault.value is None:
        return say_empty(fault)
    if isinstance(fault.value, list) and wanted != "object":
        return _say_one_wanted(fault)
    return _WANTED[wanted](fault)


def say_empty(fault: Fault) -> Said:
    """Say that there is nothing where something should be."""
    return Said(code=shape.EMPTY, message=f"{fault.named} is empty.", hint=_filled(fault))


def _filled(fault: Fault) -> str:
    if not fault.path:
        return "Write the record, or remove the file."
    if fault.key_rules is not None:
        return "Write a name before the colon, or remove the line."
    if fault.is_item:
        return "Write something after the dash, or remove the line."
    otherwise = "" if fault.is_required else ", or remove it"
    return f"Write {example_line(fault.field, fault.part)}{otherwise}."


def _say_list_wanted(fault: Fault) -> Said:
    if isinstance(fault.value, dict):
        what, hint = "fields where a list is wanted", _dash_before_fields(fault)
    else:
        what, hint = f"the single value {shown(fault.value)} where a list is wanted", _dashes(fault)
    return Said(code=shape.LIST_WANTED, message=f"{fault.named} has {what}.", hint=hint)


def _dashes(fault: Fault) -> str:
    if _wants_groups(fault) or isinstance(fault.value, bool):
        return f"Write {example_line(fault.field, fault.part)}."
    written = fault.lines or (as_text(fault.value),)
    return f"Write {lines_with_dashes(written, inside(fault.part, 0))} below {quoted(f'{fault.field}:')}."


def _wants_groups(fault: Fault) -> bool:
    """Return whether each item of the list is a group of fields."""
    return bool(inside(fault.part, 0).get("type") == "object")


def _dash_before_fields(fault: Fault) -> str:
    if not _wants_groups(fault) or not fault.value:
        return f"Write {example_line(fault.field, fault.part)}."
    name, value = next(iter(fault.value.items()))
    fields = inside(fault.part, 0).get("properties", NOTHING)
    if name not in fields and isinstance(value, dict) and "id" in fields:
        item = quoted(f"- id: {as_written(name)}")
        return f"Begin each of them as an item of its own, as in {item}, with its other fields below that."
    first = quoted(f"- {name}:")
    others = ", and two spaces before each of the others" if len(fault.value) > 1 else ""
    return f"Put a dash and a space before {'the first of them' if others else 'it'}, as in {first}{others}."


def _say_one_wanted(fault: Fault) -> Said:
    values = fault.value
    if len(values) == 1 and not isinstance(values[0], dict | list | None):
        how = "with one dash and no brackets" if fault.is_item else "without a dash or brackets"
        hint = f"Write {_own_line(fault, values[0])}, {how}."
    elif fault.is_item:
        hint = "Keep one value after each dash."
    else:
        hint = f"Keep one of them, in {example_line(fault.field, fault.part)}."
    return Said(
        code=shape.ONE_VALUE_WANTED, message=f"{fault.named} is a list where one value is wanted.", hint=hint
    )


def _own_line(fault: Fault, value: Any) -> str:
    return quoted(f"- {as_written(value)}") if fault.is_item else line(fault.field, value)


def _say_fields_wanted(fault: Fault) -> Said:
    found = "a list" if isinstance(fault.value, list) else shown(fault.value)
    is_nothing = fault.path and not fault.is_required and truth_meant(as_text(fault.value)) == "false"
    return Said(
        code=shape.FIELDS_WANTED,
        message=f"{fault.named} is {found} where fields with names are wanted.",
        hint="Remove the line, if there is nothing to say." if is_nothing else _fields_below(fault),
    )


def _fields_below(fault: Fault) -> str:
    if not fault.path:
        names = [quoted(name) for name in list(fault.part.get("properties", NOTHING))[:3]]
        return f"Write fields, each on a line with a colon after its name, such as {listed(names, 'and')}."
    name, value = _likely_field(fault)
    if fault.is_item:
        first = quoted(f"- {name}: {as_written(value)}")
        return f"Write fields after the dash, each on a line of its own, the first as in {first}."
    dashes = ", without dashes," if isinstance(fault.value, list) else ""
    below = quoted(f"  {name}: {as_written(value)}")
    return f'Write the fields{dashes} on lines of their own below "{fault.field}:", such as {below}.'


def _likely_field(fault: Fault) -> tuple[str, Any]:
    """Return the field that the value was most likely meant for, else the first one of the example."""
    properties = fault.part.get("properties", NOTHING)
    required = [name for name in properties if name in fault.part.get("required", ())]
    for name in (*required, *properties):
        value = _as_taken(properties[name], fault.value)
        if value is not None:
            return name, value
    example = fault.example if isinstance(fault.example, Mapping) else {}
    return next(iter(example.items()), ("name", "value"))


def _as_taken(part: Schema, value: Any) -> Any:
    """Return a value as a field takes it, or None where the field is for something else."""
    if isinstance(value, str) and part.get("type") == "string":
        return value if fits(value, part) else interval_meant(value) if is_interval(part) else None
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and part.get("type") == "integer" else None


def _say_text_wanted(fault: Fault) -> Said:
    if isinstance(fault.value, dict):
        return _say_text_wanted_not_fields(fault)
    return Said(
        code=shape.TEXT_WANTED,
        message=f"{fault.named} is {_untyped(fault.value)} where text is wanted.",
        hint=f"Put quotation marks around it: {quoted(_quoted_line(fault))}.",
    )


def _untyped(value: Any) -> str:
    return shown(value) if isinstance(value, bool) else f"the number {shown(value)}"


def _quoted_line(fault: Fault) -> str:
    before = "-" if fault.is_item else f"{fault.field}:"
    return f"{before} '{as_text(fault.value)}'"


def _say_text_wanted_not_fields(fault: Fault) -> Said:
    message = f"{fault.named} has fields where text is wanted."
    hint = (
        "Write one text after each dash."
        if fault.is_item
        else f"Write a text, as in {line(fault.field, fault.example)}."
    )
    if len(fault.value) == 1 and not isinstance(next(iter(fault.value.values())), dict | list):
        (before, after), *_ = fault.value.items()
        if has_form(fault.part) and isinstance(after, str) and fits(after, fault.part):
            return Said(code=shape.TEXT_WANTED, message=message, hint=f"Write {_own_line(fault, after)}.")
        # What "Read: chapter 1" becomes when nobody says that it is one text.
        text = f"{before}:" if after is None else f"{before}: {as_text(after)}"
        written = quoted(("- " if fault.is_item else f"{fault.field}: ") + as_written(text))
        message = f"{fault.named} is taken for a field called {quoted(before)}, because of the colon."
        hint = f"Put quotation marks around the whole text: {written}."
    return Said(code=shape.TEXT_WANTED, message=message, hint=hint)


def _say_number_wanted(fault: Fault) -> Said:
    whole = fault.limit == "integer"
    return Said(
        code=shape.NUMBER_WANTED,
        message=f"{fault.named} is {shown(fault.value)} where a {'whole ' if whole else ''}number is wanted.",
        hint=_number_alone(fault, whole=whole),
    )


def _number_alone(fault: Fault, *, whole: bool) -> str:
    text = as_text(fault.value) if isinstance(fault.value, str | float) else ""
    meant = minutes_meant(text) if fault.field == "minutes" else number_meant(text, whole=whole)
    if meant is not None:
        return f"Write the number alone, without quotation marks: {quoted(f'{fault.field}: {meant}')}."
    return f"Write a {'whole ' if whole else ''}number in digits, as in {line(fault.field, fault.example)}."


def _say_truth_wanted(fault: Fault) -> Said:
    meant = truth_meant(as_text(fault.value))
    wanted = (
        quoted(f"{fault.field}: {meant}")
        if meant
        else f"{line(fault.field, True)} or {line(fault.field, False)}"
    )
    return Said(
        code=shape.TRUE_OR_FALSE_WANTED,
        message=f"{fault.named} is {shown(fault.value)} where true or false is wanted.",
        hint=f"Write {wanted}, without quotation marks.",
    )


_WANTED: Mapping[str, Callable[[Fault], Said]] = {
    "array": _say_list_wanted,
    "object": _say_fields_wanted,
    "string": _say_text_wanted,
    "integer": _say_number_wanted,
    "number": _say_number_wanted,
    "boolean": _say_truth_wanted,
}
