"""A clean clone of the tree under test, as somebody else would get it: what git tracks or would add, and no more."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.conftest import ROOT

AUTHOR = {
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **AUTHOR},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def clean_clone(target: Path) -> Path:
    """Copy the tree into `target` and commit it there."""
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    git(target, "init", "--quiet", "--initial-branch=main")
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message=All")
    return target


def installed_environment(folder: Path) -> dict[str, str]:
    """Return the variables of a fresh virtual environment, which finds what the tests themselves run with.

    Whatever is installed into it comes first, and only the package itself has to be.
    """
    venv.create(folder, with_pip=True)
    site_packages = next(folder.glob("lib/python*/site-packages"))
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site_packages / "borrowed.pth").write_text("\n".join(borrowed))
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PAIRBOOK", "PYTHON"))},
        **AUTHOR,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "VIRTUAL_ENV": str(folder),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
