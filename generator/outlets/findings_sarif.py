"""Findings in, a SARIF 2.1.0 log out, as code scanning reads it. Knows no rule but by its documentation."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from generator.outlets.json_text import json_text
from generator.outlets.tally import in_order
from generator.words import codes
from generator.words.diagnostic import Code, Diagnostic

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(findings: Iterable[Diagnostic]) -> str:
    """Return all findings as a SARIF log, without a line end after it."""
    ordered = in_order(findings)
    used = sorted({finding.code for finding in ordered})
    places = {code: index for index, code in enumerate(used)}
    run = {
        "tool": {"driver": _driver(used)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in ordered],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(used: Iterable[str]) -> dict[str, Any]:
    return {
        "name": "Pairbook",
        "semanticVersion": version("pairbook"),
        "rules": [_rule(codes.ALL[code]) for code in used],
    }


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {
            "text": f"{code.cure}\n\nInstead of:\n{code.bad}\n\nwrite:\n{code.good}",
            "markdown": f"{code.cure}\n\nInstead of\n\n```yaml\n{code.bad}\n```\n\nwrite\n\n```yaml\n{code.good}\n```",
        },
        "defaultConfiguration": {"level": code.severity},
    }


def _result(finding: Diagnostic, places: Mapping[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.hint}"},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"primaryLocationLineHash": _fingerprint(finding)},
    }


def _location(finding: Diagnostic) -> dict[str, Any]:
    span = finding.span
    # A lone surrogate stands for a byte of a file's name that is not UTF-8.
    uri = quote(finding.file.encode("utf-8", "surrogateescape"), safe="/")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.line,
            "endColumn": span.column + max(span.width, 1),
        },
    }


def _fingerprint(finding: Diagnostic) -> str:
    # Not the line's number: a finding stays the same one when lines above it come and go.
    identity = "\0".join((finding.code, finding.file, finding.dotted_path, finding.message))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
