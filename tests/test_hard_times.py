"""Full disks, folders that may not be written, missing git, files that vanish: one sentence, exit 2, nothing lost."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import cli
from generator.outlets.lock import held_lock
from generator.reading import records as reading
from tests.checkout import Checkout
from tests.conftest import ROOT
from tests.site.conftest import files_in

TODAY = "2026-10-15"


def command(*arguments, limit=0, path=None, before=()):
    """Run pairbook as a process of its own; with a limit, no file can grow beyond so many bytes."""
    code = (
        "import resource, signal, sys\n"
        "from generator import cli\n"
        f"if {limit}:\n"
        "    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "sys.exit(cli.run(sys.argv[1:]))"
    )
    return subprocess.run(
        [*before, sys.executable, "-B", "-c", code, *map(str, arguments), "--today", TODAY],
        cwd=ROOT,
        env={**os.environ, **({"PATH": path} if path is not None else {})},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_told(done):
    """Ensure that a command ended with one sentence of ours and exit code 2."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("pairbook: ")]
    assert len(said) == 1, done.stderr


@pytest.fixture
def published(make_programme):
    """A programme with its site built."""
    root = make_programme()
    done = command("build", "--root", root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.mark.site
@pytest.mark.parametrize("limit", [1_000, 20_000, 100_000])
def test_a_full_disk_leaves_the_former_site(published, limit):
    before = files_in(published / "site")
    # Other pages than before, or there would be little to write.
    shutil.rmtree(published / "build")
    assert_told(command("build", "--root", published, "--audience", "public", limit=limit))
    assert files_in(published / "site") == before
    assert list(published.glob(".site.building-*")) == []
    assert command("build", "--root", published).returncode == 0
    assert files_in(published / "site") == before


def obeying():
    """Return what makes even root ask whether it may write."""
    if os.getuid():
        return ()
    if not (setpriv := shutil.which("setpriv")):
        pytest.skip("root may write everywhere, and setpriv is not there to change that")
    return setpriv, "--bounding-set=-dac_override", "--inh-caps=-dac_override"


@pytest.mark.parametrize("arguments", [["build"], ["retire"], ["forget", "ada"]], ids=" ".join)
def test_a_folder_that_may_not_be_written_is_told_of(make_programme, arguments):
    root = make_programme()
    before = files_in(root)
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert_told(command(*arguments, "--root", root, before=obeying()))
        assert command("check", "--root", root, before=obeying()).returncode == 0
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert files_in(root) == before


def test_without_git_records_are_checked_and_comparing_is_told_of(make_programme, tmp_path):
    root = make_programme()
    Checkout(root).commit("ada")
    nothing = str(tmp_path / "nothing")
    assert command("check", "--root", root, path=nothing).returncode == 0
    assert_told(command("check", "--base", "HEAD", "--root", root, path=nothing))
    assert command("forget", "ada", "--root", root, path=nothing).returncode == 0


def test_a_file_that_vanishes_while_it_is_read_is_a_finding(make_programme, monkeypatch, capsys):
    root = make_programme()
    really_open = os.open

    def vanish(path, *rest, **options):
        if Path(path).name == "ada.yml":
            Path(path).unlink(missing_ok=True)
        return really_open(path, *rest, **options)

    monkeypatch.setattr(reading.os, "open", vanish)
    assert cli.run(["check", "--root", str(root), "--today", TODAY]) == 1
    assert 'ada.yml" cannot be read' in capsys.readouterr().out


def test_two_at_once_do_not_rewrite_records(make_programme, capsys):
    root = make_programme()
    before = files_in(root / "records")
    with held_lock(root / "build" / ".records.lock"):
        done = command("forget", "ada", "--root", root)
    assert_told(done)
    assert "Another command" in done.stderr
    assert files_in(root / "records") == before


@pytest.mark.parametrize("pause", [0.0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1])
def test_forgetting_killed_at_any_moment_is_done_or_not_begun(make_programme, tmp_path, pause):
    root = make_programme()
    before = files_in(root / "records")
    shutil.copytree(root, tmp_path / "whole")
    assert command("forget", "ada", "--root", tmp_path / "whole").returncode == 0
    after = files_in(tmp_path / "whole" / "records")
    code = "import sys; from generator import cli; from generator.commands import forget; print(flush=True); sys.exit(cli.run(sys.argv[1:]))"
    process = subprocess.Popen(
        [sys.executable, "-B", "-c", code, "forget", "ada", "--root", str(root), "--today", TODAY],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    process.stdout.readline()
    time.sleep(pause)
    process.kill()
    process.communicate()
    assert files_in(root / "records") in (before, after)
    # Whatever was left behind is gone after the next one.
    assert command("retire", "--root", root).returncode == 0
    assert list(root.glob(".records.*")) == []
