"""The commands as people call them: what they print, and their exit codes."""

import gc
import json
import os
import shlex
import socket
import subprocess
import sys
from weakref import ref

import pytest

from generator import cli
from generator.commands import build
from generator.commands.build import build_lock
from generator.words import codes
from tests.conftest import ROOT


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


def test_check_of_a_path_through_a_folder_above_or_a_link_finds_the_same(
    make_programme, capsys, monkeypatch, tmp_path
):
    root = make_programme(BROKEN)
    monkeypatch.chdir(root / "records" / "pairs")
    assert run(capsys, "check", "../people")[0] == 1
    assert run(capsys, "check", "..")[0] == 1
    assert run(capsys, "check", ".")[0] == 0
    (tmp_path / "link").symlink_to(root)
    assert run(capsys, "check", tmp_path / "link" / "records" / "people" / "ada.yml")[0] == 1
    assert run(capsys, "check", tmp_path / "link")[0] == 1
    code, _, err = run(capsys, "check", "--root", root, tmp_path)
    assert code == 2
    assert f"{tmp_path} lies outside" in err


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


def test_the_schemas_can_be_read_without_a_programme(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "schema", "goals")
    assert code == 0
    assert json.loads(out)["$id"].endswith("goals")
    assert run(capsys, "schema", "--write")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_slip_in_the_sites_folder_costs_no_file(make_programme, capsys, monkeypatch):
    root = make_programme()
    monkeypatch.chdir(root)
    records = {path: path.read_bytes() for path in (root / "records").rglob("*.yml")}
    for folder in (".", "records", root.parent, "records/.."):
        code, _, err = run(capsys, "build", "--site", folder)
        assert code == 2
        assert "no former site" in err
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.yml")} == records


def test_pages_that_a_build_is_reading_are_not_written_over(make_programme, capsys):
    root = make_programme()
    with build_lock(root):
        code, _, err = run(capsys, "build", "--root", root, "--audience", "members")
    assert code == 2
    assert "under way" in err
    assert not (root / "site").exists()
    assert not (root / "build" / "docs").exists()


def test_what_pages_are_made_of_is_let_go_before_indexes_are_written(make_programme, monkeypatch):
    """There may be ten thousand pairs of it, and what is written then needs as much memory."""
    made_of, alive = [], []
    render, complete = build.render_sight, build.complete

    def rendered(root, sight, *more):
        made_of.append(ref(sight))
        return render(root, sight, *more)

    def completed(*all_):
        gc.collect()
        alive.extend(each() is not None for each in made_of)
        complete(*all_)

    monkeypatch.setattr(build, "render_sight", rendered)
    monkeypatch.setattr(build, "complete", completed)
    assert cli.run(["build", "--quiet", "--root", str(make_programme())]) == 0
    assert alive == [False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("line one\n{{ nope", "home.html.j2:2 "),
        ("line one\n{{ nope.more }}", "home.html.j2:2 'nope' is undefined"),
        ('{% include "parts/nowhere.html.j2" %}', "home.html.j2:1 'parts/nowhere.html.j2' not found"),
    ],
)
def test_a_mistake_in_an_own_template_is_not_called_a_fault_of_ours(make_programme, capsys, text, says):
    root = make_programme({"site_templates/pages/home.html.j2": text})
    code, _, err = run(capsys, "build", "--root", root)
    assert code == 2
    assert f"pairbook: site_templates/pages/{says}" in err
    assert "remove it to get Pairbook's own back" in err


def test_an_own_macro_that_does_not_take_what_it_is_given_is_named(make_programme, capsys):
    macro = "{# Ours. #}\n{% macro brief(brief, is_over) %}{{ brief.title }}{% endmacro %}\n"
    root = make_programme({"site_templates/parts/pair_brief.html.j2": macro})
    code, _, err = run(capsys, "build", "--root", root, "--audience", "members")
    assert code == 2
    assert (
        "pairbook: site_templates/parts/pair_brief.html.j2:2 macro 'brief' takes not more than 2 argument"
        in err
    )
    assert "remove it to get Pairbook's own back" in err


@pytest.mark.parametrize(
    "address", ["localhost", "here:8000", ":8000", "127.0.0.1:99999", "127.0.0.1:0", "127.0.0.1:80x", ""]
)
def test_an_address_that_cannot_be_listened_at_is_wrong_use(make_programme, capsys, address):
    code, _, err = run(capsys, "serve", "--root", make_programme(), "--address", address)
    assert code == 2
    assert "127.0.0.1:8010" in err


def test_a_preview_where_something_else_listens_says_so_before_it_builds(make_programme, capsys):
    root = make_programme()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = run(capsys, "serve", "--root", root, "--address", f"127.0.0.1:{port}")
    assert code == 2
    assert f"127.0.0.1:{port}: something else is listening there" in err
    assert not (root / "build").exists()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_settings_for_the_site_the_way_to_get_them_is_told(make_programme, capsys, command):
    root = make_programme()
    (root / "mkdocs.yml").unlink()
    code, _, err = run(capsys, command, "--root", root)
    assert code == 2
    advice = err[err.index("pairbook init") :].strip()
    assert cli.run(shlex.split(advice)[1:]) == 0
    assert (root / "mkdocs.yml").is_file()


def test_a_day_that_is_none_is_wrong_use(make_programme, capsys):
    code, _, err = run(capsys, "check", "--root", make_programme(), "--today", "2026-02-30")
    assert code == 2
    assert "2026-02-30" in err


def test_a_fault_of_ours_is_one_sentence_and_no_traceback(make_programme, capsys, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken inside")

    monkeypatch.setattr("generator.commands.check.find", fail)
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
        [sys.executable, "-m", "generator", "check"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr == ""


def test_output_that_nobody_reads_on_is_no_fault(make_programme):
    root = make_programme(BROKEN)
    # The reader is gone before anything is written, and there is more than a pipe holds.
    command = f"{sys.executable} -m generator schema agreement | true; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], cwd=root, env=environment, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout == "2\n"


def test_a_slip_in_a_commands_name_is_understood(capsys):
    code, _, err = run(capsys, "chekc")
    assert code == 2
    assert 'Did you mean "check"?' in err


def test_the_list_of_commands_cuts_no_sentence(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert "..." not in out[out.index("Commands:") :]
