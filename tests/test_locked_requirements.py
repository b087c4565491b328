"""What workflows install is named by its hash: nothing missing, nothing from a host of its own, all within our ranges."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import cli
from tests.conftest import ROOT

RUN, DEV = ROOT / "requirements-locked.txt", ROOT / "requirements-dev-locked.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = {
    RUN: [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]],
    DEV: [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *EXTRAS["dev"]],
}
PYTHONS = ("3.11.2", "3.11.9", "3.12.7", "3.13.1")
"""Debian's among them."""

_LINE = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; (?P<marker>[^\\]+))?"
    r"(?: --hash=sha256:[0-9a-f]{64})+"
)


def locked(file: Path, python: str) -> dict[str, str]:
    """Return the version of every package that a Python on Linux installs, by name."""
    lines = file.read_text().replace(" \\\n   ", "").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        assert match, f"{file.name}: {line[:100]}"
        package = Requirement(line.partition(" --hash")[0])
        if holds(package, python):
            assert package.name not in found, f"{package.name} twice"
            found[package.name] = match["version"]
    return found


def holds(package: Requirement, python: str, extra: str = "") -> bool:
    environment = {
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "implementation_version": python,
        "sys_platform": "linux",
        "platform_system": "Linux",
        "extra": extra,
    }
    return package.marker is None or package.marker.evaluate(environment)


def needed(lines: list[str]) -> Iterator[Requirement]:
    """Yield requirements, and those of our own extras in place of these."""
    for line in lines:
        package = Requirement(line)
        if package.name == PROJECT["project"]["name"]:
            yield from needed([each for extra in package.extras for each in EXTRAS[extra]])
        else:
            yield package


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("file", [RUN, DEV], ids=lambda file: file.name)
def test_every_package_that_the_project_names_is_there_within_its_range(file, python):
    versions = locked(file, python)
    for package in needed(WANTED[file]):
        name = canonicalize_name(package.name)
        assert name in versions, f"{name} is missing: make lock"
        assert package.specifier.contains(versions[name]), f"{name} {versions[name]} is outside: make lock"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("file", [RUN, DEV], ids=lambda file: file.name)
def test_what_they_need_themselves_is_there_as_well(file, python):
    versions = locked(file, python)
    for name in versions:
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue  # of another system, or of another Python
        for package in map(Requirement, lines):
            if holds(package, python) and "extra" not in str(package.marker):
                assert canonicalize_name(package.name) in versions, f"{name} needs {package.name}"


def test_what_runs_is_the_same_as_what_is_tested():
    for python in PYTHONS:
        assert locked(RUN, python).items() <= locked(DEV, python).items()


@pytest.mark.parametrize("file", [RUN, DEV], ids=lambda file: file.name)
def test_no_host_is_named(file):
    text = file.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(?:-|#)(?!-hash)", text.replace("    --hash", "--hash"), re.MULTILINE)


SCAFFOLD = ROOT / "site_templates" / "scaffold"
HASHED = "pip install --require-hashes -r requirements-locked.txt"
ALONE = "pip install --no-deps --no-build-isolation "


@pytest.mark.parametrize(
    ("workflows", "itself"),
    [
        (ROOT / ".github" / "workflows", "."),
        (SCAFFOLD / "dot-github" / "workflows", "-r requirements.txt"),
    ],
    ids=["here", "scaffold"],
)
def test_workflows_install_nothing_else(workflows, itself):
    installing = set()
    jobs = (
        (path, job)
        for path in sorted(workflows.glob("*.yml"))
        for job in yaml.safe_load(path.read_text())["jobs"].values()
    )
    for path, job in jobs:
        runs = [step.get("run", "") for step in job["steps"]]
        lines = [line for run in runs for line in run.splitlines() if re.search(r"\b(?:pip|uv|npx?)\b", line)]
        # A workflow that other repositories call does there what a programme's own does.
        what = "-r requirements.txt" if path.stem.startswith("programme-") else itself
        assert lines in ([], [HASHED, ALONE + what]), path
        installing |= {path.stem} if lines else set()
    assert installing >= {"approvals", "check", "comment", "publish", "remind"}


def test_make_installs_nothing_that_has_no_hash():
    text = (ROOT / "Makefile").read_text()
    ready = text.partition("\n.venv/ready:")[2]
    installs = [line for line in ready.splitlines() if "pip install" in line]
    assert len(installs) == 2
    assert "--require-hashes -r requirements-dev-locked.txt" in installs[0]
    assert "--no-deps --no-build-isolation -e ." in installs[1]


def test_a_new_programme_gets_the_same_list(tmp_path):
    assert cli.run(["init", str(tmp_path / "programme")]) == 0
    assert (tmp_path / "programme" / RUN.name).read_bytes() == RUN.read_bytes()
