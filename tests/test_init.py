"""A new programme passes its own check, and nothing that is there already is lost."""

import json

import pytest

from generator import cli
from generator.reading.installation import requirement
from generator.reading.schemas import read_schemas
from generator.words.places import Kind


def test_a_new_programme_passes_check(tmp_path, capsys):
    root = tmp_path / "guild-mentoring"
    assert cli.run(["init", str(root), "--timezone", "Europe/Lisbon"]) == 0
    assert cli.run(["check", "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert out.count("warning") == 2 and "ASK-009" in out, (
        "all that is asked for is whom to turn to in private"
    )
    assert 'name: "Guild mentoring"' in (root / "records" / "program.yml").read_text()
    assert (root / ".github" / "workflows" / "check.yml").is_file()
    for kind in Kind:
        copy = (root / "schemas" / kind.schema_file).read_text(encoding="utf-8")
        assert copy == read_schemas().text_of(kind)
    assert json.loads((root / ".vscode" / "settings.json").read_text())


def test_a_new_programme_is_told_how_reviews_get_to_people(tmp_path, capsys):
    assert cli.run(["init", str(tmp_path / "x")]) == 0
    assert "pairbook codeowners" in capsys.readouterr().err
    assert "`pairbook codeowners`" in (tmp_path / "x" / "README.md").read_text()
    # Nobody is named yet, so the list of owners would be empty.
    assert not (tmp_path / "x" / ".github" / "CODEOWNERS").exists()
    for name in ("approvals", "check", "comment", "publish", "review"):
        assert (tmp_path / "x" / ".github" / "workflows" / f"{name}.yml").is_file()


def test_records_that_name_people_tell_github_whom_to_ask(make_programme, capsys):
    from tests.test_codeowners import LED, PEOPLE, PROGRAM

    root = make_programme({PROGRAM: LED, **PEOPLE})
    assert cli.run(["init", str(root), "--add-missing"]) == 0
    assert "* @max-m" in (root / ".github" / "CODEOWNERS").read_text()
    (root / ".github" / "CODEOWNERS").write_text("* @mine\n")
    assert cli.run(["init", str(root), "--add-missing"]) == 0
    assert (root / ".github" / "CODEOWNERS").read_text() == "* @mine\n"


def test_a_name_with_odd_characters_stays_what_it_is(tmp_path):
    import yaml

    assert cli.run(["init", str(tmp_path / "x"), "--name", 'A "B": #1 {{ c }} [[ d ]]']) == 0
    written = yaml.safe_load((tmp_path / "x" / "records" / "program.yml").read_text())
    assert written["name"] == 'A "B": #1 {{ c }} [[ d ]]'


def test_nothing_is_overwritten(tmp_path, capsys):
    (tmp_path / "README.md").write_text("mine")
    assert cli.run(["init", str(tmp_path)]) == 2
    assert "README.md" in capsys.readouterr().err
    assert (tmp_path / "README.md").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_what_is_missing_is_added_beside_what_is_there(tmp_path, capsys):
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "LICENSE").symlink_to("nowhere")
    assert cli.run(["init", str(tmp_path), "--add-missing"]) == 0
    assert "left as they were: README.md." in capsys.readouterr().err
    assert (tmp_path / "README.md").read_text() == "mine"
    assert cli.run(["check", "--root", str(tmp_path)]) == 0


def test_a_programme_made_of_tables_gets_the_rest_under_its_own_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("name\nAda\n")
    assert cli.run(["import", "--root", "new", "--people", "people.csv", "--name", "Guild: mentoring"]) == 0
    before = (tmp_path / "new" / "records" / "program.yml").read_bytes()
    assert cli.run(["init", "new", "--add-missing"]) == 0
    assert (tmp_path / "new" / "records" / "program.yml").read_bytes() == before
    assert 'site_name: "Guild: mentoring"' in (tmp_path / "new" / "mkdocs.yml").read_text()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path, capsys):
    (tmp_path / "outside").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "records").symlink_to(tmp_path / "outside")
    assert cli.run(["init", str(tmp_path / "new")]) == 2
    assert '"records" is not a folder' in capsys.readouterr().err
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "pairbook==1.2.3"),
        ('{"url": "file:///home/somebody/pairbook", "dir_info": {}}', "pairbook==1.2.3"),
        (
            '{"url": "https://example.org/p.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}',
            "pairbook @ git+https://example.org/p.git@0a1b",
        ),
        ('{"url": "https://example.org/p.whl", "archive_info": {}}', "pairbook @ https://example.org/p.whl"),
    ],
)
def test_the_workflows_get_the_pairbook_that_made_the_programme(origin, line):
    assert requirement("1.2.3", origin) == line


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_an_unknown_time_zone_is_refused(tmp_path, zone, capsys):
    assert cli.run(["init", str(tmp_path / "x"), "--timezone", zone]) == 2
    assert "time zone" in capsys.readouterr().err
