"""``pairbook import`` as people call it: what it writes, what it prints, and its exit codes."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest

from generator import cli
from generator.importing.fields import FIELDS
from generator.importing.notes import Fate, Note
from generator.importing.plan import _PARTS
from generator.outlets import new_files
from generator.outlets.import_report import render_report
from generator.outlets.new_files import refusals, write_new_files
from generator.pipeline import admission
from generator.words.places import Kind
from generator.writing.record_text import render_record
from tests.conftest import ROOT

PEOPLE = "id,name,roles\ngrace,Grace Hopper,mentor\nben,Ben Ng,mentee\n"
PAIRS = "id,mentors,mentees,cohort,start,end\nben-grace,grace,ben,Spring,2026-03-02,2026-11-30\n"
GUIDE = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")


def run(capsys, *arguments):
    code = cli.run(["import", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture(autouse=True)
def tables(tmp_path, monkeypatch):
    monkeypatch.setenv("PAIRBOOK_TODAY", "2026-10-15")
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    Path("pairs.csv").write_text(PAIRS, encoding="utf-8")


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_programme_is_made_and_passes_the_check(tmp_path, capsys):
    code, out, err = run(capsys, "--root", tmp_path / "new", "--people", "people.csv", "--pairs", "pairs.csv")
    assert code == 0
    assert set(files_in(tmp_path / "new")) == {
        "records/program.yml",
        "records/people/ben.yml",
        "records/people/grace.yml",
        "records/pairs/ben-grace/agreement.yml",
    }
    assert "publication: unlisted (1 time)" in out
    assert out.endswith(
        "2 people, 1 pair, 0 goals, 0 entries written; 0 rows not placed; 0 cells left out in whole or in part.\n"
    )
    assert "Checking" in err
    assert cli.run(["check", "--root", str(tmp_path / "new")]) == 0


def test_quiet_says_nothing_of_progress_and_changes_nothing_else(tmp_path, capsys):
    loud = run(capsys, "--root", tmp_path / "a", "--people", "people.csv")
    quiet = run(capsys, "--root", tmp_path / "b", "--people", "people.csv", "--quiet")
    assert quiet == (*loud[:2], "")


def test_a_second_import_finds_everything_there(tmp_path, capsys):
    arguments = ("--root", tmp_path / "new", "--people", "people.csv", "--pairs", "pairs.csv")
    run(capsys, *arguments)
    before = files_in(tmp_path / "new")
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert "3 records were there already, just so." in out
    assert files_in(tmp_path / "new") == before


def test_a_record_that_is_there_is_never_changed(make_programme, capsys):
    root = make_programme()
    before = files_in(root)
    code, out, _ = run(capsys, "--root", root, "--people", "people.csv", "--pairs", "pairs.csv")
    assert code == 1
    assert (
        "people.csv:2  records/people/grace.yml was not written: another file of that name is there already."
        in out
    )
    assert {name: content for name, content in files_in(root).items() if name in before} == before
    assert "records/pairs/ben-grace/agreement.yml" in files_in(root)
    assert cli.run(["check", "--root", str(root)]) == 0


def test_new_records_are_checked_beside_those_that_stay(make_programme, capsys):
    Path("pairs.csv").write_text(
        "id,mentors,mentees,cohort,start,end\nada-grace,grace,ada,Spring,2026-01-01,2026-11-30\n",
        encoding="utf-8",
    )
    Path("logs.csv").write_text("pair,date,text\nada-grace,2026-01-05,Hello\n", encoding="utf-8")
    root = make_programme()
    code, out, _ = run(capsys, "--root", root, "--pairs", "pairs.csv", "--logs", "logs.csv")
    assert code == 1
    assert (
        "pairs.csv:2  records/pairs/ada-grace/agreement.yml was not written: another file of that name" in out
    )
    assert "logs.csv:2  records/pairs/ada-grace/log/2026-01-05.yml would not pass the check" in out
    assert cli.run(["check", "--root", str(root)]) == 0


def test_a_dry_run_writes_nothing_and_tells_the_same(tmp_path, capsys):
    arguments = ("--root", tmp_path / "new", "--people", "people.csv", "--pairs", "pairs.csv")
    code, out, _ = run(capsys, *arguments, "--dry-run")
    assert code == 0
    assert not (tmp_path / "new").exists()
    assert "2 people, 1 pair, 0 goals, 0 entries would be written" in out


def test_a_row_that_does_not_fit_ends_with_one_and_goes_to_the_report(tmp_path, capsys):
    Path("pairs.csv").write_text(PAIRS.replace("2026-03-02", "mid May"), encoding="utf-8")
    arguments = ("--root", tmp_path / "new", "--people", "people.csv", "--pairs", "pairs.csv")
    code, out, _ = run(capsys, *arguments, "--report", "notes.json")
    assert code == 1
    assert out.startswith('pairs.csv:2  "start" holds "mid May", which is not a date: the row was left out.')
    assert json.loads(Path("notes.json").read_text(encoding="utf-8")) == [
        {
            "table": "pairs.csv",
            "line": 2,
            "what": "row left out",
            "message": '"start" holds "mid May", which is not a date: the row was left out',
            "hint": "Write it like 2020-05-15.",
        }
    ]
    run(capsys, *arguments, "--report", "notes.csv")
    assert Path("notes.csv").read_text(encoding="utf-8").splitlines()[0] == "table,line,what,message,hint"


def test_a_report_holds_no_formula():
    assert "'=cmd" in render_report([Note("=cmd.csv", 1, Fate.CHANGED, "x")], ".csv")


def test_what_would_not_pass_the_check_is_not_written(tmp_path, monkeypatch, capsys):
    def render(kind, data, schemas):
        return render_record(kind, data | {"status": "lively"} if kind is Kind.AGREEMENT else data, schemas)

    monkeypatch.setattr(admission, "render_record", render)
    Path("logs.csv").write_text("pair,date,text\nben-grace,2026-05-01,Hello\n", encoding="utf-8")
    tables = ("--people", "people.csv", "--pairs", "pairs.csv", "--logs", "logs.csv")
    code, out, _ = run(capsys, "--root", tmp_path / "new", *tables)
    assert code == 1
    assert (
        'pairs.csv:2  records/pairs/ben-grace/agreement.yml would not pass the check: "status" cannot be "lively"'
        in out
    )
    assert "logs.csv:2  records/pairs/ben-grace/log/2026-05-01.yml would not pass the check" in out
    assert "2 people, 0 pairs, 0 goals, 0 entries written; 2 rows not placed" in out
    assert not (tmp_path / "new" / "records" / "pairs").exists()


def test_a_cohort_that_is_missing_is_told_ready_to_paste(make_programme, capsys):
    Path("pairs.csv").write_text(PAIRS.replace("Spring", "Winter: 26"), encoding="utf-8")
    root = make_programme()
    before = files_in(root)
    code, out, err = run(capsys, "--root", root, "--people", "people.csv", "--pairs", "pairs.csv")
    assert (code, out) == (2, "")
    block = "  - {id: winter-26, name: 'Winter: 26', starts: 2026-03-02, ends: 2026-11-30}\n"
    assert f'under its "cohorts:":\n\n{block}\n' in err
    assert files_in(root) == before


@pytest.mark.parametrize("table", [PAIRS, PAIRS.replace("cohort", "nothing")])
def test_a_new_programme_takes_the_cohorts_as_they_are_told(tmp_path, capsys, table):
    Path("pairs.csv").write_text(table, encoding="utf-8")
    root = tmp_path / "new"
    assert cli.run(["init", str(root)]) == 0
    arguments = ("--root", root, "--people", "people.csv", "--pairs", "pairs.csv")
    code, _, err = run(capsys, *arguments)
    assert code == 2
    told, block, _ = err[err.index("pairbook: ") :].split("\n\n")
    assert 'in place of its line "cohorts: []"' in told
    program = root / "records" / "program.yml"
    program.write_text(program.read_text().replace("cohorts: []\n", f"{block}\n"))
    assert run(capsys, *arguments)[0] == 0
    assert cli.run(["check", "--root", str(root)]) == 0


@pytest.mark.parametrize("name", ["people.csv", "link.csv"])
def test_a_report_takes_the_place_of_nothing_but_a_report(tmp_path, capsys, name):
    Path("link.csv").symlink_to("people.csv")
    code, _, err = run(capsys, "--root", tmp_path / "new", "--people", "people.csv", "--report", name)
    assert code == 2
    assert f"{name} is there already" in err
    assert Path("people.csv").read_text(encoding="utf-8") == PEOPLE
    for report in ("notes.csv", "notes.json") * 2:
        assert run(capsys, "--root", tmp_path / "new", "--people", "people.csv", "--report", report)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "at least one table"),
        (("--people", "nowhere.csv"), "does not exist"),
        (("--people", "people.csv", "--column", "people.name=Nome"), "There is no column"),
        (("--people", "people.csv", "--column", "people.nmae=name"), 'Did you mean "name"?'),
        (("--people", "people.csv", "--set", "people.roles"), "does not say what goes where"),
        (("--people", "people.csv", "--report", "notes.txt"), "neither in .csv nor in .json"),
        (("--people", "people.csv", "--timezone", "Lisboa"), "Write it like Europe/Lisbon"),
        (("--people", "broken.xlsx"), "not a sound workbook"),
        (("--people", "people.csv", "--map", "broken.yml"), "broken.yml:1:"),
        (("--people", "people.csv", "--map", "wrong.yml"), 'Did you mean "people"?'),
    ],
)
def test_wrong_use_ends_with_two_and_writes_nothing(tmp_path, capsys, arguments, says):
    Path("broken.xlsx").write_bytes(b"PK\x03\x04")
    Path("broken.yml").write_text("people: [", encoding="utf-8")
    Path("wrong.yml").write_text("peple: {}\n", encoding="utf-8")
    code, out, err = run(capsys, "--root", tmp_path / "new", *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert not (tmp_path / "new").exists()


def test_without_a_programme_and_a_folder_for_one_nothing_is_made(capsys):
    code, out, err = run(capsys, "--people", "people.csv")
    assert (code, out) == (2, "")
    assert "--root ." in err


def test_a_broken_programme_is_mended_first(make_programme, capsys):
    root = make_programme({"records/program.yml": "name: x\n"})
    code, _, err = run(capsys, "--root", root, "--people", "people.csv")
    assert code == 2
    assert "pairbook check" in err


def test_every_record_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new_files.os, "link", fail)
    with pytest.raises(OSError, match="No space"):
        write_new_files(tmp_path / "new", {"records/people/a.yml": b"name: A\n"})
    assert files_in(tmp_path / "new") == {}


@pytest.mark.parametrize("number", [1, 95])
def test_a_disk_without_links_is_no_obstacle(tmp_path, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(new_files.os, "link", refuse)
    assert write_new_files(tmp_path / "new", {"a/b.yml": b"1"}).written == ("a/b.yml",)
    assert write_new_files(tmp_path / "new", {"a/b.yml": b"2"}).written == ()
    assert files_in(tmp_path / "new") == {"a/b.yml": b"1"}


def test_links_lead_no_record_astray(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "records").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "root" / "x.yml").symlink_to(tmp_path / "elsewhere" / "nothing")
    files = {"records/a.yml": b"1", "x.yml": b"2"}
    assert set(write_new_files(tmp_path / "root", files).refused) == set(files)
    assert set(refusals(tmp_path / "root", files).refused) == set(files)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_guide_is_true(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "guide"
    folder.mkdir()
    monkeypatch.chdir(folder)
    blocks = dict(re.findall(r"^```\w+ ([\w.]+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
    for name, text in blocks.items():
        if name != "output":
            Path(name).write_text(text, encoding="utf-8")
    commands = re.findall(r"^    pairbook (import .+)$", GUIDE, re.MULTILINE)
    assert len(commands) == 2
    assert cli.run(shlex.split(commands[1])) == 1
    assert capsys.readouterr().out == blocks["output"]
    assert cli.run(["check"]) == 0
    assert cli.run(shlex.split(commands[0])) == 1


def test_the_guide_names_every_field_and_every_part_of_a_mapping():
    for kind, fields in FIELDS.items():
        listed = re.search(rf"^- {kind}: (.*?)(?=^- |^$)", GUIDE, re.MULTILINE | re.DOTALL)
        assert set(re.findall(r"`([\w.-]+)`", listed[1])) == {field.name for field in fields}
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)) == set(_PARTS)
