"""Tables of figures, and of what each of them means."""

from collections.abc import Iterator

from generator.figures.definitions import DEFINITIONS, Definition
from generator.views.rounding import rounding_of
from generator.views.sight import Sight
from generator.views.table import ColumnType
from generator.views.table_plan import TablePlan, derived, programme_id
from generator.words.figure import Figure
from generator.words.places import Kind

SCOPES = ("programme", "cohort", "topic", "pair")
"""What a figure may be about, from the largest to the smallest."""

UNITS = ("ratio", "days", "intervals", "level", "score", "count", "answer")
"""What a figure's value may count."""


def _figures(sight: Sight) -> Iterator[tuple[Sight, Figure]]:
    for named in sight.figures.values():
        for figure in named.values():
            yield sight, figure


FIGURES: TablePlan[tuple[Sight, Figure]] = TablePlan(
    name="figures",
    description="One row for each figure of the programme, a cohort, a topic or a pair.",
    things=_figures,
    key=("today", "scope", "scope_id", "figure"),
    columns=(
        derived(
            "today",
            ColumnType.DAY,
            "As of",
            "The day that it is as of, so that figures of several days can be put under each other.",
            lambda row: row[0].today,
        ),
        derived(
            "scope",
            ColumnType.TEXT,
            "Scope",
            "What it is about.",
            lambda row: row[1].scope.kind,
            choices=SCOPES,
        ),
        derived(
            "scope_id",
            ColumnType.TEXT,
            "Scope's id",
            "Which cohort, topic or pair; for the programme its own id.",
            lambda row: row[1].scope.id or programme_id(row[0]),
        ),
        derived("figure", ColumnType.TEXT, "Figure", "Which figure.", lambda row: row[1].name),
        derived(
            "value",
            ColumnType.NUMBER,
            "Value",
            "The figure itself; empty where it is too early to tell.",
            lambda row: row[1].value,
        ),
        derived(
            "unit",
            ColumnType.TEXT,
            "Unit",
            "What the value counts: a ratio is 1 where all of it is there; intervals are the pair's own; an"
            " answer lies between 1 and 5.",
            lambda row: row[1].unit,
            choices=UNITS,
        ),
        derived("n", ColumnType.WHOLE, "n", "How many facts it rests on.", lambda row: row[1].n),
        derived(
            "missing",
            ColumnType.WHOLE,
            "Missing",
            "How many facts that it should rest on are not there.",
            lambda row: row[1].missing,
        ),
        derived(
            "rounded",
            ColumnType.TRUTH,
            "Rounded",
            "Whether value, n and missing are rounded, because they rest on what this audience may not see.",
            lambda row: row[1].is_rounded,
        ),
        derived(
            "as_of",
            ColumnType.DAY,
            "Value as of",
            "The day that the value is as of, where that is not the day of all others.",
            lambda row: row[1].as_of,
        ),
        derived("why", ColumnType.TEXT, "Why", "Why there is no value.", lambda row: row[1].why),
        derived(
            "records",
            ColumnType.WHOLE,
            "Records",
            "How many records are behind it. `pairbook report --format json` names them.",
            lambda row: len(row[1].records),
            (Kind.LOG_ENTRY, "date"),
        ),
    ),
    references={"figure": "definitions"},
)

DEFINED: TablePlan[Definition] = TablePlan(
    name="definitions",
    description="One row for each figure: what it means and how it is computed.",
    things=lambda _: DEFINITIONS.values(),
    key=("figure",),
    columns=(
        derived("figure", ColumnType.TEXT, "Figure", "Its name.", lambda definition: definition.name),
        derived(
            "title", ColumnType.TEXT, "Title", "What pages call it.", lambda definition: definition.title
        ),
        derived(
            "meaning",
            ColumnType.TEXT,
            "Meaning",
            "What it tells.",
            lambda definition: definition.meaning,
        ),
        derived(
            "formula",
            ColumnType.TEXT,
            "Formula",
            "How one pair's value is computed.",
            lambda definition: definition.formula,
        ),
        derived(
            "across",
            ColumnType.TEXT,
            "Across pairs",
            "How pairs become one value.",
            lambda definition: definition.across,
        ),
        derived(
            "rounding",
            ColumnType.TEXT,
            "Rounding",
            "How the public gets it, where it rests on what is not public.",
            lambda definition: f"Rounded {rounding_of(definition.unit)}.",
        ),
        derived(
            "source",
            ColumnType.TEXT,
            "Source",
            "Where the definition comes from, if it is not ours.",
            lambda definition: definition.source,
        ),
    ),
)
