"""The SARIF log is what code scanning takes: rules, results that point to them, and regions."""

import json
from typing import Any

from generator.outlets.findings_sarif import render_sarif
from generator.words.codes import ALL
from generator.words.diagnostic import Diagnostic, Severity, Span


def finding(
    code: str = "SHAPE-010", *, file: str = "records/people/ada.yml", line: int = 7, width: int = 6
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=ALL[code].severity,
        file=file,
        span=Span(line=line, column=11, width=width),
        path=("kind",),
        message='"kind" cannot be "skil".',
        hint='Write "skill".',
    )


def run(*findings: Diagnostic) -> dict[str, Any]:
    log = json.loads(render_sarif(findings))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (only,) = log["runs"]
    return dict(only)


def test_a_result_in_full() -> None:
    (result,) = run(finding())["results"]
    fingerprint = result.pop("partialFingerprints")["primaryLocationLineHash"]
    assert len(fingerprint) == 32
    assert result == {
        "ruleId": "SHAPE-010",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": '"kind" cannot be "skil". Write "skill".'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "records/people/ada.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 7, "startColumn": 11, "endLine": 7, "endColumn": 17},
                }
            }
        ],
    }


def test_rules_are_the_used_ones_and_results_point_to_them() -> None:
    warning = next(code.id for code in ALL.values() if code.severity is Severity.WARNING)
    only = run(finding("SHAPE-010"), finding(warning), finding("SHAPE-001"), finding("SHAPE-010", line=9))
    rules = only["tool"]["driver"]["rules"]
    assert sorted({"SHAPE-001", "SHAPE-010", warning}) == [rule["id"] for rule in rules]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in only["results"])
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning"}
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert "```yaml" in rule["help"]["markdown"]


def test_a_file_s_name_is_written_as_an_address() -> None:
    (result,) = run(finding(file="records/people/ä b#%.yml"))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "records/people/%C3%A4%20b%23%25.yml"
    assert run(finding(file="records/\udcff.yml"))["results"]


def fingerprint_of(one: Diagnostic) -> str:
    (result,) = run(one)["results"]
    return str(result["partialFingerprints"]["primaryLocationLineHash"])


def test_a_finding_keeps_its_fingerprint_when_it_moves() -> None:
    assert fingerprint_of(finding(line=1)) == fingerprint_of(finding(line=90))
    assert fingerprint_of(finding(line=1)) != fingerprint_of(finding(file="records/b.yml", line=1))


def test_a_region_is_never_empty_and_a_clean_log_has_no_results() -> None:
    (result,) = run(finding(width=0))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] > region["startColumn"]
    assert run()["results"] == []
