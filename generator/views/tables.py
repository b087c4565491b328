"""All that one audience may see as tidy tables, for files, for other programs, for analysts. A sight in, tables out.

`docs/data.md` describes them; whoever changes a table changes `VERSION`, as it says there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.reading.schemas import Schemas
from generator.views.sight import Sight
from generator.views.table import Table
from generator.views.table_plan import TablePlan, build_table
from generator.views.tables_of_attention import ATTENTION
from generator.views.tables_of_figures import DEFINED, FIGURES
from generator.views.tables_of_pairs import (
    ACTIONS,
    ENTRIES,
    GOALS,
    MEMBERS,
    OUTCOMES,
    PAIRS,
    PAUSES,
    RATINGS,
)
from generator.views.tables_of_programme import COHORTS, PEOPLE, PROGRAMMES, RESOURCES, TOPICS, TRAININGS
from generator.views.tables_of_surveys import ANSWERS, SURVEYS
from generator.words.figure import Scope

VERSION = "1.1"
"""Of the tables' schema. The first number changes where a column goes or comes to mean something else."""

PLANS: tuple[TablePlan[Any], ...] = (
    PROGRAMMES,
    COHORTS,
    TOPICS,
    RESOURCES,
    PEOPLE,
    TRAININGS,
    PAIRS,
    MEMBERS,
    PAUSES,
    OUTCOMES,
    GOALS,
    ENTRIES,
    RATINGS,
    ACTIONS,
    SURVEYS,
    ANSWERS,
    FIGURES,
    DEFINED,
    ATTENTION,
)
_KEYS: Mapping[str, tuple[str, ...]] = {plan.name: plan.key for plan in PLANS}


def view_tables(sight: Sight, schemas: Schemas, plans: Iterable[TablePlan[Any]] = PLANS) -> tuple[Table, ...]:
    """Return every table that this audience gets of those that are planned, each with the columns that it may see."""
    tables = (build_table(plan, _KEYS, sight, schemas) for plan in plans)
    return tuple(table for table in tables if table is not None)


def view_figures(sight: Sight, schemas: Schemas, scopes: Iterable[Scope]) -> Table:
    """Return the table of figures with the rows of some scopes alone."""
    narrowed = replace(sight, figures={scope: sight.figures.get(scope, {}) for scope in scopes})
    (table,) = view_tables(narrowed, schemas, (FIGURES,))
    return table
