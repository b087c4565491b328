"""The gate's inner part: one record's data in, what an audience may see of it out.

An allow-list: what the schema does not describe raises ValueError and never passes. Knows no files, no kinds
of records and nothing about relations between records.
"""

from collections.abc import Mapping
from typing import Any

from generator.words.audience import Audience

Schema = Mapping[str, Any]
"""A schema with every reference resolved, as `Schemas.of` returns it."""


def project(data: Any, schema: Schema, audience: Audience) -> Any:
    """Return `data` without the fields that `audience` may not see.

    A group of fields from which something may be hidden disappears when nothing is left of it, also from a
    list; whether anything was in it before makes no difference, so its absence says nothing. The whole
    record then is ``{}``. Raises ValueError for data that the schema does not describe.
    """
    match schema.get("type"):
        case "object":
            return _project_group(_expected(data, Mapping, "a group of fields"), schema, audience)
        case "array":
            return _project_list(_expected(data, list | tuple, "a list"), schema["items"], audience)
        case _ if isinstance(data, Mapping | list | tuple):
            raise ValueError("The schema describes a single value, but the data has a list or fields.")
        case _:
            return data


def _project_group(data: Mapping[str, Any], schema: Schema, audience: Audience) -> dict[str, Any]:
    visible = {}
    for name, value in data.items():
        field = _field(schema, name)
        if not _may_see(field, audience):
            continue
        projected = project(value, field, audience)
        if not _vanishes(projected, field, audience):
            visible[name] = projected
    return visible


def _project_list(data: list[Any] | tuple[Any, ...], items: Schema, audience: Audience) -> list[Any]:
    projected = (project(item, items, audience) for item in data)
    return [item for item in projected if not _vanishes(item, items, audience)]


def _field(schema: Schema, name: str) -> Schema:
    field = schema.get("properties", {}).get(name)
    if isinstance(field, dict):
        if "x-audience" not in field:
            raise ValueError(f"The schema does not say who may see {name!r}.")
        return field
    named = schema.get("additionalProperties")
    # The names in a map such as `signatures` carry no audience of their own: the map's field does.
    if not isinstance(named, dict):
        raise ValueError(f"The schema has no field {name!r}, so nobody may see it.")
    return named


def _may_see(field: Schema, audience: Audience) -> bool:
    return "x-audience" not in field or audience.may_see(Audience(field["x-audience"]))


def _vanishes(projected: Any, schema: Schema, audience: Audience) -> bool:
    return projected == {} and schema.get("type") == "object" and _hides_something(schema, audience)


def _hides_something(schema: Schema, audience: Audience) -> bool:
    """Whether any field in the schema, at any depth, is beyond the audience."""
    inner = [*schema.get("properties", {}).values()]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return any(not _may_see(field, audience) or _hides_something(field, audience) for field in inner)


def _expected(data: Any, type_: Any, wanted: str) -> Any:
    if not isinstance(data, type_):
        raise ValueError(f"The schema describes {wanted}, but the data has something else.")
    return data
