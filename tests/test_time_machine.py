"""The records of a past commit: read as of its day, shown byte for byte as they were shown then."""

import datetime as dt
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import cli
from generator.pipeline.records import Checked, check, check_as_of
from generator.pipeline.sight import sight_of
from generator.pipeline.site import render_site
from generator.reading.schemas import read_schemas
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.obstacle import Obstacle
from tests.conftest import BASE, MakeProgramme

PAIR = Scope("pair", "ada-grace")
LOG = "records/pairs/ada-grace/log"
AGREEMENT = "records/pairs/ada-grace/agreement.yml"
NOW = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
"""When somebody looks back: the moment that stands for "no day was named"."""

Commit = Callable[[str, Mapping[str, str | None]], str]
MET = "date: {day}\nkind: meeting\noutcome: held\nminutes: 60\npresent: [grace, ada]\n"


def git(root: Path, *arguments: str, at: str = "2026-03-01T12:00:00+00:00") -> str:
    environment = os.environ | {
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_DATE": at,
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def root(make_programme: MakeProgramme) -> Path:
    root = make_programme()
    git(root, "init", "-q", "-b", "main")
    return root


@pytest.fixture
def commit(root: Path) -> Commit:
    """Write files (None removes one), commit at a moment, and return the commit's id."""

    def make(at: str, files: Mapping[str, str | None]) -> str:
        for name, text in files.items():
            path = root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", "A change", at=at)
        return git(root, "rev-parse", "HEAD")

    return make


def history(commit: Commit) -> tuple[str, str]:
    """A pair that meets, logs one meeting late, and later signs an amendment; two moments of its life."""
    commit("2026-03-03T10:00:00+00:00", {})
    commit("2026-03-17T10:00:00+00:00", {f"{LOG}/2026-03-16.yml": MET.format(day="2026-03-16")})
    then = commit("2026-05-01T10:00:00+00:00", {f"{LOG}/2026-03-30.yml": MET.format(day="2026-03-30")})
    amended = (
        BASE[AGREEMENT]
        .replace("minutes: 60", "minutes: 45")
        .replace("{grace: 2026-03-01, ada: 2026-03-02}", "{grace: 2026-06-01, ada: 2026-06-08}")
    )
    now = commit(
        "2026-06-10T10:00:00+00:00",
        {
            AGREEMENT: amended,
            f"{LOG}/2026-03-16.yml": None,
            f"{LOG}/2026-06-09.yml": MET.format(day="2026-06-09"),
        },
    )
    return then, now


def pages(root: Path, checked: Checked, audience: Audience) -> Mapping[str, str | bytes]:
    return render_site(root, checked, audience).docs


@pytest.mark.parametrize("audience", list(Audience))
def test_the_pages_of_a_past_commit_are_those_that_were_made_then(
    root: Path, commit: Commit, audience: Audience
):
    commit("2026-03-03T10:00:00+00:00", {})
    then = commit("2026-05-01T10:00:00+00:00", {f"{LOG}/2026-03-30.yml": MET.format(day="2026-03-30")})
    made_then = pages(root, check(root, dt.datetime(2026, 5, 1, 10, tzinfo=dt.UTC)), audience)
    commit(
        "2026-06-10T10:00:00+00:00",
        {
            AGREEMENT: BASE[AGREEMENT].replace("minutes: 60", "minutes: 45"),
            f"{LOG}/2026-03-30.yml": None,
            "records/people/ada.yml": "name: Ada King\npublic_name: Ada\nmentee: {capacity: 1}\n",
        },
    )
    (root / "records/people/grace.yml").write_text("name: [broken")
    assert pages(root, check_as_of(root, NOW, "main~1"), audience) == made_then
    assert check_as_of(root, NOW, "main~1").revision == then
    changed = pages(root, check_as_of(root, NOW, "main"), audience)
    assert changed != made_then


def test_figures_of_a_past_commit_know_only_what_git_knew_then(root: Path, commit: Commit):
    then, now = history(commit)

    def values(revision: str) -> dict[str, tuple[float | None, int, int]]:
        sight = sight_of(check_as_of(root, NOW, revision), Audience.MEMBERS, read_schemas())
        return {name: (found.value, found.n, found.missing) for name, found in sight.figures[PAIR].items()}

    # 16 March came in a day later, 30 March 32 days later.
    assert values(then)["log-delay"] == (16.5, 2, 0)
    # Of the two that are left, one came in 32 days late and one the day after.
    assert values(now)["log-delay"] == (16.5, 2, 0)
    # Signed on 1 and 2 March, with the start on the 2nd; signing the amendment in June changes nothing.
    assert values(then)["signing-delay"] == values(now)["signing-delay"] == (0.0, 2, 0)


def test_a_meeting_that_was_logged_late_is_told_apart(root: Path, commit: Commit):
    history(commit)
    page = str(pages(root, check_as_of(root, NOW, "main"), Audience.MEMBERS)["pairs/ada-grace/index.md"])
    assert "Written down on 1 May 2026, 5 weeks later." in page
    assert page.count("Written down on") == 1
    public = pages(root, check_as_of(root, NOW, "main"), Audience.PUBLIC)
    assert "Written down" not in str(public)


SECOND = {
    "records/people/linus.yml": "name: Linus\nmentor: {capacity: 2}\n",
    "records/people/ken.yml": "name: Ken\nmentee: {capacity: 1}\n",
    "records/pairs/ken-linus/agreement.yml": BASE[AGREEMENT].replace("grace", "linus").replace("ada", "ken"),
}


@pytest.mark.parametrize("is_open", [False, True])
def test_what_git_knows_is_for_the_public_only_where_the_repository_is(
    root: Path, commit: Commit, is_open: bool
):
    program = BASE["records/program.yml"].replace(
        "audience: members", f"audience: public, open: {is_open}".lower()
    )
    commit(
        "2026-03-01T10:00:00+00:00",
        {**SECOND, "records/program.yml": program + "policy: {smallest_group: {members: 2, public: 2}}\n"},
    )
    history(commit)
    known = check_as_of(root, NOW, "main")
    unknown = replace(known, recorded={}, corpus=replace(known.corpus, signed={}))
    is_told = pages(root, known, Audience.PUBLIC) != pages(root, unknown, Audience.PUBLIC)
    assert is_told is is_open
    assert pages(root, known, Audience.MEMBERS) != pages(root, unknown, Audience.MEMBERS)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", "2026-07-01T23:30:00+00:00", "2026-07-01"),
        ("Europe/Lisbon", "2026-07-01T23:30:00+00:00", "2026-07-02"),
        ("America/Los_Angeles", "2026-07-02T06:30:00+00:00", "2026-07-01"),
        # Whatever zone the committer's own machine is in.
        ("Europe/Lisbon", "2026-07-02T08:30:00+09:00", "2026-07-02"),
        ("Pacific/Kiritimati", "2028-02-28T10:30:00+00:00", "2028-02-29"),
        ("Pacific/Honolulu", "2028-03-01T09:30:00+00:00", "2028-02-29"),
    ],
)
def test_the_day_is_the_commit_s_in_the_programme_s_time_zone(
    root: Path, commit: Commit, zone: str, moment: str, day: str
):
    program = BASE["records/program.yml"].replace("Europe/Lisbon", zone)
    commit(moment, {"records/program.yml": program})
    assert check_as_of(root, NOW, "HEAD").corpus.today == dt.date.fromisoformat(day)


