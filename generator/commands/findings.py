"""Prints what checking found, the same way for every command."""

import os
import sys

import click

from generator.outlets.findings_text import render_findings
from generator.pipeline.records import Checked
from generator.words.diagnostic import Severity


def show_findings(checked: Checked) -> None:
    """Print findings and the summary line to standard output, in colour on a terminal that likes it."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render_findings(checked.findings, checked.record_count, colour=colour))


def show_errors(checked: Checked, *, for_people: bool) -> None:
    """Print the errors that keep a command from its work; to standard error where programs read its output."""
    errors = checked.only(lambda finding: finding.severity is Severity.ERROR)
    if for_people:
        show_findings(errors)
    else:
        click.echo(render_findings(errors.findings, errors.record_count), err=True)
