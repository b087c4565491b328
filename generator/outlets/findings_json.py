"""Findings in, one JSON object out, for programs. Its keys are a contract."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from generator.outlets.json_text import json_text
from generator.outlets.tally import Tally, in_order
from generator.words.diagnostic import Diagnostic


def render_json(findings: Iterable[Diagnostic], record_count: int) -> str:
    """Return all findings and their summary as JSON, without a line end after it."""
    ordered = in_order(findings)
    return json_text(
        {
            "findings": [_finding(finding) for finding in ordered],
            "summary": asdict(Tally.of(ordered, record_count)),
        }
    )


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.span.line,
        "column": finding.span.column,
        "path": finding.dotted_path,
        "message": finding.message,
        "hint": finding.hint,
    }
