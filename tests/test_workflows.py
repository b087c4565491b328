"""The workflows' own command lines, run as GitHub would run them, in a clean clone with the package installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import cli
from tests.clean_clone import clean_clone, installed_environment
from tests.conftest import ROOT

SCAFFOLD = ROOT / "site_templates" / "scaffold" / "dot-github" / "workflows"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), *sorted(SCAFFOLD.glob("*.yml"))]


def jobs(path: Path):
    return yaml.safe_load(path.read_text())["jobs"]


def run_job(path: Path, name: str, cwd: Path, variables):
    job = jobs(path)[name]
    for step in job["steps"]:
        if "run" in step and step["run"] != "make test":
            done = subprocess.run(
                ["bash", "-eo", "pipefail", "-c", step["run"]],
                cwd=cwd,
                env={**variables, **job.get("env", {})},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, f"{step['run']}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return clean_clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def variables(tmp_path_factory):
    return installed_environment(tmp_path_factory.mktemp("installed") / "venv")


@pytest.mark.site
def test_a_pull_request_is_checked_with_the_base_branchs_code(clone, variables, tmp_path):
    base = tmp_path / "base"
    shutil.copytree(clone, base)
    shutil.copytree(clone, base / "head")
    # What the pull request changes besides records must have no effect on how its records are judged.
    (base / "head" / "generator" / "cli.py").write_text("raise SystemExit('the code of the head ran')")
    (base / "head" / "mkdocs.yml").write_text("site_name: taken over")
    person = next((base / "head" / "records" / "people").glob("*.yml"))
    person.write_text(person.read_text() + "# a change\n")
    run_job(ROOT / ".github" / "workflows" / "check.yml", "records", base, variables)
    assert (base / "site" / "index.html").is_file()
    assert (base / "records" / "people" / person.name).read_text().endswith("# a change\n")


@pytest.mark.site
def test_the_main_branch_is_published(clone, variables):
    run_job(ROOT / ".github" / "workflows" / "publish.yml", "build", clone, variables)
    pages = list((clone / "site" / "pairs").glob("*/index.html"))
    assert len(pages) == len(list((clone / "records" / "pairs").iterdir()))


@pytest.mark.site
def test_a_new_programmes_workflows_run_too(clone, variables, tmp_path):
    root = tmp_path / "programme"
    assert cli.run(["init", str(root)]) == 0
    # The package comes from here rather than from the index.
    (root / "requirements.txt").write_text(str(clone))
    shutil.copytree(root, tmp_path / "copy")
    shutil.move(tmp_path / "copy", root / "head")
    run_job(root / ".github" / "workflows" / "check.yml", "records", root, variables)
    run_job(root / ".github" / "workflows" / "publish.yml", "build", root, variables)
    assert (root / "site" / "index.html").is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_workflows_have_no_rights_but_those_they_name(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    triggers = workflow[True]
    assert "pull_request_target" not in triggers
    for job in workflow["jobs"].values():
        assert set(job["permissions"]) <= {"contents", "pages", "id-token"}
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "uses" in step:
                assert len(step["uses"].partition("@")[2]) == 40
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
                assert step["with"]["fetch-depth"] == 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_workflows_pass_the_security_linter(path):
    zizmor = shutil.which(
        "zizmor", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    if zizmor is None:
        pytest.skip("needs zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--persona=pedantic", "--no-progress", str(path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
