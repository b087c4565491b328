"""A fault in, its sentence out: which of the sentences speaks for which keyword of a schema."""

from collections.abc import Callable, Mapping

from generator.checking.fault import Fault, Said
from generator.checking.sentences_on_fields import say_missing_field, say_unknown_field
from generator.checking.sentences_on_types import say_empty, say_type
from generator.checking.sentences_on_values import (
    has_own_form,
    say_form,
    say_format,
    say_not_a_choice,
    say_too_large,
    say_too_long,
    say_too_many,
    say_too_small,
    say_twice,
)
from generator.reading.schemas import Schemas

_BY_KEYWORD: Mapping[str, Callable[[Fault], Said]] = {
    "type": say_type,
    "required": say_missing_field,
    "enum": say_not_a_choice,
    "minLength": say_empty,
    "minItems": say_empty,
    "minProperties": say_empty,
    "maxLength": say_too_long,
    "pattern": say_form,
    "format": say_format,
    "minimum": say_too_small,
    "maximum": say_too_large,
    "maxItems": say_too_many,
    "maxProperties": say_too_many,
    "uniqueItems": say_twice,
}

KEYWORDS = ("type", "additionalProperties", *(keyword for keyword in _BY_KEYWORD if keyword != "type"))
"""Every keyword that can refuse something, the one that speaks first for a place before the others."""


def say(fault: Fault, schemas: Schemas) -> Said:
    """Return a fault in words; `schemas` tells where a field belongs that is not known here."""
    if fault.keyword == "additionalProperties":
        return say_unknown_field(fault, schemas)
    if isinstance(fault.value, str) and not fault.value.strip():
        return say_empty(fault)
    # A bare 2026 for a date, or 2 for "2 weeks": what the value should be says more than that it is no text.
    if fault.keyword == "type" and isinstance(fault.value, int | float) and has_own_form(fault):
        return say_form(fault)
    return _BY_KEYWORD.get(fault.keyword, say_form)(fault)
