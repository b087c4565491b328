"""The package as others install it: from a wheel, without the repository around it."""

import subprocess
import sys

import pytest

from tests.clean_clone import clean_clone, installed_environment

pytestmark = pytest.mark.site


def test_an_installed_package_makes_checks_and_builds_a_new_programme(tmp_path):
    clone = clean_clone(tmp_path / "clone")
    variables = installed_environment(tmp_path / "venv")
    subprocess.run(["pip", "install", "--quiet", str(clone)], env=variables, check=True)
    for line in (
        ["pairbook", "init", "programme", "--timezone", "Europe/Lisbon"],
        ["pairbook", "check", "--root", "programme"],
        ["pairbook", "build", "--root", "programme"],
    ):
        done = subprocess.run(line, cwd=tmp_path, env=variables, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "programme" / "site" / "index.html").is_file()
    where = subprocess.run(
        ["python", "-c", "import generator; print(generator.__file__)"],
        cwd=tmp_path,
        env=variables,
        capture_output=True,
        text=True,
    )
    assert str(tmp_path / "venv") in where.stdout
    assert sys.prefix not in where.stdout
