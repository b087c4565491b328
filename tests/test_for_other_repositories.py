"""What other repositories use of this one: the hook for pre-commit, and the workflows that they may call."""

import re
import shlex
import subprocess
import sys

import pytest
import yaml

from generator import cli
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "keeping-up-to-date.md").read_text()
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]
HERE = ROOT / ".github" / "workflows"
SCAFFOLD = ROOT / "site_templates" / "scaffold" / "dot-github" / "workflows"
COMMIT = re.compile(r"[0-9a-f]{40}")


@pytest.fixture(scope="module")
def hook():
    [only] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    return only


def test_pre_commit_understands_the_hook():
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("person", "code"), [("name: Ada\n", 0), ("nmae: Ada\n", 1)], ids=["good", "broken"])
def test_the_hook_lets_good_records_pass_and_no_others(
    hook, make_programme, monkeypatch, capsys, person, code
):
    file = "records/people/ada.yml"
    monkeypatch.chdir(make_programme({file: person}))
    program, *arguments = shlex.split(hook["entry"])
    assert f'{program} = "generator.cli:main"' in (ROOT / "pyproject.toml").read_text()
    assert cli.run(arguments) == code
    assert (f"{file}:1:1 error" in capsys.readouterr().out) is bool(code)
    assert re.search(hook["files"], file)
    assert hook["pass_filenames"] is False


def test_the_hook_is_used_as_the_guide_says(hook):
    [used] = next(block for block in BLOCKS if "repos" in block)["repos"]
    assert [each["id"] for each in used["hooks"]] == [hook["id"]]
    assert COMMIT.fullmatch(used["rev"])


@pytest.mark.parametrize("name", ["check", "publish"])
def test_a_workflow_that_is_called_does_what_the_copy_does(name):
    called, copy = (HERE / f"programme-{name}.yml").read_text(), (SCAFFOLD / f"{name}.yml").read_text()
    assert called[called.index("\njobs:") :] == copy[copy.index("\njobs:") :]
    assert list(yaml.safe_load(called)[True]) == ["workflow_call"]


@pytest.mark.parametrize("name", ["check", "publish"])
def test_whoever_calls_a_workflow_as_the_guide_says_grants_what_it_needs(name):
    caller = next(block for block in BLOCKS if block.get("name") == name.capitalize())
    copy = yaml.safe_load((SCAFFOLD / f"{name}.yml").read_text())
    assert {key: part for key, part in caller.items() if key != "jobs"} == {
        key: part for key, part in copy.items() if key != "jobs"
    }
    [job] = caller["jobs"].values()
    needed = [part["permissions"].items() for part in copy["jobs"].values()]
    assert set(job["permissions"].items()) == set().union(*needed)
    path, _, commit = job["uses"].partition("@")
    assert path.endswith(f"/.github/workflows/programme-{name}.yml")
    assert COMMIT.fullmatch(commit)
    if name == "check":
        [shown] = [part["name"] for part in copy["jobs"].values()]
        assert f"`{job['name']} / {shown}`" in GUIDE