def test_it_is_the_day_on_which_the_commit_came_in_and_not_when_it_was_written(root: Path):
    git(root, "add", "-A")
    written = {"GIT_AUTHOR_DATE": "2026-04-01T12:00:00+00:00"}
    committed = {"GIT_COMMITTER_DATE": "2026-04-09T12:00:00+00:00"}
    identity = {
        f"GIT_{who}_{what}": "a@b.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    command = ["git", "-C", str(root), "commit", "-q", "-m", "Rebased"]
    subprocess.run(command, env=os.environ | written | committed | identity, check=True)
    assert check_as_of(root, NOW, "HEAD").corpus.today == dt.date(2026, 4, 9)


def test_a_day_that_was_named_counts_more(root: Path, commit: Commit):
    commit("2026-05-01T10:00:00+00:00", {})
    assert check_as_of(root, dt.date(2026, 9, 9), "HEAD").corpus.today == dt.date(2026, 9, 9)


def test_errors_of_then_are_found_again(root: Path, commit: Commit):
    commit(
        "2026-05-01T10:00:00+00:00",
        {
            "records/people/bob.yml": "name: [",
            "records/misplaced.yml": "name: x\n",
            "records/people/big.yml": f"name: {'x' * 300_000}\n",
        },
    )
    commit(
        "2026-05-02T10:00:00+00:00",
        {"records/people/bob.yml": None, "records/misplaced.yml": None, "records/people/big.yml": None},
    )
    assert not check(root, NOW).has_errors
    found = {finding.file for finding in check_as_of(root, NOW, "HEAD~1").findings}
    assert found >= {"records/people/bob.yml", "records/misplaced.yml", "records/people/big.yml"}


def test_a_programme_in_a_folder_of_a_repository_has_a_past_too(
    tmp_path: Path, make_programme: MakeProgramme
):
    root = make_programme()
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "All", at="2026-05-01T10:00:00+00:00")
    (root / AGREEMENT).unlink()
    assert set(check_as_of(root, NOW, "HEAD").corpus.programme.pairs) == {"ada-grace"}


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD:records", "", " "])
def test_what_is_no_commit_is_refused(root: Path, commit: Commit, revision: str):
    commit("2026-05-01T10:00:00+00:00", {})
    with pytest.raises(
        Obstacle, match="Git knows no commit" if revision.strip() else "name of the commit is empty"
    ):
        check_as_of(root, NOW, revision)
    assert not (root / "x").exists()


