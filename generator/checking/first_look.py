"""One quick look at a record by jsonschema-rs: fine, or worth the judge's time. A record in, yes or no out.

It may be stricter than the judge, who then finds nothing, and never milder. A test holds the two together.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from generator.checking.days_as_written import is_day
from generator.reading.schemas import Schemas, parse_schema
from generator.words.places import Kind

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

_WHOLE = "x-whole"
_ANYTHING_BUT_SPACE = "[^\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""Whatever Python takes for no space."""


def is_surely_fine(data: Any, kind: Kind, schemas: Schemas) -> bool:
    """Return whether a record has the shape that its schema asks for; where it has not, the judge has the last word."""
    try:
        return _look(kind, schemas.text_of(kind)).is_valid(data)
    except ValueError:
        # A record of what no file can hold, such as a name that is no text.
        return False


@cache
def _look(kind: Kind, schema_text: str) -> "Draft202012Validator":
    # Where no record has changed, none is looked at.
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(
        _as_judged(parse_schema(kind.schema_file, schema_text)),
        validate_formats=True,
        formats={"date": is_day},
        keywords={_WHOLE: _Whole},
        offline=True,
    )


def _as_judged(part: Any) -> Any:
    """Return a schema that says in its own words in what the judge is stricter than JSON Schema."""
    if isinstance(part, list):
        return [_as_judged(item) for item in part]
    if not isinstance(part, dict):
        return part
    inner = {name: _as_judged(item) for name, item in part.items()}
    if isinstance(part.get("minLength"), int):
        # White space alone is as good as nothing.
        inner["allOf"] = [*inner.get("allOf", ()), {"pattern": _ANYTHING_BUT_SPACE}]
    if part.get("type") == "integer":
        inner[_WHOLE] = True
    return inner


class _Whole:
    """A keyword: 60.0 is no whole number, as the model does not take it for one."""

    def __init__(self, _parent: object, _value: object, _path: object) -> None: ...

    def validate(self, value: object) -> None:
        """Raise ValueError for a number with a point."""
        if isinstance(value, float):
            raise ValueError(value)
