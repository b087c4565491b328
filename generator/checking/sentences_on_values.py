"""Faults about how a value is written in, sentences out: choices, dates, ids, spans of time, sizes."""

from collections import Counter
from typing import Any

from generator.checking.days_as_written import calendar_fault, first_of_month, in_words, possible_days
from generator.checking.fault import ID_PATTERN, ONE_LINE_PATTERN, Fault, Said
from generator.checking.meant import is_interval, text_meant
from generator.checking.snippets import as_text, as_written, counted, line, listed, quoted, shown
from generator.checking.suggestions import choice_meant, id_meant, interval_meant
from generator.words.codes import shape

_LONGEST_ID = 64


def say_not_a_choice(fault: Fault) -> Said:
    """Say that a word is not among the choices, and which one was most likely meant."""
    choices = [str(choice) for choice in fault.part["enum"]]
    meant = choice_meant(as_text(fault.value), choices) if isinstance(fault.value, str) else None
    message = f"{fault.named} cannot be {shown(fault.value)}."
    hint = f"Write {_one_of(choices)}." if meant is None else _instead(meant, choices)
    return Said(code=shape.NOT_A_CHOICE, message=message, hint=hint)


def _one_of(choices: list[str]) -> str:
    return listed([quoted(choice) for choice in choices])


def _instead(meant: str, choices: list[str]) -> str:
    others = [quoted(choice) for choice in choices if choice != meant]
    if not others:
        return f"Write {quoted(meant)} instead."
    return f"Write {quoted(meant)} if that is what you mean, or else {listed(others)}."


def has_own_form(fault: Fault) -> bool:
    """Return whether the schema wants a date, a span of time or one of several words there."""
    part = fault.part
    return "enum" in part or part.get("format") == "date" or is_interval(part)


def say_form(fault: Fault) -> Said:
    """Say that a value is not written as it should be, and how it would be right."""
    part = fault.part
    if "enum" in part:
        return say_not_a_choice(fault)
    if part.get("format") == "date":
        return _say_not_a_date(fault)
    if is_interval(part):
        return _say_not_an_interval(fault)
    if part.get("pattern") == ID_PATTERN:
        return _say_not_an_id(fault)
    if part.get("pattern") == ONE_LINE_PATTERN:
        return _say_several_lines(fault)
    return _say_other_form(fault)


def say_format(fault: Fault) -> Said:
    """Say that a date of the right form is not in the calendar."""
    reason, meant = calendar_fault(fault.value)
    hint = (
        f'Write "{meant}" if you mean {in_words(meant)}, or else the right day.'
        if meant
        else "Correct the date."
    )
    return Said(
        code=shape.IMPOSSIBLE_DATE,
        message=f"{fault.named} is {quoted(fault.value)}, but {reason}.",
        hint=hint,
    )


def _say_not_a_date(fault: Fault) -> Said:
    return Said(
        code=shape.NOT_A_DATE,
        message=f"{fault.named} is {shown(fault.value)}, which is not written as year-month-day.",
        hint=_date_hint(as_text(fault.value), fault.example),
    )


def _date_hint(text: str, example: Any) -> str:
    days = possible_days(text)
    if len(days) == 1:
        return f'Write "{days[0]}".'
    if days:
        either, other = days
        return f'Write "{either}" for {in_words(either)}, or "{other}" for {in_words(other)}.'
    if first := first_of_month(text):
        return f'Add the day of the month, as in "{first}".'
    return f"Write the year with four digits, then month and day with two, as in {quoted(as_text(example))}."


def _say_not_an_interval(fault: Fault) -> Said:
    text = as_text(fault.value)
    meant = interval_meant(text)
    if meant:
        hint = f"Write {quoted(meant)}."
    elif text.isdecimal():
        hint = f"Write the unit too, as in {quoted(f'{text} weeks')}."
    else:
        hint = f"Write a number and days, weeks or months, as in {quoted(as_text(fault.example))}."
    return Said(
        code=shape.NOT_AN_INTERVAL,
        message=f"{fault.named} is {shown(fault.value)}, which is not a number of days, weeks or months.",
        hint=hint,
    )


