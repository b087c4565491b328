"""Public repositories, and a second, private one that adds to the first."""

import datetime as dt
import json
import shutil

import pytest

from generator import cli
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.words.audience import Audience
from generator.words.visibility import Visibility
from tests.conftest import BASE, ROOT
from tests.repositories import commit, git

TODAY = dt.date(2026, 10, 15)
OPEN = BASE["records/program.yml"].replace("{audience: members}", "{audience: members, open: true}")
PUBLIC_PART = {
    "records/people/grace.yml": "public_name: Grace\n",
    "records/people/ada.yml": "{}\n",
    "records/pairs/ada-grace/agreement.yml": BASE["records/pairs/ada-grace/agreement.yml"].replace(
        "signatures: {grace: 2026-03-01, ada: 2026-03-02}\n", ""
    ),
    "records/pairs/ada-grace/goals.yml": """\
goals:
  - {id: talk, title: Give a talk, kind: skill, set_on: 2026-03-10, due: 2026-08-01}
""",
}
PRIVATE_PART = {
    "records/people/grace.yml": "name: Grace Hopper\nmentor: {capacity: 2}\nemails: [grace@navy.example]\n",
    "records/people/ada.yml": "name: Adaline Byron\nmentee: {capacity: 1}\n",
    "records/pairs/ada-grace/agreement.yml": "signatures: {grace: 2026-03-01, ada: 2026-03-02}\n",
    "records/pairs/ada-grace/goals.yml": 'goals:\n  - id: talk\n    levels: {"0": Ten minutes}\n',
    "records/pairs/ada-grace/log/2026-03-10.yml": """\
date: 2026-03-10
kind: meeting
outcome: held
did: [A word that only members read]
""",
}


@pytest.fixture
def split(make_programme, tmp_path):
    """A programme in two repositories."""
    root, private = make_programme(PUBLIC_PART), tmp_path / "private"
    lay(private, PRIVATE_PART)
    return root, private


