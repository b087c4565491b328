"""The commands as people call them: what they print, and their exit codes."""

import json
import subprocess
import sys

import pytest

from generator import cli
from generator.words import codes


def run(capsys, *arguments):
    code = cli.run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    monkeypatch.setenv("PAIRBOOK_TODAY", "2026-10-15")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


BROKEN = {"records/people/ada.yml": "name: Ada\nmentee: {capacity: many}\n"}


def test_check_passes_a_good_programme(make_programme, capsys):
    code, out, _ = run(capsys, "check", "--root", make_programme())
    assert code == 0
    assert "0 errors" in out or "error" not in out.splitlines()[-1]


def test_check_refuses_a_broken_record_and_quiet_changes_nothing(make_programme, capsys):
    root = make_programme(BROKEN)
    code, out, err = run(capsys, "check", "--root", root)
    assert code == 1
    assert "records/people/ada.yml:2:20 error" in out
    assert "many" in out
    assert err == ""


def test_check_finds_the_programme_from_a_folder_inside(make_programme, capsys, monkeypatch):
    root = make_programme(BROKEN)
    monkeypatch.chdir(root / "records" / "pairs" / "ada-grace")
    assert run(capsys, "check")[0] == 1


def test_check_outside_a_programme_says_so(tmp_path, capsys):
    code, out, err = run(capsys, "check", "--root", tmp_path)
    assert (code, out) == (2, "")
    assert "no programme" in err


def test_check_of_some_paths_tells_only_of_these(make_programme, capsys, monkeypatch):
    root = make_programme(BROKEN)
    monkeypatch.chdir(root)
    assert run(capsys, "check", "records/pairs")[0] == 0
    assert run(capsys, "check", "records/people/ada.yml")[0] == 1
    assert run(capsys, "check", "nowhere")[0] == 2


def test_check_as_json_has_the_documented_shape(make_programme, capsys):
    code, out, _ = run(capsys, "check", "--root", make_programme(BROKEN), "--format", "json")
    printed = json.loads(out)
    assert code == 1
    assert set(printed) == {"findings", "summary"}
    keys = {"code", "severity", "file", "line", "column", "path", "message", "hint"}
    assert all(set(finding) == keys for finding in printed["findings"])
    assert printed["summary"]["errors"] == 1


def test_check_for_github_annotates_and_appends_to_the_summary(make_programme, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    code, out, _ = run(capsys, "check", "--root", make_programme(BROKEN), "--format", "github")
    assert code == 1
    assert "::error file=records/people/ada.yml,line=2" in out
    assert "ada.yml" in (tmp_path / "summary.md").read_text()


def test_check_as_sarif_names_its_rules(make_programme, capsys):
    _, out, _ = run(capsys, "check", "--root", make_programme(BROKEN), "--format", "sarif")
    log = json.loads(out)["runs"][0]
    assert {result["ruleId"] for result in log["results"]} <= {
        rule["id"] for rule in log["tool"]["driver"]["rules"]
    }
    assert "many" in json.dumps(log["results"])


@pytest.mark.parametrize("code", sorted(codes.ALL))
def test_every_code_is_explained(code, capsys):
    exit_code, out, _ = run(capsys, "explain", code)
    assert exit_code == 0
    assert code in out
    assert codes.ALL[code].good.splitlines()[0] in out


def test_an_unknown_code_is_wrong_use(capsys):
    code, _, err = run(capsys, "explain", "REF-999")
    assert code == 2
    assert "REF-999" in err


def test_a_stale_copy_of_a_schema_is_a_warning_until_it_is_renewed(make_programme, capsys):
    root = make_programme({"schemas/goals.schema.json": "{}"})
    code, out, _ = run(capsys, "check", "--root", root)
    assert code == 0
    assert "SETUP-001" in out
    assert run(capsys, "schema", "--root", root, "--write")[0] == 0
    assert "SETUP-001" not in run(capsys, "check", "--root", root)[1]


def test_a_day_that_is_none_is_wrong_use(make_programme, capsys):
    code, _, err = run(capsys, "check", "--root", make_programme(), "--today", "2026-02-30")
    assert code == 2
    assert "2026-02-30" in err


def test_a_fault_of_ours_is_one_sentence_and_no_traceback(make_programme, capsys, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken inside")

    monkeypatch.setattr("generator.commands.check.check", fail)
    code, _, err = run(capsys, "check", "--root", make_programme())
    assert code == 3
    assert "Traceback" not in err
    assert "fault of Pairbook" in err


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_every_command_has_help_with_an_example(command, capsys):
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"Example: pairbook {command}" in out


def test_the_module_runs_as_the_command_does(make_programme):
    root = make_programme(BROKEN)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == ""


def test_output_that_nobody_reads_on_is_no_fault(make_programme):
    root = make_programme(BROKEN)
    command = f"{sys.executable} -m generator explain | head -1"
    done = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