def _say_not_an_id(fault: Fault) -> Said:
    text = str(fault.path[-1]) if fault.key_rules is not None else as_text(fault.value)
    meant = id_meant(text)
    return Said(
        code=shape.NOT_AN_ID,
        message=f"{fault.named} is {quoted(text)}, which is not an id.",
        hint=_id_hint(text, meant, as_text(fault.example)),
    )


def _id_hint(text: str, meant: str | None, example: str) -> str:
    if meant is not None:
        return f"Write {quoted(meant)}: an id has only lower-case letters, digits and hyphens."
    if len(text) > _LONGEST_ID:
        return f"Shorten it to {_LONGEST_ID} lower-case letters, digits and hyphens, as in {quoted(example)}."
    return f"Write it with the letters a to z, digits and hyphens, as in {quoted(example)}."


def _say_several_lines(fault: Fault) -> Said:
    text = str(fault.value)
    count = sum(1 for each in text.splitlines() if each.strip())
    # A block of one line ends in a line end of its own.
    message = (
        f"{fault.named} has {count} lines; there is room for one."
        if count > 1
        else f"{fault.named} ends with a line end of its own."
    )
    meant = " ".join(text.split())
    written = quoted(f"- {as_written(meant)}") if fault.is_item else line(fault.field, meant)
    return Said(code=shape.SEVERAL_LINES, message=message, hint=f"Write it on one line: {written}.")


def _say_other_form(fault: Fault) -> Said:
    wanted = str(fault.part.get("x-says", "a value that fits"))
    return Said(
        code=shape.OTHER_FORM,
        message=f"{fault.named} is {shown(fault.value)}, which is not {wanted.partition(', such as')[0]}.",
        hint=_form_hint(fault, wanted),
    )


def _form_hint(fault: Fault, wanted: str) -> str:
    meant = text_meant(fault.value, fault.part) if isinstance(fault.value, str) else None
    if meant is not None:
        return f"Write {quoted(meant)}."
    return (
        f"Write {wanted}."
        if "such as" in wanted
        else f"Write {wanted}, as in {quoted(as_text(fault.example))}."
    )


def say_too_long(fault: Fault) -> Said:
    """Say by how much a text is too long."""
    over = len(fault.value) - fault.limit
    return Said(
        code=shape.TOO_LONG,
        message=f"{fault.named} has {counted(len(fault.value), 'character')}; there is room for {fault.limit:,}.",
        hint=f"Shorten it by {counted(over, 'character')}.",
    )


def say_too_many(fault: Fault) -> Said:
    """Say by how much a list, or a group of fields, is too long."""
    noun = "item" if isinstance(fault.value, list) else "line"
    over = len(fault.value) - fault.limit
    return Said(
        code=shape.TOO_MANY,
        message=f"{fault.named} has {counted(len(fault.value), noun)}; there is room for {fault.limit:,}.",
        hint=f"Remove {counted(over, noun)}, or join some of them.",
    )


def say_twice(fault: Fault) -> Said:
    """Say that an item has been in the list before."""
    first = list(fault.around).index(fault.value) + 1
    what = f"{shown(fault.value)}, which" if not isinstance(fault.value, dict | list) else "what"
    return Said(
        code=shape.TWICE,
        message=f"{fault.named} is {what} is already item {first}.",
        hint="Remove one of the two, or write what it should be.",
    )


def repeated(items: list[Any]) -> list[int]:
    """Return the places of the items that have been in the list before."""
    seen: Counter[str] = Counter()
    places = []
    for index, item in enumerate(items):
        seen[repr(item)] += 1
        if seen[repr(item)] > 1:
            places.append(index)
    return places


def say_too_small(fault: Fault) -> Said:
    """Say that a number is below the range."""
    return Said(
        code=shape.TOO_SMALL,
        message=f"{fault.named} is {shown(fault.value)}, which is less than {fault.limit}.",
        hint=_range_hint(fault),
    )


def say_too_large(fault: Fault) -> Said:
    """Say that a number is above the range."""
    return Said(
        code=shape.TOO_LARGE,
        message=f"{fault.named} is {shown(fault.value)}, which is more than {fault.limit}.",
        hint=_range_hint(fault),
    )


def _range_hint(fault: Fault) -> str:
    least, most = fault.part.get("minimum"), fault.part.get("maximum")
    if least is None or most is None:
        return f"Write a number of {'at least' if most is None else 'at most'} {fault.limit}."
    return f"Write a number from {least} to {most}."
