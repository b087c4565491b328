"""The site's API: what one audience may see as documents for other programs. A sight in, plain data by path out.

The same tables as an export, without the column that names the programme. A part that an audience may not see is
not in its documents.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from generator.reading.schemas import Schemas
from generator.views.api_schemas import described, document_schemas
from generator.views.figure_documents import as_of, figures_document
from generator.views.json_rows import json_rows, json_value
from generator.views.links import pair_path
from generator.views.sight import Sight
from generator.views.table import Table
from generator.views.table_plan import PROGRAMME_COLUMN, ColumnPlan, TablePlan, columns_for, rows_of
from generator.views.tables import PLANS, VERSION, view_tables
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import Pair

FOLDER = "api/v1/"
"""Where the documents lie on the site. A change that breaks readers would get another folder."""

OF_PAIRS = ("members", "pauses", "outcomes", "goals", "entries", "ratings", "actions")
"""The tables of which each pair's document holds its own rows."""

LISTS: Mapping[str, tuple[str, ...]] = {
    "cohorts": ("cohorts",),
    "topics": ("topics",),
    "resources": ("resources",),
    "people": ("people", "trainings"),
    "pairs": ("pairs", "members"),
    "surveys": ("surveys", "answers"),
    "definitions": ("definitions",),
    "attention": ("attention",),
}
"""Documents that are no more than tables, by name."""
_FOR_COORDINATORS = frozenset({"attention"})
"""Documents that are not there for anybody else, not even empty."""

Document = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """A document in words."""

    path: str
    """On the site; with ``{pair}`` where there is one for each pair."""
    text: str
    schema: str
    """Path of its JSON Schema on the site."""


def documents_for(audience: Audience) -> tuple[DocumentWords, ...]:
    """Return what kinds of documents an audience gets, the one to begin with first."""
    files = {
        "index": "index",
        "figures": "figures",
        **{name: name for name in _lists(audience)},
        "pair": "pairs/{pair}",
    }
    return tuple(
        DocumentWords(
            f"{FOLDER}{file}.json",
            described(name, LISTS.get(name, ())),
            f"{FOLDER}schemas/{name}.schema.json",
        )
        for name, file in files.items()
    )


def view_api(sight: Sight, schemas: Schemas) -> Iterator[tuple[str, Document]]:
    """Yield path on the site and content of every document but those of pairs."""
    wanted = {"programmes", *(table for tables in _lists(sight.audience).values() for table in tables)}
    tables = view_tables(sight, schemas, (plan for plan in PLANS if plan.name in wanted))
    for name, document in _documents(sight, {table.name: table for table in tables}):
        yield f"{FOLDER}{name}.json", {"$schema": _schema_of(name), **document}
    for name, schema in document_schemas(LISTS, OF_PAIRS, schemas, _FOR_COORDINATORS).items():
        yield f"{FOLDER}schemas/{name}.schema.json", schema


def _documents(sight: Sight, tables: Mapping[str, Table]) -> Iterator[tuple[str, Document]]:
    lists = _lists(sight.audience)
    yield "index", _index(tables["programmes"], lists)
    yield "figures", figures_document(sight, (scope for scope in sight.figures if scope.kind != "pair"))
    for name, names in lists.items():
        yield name, _list(sight, names, tables)


def _lists(audience: Audience) -> Mapping[str, Sequence[str]]:
    sees_all = audience.may_see(Audience.COORDINATORS)
    return {name: tables for name, tables in LISTS.items() if sees_all or name not in _FOR_COORDINATORS}


def _index(programmes: Table, lists: Iterable[str]) -> Document:
    return {
        "api": VERSION,
        "programme": {
            PROGRAMME_COLUMN: programmes.rows[0][0],
            **next(iter(_rows(programmes))),
        },
        "documents": {name: f"{name}.json" for name in ("figures", *lists)} | {"pair": "pairs/{pair}.json"},
    }


def _list(sight: Sight, names: Sequence[str], tables: Mapping[str, Table]) -> Document:
    lists = {name: list(_rows(tables[name])) for name in names if name in tables}
    if "pairs" in lists:
        lists["pairs"] = [_with_addresses(row) for row in lists["pairs"]]
    return {**as_of(sight), **lists}


def _with_addresses(row: Row) -> Row:
    """Add where the pair's own document and its page are, as seen from the list."""
    page = "../../" + pair_path(row["pair"]).removesuffix("index.md")
    return {**row, "href": f"pairs/{row['pair']}.json", "page": page}


def pair_document_path(pair: str) -> str:
    """Return where a pair's document lies on the site."""
    return f"{FOLDER}pairs/{pair}.json"


class PairDocuments:
    """The documents of pairs. What an audience gets in them is found out once."""

    def __init__(self, audience: Audience, schemas: Schemas) -> None:
        """Take what is the same for every pair."""
        plans = {plan.name: (plan, columns_for(plan, audience, schemas)) for plan in PLANS}
        self._pairs = plans["pairs"]
        own = [plans[name] for name in OF_PAIRS]
        self._own = [(plan, _without_pair(columns)) for plan, columns in own if columns]

    def of(self, sight: Sight, pair: Pair) -> Document:
        """Return the content of a pair's document. `sight` may be no more than what `Extracts` takes out for it."""
        alone = replace(sight, programme=msgspec.structs.replace(sight.programme, pairs={pair.id: pair}))
        return {
            "$schema": _schema_of(f"pairs/{pair.id}"),
            "today": sight.today.isoformat(),
            "pair": next(_own_rows(alone, *self._pairs)),
            **{plan.name: list(_own_rows(alone, plan, columns)) for plan, columns in self._own},
            "figures": figures_document(sight, (Scope("pair", pair.id),))["figures"],
        }


def _own_rows(sight: Sight, plan: TablePlan[Any], columns: Sequence[ColumnPlan[Any]]) -> Iterator[Row]:
    names = [each.name for each in columns]
    for row in rows_of(plan, columns, sight):
        yield dict(zip(names, map(json_value, row), strict=True))


def _without_pair(columns: Iterable[ColumnPlan[Any]]) -> Sequence[ColumnPlan[Any]]:
    return [each for each in columns if each.name != "pair"]


def _rows(table: Table) -> Iterator[Row]:
    """Yield a table's rows without the programme, which the documents need not repeat."""
    for row in json_rows(table):
        yield {name: value for name, value in row.items() if name != PROGRAMME_COLUMN}


def _schema_of(document: str) -> str:
    """Return the address of a document's schema, as seen from the document."""
    return "../schemas/pair.schema.json" if "/" in document else f"schemas/{document}.schema.json"
