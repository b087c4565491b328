"""The gate's inner part: one record's data in, what an audience may see of it out.

An allow-list: what the schema does not describe raises ValueError and never passes. Knows no files, no kinds
of records and nothing about relations between records.
"""

from collections.abc import Mapping
from typing import Any

from generator.words.audience import Audience

_NOT_SINGLE = (dict, list, tuple)

Schema = Mapping[str, Any]
"""A schema with every reference resolved, as `Schemas.of` returns it."""


class Projection:
    """What one audience may see of data that a schema describes. What follows from the schema is found out once."""

    def __init__(self, schema: Schema, audience: Audience) -> None:
        """Read the schema. Raises ValueError where it does not say who may see a field."""
        self._type = schema.get("type")
        self._is_seen = "x-audience" not in schema or audience.may_see(Audience(schema["x-audience"]))
        self.fields = {
            name: Projection(_saying_who(field, name), audience)
            for name, field in schema.get("properties", {}).items()
        }
        """By name."""
        # The names in a map such as `signatures` carry no audience of their own: the map's field does.
        self._named = _inner(schema, "additionalProperties", audience)
        self.items = _inner(schema, "items", audience)
        """Of each thing in a list; None where it is no list."""
        inner = [each for each in (*self.fields.values(), self._named, self.items) if each]
        self._hides_something: bool = any(not each._is_seen or each._hides_something for each in inner)
        self._may_vanish = self._hides_something and self._type == "object"
        self._is_single = self._type != "object" and not (self._type == "array" and self.items)
        """Whether it is neither a group of fields nor a list."""

    def of(self, data: Any) -> Any:
        """Return `data` without the fields that the audience may not see.

        A group of fields from which something may be hidden disappears when nothing is left of it, also from a
        list; whether anything was in it before makes no difference, so its absence says nothing. The whole
        record then is ``{}``. Raises ValueError for data that the schema does not describe.
        """
        if self._type == "object":
            return self._group(_expected(data, dict, "a group of fields"))
        if self._type == "array" and self.items:
            return self._list(_expected(data, list | tuple, "a list"), self.items)
        return _single(data)

    def _group(self, data: Mapping[str, Any]) -> dict[str, Any]:
        visible = {}
        for name, value in data.items():
            field = self.fields.get(name, self._named)
            if field is None:
                raise ValueError(f"The schema has no field {name!r}, so nobody may see it.")
            if field._is_seen:
                projected = _single(value) if field._is_single else field.of(value)
                if not field._vanishes(projected):
                    visible[name] = projected
        return visible

    def _list(self, data: list[Any] | tuple[Any, ...], items: "Projection") -> list[Any] | tuple[Any, ...]:
        look = _single if items._is_single else items.of
        projected = [item for item in map(look, data) if not items._vanishes(item)]
        return tuple(projected) if isinstance(data, tuple) else projected

    def _vanishes(self, projected: Any) -> bool:
        return self._may_vanish and projected == {}


def _saying_who(field: Schema, name: str) -> Schema:
    if "x-audience" not in field:
        raise ValueError(f"The schema does not say who may see {name!r}.")
    return field


def _inner(schema: Schema, key: str, audience: Audience) -> Projection | None:
    inner = schema.get(key)
    return Projection(inner, audience) if isinstance(inner, dict) else None


def _single(value: Any) -> Any:
    if isinstance(value, _NOT_SINGLE):
        raise ValueError("The schema describes a single value, but the data has a list or fields.")
    return value


def _expected(data: Any, type_: Any, wanted: str) -> Any:
    if not isinstance(data, type_):
        raise ValueError(f"The schema describes {wanted}, but the data has something else.")
    return data
