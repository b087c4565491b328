"""What the documents say is true: commands exist, links lead somewhere, and the map is the map."""

import re
import shlex

import pytest

from generator import cli
from tests.command_lines import is_understood
from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    for command in cli.COMMANDS:
        assert f"`pairbook {command}" in readme


def test_the_readme_names_only_make_targets_that_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|    )make ([a-z]+)\b", (ROOT / "README.md").read_text()))
    assert named
    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)", path.read_text()):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_the_map_in_the_readme_names_what_is_there():
    readme = (ROOT / "README.md").read_text()
    rows = re.findall(r"^\| `([\w./]+)` \|", readme[readme.index("## The map") :], re.MULTILINE)
    assert len(rows) >= 8
    for row in rows:
        assert (ROOT / row).exists(), row


def test_the_commands_that_the_readme_shows_are_understood(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text()
    shown = re.findall(r"^    pairbook (.+)$", readme, re.MULTILINE)
    assert shown
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for line in shown:
        assert cli.run(shlex.split(line)) == 0


GUIDES = [*DOCUMENTS, ROOT / "site_templates" / "scaffold" / "README.md"]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_command_that_is_named_exists_with_its_options(path):
    text = path.read_text()
    lines = re.findall(r"`(pairbook [a-z][^`]*)`|^    (pairbook .+)$", text, re.MULTILINE)
    lines = [" ".join((inline or block).split()) for inline, block in lines]
    assert [line for line in lines if not is_understood(line)] == []


def test_the_package_map_names_every_floor():
    import generator

    floors = [path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").is_file()]
    assert len(floors) >= 10
    for floor in floors:
        assert re.search(rf"^    {floor}\b", generator.__doc__, re.MULTILINE), floor
