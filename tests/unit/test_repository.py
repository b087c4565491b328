import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import run
from generator.reading.history import read_past
from generator.reading.repository import has_commits, merge_base, open_repository, resolve
from generator.words.obstacle import Obstacle
from tests.checkout import Checkout

PROGRAM = {"records/program.yml": "name: Test\ncontact: Ask us.\ntimezone: UTC\ncohorts: []\n"}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path)
    made.commit("ada", PROGRAM)
    return made


def test_a_folder_in_no_repository_has_none(tmp_path: Path) -> None:
    assert open_repository(tmp_path) is None
    assert read_past(tmp_path).history.trouble == ""


def test_a_programme_may_lie_at_the_top_or_below(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, "a/b ü")
    repository = open_repository(checkout.root)
    assert repository is not None
    assert (repository.prefix, repository.is_shallow) == ("a/b ü/", False)
    above = open_repository(tmp_path)
    assert above is not None
    assert above.prefix == ""


def test_a_folder_whose_name_nobody_can_read_is_a_folder_still(tmp_path: Path) -> None:
    odd = os.fsdecode(b"a\xff\nb")
    checkout = Checkout(tmp_path, odd)
    checkout.commit("ada", PROGRAM)
    assert list(read_past(checkout.root).history.revisions) == ["records/program.yml"]


def test_an_empty_repository_has_no_commits(tmp_path: Path) -> None:
    repository = open_repository(Checkout(tmp_path).root)
    assert repository is not None
    assert not has_commits(repository)
    with pytest.raises(Obstacle, match='Git knows no commit "HEAD" here'):
        resolve(repository, "HEAD")
    past = read_past(tmp_path)
    assert (past.repository, past.history.trouble, past.history.head) == (repository, "", "")


def test_a_name_is_resolved_to_a_whole_id(checkout: Checkout) -> None:
    repository = open_repository(checkout.root)
    assert repository is not None
    head = checkout.git("rev-parse", "HEAD")
    checkout.git("tag", "-a", "-m", "x", "first", **checkout.as_person("ada"))
    for name in ("HEAD", "main", "first", head, head[:8], "@"):
        assert resolve(repository, name) == head


@pytest.mark.parametrize(
    "name",
    ["", "nowhere", "^main", "main..HEAD", "HEAD~5", "HEAD:records", "--all", "-h", "main^{tree}", "\n", "é"],
)
def test_what_stands_for_no_commit_is_refused(checkout: Checkout, name: str) -> None:
    repository = open_repository(checkout.root)
    assert repository is not None
    with pytest.raises(Obstacle, match="Git knows no commit"):
        resolve(repository, name)


def test_the_newest_common_commit(checkout: Checkout) -> None:
    repository = open_repository(checkout.root)
    assert repository is not None
    fork = checkout.git("rev-parse", "HEAD")
    checkout.branch("side")
    side = checkout.commit("ada")
    checkout.switch("main")
    assert merge_base(repository, checkout.commit("ada"), side) == fork


def test_histories_with_nothing_in_common(checkout: Checkout) -> None:
    repository = open_repository(checkout.root)
    assert repository is not None
    first = checkout.git("rev-parse", "HEAD")
    checkout.git("checkout", "--quiet", "--orphan", "other")
    with pytest.raises(Obstacle, match="no history in common"):
        merge_base(repository, first, checkout.commit("ada"))


def test_a_repository_of_somebody_else_is_told_with_what_to_do(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    history = read_past(checkout.root).history
    assert "belongs to another user" in history.trouble
    assert "safe.directory" in history.way_out


def test_without_git_records_can_still_be_checked_and_it_is_said(
    checkout: Checkout, tmp_path_factory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", str(checkout.root), "--today", "2026-10-15"],
        env={"PATH": str(empty)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"SETUP-002 Git is not installed, or not found." in done.stdout
    assert b"fix: Install git, and check again." in done.stdout


def test_a_bare_repository_in_a_folder_runs_nothing(tmp_path: Path) -> None:
    inner = tmp_path / "records"
    Checkout(tmp_path / "elsewhere").git("init", "--quiet", "--bare", str(inner))
    mark = tmp_path / "ran"
    with (inner / "config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = touch {mark}\n\tworktree = {tmp_path}\n")
    past = read_past(inner)
    assert past.repository is None
    assert not mark.exists()


def test_what_a_hook_of_git_says_about_its_repository_does_not_count(
    checkout: Checkout, tmp_path_factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Checkout(tmp_path_factory.mktemp("other"))
    base = checkout.git("rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    assert run(["check", "--root", str(checkout.root)]) == 0
    assert read_past(checkout.root).history.head == base
