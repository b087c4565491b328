"""What a table is to hold, and how a sight becomes its rows. The schemas say who may see a column, as they do for pages.

A plan that leans on fields beyond an audience loses those columns for it, and is no table at all where they are
part of its key.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, TypeVar

from generator.reading.schemas import Field, Schemas
from generator.views.sight import Sight
from generator.views.table import Column, ColumnType, Reference, Table, Value
from generator.words.audience import Audience
from generator.words.places import Kind
from generator.words.slugs import slug

T = TypeVar("T")

PROGRAMME_COLUMN = "programme"
"""The first column of every table, so that those of several programmes can be put under each other."""

_TYPES = {
    "text": ColumnType.TEXT,
    "choice": ColumnType.TEXT,
    "date": ColumnType.DAY,
    "whole number": ColumnType.WHOLE,
    "number": ColumnType.NUMBER,
    "true or false": ColumnType.TRUTH,
    "list of text": ColumnType.LIST,
    "list of choices": ColumnType.LIST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan(Generic[T]):
    """A column, and where its values come from."""

    name: str
    value: Callable[[T], Any]
    mirrors: tuple[Kind, str] | None = None
    """The field that it shows as it is; its schema then says the rest."""
    rests_on: tuple[tuple[Kind, str], ...] = ()
    """The fields that it is derived from. Nothing of a record may come in by another way."""
    type: ColumnType = ColumnType.TEXT
    title: str = ""
    description: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan(Generic[T]):
    """A table before anybody looks at it."""

    name: str
    description: str
    things: Callable[[Sight], Iterable[T]]
    """What there is a row for."""
    key: tuple[str, ...]
    columns: tuple[ColumnPlan[T], ...]
    references: Mapping[str, str] | None = None
    """By columns, with a comma between them: the table whose key they hold."""


def mirror(kind: Kind, path: str, value: Callable[[T], Any], name: str = "") -> ColumnPlan[T]:
    """Plan a column that shows a field as it is. `path` is dotted as in `Field.path`, without the marks of lists."""
    return ColumnPlan(name=name or path.rpartition(".")[2], value=value, mirrors=(kind, path))


def derived(
    name: str,
    type_: ColumnType,
    title: str,
    description: str,
    value: Callable[[T], Any],
    *rests_on: tuple[Kind, str],
    choices: Iterable[str] = (),
) -> ColumnPlan[T]:
    """Plan a column that no field shows as it is; `rests_on` are the fields behind it."""
    return ColumnPlan(
        name=name,
        value=value,
        type=type_,
        title=title,
        description=description,
        rests_on=rests_on,
        choices=tuple(str(choice) for choice in choices),
    )


def build_table(
    plan: TablePlan[T], keys: Mapping[str, tuple[str, ...]], sight: Sight, schemas: Schemas
) -> Table | None:
    """Return a plan's table for the audience of a sight, or None where there is none for it.

    `keys` are the keys of all tables, for references.
    """
    columns = columns_for(plan, sight.audience, schemas)
    if not columns:
        return None
    seen, programme = {each.name for each in columns}, programme_id(sight)
    return Table(
        name=plan.name,
        description=plan.description,
        key=_key(plan.key),
        references=tuple(
            Reference(_key(names.split(",")), table, _key(keys[table]))
            for names, table in (plan.references or {}).items()
            if seen.issuperset(names.split(","))
        ),
        columns=(_PROGRAMME, *(describe(each, plan, schemas) for each in columns)),
        rows=tuple((programme, *row) for row in rows_of(plan, columns, sight)),
    )


def columns_for(plan: TablePlan[T], audience: Audience, schemas: Schemas) -> tuple[ColumnPlan[T], ...]:
    """Return the columns of a table that an audience gets; none where it gets no such table."""
    columns = tuple(each for each in plan.columns if audience.may_see(audience_of(each, schemas)))
    return columns if {each.name for each in columns}.issuperset(plan.key) else ()


def rows_of(
    plan: TablePlan[T], columns: Iterable[ColumnPlan[T]], sight: Sight
) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a table without the programme, with a value for each of some of its columns."""
    values = [each.value for each in columns]
    for thing in plan.things(sight):
        yield tuple([_plain(value(thing)) for value in values])


def programme_id(sight: Sight) -> str:
    """Return what tables call the programme: its name in lower-case letters, digits and hyphens."""
    return slug(sight.programme.program.name) or "programme"


def audience_of(column: ColumnPlan[T], schemas: Schemas) -> Audience:
    """Return who may see a column: the highest audience of the fields that it shows or rests on."""
    fields = (column.mirrors,) if column.mirrors else column.rests_on
    return max(
        (_field(kind, path, schemas).audience for kind, path in fields),
        key=list(Audience).index,
        default=Audience.PUBLIC,
    )


def describe(column: ColumnPlan[T], plan: TablePlan[T], schemas: Schemas) -> Column:
    """Return what is to be known of a column."""
    is_required = column.name in plan.key
    if column.mirrors is None:
        return Column(
            name=column.name,
            type=column.type,
            title=column.title,
            description=column.description,
            is_required=is_required,
            choices=column.choices,
        )
    field = _field(*column.mirrors, schemas)
    return Column(
        name=column.name,
        type=_TYPES[field.type],
        title=field.title,
        description=field.description,
        is_required=is_required or _is_always_there(column.mirrors[0], field, schemas),
        choices=field.allowed if field.type == "choice" else (),
    )


_PROGRAMME = Column(
    name=PROGRAMME_COLUMN,
    type=ColumnType.TEXT,
    title="Programme",
    description="The programme's name in lower-case letters, digits and hyphens.",
    is_required=True,
)


def _key(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((PROGRAMME_COLUMN, *names)))


def _field(kind: Kind, path: str, schemas: Schemas) -> Field:
    return next(each for each in schemas.fields(kind) if each.path.replace("[]", "") == path)


def _is_always_there(kind: Kind, field: Field, schemas: Schemas) -> bool:
    """Return whether everything that a table has a row for has this field: it and the groups that it is in."""
    *groups, _ = accumulate(field.path.rpartition("[].")[2].split("."), "{}.{}".format)
    listed = field.path.rpartition("[].")[0]
    prefix = f"{listed}[]." if listed else ""
    required = {each.path for each in schemas.fields(kind) if each.required}
    return field.required and required.issuperset(f"{prefix}{group}" for group in groups)


def _plain(value: Any) -> Value:
    """Return a value as cells hold it: nothing for empty text, plain text for the words of a choice."""
    if value is None or type(value) is dt.date:
        return value
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    if value is None or isinstance(value, bool | int | float | dt.date):
        return value
    raise TypeError(f"A table's cell cannot hold {value!r}.")
