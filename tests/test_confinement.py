"""A build reads the programme and the package, writes what it makes, runs git alone and asks no network for anything."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import Checkout
from tests.conftest import ROOT

pytestmark = pytest.mark.site

WATCH = """
import json, os, sys
seen = []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime"}

def watch(event, arguments):
    family = event.partition(".")[0]
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        kind = "write" if arguments[2] & WRITING else "read"
        seen.append((kind, os.path.realpath(os.fsdecode(arguments[0]))))
    elif event in ("os.remove", "os.rmdir") and arguments[-1] != -1:
        pass  # a name inside a folder that is being removed, which was noted by its path
    elif event in CHANGING:
        seen.extend(("write", os.path.realpath(os.fsdecode(name))) for name in arguments[:2] if isinstance(name, (str, bytes)))
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn"):
        seen.append(("run", os.fsdecode(arguments[0])))
    elif family in ("socket", "urllib", "http", "ftplib", "smtplib"):
        seen.append(("network", event))

sys.addaudithook(watch)
from generator import cli
code = cli.run(sys.argv[2:])
open(sys.argv[1], "w").write(json.dumps(sorted(set(seen))))
sys.exit(code)
"""


@pytest.fixture
def seen(make_programme, tmp_path):
    """What a check and a build did, with the programme's folder."""
    root = make_programme({".env": "SECRET=1\n", "private/notes.txt": "mine\n"})
    Checkout(root).commit("ada")
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, str(tmp_path / "seen.json"), "build", "--root", str(root)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return root.resolve(), json.loads((tmp_path / "seen.json").read_text())


def test_nothing_is_touched_that_a_build_has_no_business_with(seen):
    root, happened = seen
    did = {kind: {what for each, what in happened if each == kind} for kind in ("run", "network")}
    assert did == {"run": {"git"}, "network": set()}

    def beginning(path: str) -> str:
        inside = Path(path).relative_to(root).parts if Path(path).is_relative_to(root) else (path,)
        return ".site" if inside and inside[0].startswith(".site.") else "/".join(inside[:1])

    # Python opens the file for the report of this test before it is told that all is over.
    written = {beginning(path) for kind, path in happened if kind == "write" and path != "/dev/null"}
    written -= {name for name in written if name.endswith("seen.json")}
    assert written - {""} == {"build", "site", ".site", ".cache"}
    read = {beginning(path) for kind, path in happened if kind == "read" and Path(path).is_relative_to(root)}
    # What the former site still says truly is taken over.
    assert read <= {"records", "mkdocs.yml", "build", ".site", "site", ".git", ".cache"}
    home = [path for kind, path in happened if kind == "read" and Path(path).is_relative_to(root.parent)]
    assert [path for path in home if not Path(path).is_relative_to(root)] == []
