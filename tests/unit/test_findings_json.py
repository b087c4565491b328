"""The JSON of a check has the keys that were promised, and any text comes back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.outlets.findings_json import render_json
from generator.words.diagnostic import Diagnostic, Severity, Span


def finding(**changes: object) -> Diagnostic:
    fields = {
        "code": "SHAPE-010",
        "severity": Severity.ERROR,
        "file": "records/pairs/ada--grace/goals.yml",
        "span": Span(line=7, column=11, width=6),
        "path": ("goals", 0, "kind"),
        "message": '"kind" cannot be "skil".',
        "hint": 'Write "skill".',
        "excerpt": "    kind: skil",
    }
    return Diagnostic(**{**fields, **changes})  # type: ignore[arg-type]


def test_the_whole_of_it() -> None:
    assert json.loads(render_json([finding()], 40)) == {
        "findings": [
            {
                "code": "SHAPE-010",
                "severity": "error",
                "file": "records/pairs/ada--grace/goals.yml",
                "line": 7,
                "column": 11,
                "path": "goals[0].kind",
                "message": '"kind" cannot be "skil".',
                "hint": 'Write "skill".',
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "records": 40, "files_with_findings": 1},
    }


def test_nothing_to_mend() -> None:
    assert json.loads(render_json([], 2)) == {
        "findings": [],
        "summary": {"errors": 0, "warnings": 0, "records": 2, "files_with_findings": 0},
    }


@given(st.text(st.characters(codec=None)), st.text())
def test_any_text_comes_back_as_it_was(file: str, message: str) -> None:
    text = render_json([finding(file=file, message=f"##[{message}")], 1)
    assert text.isascii()
    assert "##[" not in text
    (read,) = json.loads(text)["findings"]
    # JSON has no way to tell two halves of a character from the whole one.
    assert read["message"] == f"##[{message}"
    assert read["file"].encode("utf-16", "surrogatepass") == file.encode("utf-16", "surrogatepass")
