"""Prints what checking found, the same way for every command."""

import os
import sys
from collections.abc import Iterable

import click

from generator.outlets.findings_text import render_findings
from generator.pipeline.records import Checked
from generator.words.diagnostic import Diagnostic, Severity


def show_findings(checked: Checked) -> None:
    """Print findings and the summary line to standard output, in colour on a terminal that likes it."""
    _show(checked.findings, checked.record_count)


def show_findings_on_draft(findings: Iterable[Diagnostic]) -> None:
    """Print findings about one record that is not written yet, in the same way."""
    _show(findings, 1)


def show_errors(checked: Checked, *, for_people: bool) -> None:
    """Print the errors that keep a command from its work; to standard error where programs read its output."""
    errors = checked.only(lambda finding: finding.severity is Severity.ERROR)
    if for_people:
        show_findings(errors)
    else:
        click.echo(render_findings(errors.findings, errors.record_count), err=True)


def _show(findings: Iterable[Diagnostic], record_count: int) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render_findings(findings, record_count, colour=colour))
