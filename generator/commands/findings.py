"""Prints what checking found, the same way for every command."""

import os
import sys

import click

from generator.outlets.findings_text import render_findings
from generator.pipeline.records import Checked


def show_findings(checked: Checked) -> None:
    """Print findings and the summary line to standard output, in colour on a terminal that likes it."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render_findings(checked.findings, checked.record_count, colour=colour))
