"""``pairbook export DIR``: what the records say as tidy tables, with a description of each."""

import datetime as dt
import os
from pathlib import Path

import click

from generator.commands.findings import show_errors
from generator.commands.options import (
    at_option,
    audience_option,
    choose_audience,
    overlay_option,
    quiet_option,
    root_option,
    today_option,
)
from generator.outlets.datapackage import PACKAGE_FILE
from generator.outlets.export_folder import FORMATS, require_own, write_export
from generator.outlets.progress import say
from generator.outlets.table_parquet import require_pyarrow
from generator.pipeline.known import check_known
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.views.tables import VERSION, view_tables
from generator.words.obstacle import Obstacle


@click.command(
    "export",
    short_help="Write tables of pairs, people, goals, entries and figures.",
    epilog="Example: pairbook export tables --format parquet --audience members",
)
@root_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help='How to write the tables. parquet needs: pip install "pairbook[parquet]"',
)
@audience_option
@today_option
@at_option
@overlay_option
@quiet_option
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def export_command(
    root: Path,
    format_: str,
    audience: str | None,
    today: dt.date | dt.datetime,
    at: str | None,
    overlay: Path | None,
    quiet: bool,
    folder: Path,
) -> int:
    """Write what the records say to the folder DIR: a table in each file, and datapackage.json that describes them.

    A former export there is replaced in one step; anything else is never touched. When the records have errors,
    these are shown and nothing is written.
    """
    target = Path(os.path.abspath(folder))  # noqa: PTH100 - a link must stay one, to be refused
    if (target.resolve() / "x").is_relative_to(root / "records"):
        raise Obstacle(
            f"{target} lies among the records, where tables would be taken for some. Choose another folder."
        )
    if format_ == "parquet":
        require_pyarrow()
    require_own(target)
    checked = check_known(root, today, at, overlay=overlay)
    if checked.has_errors:
        show_errors(checked, for_people=True)
        return 1
    shown_to = choose_audience(audience, checked.corpus.programme.program, everyone=False)
    schemas = read_schemas()
    tables = view_tables(sight_of(checked, shown_to, schemas), schemas)
    write_export(target, tables, format_, VERSION)
    say(f"Wrote {len(tables)} tables for {shown_to} to {target}. {PACKAGE_FILE} describes them.", quiet=quiet)
    return 0