def test_without_git_there_is_no_going_back(make_programme: MakeProgramme):
    with pytest.raises(Obstacle, match="no git repository"):
        check_as_of(make_programme(), NOW, "HEAD")


def test_the_commands_go_back(root: Path, commit: Commit, capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.delenv("PAIRBOOK_TODAY", raising=False)
    commit("2026-05-01T10:00:00+00:00", {"records/people/bob.yml": "name: Bob\nmentee: {capacity: many}\n"})
    commit("2026-05-02T10:00:00+00:00", {"records/people/bob.yml": None})
    assert cli.run(["check", "--root", str(root)]) == 0
    capsys.readouterr()
    assert cli.run(["check", "--root", str(root), "--at", "HEAD~1"]) == 1
    assert "records/people/bob.yml:2:20 error" in capsys.readouterr().out
    # A file that is no longer there can still be asked for.
    then = ["check", "--root", str(root), "--at", "HEAD~1", str(root / "records/people/bob.yml")]
    assert cli.run(then) == 1
    assert cli.run(["check", "--root", str(root), "--at", "nowhere"]) == 2


def test_what_history_forbids_is_found_up_to_a_past_commit_too(
    root: Path, commit: Commit, capsys: pytest.CaptureFixture[str]
):
    entry = f"{LOG}/2026-03-16.yml"
    commit("2026-03-17T10:00:00+00:00", {entry: MET.format(day="2026-03-16")})
    commit("2026-03-18T10:00:00+00:00", {entry: MET.format(day="2026-03-16").replace("60", "90")})
    commit("2026-03-19T10:00:00+00:00", {entry: MET.format(day="2026-03-16")})
    compare = ["check", "--root", str(root), "--today", "2026-04-01", "--base"]
    assert cli.run([*compare, "HEAD~2"]) == 0
    capsys.readouterr()
    assert cli.run([*compare, "HEAD~2", "--at", "HEAD~1"]) == 1
    assert entry in capsys.readouterr().out


@pytest.mark.site
def test_a_site_of_a_past_commit_is_byte_for_byte_the_one_of_then(
    root: Path, commit: Commit, tmp_path: Path, monkeypatch
):
    monkeypatch.delenv("PAIRBOOK_TODAY", raising=False)
    commit("2026-03-03T10:00:00+00:00", {f"{LOG}/2026-03-02.yml": MET.format(day="2026-03-02")})
    command = ["build", "--root", str(root), "--quiet", "--audience", "coordinators"]
    assert cli.run([*command, "--today", "2026-03-03", "--site", str(tmp_path / "then")]) == 0
    commit("2026-06-10T10:00:00+00:00", {f"{LOG}/2026-06-09.yml": MET.format(day="2026-06-09")})
    assert cli.run([*command, "--at", "HEAD~1", "--site", str(tmp_path / "again")]) == 0
    assert cli.run([*command, "--at", "HEAD", "--site", str(tmp_path / "later")]) == 0
    then, again, later = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (tmp_path / "then", tmp_path / "again", tmp_path / "later")
    )
    assert then == again
    assert then != later
