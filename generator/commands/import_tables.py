"""``pairbook import``: tables of people, pairs, goals and logs into records."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from generator.commands.options import F, quiet_option, today_option, zone
from generator.importing.fields import TableKind
from generator.importing.intake import Circumstances, import_tables
from generator.importing.plan import Plan, PlanError, parse_plan, with_column, with_date_formats, with_default
from generator.outlets.import_report import (
    REPORT_ENDINGS,
    Summary,
    render_missing_cohorts,
    render_notes,
    render_summary,
)
from generator.outlets.import_report_file import require_report_place, write_report
from generator.outlets.progress import say
from generator.pipeline.admission import Existing, admit_records, read_existing
from generator.reading.mapping_file import read_mapping_file
from generator.reading.root import find_root
from generator.reading.tables import read_table
from generator.words.obstacle import Obstacle


def _table_option(kind: TableKind, what: str) -> Callable[[F], F]:
    return click.option(
        f"--{kind}",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help=f"CSV or XLSX: {what}.",
    )


def _report(_context: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    if path and path.suffix.lower() not in REPORT_ENDINGS:
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
@click.option("--timezone", callback=zone, help="The time zone of a new programme.  [default: UTC]")
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
    timezone: str | None,
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
    files = {kind: path for kind in TableKind if (path := paths.get(kind))}
    if not files:
        raise click.UsageError("Give at least one table: --people, --pairs, --goals or --logs.")
    if report:
        require_report_place(report)
    tables = {
        kind: read_table(path, sheet=plan.of(kind).sheet, likely_sheet=kind) for kind, path in files.items()
    }
    folder = _root(root)
    existing = read_existing(folder, today)
    say(f"Reading {', '.join(table.name for table in tables.values())} ...", quiet=quiet)
    result = import_tables(tables, plan, _circumstances(existing, name, timezone or "", today))
    if result.missing_cohorts:
        has_some = bool(existing.checked.corpus.programme.program.cohorts)
        for line in render_missing_cohorts(result.missing_cohorts, has_some=has_some):
            say(line)
        return 2
    say(f"Checking {len(result.records):,} records ...", quiet=quiet)
    admitted = admit_records(folder, result.records, existing, is_dry_run=dry_run)
    notes = (*result.notes, *admitted.notes)
    if report:
        write_report(report, notes)
    summary = Summary.of(result, notes, admitted.written, is_dry_run=dry_run)
    click.echo("\n".join(filter(None, (render_notes(notes), render_summary(summary)))))
    return 1 if summary.rows_left_out else 0


def _plan(
    file: Path | None, columns: tuple[str, ...], defaults: tuple[str, ...], formats: tuple[str, ...]
) -> Plan:
    plan = _plan_in(file) if file else Plan()
    for option in columns:
        plan = with_column(plan, option)
    for option in defaults:
        plan = with_default(plan, option)
    return with_date_formats(plan, formats)


def _plan_in(file: Path) -> Plan:
    try:
        return parse_plan(read_mapping_file(file))
    except PlanError as error:
        raise Obstacle(f"{file}: {error}") from error


def _root(given: Path | None) -> Path:
    found = find_root((given or Path.cwd()).resolve())
    if found is None and given is None:
        raise Obstacle(
            "There is no programme here. Say with --root where it is, or where to make one, such as: --root ."
        )
    return found or Path(str(given)).resolve()


def _circumstances(
    existing: Existing, name: str, timezone: str, today: dt.date | dt.datetime
) -> Circumstances:
    corpus = existing.checked.corpus
    day = corpus.today
    if isinstance(today, dt.datetime) and timezone and not existing.has_program:
        day = today.astimezone(ZoneInfo(timezone)).date()
    return Circumstances(
        today=day,
        known=corpus.programme,
        has_program=existing.has_program,
        name=name,
        timezone=timezone,
    )