def lay(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def run(*arguments):
    return cli.run([*map(str, arguments), "--today", str(TODAY)])


def errors(capsys):
    found = json.loads(capsys.readouterr().out)["findings"]
    return [(each["file"], each["line"], each["code"]) for each in found if each["severity"] == "error"]


def test_a_programme_in_two_repositories_has_no_errors_and_the_public_part_passes_alone(split, capsys):
    root, private = split
    assert run("check", "--root", root, "--overlay", private, "--repo-visibility", "public") == 0
    assert run("check", "--root", root, "--repo-visibility", "public") == 0
    # Without a word on who can read it, what is missing is missing.
    assert run("check", "--root", root) == 1


def test_both_together_say_what_one_repository_would(split, tmp_path, make_programme):
    root, private = split
    both = check(root, TODAY, overlay=private).corpus.programme
    whole = tmp_path / "whole"
    shutil.copytree(root, whole)
    one = {**PUBLIC_PART, **PRIVATE_PART}
    for name in ("people/grace", "people/ada", "pairs/ada-grace/agreement"):
        file = f"records/{name}.yml"
        one[file] = PUBLIC_PART[file].replace("{}\n", "") + PRIVATE_PART[file]
    one["records/pairs/ada-grace/goals.yml"] = PUBLIC_PART["records/pairs/ada-grace/goals.yml"].replace(
        "due: 2026-08-01", 'due: 2026-08-01, levels: {"0": Ten minutes}'
    )
    lay(whole, one)
    assert both == check(whole, TODAY).corpus.programme


def test_the_members_site_shows_both_and_the_public_one_only_what_is_public(split):
    root, private = split
    checked = check(root, TODAY, overlay=private)
    members = str(render_site(root, checked, Audience.MEMBERS).docs)
    public = str(render_site(root, checked, Audience.PUBLIC).docs)
    for word in ("Adaline Byron", "A word that only members read"):
        assert word in members
        assert word not in public
    assert "navy.example" not in members + public


def test_the_report_and_the_tables_hold_both_and_name_no_commit(split, tmp_path, capsys):
    root, private = split
    git(root, "init", "--quiet")
    head = commit(root)
    asked = ("--root", root, "--overlay", private, "--audience", "members")
    assert check(root, TODAY).revision == head
    assert run("report", *asked, "--format", "json", "--pair", "ada-grace") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["revision"] is None
    assert any("/log/" in record for figure in report["figures"] for record in figure["records"])
    assert run("export", tmp_path / "out", *asked, "--format", "json") == 0
    assert "Adaline Byron" in (tmp_path / "out" / "people.json").read_text()


def test_findings_name_the_file_that_holds_the_field(split, capsys):
    root, private = split
    lay(private, {"records/people/ada.yml": "name: Ada\nmentee: {capacity: many}\n"})
    lay(private, {"records/pairs/ada-grace/log/2026-03-10.yml": "date: 2026-03-10\nkind: dance\n"})
    lay(
        private,
        {"records/pairs/ada-grace/goals.yml": 'goals:\n  - id: talk\n    why: Yes\n    levels: {"0": 7}\n'},
    )
    lay(private, {"records/nonsense.txt": "x"})
    run("check", "--root", root, "--overlay", private, "--format", "json")
    found = errors(capsys)
    assert [(file, line) for file, line, _ in found] == [
        ("../private/records/nonsense.txt", 1),
        ("../private/records/pairs/ada-grace/goals.yml", 4),
        ("../private/records/pairs/ada-grace/log/2026-03-10.yml", 2),
        ("../private/records/people/ada.yml", 2),
    ]


def test_an_overlay_without_records_is_wrong_use(make_programme, tmp_path, capsys):
    root = make_programme()
    (tmp_path / "empty").mkdir()
    assert run("check", "--root", root, "--overlay", tmp_path / "empty") == 2
    assert run("check", "--root", root, "--overlay", root) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("visibility", ["private", "internal", "", "unknown"])
def test_only_a_public_repository_is_looked_at(make_programme, visibility):
    root = make_programme()
    assert run("check", "--root", root, "--repo-visibility", visibility) == (
        2 if visibility == "unknown" else 0
    )
    assert run("check", "--root", root, "--repo-visibility", "public") == 1


def test_every_field_that_not_everybody_may_see_is_found(make_programme):
    # One record of each kind, with each of its fields filled in from the schema's own examples.
    from generator.checking.visibility import _fields
    from generator.reading.schemas import read_schemas
    from generator.words.places import Kind

    schemas = read_schemas()
    for kind in Kind:
        data = {name: part["examples"][0] for name, part in schemas.of(kind).get("properties", {}).items()}
        found = {path[0] for path, _ in _fields(data, schemas, kind)}
        hidden = {
            field.path
            for field in schemas.fields(kind)
            if field.audience is not Audience.PUBLIC and field.path in data
        }
        assert hidden <= found


def test_the_demo_may_be_public():
    found = check(ROOT, TODAY, visibility=Visibility.PUBLIC).findings
    assert [each for each in found if each.code.startswith("PRIV-00")] == []


def test_consent_is_the_pairs_own(make_programme, capsys):
    agreement = BASE["records/pairs/ada-grace/agreement.yml"]
    unlisted = agreement.replace("named", "unlisted")
    root = make_programme({"records/program.yml": OPEN, "records/pairs/ada-grace/agreement.yml": unlisted})
    run("check", "--root", root, "--repo-visibility", "public", "--format", "json")
    assert {(file, code) for file, _, code in errors(capsys)} == {
        ("records/pairs/ada-grace/agreement.yml", "PRIV-003"),
        ("records/people/ada.yml", "PRIV-003"),
        ("records/people/grace.yml", "PRIV-003"),
    }
    lay(root, {"records/pairs/ada-grace/agreement.yml": agreement})
    assert run("check", "--root", root, "--repo-visibility", "public") == 0
