"""Full disks, folders that may not be written, missing git, files that vanish: one sentence, exit 2, nothing lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import cli
from generator.outlets.lock import held_lock
from generator.reading import records as reading
from tests.checkout import Checkout
from tests.conftest import BASE, ROOT
from tests.site.conftest import files_in
from tests.test_reader_never_raises import BOMBS

TODAY = "2026-10-15"


MEASURED = """
import re, resource, sys
from pathlib import Path
from generator import cli
code = cli.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
# Linux counts what the process that started this one needed into ru_maxrss.
status = Path("/proc/self/status")
peak = int(re.search("VmHWM:\\s+(\\d+)", status.read_text())[1]) if status.exists() else used.ru_maxrss
print(used.ru_utime + used.ru_stime, peak, file=sys.stderr)
sys.exit(code)
"""
"""Tells at the end how many seconds and how many KiB a command took."""


def command(*arguments, limit=0, path=None, before=(), code=None):
    """Run pairbook as a process of its own; with a limit, no file can grow beyond so many bytes."""
    code = code or (
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


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A programme with its site built, which no test may touch."""
    root = tmp_path_factory.mktemp("built")
    for name, text in BASE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = command("build", "--root", root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def published(built, tmp_path):
    """A programme with its site built."""
    return Path(shutil.copytree(built, tmp_path / "programme"))


@pytest.mark.site
@pytest.mark.parametrize("limit", [1_000, 100_000])
def test_a_full_disk_leaves_the_former_site(published, limit):
    before = files_in(published / "site")
    # Other pages than before, or there would be little to write.
    shutil.rmtree(published / "build")
    assert_told(command("build", "--root", published, "--audience", "public", limit=limit))
    assert files_in(published / "site") == before
    assert list(published.glob(".site.building-*")) == []
    assert command("build", "--root", published).returncode == 0
    assert files_in(published / "site") == before


DISK = """
set -e
mount -t tmpfs -o "size=$1" none "$2"
cp -a "$3/." "$2"
shift 3
rc=0
"$@" || rc=$?
cp -a "$DISK/." "$COPY"
exit $rc
"""
"""On a disk of its own of so many bytes: copies a programme there, runs a command, and copies what is there back."""


@pytest.mark.site
@pytest.mark.parametrize(
    ("arguments", "room"),
    [
        (["build", "--audience", "public"], 100_000),
        (["build", "--audience", "public"], 2_500_000),
        (["forget", "ada"], 8_000),
    ],
    ids=["build while pages are written", "build while the site is built", "forget"],
)
def test_a_disk_that_is_really_full_loses_nothing(published, tmp_path, arguments, room):
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    copy.mkdir()
    shutil.rmtree(published / "build")
    before = files_in(published)
    size = sum(4096 * (len(content) // 4096 + 1) for content in before.values()) + room
    unshare = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*unshare, f"mount -t tmpfs none {disk}"]).returncode:
        pytest.skip("disks cannot be made here")
    done = subprocess.run(
        [*unshare, DISK, "sh", str(size), str(disk), str(published), sys.executable, "-B", "-m", "generator",
         *arguments, "--root", str(disk), "--today", TODAY],
        env={**os.environ, "PYTHONPATH": str(ROOT), "DISK": str(disk), "COPY": str(copy)},
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert_told(done)
    assert "No space left" in done.stderr
    can_be_made_again = ("build/", ".cache/", ".site.spare/")
    assert {
        name: each for name, each in files_in(copy).items() if not name.startswith(can_be_made_again)
    } == {name: each for name, each in before.items() if not name.startswith(can_be_made_again)}


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
    assert_told(command("forget", "ada", "--root", root, path=nothing))


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


@pytest.mark.site
def test_of_two_builds_at_once_the_second_is_told(published):
    before = files_in(published / "site")
    first = subprocess.Popen(
        [sys.executable, "-B", "-m", "generator", "build", "--root", str(published), "--today", TODAY],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    lock = published / "build" / ".lock"
    while not lock.exists():
        assert first.poll() is None
        time.sleep(0.001)
    # The file is there a moment before it is held.
    time.sleep(0.1)
    first.send_signal(signal.SIGSTOP)
    try:
        done = command("build", "--root", published, "--audience", "public")
        assert_told(done)
        assert "Another build" in done.stderr
        assert files_in(published / "site") == before
    finally:
        first.send_signal(signal.SIGCONT)
    assert first.wait() == 0
    assert files_in(published / "site") == before


MEMORY = 300 * 1024
"""The most that a check may take, in KiB."""


def test_a_programme_of_bombs_is_judged_whole_and_within_bounds(make_programme):
    root = make_programme({"records/people/zoe.yml": "nmae: Zoe\n"})
    for number, bomb in enumerate(BOMBS.values()):
        (root / "records" / "people" / f"bomb-{number}.yml").write_bytes(bomb())
    done = command("check", "--root", root, code=MEASURED)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    # One bad record does not hide what is wrong with others.
    assert "records/people/zoe.yml:1:1" in done.stdout
    for number in range(len(BOMBS)):
        assert f"records/people/bomb-{number}.yml" in done.stdout
    seconds, memory = map(float, done.stderr.split()[-2:])
    assert seconds < 2 * len(BOMBS)
    assert memory < MEMORY
