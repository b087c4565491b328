"""``pairbook check``: validates every record and prints all findings, in the format asked for."""

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands.findings import show_findings
from generator.commands.options import (
    at_option,
    overlay_option,
    root_option,
    today_option,
    visibility_option,
)
from generator.pipeline.findings import find
from generator.pipeline.records import Checked
from generator.words.diagnostic import Diagnostic
from generator.words.obstacle import Obstacle
from generator.words.visibility import Visibility

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""Where GitHub says which file becomes the job's summary."""


@click.command(
    "check",
    short_help="Check all records, and say how to mend each mistake.",
    epilog="Example: pairbook check --base origin/main records/pairs/ada-grace",
)
@root_option
@today_option
@at_option
@overlay_option
@visibility_option
@click.option(
    "--base",
    metavar="REV",
    help="Also find what history forbids, such as a log entry rewritten since REV: a branch, a tag or a commit.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to print the findings. github marks them in a pull request.",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check_command(
    root: Path,
    today: dt.date | dt.datetime,
    at: str | None,
    overlay: Path | None,
    visibility: Visibility,
    base: str | None,
    format_: str,
    paths: tuple[Path, ...],
) -> int:
    """Check all records; with PATHS, print only what was found in these files and folders.

    The exit code is 1 where something printed is an error, and 0 otherwise.
    """
    checked = find(root, today, at, _base(base), visibility=visibility, overlay=overlay)
    checked = _only(checked, root, paths)
    _show(checked, format_)
    return 1 if checked.has_errors else 0


def _show(checked: Checked, format_: str) -> None:
    # A check is quick, so each format is imported only where it is asked for.
    if format_ == "github":
        from generator.outlets.findings_github import render_log, render_summary
        from generator.outlets.folder import append_to

        click.echo(render_log(checked.findings, checked.record_count))
        if summary := os.environ.get(SUMMARY_VARIABLE):
            append_to(Path(summary), render_summary(checked.findings, checked.record_count))
    elif format_ == "json":
        from generator.outlets.findings_json import render_json

        click.echo(render_json(checked.findings, checked.record_count))
    elif format_ == "sarif":
        from generator.outlets.findings_sarif import render_sarif

        click.echo(render_sarif(checked.findings))
    else:
        show_findings(checked)


def _base(given: str | None) -> str:
    if given is not None and not given.strip():
        raise Obstacle(
            "The name of the base is empty. Give a branch, a tag or a commit, such as: --base main"
        )
    return given or ""


def _only(checked: Checked, root: Path, paths: Iterable[Path]) -> Checked:
    wanted = [_inside(path, root, checked) for path in paths]
    if not wanted:
        return checked
    return checked.only(lambda finding: any(_is_within(finding, path) for path in wanted))


def _inside(path: Path, root: Path, checked: Checked) -> str:
    """Return a path as findings name it. Raises Obstacle where nothing is there that could be checked."""
    # A record that is a link keeps its own name; the way to it may lead through links.
    normal = Path(os.path.abspath(path))  # noqa: PTH100
    meant = next(
        (
            each
            for each in (normal.parent.resolve() / normal.name, normal.resolve())
            if each.is_relative_to(root)
        ),
        None,
    )
    if meant is None:
        raise Obstacle(f"{normal} lies outside the programme's folder {root}.")
    inside = meant.relative_to(root).as_posix()
    known = {finding.file for finding in checked.findings} | set(checked.corpus.places)
    if not path.exists() and inside not in known:
        raise Obstacle(f"There is no file or folder {path}.")
    return inside


def _is_within(finding: Diagnostic, path: str) -> bool:
    return path == "." or finding.file == path or finding.file.startswith(f"{path}/")
