"""Findings in, text for a GitHub workflow out: annotations, the log, and a job summary in Markdown.

The runner reads commands from the log. So everything of a record is escaped there, and no line begins
with it.
"""

import re
from collections.abc import Iterable, Sequence

from generator.checking.snippets import counted
from generator.outlets.findings_text import SENTENCE_LIMIT, render_findings, shown_file
from generator.outlets.markdown_text import inert
from generator.outlets.printable import printable
from generator.outlets.tally import Tally, in_order
from generator.words import codes
from generator.words.diagnostic import Diagnostic, Severity

ANNOTATIONS = 10
"""GitHub shows no more errors, and no more warnings, of one step."""

SUMMARY_ROWS = 500
"""How many findings the job summary holds; GitHub refuses one of more than 1 MiB."""


def render_log(findings: Iterable[Diagnostic], record_count: int) -> str:
    """Return what to print into the log: all findings as text, then the first ones as annotations."""
    ordered = in_order(findings)
    text = _without_commands(render_findings(ordered, record_count))
    return "\n".join([text, *render_annotations(ordered)])


def render_annotations(findings: Sequence[Diagnostic]) -> list[str]:
    """Return one workflow command for each of the first errors and warnings."""
    by_severity = ([each for each in findings if each.severity is severity] for severity in Severity)
    return [_annotation(finding) for same in by_severity for finding in same[:ANNOTATIONS]]


def render_summary(findings: Iterable[Diagnostic], record_count: int) -> str:
    """Return the job summary in Markdown, with a line end after it."""
    ordered = in_order(findings)
    lines = ["### Records", "", f"{Tally.of(ordered, record_count).sentence}."]
    if ordered:
        lines += ["", "| Where | What | How to mend it |", "| --- | --- | --- |"]
        lines += [_row(finding) for finding in ordered[:SUMMARY_ROWS]]
    if len(ordered) > SUMMARY_ROWS:
        lines += ["", f"{counted(len(ordered) - SUMMARY_ROWS, 'more finding')} in the log."]
    return "\n".join(lines) + "\n"


def escape_message(text: str) -> str:
    """Escape text for the part of a workflow command after the second ``::``."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape text for a property of a workflow command."""
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(finding: Diagnostic) -> str:
    code = codes.ALL.get(finding.code)
    properties = {
        "file": printable(finding.file, SENTENCE_LIMIT),
        "line": str(finding.span.line),
        "col": str(finding.span.column),
        "endColumn": str(finding.span.column + max(finding.span.width, 1)),
        "title": f"{finding.code} {code.title}" if code else finding.code,
    }
    listed = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    message = escape_message(printable(f"{finding.message} {finding.hint}", SENTENCE_LIMIT))
    return f"::{finding.severity} {listed}::{message}"


def _without_commands(text: str) -> str:
    # "##[" cannot come out of `printable`; "::" counts only at the start of a line, but costs nothing.
    return re.sub(":(?=:)", ": ", text)


def _row(finding: Diagnostic) -> str:
    where = inert(f"{shown_file(finding)}:{finding.span.line}")
    what = f"**{finding.severity}** {finding.code}: {inert(finding.message)}"
    return f"| {where} | {what} | {inert(finding.hint)} |"
