"""jsonschema, which is the judge of what a schema refuses, and says why. Knows no sentences."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from jsonschema.protocols import Validator
from referencing import Registry

from generator.checking.days_as_written import is_day
from generator.checking.within_reason import within_reason
from generator.reading.schemas import Schema, Schemas, parse_schema
from generator.words.places import Kind


def judge(data: Any, kind: Kind, schemas: Schemas) -> Iterator[ValidationError]:
    """Yield everything that the schema of a kind refuses in a record."""
    yield from _judge(kind, schemas.text_of(kind)).iter_errors(within_reason(data, schemas.of(kind)))


@cache
def _judge(kind: Kind, schema_text: str) -> Validator:
    dates = FormatChecker(formats=())
    dates.checks("date")(lambda value: not isinstance(value, str) or is_day(value))
    # An empty registry fetches nothing, whatever a schema refers to.
    made: Validator = _JUDGE(
        parse_schema(kind.schema_file, schema_text), registry=Registry(), format_checker=dates
    )
    return made


def _refused_by_pattern(
    validator: Validator, pattern: str, value: Any, _schema: Schema
) -> Iterator[ValidationError]:
    if validator.is_type(value, "string") and not _compiled(pattern).search(value):
        yield ValidationError("is not written as it should be")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Python's "$" lets a line end pass after it; in a schema it means the very end.
    return re.compile(re.sub(r"\$\Z", r"\\Z", pattern), re.ASCII)


def _is_whole(_checker: object, value: object) -> bool:
    # A schema takes 60.0 for a whole number, the model does not.
    return isinstance(value, int) and not isinstance(value, bool)


_JUDGE: Any = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _refused_by_pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole),
)
