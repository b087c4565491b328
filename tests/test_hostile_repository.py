"""Nothing that a repository configures, contains or is called is ever run."""

import stat
from pathlib import Path

import pytest

from generator.cli import run
from generator.reading.history import read_past
from tests.checkout import Checkout
from tests.conftest import BASE


@pytest.fixture
def trapped(tmp_path: Path) -> tuple[Checkout, Path]:
    """A programme in a repository that would run something at every turn, and the file that this would leave."""
    checkout = Checkout(tmp_path / "repository")
    checkout.commit("ada", BASE)
    checkout.commit("ada", {"records/people/ada.yml": "name: Ada L\nmentee: {capacity: 1}\n"})
    mark = tmp_path / "ran"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    top = checkout.top
    for hook in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "pre-auto-gc",
        "fsmonitor-watchman",
    ):
        target = top / ".git" / "hooks" / hook
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
        target.chmod(0o755)
    with (top / ".git" / "config").open("a") as config:
        config.write(
            f"""
[core]
\tfsmonitor = {script}
\tpager = {script}
\teditor = {script}
\tsshCommand = {script}
\taskPass = {script}
\talternateRefsCommand = {script}
[diff]
\texternal = {script}
[diff "trap"]
\ttextconv = {script}
\tcommand = {script}
[filter "trap"]
\tsmudge = {script}
\tclean = {script}
\tprocess = {script}
\trequired = true
[merge "trap"]
\tdriver = {script}
[gpg]
\tprogram = {script}
[gpg "ssh"]
\tprogram = {script}
[log]
\tshowSignature = true
[credential]
\thelper = "!{script}"
[pager]
\tlog = {script}
\tdiff-tree = {script}
[alias]
\tlog = !{script}
\tcat-file = !{script}
[uploadpack]
\tpackObjectsHook = {script}
"""
        )
    (top / ".gitattributes").write_text("* diff=trap filter=trap merge=trap\n")
    (top / ".git" / "info").mkdir(exist_ok=True)
    (top / ".git" / "info" / "attributes").write_text("* diff=trap filter=trap merge=trap\n")
    return checkout, mark


def commands(root: Path) -> list[list[str]]:
    place = ["--root", str(root)]
    return [
        ["check", *place, "--today", "2026-10-15"],
        ["check", *place, "--today", "2026-10-15", "--base", "HEAD^"],
        ["changes", "HEAD^", *place],
        ["changes", "HEAD^", "HEAD", *place],
    ]


def test_nothing_that_the_repository_configures_is_run(trapped):
    checkout, mark = trapped
    for command in commands(checkout.root):
        assert run(command) in (0, 1), command
        assert not mark.exists(), command
    assert len(read_past(checkout.root).history.revisions) > 3


def test_what_a_partial_clone_lacks_is_not_fetched_by_what_it_names(trapped):
    checkout, mark = trapped
    script = checkout.top.parent / "run.sh"
    with (checkout.top / ".git" / "config").open("a") as config:
        config.write(
            f'[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = {checkout.top}\n'
            f"\tpromisor = true\n\tuploadpack = {script}\n"
        )
    blob = checkout.git("rev-parse", "HEAD^:records/people/ada.yml")
    (checkout.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for command in commands(checkout.root):
        assert run(command) in (0, 1, 2), command
        assert not mark.exists(), command


@pytest.mark.parametrize(
    "name",
    [
        "--output=/tmp/pwned",
        "--upload-pack=touch pwned",
        "-c core.pager=touch",
        "--exec=touch pwned",
        "main --output=pwned",
        "ext::sh -c touch% pwned",
        ":(exclude)records",
        "@{upstream}",
        "HEAD; touch pwned",
        "$(touch pwned)",
        "`touch pwned`",
        "\n--output=pwned",
        "refs/heads/\x1b[31m",
        "::error::pwned",
        "HEAD^{/pwned}",
    ],
)
def test_a_hostile_name_of_a_commit_is_only_a_name(trapped, name, capsys, monkeypatch):
    checkout, mark = trapped
    monkeypatch.chdir(checkout.top)
    place = ["--root", str(checkout.root)]
    for command in (["check", *place, "--base", name], ["changes", *place, "--", name]):
        assert run(command) == 2, command
    said = capsys.readouterr()
    assert not mark.exists()
    assert not (checkout.top / "pwned").exists()
    assert "\x1b" not in said.err
    assert not [line for line in said.err.splitlines() if line.startswith(("::", "##["))]
    assert "Traceback" not in said.err


def test_hostile_branches_and_authors_are_text(trapped, capsys):
    checkout, mark = trapped
    for branch in ("--output=x", "-c", "$(touch pwned)", "::error::x"):
        head = checkout.git("rev-parse", "HEAD")
        ref = checkout.top / ".git" / "refs" / "heads" / branch
        ref.write_text(f"{head}\n")
    for command in commands(checkout.root):
        assert run(command) in (0, 1)
    said = capsys.readouterr()
    assert not mark.exists()
    assert not list(checkout.top.rglob("pwned"))
    assert "Traceback" not in said.out + said.err
