"""Nothing that a repository configures, contains or is called is ever run."""

import datetime as dt
import stat
from pathlib import Path

import pytest

from generator.cli import run
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.reading.history import read_past
from generator.words.audience import Audience
from tests.checkout import Checkout
from tests.conftest import BASE
from tests.test_hostile_messages import harmless
from tests.unit.test_findings_github import obeyed

TODAY = dt.date(2026, 10, 15)


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


ABSURD = {
    "a year of seven digits": ("Ada <ada@example.org>", "99999999999999"),
    "a number without end": ("Ada <ada@example.org>", "9" * 40),
    "before all days": ("Ada <ada@example.org>", "-1"),
    "no day at all": ("Ada <ada@example.org>", "soon"),
    "another zone than there is": ("Ada <ada@example.org>", "1760000000 +99999999"),
    "a terminal's commands": ("\x1b]0;owned\x07\x1b[2J <\x1b[31m@example.org>", "1760000000"),
    "a workflow's commands": ("::error::pwned <##[error]pwned>", "1760000000"),
    "markup": ('"><script>pwned()</script> <x@example.org>', "1760000000"),
    "turned around": ("\u202egro.elpmaxe <ada@example.org>", "1760000000"),
    "no name": (" <>", "1760000000"),
    "no UTF-8": ("\udcff\udcfe <ada@example.org>", "1760000000"),
    "no end": ("Ada <ada@example.org", "1760000000"),
}
"""Who wrote a commit and when, as no git would write it."""


def forged(checkout: Checkout, tree: str, parent: str, who: str, when: str) -> str:
    """Write a commit as no git would, and return its id."""
    message = (
        "::error::pwned\n\n\x1b[31m##[error]pwned <script>pwned()</script>\n\n"
        "Co-authored-by: \x1b[2J <\x1f>\nCo-authored-by: ::error::x <a\x1fb@example.org>\n"
        "Removed-for-privacy: ../../x\n"
    )
    signed = f"{who} {when}" if " " in when else f"{who} {when} +0000"
    text = f"tree {tree}\nparent {parent}\nauthor {signed}\ncommitter {signed}\n\n{message}"
    content = text.encode("utf-8", "surrogateescape")
    return checkout.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=content)


def test_whatever_commits_say_of_themselves_is_only_shown(tmp_path, capsys):
    checkout = Checkout(tmp_path)
    checkout.commit("ada", BASE)
    checkout.commit("ada", {"records/people/ada.yml": "name: Ada L\nmentee: {capacity: 1}\n"})
    now, before = (checkout.git("rev-parse", f"{name}^{{tree}}") for name in ("HEAD", "HEAD^"))
    commit = checkout.git("rev-parse", "HEAD")
    for number, (who, when) in enumerate(ABSURD.values()):
        # Back and forth, so that each changes a record.
        commit = forged(checkout, now if number % 2 else before, commit, who, when)
    (checkout.top / ".git" / "refs" / "heads" / "main").write_text(f"{commit}\n")
    (checkout.top / ".mailmap").write_text("Grace <grace@example.org> <ada@example.org>\n\x1b[31m <x> <y>\n")
    place = ["--root", str(checkout.root)]
    day = ["--today", "2026-10-15"]
    for command in (
        *commands(checkout.root),
        ["report", *place, *day],
        ["report", *place, "--at", "HEAD", *day],
    ):
        assert run(command) in (0, 1, 2), command
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert harmless(said.out + said.err) == []
        assert obeyed(said.out + said.err) == []
    pages = render_site(checkout.root, check(checkout.root, TODAY), Audience.COORDINATORS).docs
    text = "".join(page for page in pages.values() if isinstance(page, str))
    assert "<script>pwned" not in text
    assert "\x1b" not in text
    revisions = read_past(checkout.root).history.revisions["records/people/ada.yml"]
    assert len(revisions) == len(ABSURD) + 2
    # It is who wrote a commit that counts, and no file that gives them another name.
    assert "grace@example.org" not in {each.commit.author.email for each in revisions}


def test_what_is_no_regular_file_in_a_commit_is_not_read(tmp_path, capsys):
    checkout = Checkout(tmp_path)
    checkout.commit("ada", BASE)
    head = checkout.git("rev-parse", "HEAD")
    target = checkout.top / "target"
    target.write_text("../../.git/config")
    link = checkout.git("hash-object", "-w", str(target))
    for mode, content, file in (
        ("120000", link, "records/people/link.yml"),
        ("160000", head, "records/people/module.yml"),
    ):
        checkout.git("update-index", "--add", "--cacheinfo", f"{mode},{content},{file}")
    tree = checkout.git("write-tree")
    names = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    commit = checkout.git("commit-tree", tree, "-p", head, "-m", "Links", **names)
    (checkout.top / ".git" / "refs" / "heads" / "main").write_text(f"{commit}\n")
    for command in (
        ["report", "--root", str(checkout.root), "--at", "HEAD"],
        ["changes", "HEAD^", "HEAD", "--root", str(checkout.root)],
    ):
        assert run(command) in (0, 1, 2), command
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert "repositoryformatversion" not in said.out + said.err
