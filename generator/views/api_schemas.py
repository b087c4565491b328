"""JSON Schemas of the API's documents, made from the same plans as the tables. The same for every audience.

Columns that only some audiences see may be missing; those of the public are always there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from generator.reading.schemas import Schemas
from generator.views.table import Column, ColumnType
from generator.views.table_plan import PROGRAMME_COLUMN, TablePlan, audience_of, describe
from generator.views.tables import PLANS
from generator.views.tables_of_figures import SCOPES, UNITS
from generator.words.audience import Audience

Schema = Mapping[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TODAY: Mapping[str, Schema] = {
    "today": {"type": "string", "format": "date", "description": "The day that everything is as of."}
}
"""All that a pair's document says: with the commit in it each would change with every other."""
_AS_OF: Mapping[str, Schema] = {
    **_TODAY,
    "revision": {
        "type": ["string", "null"],
        "description": "The commit that holds just these records, where there is one and this audience may know it.",
    },
}
_FIGURE: Schema = {
    "type": "object",
    "description": "A figure with its pedigree.",
    "properties": {
        "name": {"type": "string", "description": "Which figure; definitions.json says what it means."},
        "scope": {
            "type": "object",
            "description": "What it is about; for the programme the id is empty.",
            "properties": {"kind": {"enum": list(SCOPES)}, "id": _TEXT},
            "required": ["kind", "id"],
            "additionalProperties": False,
        },
        "value": {"type": ["number", "null"], "description": "Null where it is too early to tell."},
        "unit": {"enum": list(UNITS)},
        "n": {"type": "integer", "description": "How many facts it rests on."},
        "missing": {"type": "integer", "description": "How many facts that it should rest on are not there."},
        "rounded": {
            "const": True,
            "description": "There where value, n and missing are rounded, as they rest on what this audience may not see.",
        },
        "as_of": {
            "type": "string",
            "format": "date",
            "description": "The day that it is as of, where that is not the document's.",
        },
        "records": {"type": "array", "items": _TEXT, "description": "Files of the records behind the value."},
        "why": {"type": "string", "description": "Why there is no value."},
    },
    "required": ["name", "scope", "value", "unit", "n", "missing", "records"],
    "additionalProperties": False,
}
_OWN_SCHEMA: Mapping[str, Schema] = {"$schema": _TEXT}
_FIGURES: Schema = {"type": "array", "items": _FIGURE}


_WORDS = {
    "index": "Where to begin: the programme, the day, for whom this is, and where the rest is.",
    "figures": "Figures of the programme, of cohorts and topics, each with what it rests on and what is missing.",
    "pair": "One pair: what it agreed and logged, and its figures.",
}


def described(document: str, tables: Sequence[str] = ()) -> str:
    """Return in words what a document holds; `tables` are those that a list of rows is made of."""
    descriptions = {plan.name: plan.description for plan in PLANS}
    return _WORDS.get(document) or " ".join(descriptions[table] for table in tables)


def document_schemas(
    lists: Mapping[str, Sequence[str]],
    of_pairs: Iterable[str],
    schemas: Schemas,
    not_for_all: Collection[str] = (),
) -> Mapping[str, Schema]:
    """Return the schema of each kind of document, by its name.

    `lists` are documents that hold whole tables; `of_pairs` the tables of which a pair's document has its rows.
    Documents `not_for_all` are not there for some audiences.
    """
    rows = {plan.name: _row(plan, schemas) for plan in PLANS}
    public = {plan.name for plan in PLANS if _is_public(plan, schemas)}
    documents = {
        name: _document(
            described(name, tables),
            {table: _list_of(_linked(rows[table]) if table == "pairs" else rows[table]) for table in tables},
            public,
        )
        for name, tables in lists.items()
    }
    own = {name: _list_of(_without(rows[name], "pair")) for name in of_pairs}
    pair = {"pair": rows["pairs"], **own, "figures": _FIGURES}
    return {
        **documents,
        "index": _index(rows["programmes"], ("figures", *lists, "pair"), not_for_all),
        "figures": _document(described("figures"), {"figures": _FIGURES}, {"figures"}),
        "pair": _document(described("pair"), pair, {*public, "pair"}, _TODAY),
    }


def _index(programme: Schema, documents: Iterable[str], not_for_all: Collection[str]) -> Schema:
    addresses = dict.fromkeys(documents, _TEXT)
    needed = [name for name in addresses if name not in not_for_all]
    parts = {
        "api": {"type": "string", "description": "The version of the documents' schema."},
        "programme": _with(programme, {PROGRAMME_COLUMN: _TEXT}),
        "documents": _object("Where the other documents are.", addresses, needed),
    }
    return {"$schema": _DIALECT, **_object(described("index"), {**_OWN_SCHEMA, **parts}, parts)}


def _document(
    description: str,
    parts: Mapping[str, Schema],
    public: Collection[str],
    as_of: Mapping[str, Schema] = _AS_OF,
) -> Schema:
    """Describe a document; the parts that are not for the public may be missing from it."""
    needed = [*as_of, *(name for name in parts if name in public)]
    return {"$schema": _DIALECT, **_object(description, {**_OWN_SCHEMA, **as_of, **parts}, needed)}


def _row(plan: TablePlan[Any], schemas: Schemas) -> Schema:
    cells = {each.name: _cell(describe(each, plan, schemas)) for each in plan.columns}
    public = [each.name for each in plan.columns if audience_of(each, schemas) is Audience.PUBLIC]
    return _object(plan.description, cells, public)


def _is_public(plan: TablePlan[Any], schemas: Schemas) -> bool:
    keys = (each for each in plan.columns if each.name in plan.key)
    return all(audience_of(each, schemas) is Audience.PUBLIC for each in keys)


def _cell(column: Column) -> Schema:
    described = {"title": column.title, "description": column.description}
    if column.type is ColumnType.LIST:
        return {"type": "array", "items": _TEXT, **described}
    form: dict[str, Any] = {"type": str(column.type)}
    if column.choices:
        form = {"enum": [*column.choices]}
    elif column.type is ColumnType.DAY:
        form = {"type": "string", "format": "date"}
    return {**(form if column.is_required else _or_null(form)), **described}


def _or_null(form: Mapping[str, Any]) -> dict[str, Any]:
    if "enum" in form:
        return {"enum": [*form["enum"], None]}
    return {**form, "type": [form["type"], "null"]}


def _linked(row: Schema) -> Schema:
    return _with(
        row,
        {
            "href": {"type": "string", "description": "Where the pair's own document is, from here."},
            "page": {"type": "string", "description": "Where its page is, from here."},
        },
    )


def _with(row: Schema, more: Mapping[str, Schema]) -> Schema:
    return {**row, "properties": {**row["properties"], **more}, "required": [*row["required"], *more]}


def _without(row: Schema, name: str) -> Schema:
    properties = {key: value for key, value in row["properties"].items() if key != name}
    return {**row, "properties": properties, "required": [key for key in row["required"] if key != name]}


def _list_of(row: Schema) -> Schema:
    return {"type": "array", "items": row}


def _object(description: str, properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
