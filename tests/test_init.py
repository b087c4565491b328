"""A new programme passes its own check, and nothing that is there already is lost."""

import json

import pytest

from generator import cli
from generator.reading.schemas import read_schemas
from generator.words.places import Kind


def test_a_new_programme_passes_check(tmp_path, capsys):
    root = tmp_path / "guild-mentoring"
    assert cli.run(["init", str(root), "--timezone", "Europe/Lisbon"]) == 0
    assert cli.run(["check", "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert "error" not in out.splitlines()[-1] or "0 errors" in out
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


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_an_unknown_time_zone_is_refused(tmp_path, zone, capsys):
    assert cli.run(["init", str(tmp_path / "x"), "--timezone", zone]) == 2
    assert "time zone" in capsys.readouterr().err
