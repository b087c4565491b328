"""``pairbook import``: tables of people, pairs, goals and logs into records."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator.commands.options import F, quiet_option, today_option
from generator.importing.fields import TableKind
from generator.importing.intake import PROGRAM_FILE, Circumstances, import_tables
from generator.importing.notes import Fate, Note
from generator.importing.plan import Plan, PlanError, parse_plan, with_column, with_date_formats, with_default
from generator.importing.record_text import render_record
from generator.importing.results import Import, NewRecord
from generator.outlets.folder import replace_file
from generator.outlets.import_report import (
    Summary,
    count_left_out,
    render_notes,
    render_report,
    render_summary,
)
from generator.outlets.progress import say
from generator.outlets.record_files import Written, refusals, write_new_records
from generator.pipeline.records import Checked, check_files
from generator.pipeline.vetting import Vetted, vet_records
from generator.reading.records import RecordFile, read_records
from generator.reading.root import find_root
from generator.reading.schemas import read_schemas
from generator.reading.tables import Table, TableError, read_table
from generator.reading.yaml_document import parse_document
from generator.words.obstacle import Obstacle
from generator.words.places import Kind

_REPORT_ENDINGS = (".csv", ".json")
_COUNTED = (Kind.PERSON, Kind.AGREEMENT, Kind.GOALS, Kind.LOG_ENTRY)


def _table_option(kind: TableKind, what: str) -> Callable[[F], F]:
    return click.option(
        f"--{kind}",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"CSV or XLSX: {what}.",
    )


def _zone(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    try:
        return name and ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f'"{name}" is not a time zone. Write it like Europe/Lisbon.') from None


def _report(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    if path and path.suffix.lower() not in _REPORT_ENDINGS:
        raise click.BadParameter(f"{path.name} ends neither in .csv nor in .json.")
    return path


@click.command("import", epilog="Example: pairbook import --people people.csv --pairs pairs.csv --dry-run")
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The programme's folder, or the one to make it in.  [default: the programme around this folder]",
)
@_table_option(TableKind.PEOPLE, "who there is")
@_table_option(TableKind.PAIRS, "who mentors whom, from when to when")
@_table_option(TableKind.GOALS, "what pairs want to reach")
@_table_option(TableKind.LOGS, "what pairs did, by day")
@click.option(
    "--map",
    "map_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A YAML file that says which column is what.",
)
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=COLUMN", help='Such as pairs.starts="Start date".'
)
@click.option(
    "--set",
    "defaults",
    multiple=True,
    metavar="FIELD=VALUE",
    help='What stands in where a table says nothing, such as pairs.meetings.every="2 weeks".',
)
@click.option(
    "--date-format", "formats", multiple=True, metavar="FORMAT", help="How dates are written: %d/%m/%Y."
)
@click.option(
    "--name", default="", help="The name of a new programme.  [default: the tables' programme column]"
)
@click.option(
    "--timezone", default="", callback=_zone, help="The time zone of a new programme.  [default: UTC]"
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_report,
    metavar="FILE",
    help="Write the notes to a .csv or .json file as well.",
)
@today_option
@quiet_option
def import_command(
    root: Path | None,
    map_: Path | None,
    columns: tuple[str, ...],
    defaults: tuple[str, ...],
    formats: tuple[str, ...],
    name: str,
    timezone: str,
    dry_run: bool,
    report: Path | None,
    today: dt.date | dt.datetime,
    quiet: bool,
    **paths: Path | None,
) -> int:
    """Turn tables into records.

    Columns are matched by their headings; whatever cannot be placed is told line by line. Records that are
    there already are never changed, and only records that pass the checks are written.
    """
    plan = _plan(map_, columns, defaults, formats)
    tables = {kind: _read(Path(path), kind, plan) for kind in TableKind if (path := paths.get(kind))}
    if not tables:
        raise click.UsageError("Give at least one table: --people, --pairs, --goals or --logs.")
    folder = _root(root)
    existing, known = _known(folder, today)
    say(f"Reading {', '.join(table.name for table in tables.values())} ...", quiet=quiet)
    result = _import(tables, plan, _circumstances(known, name, timezone, today))
    say(f"Checking {len(result.records):,} records ...", quiet=quiet)
    vetted, written = _write(folder, result.records, existing, known.corpus.today, is_dry_run=dry_run)
    notes = (*result.notes, *_late_notes(result.records, vetted, written))
    if report:
        replace_file(report, render_report(notes, report.suffix.lower()).encode())
    summary = _summary(result, notes, written, is_dry_run=dry_run)
    click.echo("\n".join(filter(None, (render_notes(notes), render_summary(summary)))))
    return 1 if summary.rows_left_out else 0


def _write(
    root: Path,
    records: tuple[NewRecord, ...],
    existing: tuple[RecordFile, ...],
    today: dt.date,
    *,
    is_dry_run: bool,
) -> tuple[Vetted, Written]:
    schemas = read_schemas()
    files = {each.file: render_record(each.kind, each.data, schemas).encode() for each in records}
    # What is there stays, so the rest is checked beside it; the writer tells whether it is the same.
    there = {file.place.file for file in existing} & files.keys()
    new = {name: content for name, content in files.items() if name not in there}
    vetted = vet_records(existing, new, schemas, today)
    wanted = {**vetted.sound, **{name: files[name] for name in there}}
    return vetted, (refusals if is_dry_run else write_new_records)(root, wanted)


def _plan(
    file: Path | None, columns: tuple[str, ...], defaults: tuple[str, ...], formats: tuple[str, ...]
) -> Plan:
    try:
        plan = _plan_in(file) if file else Plan()
        for option in columns:
            plan = with_column(plan, option)
        for option in defaults:
            plan = with_default(plan, option)
    except PlanError as error:
        raise Obstacle(str(error)) from error
    return with_date_formats(plan, formats)


def _plan_in(file: Path) -> Plan:
    document, findings = parse_document(file.name, file.read_bytes())
    if document is None:
        first = findings[0]
        raise Obstacle(f"{file}:{first.span.line}:{first.span.column} {first.message} {first.hint}")
    try:
        return parse_plan(document.data)
    except PlanError as error:
        raise Obstacle(f"{file}: {error}") from error


def _read(path: Path, kind: TableKind, plan: Plan) -> Table:
    try:
        return read_table(path, sheet=plan.of(kind).sheet, likely_sheet=kind)
    except TableError as error:
        raise Obstacle(str(error)) from error


def _root(given: Path | None) -> Path:
    found = find_root((given or Path.cwd()).resolve())
    if found is None and given is None:
        raise Obstacle(
            "There is no programme here. Say with --root where it is, or where to make one, such as: --root ."
        )
    return found or Path(str(given)).resolve()


def _known(root: Path, today: dt.date | dt.datetime) -> tuple[tuple[RecordFile, ...], Checked]:
    existing, _ = read_records(root) if (root / "records").is_dir() else ((), ())
    checked = check_files(existing, (), read_schemas(), today)
    if PROGRAM_FILE in checked.corpus.places and not checked.corpus.program_is_sound:
        raise Obstacle(f"{PROGRAM_FILE} has errors. Run pairbook check, mend them, and import again.")
    return existing, checked


def _circumstances(known: Checked, name: str, timezone: str, today: dt.date | dt.datetime) -> Circumstances:
    has_program = PROGRAM_FILE in known.corpus.places
    day = known.corpus.today
    if isinstance(today, dt.datetime) and timezone and not has_program:
        day = today.astimezone(ZoneInfo(timezone)).date()
    return Circumstances(
        today=day, known=known.corpus.programme, has_program=has_program, name=name, timezone=timezone
    )


def _import(tables: Mapping[TableKind, Table], plan: Plan, circumstances: Circumstances) -> Import:
    try:
        return import_tables(tables, plan, circumstances)
    except PlanError as error:
        raise Obstacle(str(error)) from error


def _late_notes(records: tuple[NewRecord, ...], vetted: Vetted, written: Written) -> tuple[Note, ...]:
    """Tell of the records that are not written after all, a note for each row that they were made from."""
    notes = []
    for record in records:
        if finding := vetted.refused.get(record.file):
            why, hint = f"{record.file} would not pass the check: {finding.message.rstrip('.')}", finding.hint
        elif reason := written.refused.get(record.file):
            why, hint = (
                f"{record.file} was not written: {reason}",
                "Change that record itself, or remove it first.",
            )
        else:
            continue
        notes += [
            Note(table, line, Fate.ROW_LEFT_OUT, why, hint) for table, line in record.origins or (("", 0),)
        ]
    return tuple(notes)


def _summary(result: Import, notes: tuple[Note, ...], written: Written, *, is_dry_run: bool) -> Summary:
    counts = dict.fromkeys(_COUNTED, 0)
    went_in = set(written.written)
    for record in result.records:
        if record.file in went_in and record.kind in counts:
            counts[record.kind] += len(record.data["goals"]) if record.kind is Kind.GOALS else 1
    return Summary(
        written=counts,
        unchanged=len(written.unchanged),
        rows_left_out=count_left_out(notes, Fate.ROW_LEFT_OUT),
        cells_left_out=count_left_out(notes, Fate.CELL_LEFT_OUT),
        supplied=result.supplied,
        passed_over=result.passed_over,
        unused_columns=result.unused_columns,
        missing_cohorts=result.missing_cohorts,
        is_dry_run=is_dry_run,
    )
