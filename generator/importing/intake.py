"""All tables together: rows and a plan in, records as data and notes out. Touches no disk.

People are told apart first, because pairs name them; then come pairs, because goals and entries belong to
them; people's records come last, because pairs say who takes which role.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.importing.agreements import AgreementDesk
from generator.importing.cells import Source
from generator.importing.cohorts import CohortBook, Span
from generator.importing.directory import Directory
from generator.importing.entries import EntryDesk, days_of_logs
from generator.importing.fields import TableKind
from generator.importing.goals import GoalDesk
from generator.importing.notes import Notebook, in_order
from generator.importing.pair_book import PairBook
from generator.importing.people import build_people, identify_people
from generator.importing.plain_text import LONGEST_TITLE, clean, one_line, shorten
from generator.importing.plan import Plan
from generator.importing.results import Import, NewRecord
from generator.reading.tables import Table
from generator.words.model import Programme
from generator.words.places import Kind

PROGRAM_FILE = "records/program.yml"
DEFAULT_NAME = "Mentoring programme"
DEFAULT_TIMEZONE = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known besides the tables."""

    today: dt.date
    known: Programme
    """What the records say already."""
    has_program: bool
    """Whether there is a record of the programme itself; else one is made."""
    name: str = ""
    """The name for a new programme; empty to take it from the tables."""
    timezone: str = ""


def import_tables(tables: Mapping[TableKind, Table], plan: Plan, circumstances: Circumstances) -> Import:
    """Return the records that the tables make, and notes on all that they do not. Raises PlanError."""
    notebook = Notebook()
    sources = {kind: Source.of(kind, table, plan.of(kind), notebook) for kind, table in tables.items()}
    cohorts = CohortBook(_cohorts(circumstances))
    records = list(_records(sources, cohorts, circumstances))
    if not circumstances.has_program and sources.keys() & {TableKind.PEOPLE, TableKind.PAIRS}:
        records.append(_program(sources, cohorts, circumstances, notebook))
    return Import(
        records=tuple(sorted(records, key=lambda record: record.file)),
        notes=in_order(notebook.notes, [table.name for table in tables.values()]),
        supplied=tuple((what, value, count) for (what, value), count in sorted(notebook.supplied.items())),
        passed_over=tuple(sorted(notebook.passed_over.items())),
        unused_columns={source.table.name: source.unused_columns for source in sources.values()},
        missing_cohorts=tuple(cohorts.as_data()) if circumstances.has_program else (),
    )


def _records(
    sources: Mapping[TableKind, Source], cohorts: CohortBook, circumstances: Circumstances
) -> Iterator[NewRecord]:
    people = circumstances.known.people
    logs, pairs, goals = (sources.get(kind) for kind in (TableKind.LOGS, TableKind.PAIRS, TableKind.GOALS))
    directory = Directory(takes_strangers=TableKind.PEOPLE not in sources)
    directory.add_known(people.values())
    rows = sources.get(TableKind.PEOPLE)
    newcomers = identify_people(rows, directory, people) if rows else ()
    book = PairBook()
    book.add_known(circumstances.known.pairs)
    days: Mapping[str, Span] = days_of_logs(logs) if logs else {}
    agreements = (
        AgreementDesk(directory, cohorts, days, circumstances.today, book).build(pairs) if pairs else []
    )
    yield from agreements
    directory.takes_strangers = False
    desk = GoalDesk(book, directory)
    if goals:
        desk.collect(goals)
    yield from desk.build()
    if logs:
        yield from EntryDesk(book, directory).build(logs)
    yield from build_people(newcomers, directory, _roles_in(agreements), people)


def _cohorts(circumstances: Circumstances) -> Mapping[str, Any] | None:
    if not circumstances.has_program:
        return None
    return {cohort.id: cohort for cohort in circumstances.known.program.cohorts}


def _roles_in(agreements: list[NewRecord]) -> Mapping[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for record in agreements:
        for role in ("mentor", "mentee"):
            for person in record.data[f"{role}s"]:
                roles.setdefault(person, set()).add(role)
    return roles


def _program(
    sources: Mapping[TableKind, Source], cohorts: CohortBook, circumstances: Circumstances, notebook: Notebook
) -> NewRecord:
    name, zone = circumstances.name or _name_in(sources), circumstances.timezone
    if not name:
        notebook.supply("program.name", DEFAULT_NAME)
    if not zone:
        notebook.supply("program.timezone", DEFAULT_TIMEZONE)
    data = {"name": name or DEFAULT_NAME, "timezone": zone or DEFAULT_TIMEZONE, "cohorts": cohorts.as_data()}
    return NewRecord(Kind.PROGRAM, PROGRAM_FILE, data, ())


def _name_in(sources: Mapping[TableKind, Source]) -> str:
    """Return the programme's name that most rows give."""
    kinds = [kind for kind in (TableKind.PAIRS, TableKind.PEOPLE) if kind in sources]
    names = Counter(cells.raw("programme") for kind in kinds for cells in sources[kind].rows())
    del names[""]
    best = max(names, key=lambda name: names[name], default="")
    return shorten(one_line(clean(best).text), LONGEST_TITLE)
