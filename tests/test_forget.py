"""``forget`` and ``retire``: what goes, what stays, and that it is all of it or nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.outlets import exchange
from generator.outlets.keep import FILE
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.words.audience import Audience
from tests.checkout import Checkout
from tests.conftest import ROOT

TODAY = "2026-10-15"
NOOR = """\
# Noor came in by the spring call.
name: Noor Rahimi
public_name: Noor
github: noor-codes
emails: [noor@mail.example]
keys: [SHA256:uNiVztksCsDhcc0u9e8BrEXAMPLEEXAMPLEEXAMPLEX]
mentee: {capacity: 1, seeks: [gardening]}
"""
FILES = {
    "records/people/noor.yml": NOOR,
    "records/people/grace.yml": "name: Grace Hopper\nmentor: {capacity: 2}\nchoices: {wants: [noor], not: [ada]}\n",
    "records/pairs/grace-noor/agreement.yml": """\
# Grace met noor-codes at a fair.
mentors: [grace]   # since 2024
mentees:
  - noor   # the youngest
cohort: spring
starts: 2026-03-02
ends: 2026-09-30
status: completed
meetings: {every: 2 weeks, minutes: 60, channel: the old mill}
publication: named
signatures:
  grace: 2026-03-01
  noor: 2026-03-02
closing:
  date: 2026-09-30
  graduated: true
  reflection: Noor has come far.
  outcomes:
    - {kind: new-role, date: 2026-09-01, who: noor}
""",
    "records/pairs/grace-noor/goals.yml": """\
goals:
  - id: noors-garden
    title: A garden for Noor Rahimi
    kind: skill
    set_on: 2026-03-10
    due: 2026-08-01
    for: [noor]
    levels: {"0": Beans, "1": Roses}
    objectives:
      - {id: noor-digs, what: Noor digs, due: 2026-04-01}
""",
    "records/pairs/grace-noor/log/2026-03-10-noor.yml": """\
date: 2026-03-10
kind: meeting
outcome: held
minutes: 60
present: [grace, noor]
did: [Noor's first bed]
next:
  - {id: seeds, who: noor, what: Buy seeds, due: 2026-03-20}
""",
    "records/pairs/grace-noor/log/2026-03-24.yml": """\
date: 2026-03-24
kind: meeting
outcome: held
minutes: 45
present: [grace, noor]
did:
  - Noor
    Rahimi dug.
done: [seeds, noor-digs]
ratings:
  - {goal: noors-garden, level: 1, by: noor}
""",
}
TRACES = ("noor", "rahimi", "uNiVztks")


def texts(root):
    records = root / "records"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(records.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def programme(make_programme):
    return make_programme(FILES)


def run(*arguments):
    return cli.run([*arguments, "--today", TODAY])


def figures(root):
    from generator.figures.programme import figures_of_programme

    programme = check(root, __import__("datetime").date.fromisoformat(TODAY)).corpus.programme
    return {
        (scope.kind, name): (figure.value, figure.n, figure.missing)
        for scope, named in figures_of_programme(
            programme, __import__("datetime").date.fromisoformat(TODAY)
        ).items()
        if scope.kind != "pair"
        for name, figure in named.items()
    }


def test_nothing_in_the_records_tells_of_who_was_forgotten(programme, capsys):
    before = figures(programme)
    assert run("forget", "noor", "--root", str(programme)) == 0
    told = capsys.readouterr()
    for name, content in texts(programme).items():
        for trace in TRACES:
            assert trace.lower() not in name.lower()
            assert trace.lower().encode() not in content.lower(), (name, trace, content.decode())
    assert run("check", "--root", str(programme)) == 0
    assert figures(programme) == before
    # The receipt is on standard output, alone.
    assert "someone-1" in told.out
    for trace in (*TRACES, "grace", "gardening"):
        assert trace not in told.out.lower()


def test_what_was_kept_to_be_quick_is_gone_as_well(programme):
    run("check", "--root", str(programme))
    assert (programme / FILE).exists()
    run("forget", "noor", "--root", str(programme))
    assert not (programme / FILE).exists()


def test_comments_stay_where_that_is_possible(programme):
    run("forget", "noor", "--root", str(programme))
    agreement = (programme / "records/pairs/grace-someone-1/agreement.yml").read_text()
    assert "# since 2024" in agreement
    assert "# the youngest" in agreement
    assert "  someone-1: 2026-03-02" in agreement
    assert "reflection: someone has come far." in agreement


def test_a_dry_run_writes_nothing(programme):
    before = texts(programme)
    assert run("forget", "noor", "--root", str(programme), "--dry-run") == 0
    assert texts(programme) == before
    assert not (programme / ".cache").exists()


def test_an_unknown_person_is_wrong_use(programme, capsys):
    assert run("forget", "nobody", "--root", str(programme)) == 2
    assert 'no person "nobody"' in capsys.readouterr().err


def test_a_failure_on_the_way_changes_nothing(programme, monkeypatch, capsys):
    before = texts(programme)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exchange, "_exchange", refuse)
    assert run("forget", "noor", "--root", str(programme)) == 2
    assert "No space left" in capsys.readouterr().err
    assert texts(programme) == before
    assert list(programme.glob(".records.*")) == []


def test_without_the_systems_exchange_it_takes_two_steps(programme, monkeypatch):
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    assert run("forget", "noor", "--root", str(programme)) == 0
    assert (programme / "records/people/someone-1.yml").is_file()
    assert not list(programme.glob(".records.*"))


def test_a_record_saved_meanwhile_is_not_lost(programme, monkeypatch, capsys):
    from generator.commands import forget

    really = forget.forget_person

    def save_first(present, person):
        (programme / "records/people/ada.yml").write_text("name: Ada King\nmentee: {capacity: 1}\n")
        return really(present, person)

    monkeypatch.setattr(forget, "forget_person", save_first)
    assert run("forget", "noor", "--root", str(programme)) == 2
    assert "meanwhile" in capsys.readouterr().err
    assert "Ada King" in (programme / "records/people/ada.yml").read_text()
    assert (programme / "records/people/noor.yml").is_file()


@pytest.mark.parametrize("limit", [64, 300, 2000])
def test_a_full_disk_changes_nothing(programme, limit):
    before = texts(programme)
    code = (
        "import resource, signal, sys; from generator import cli\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        f"sys.exit(cli.run(['forget', 'noor', '--root', {str(programme)!r}, '--today', '{TODAY}']))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=ROOT, env={**os.environ}, capture_output=True, text=True
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert texts(programme) == before


def test_history_lets_it_be_and_says_so(programme):
    checkout = Checkout(programme)
    base = checkout.commit("ada", message="Begin, with Noor Rahimi")
    assert run("forget", "noor", "--root", str(programme)) == 0
    checkout.commit("grace", message="Forget someone")
    findings = [each for each in check(programme, _day(), base).findings if each.code.startswith("HIST")]
    assert [(each.code, each.file) for each in findings] == [("HIST-009", "records/people/someone-1.yml")]


def test_what_else_is_changed_beside_is_still_found(programme):
    checkout = Checkout(programme)
    base = checkout.commit("ada")
    run("forget", "noor", "--root", str(programme))
    entry = programme / "records/pairs/grace-someone-1/log/2026-03-24.yml"
    entry.write_text(entry.read_text().replace("minutes: 45", "minutes: 90"))
    checkout.commit("grace")
    codes = [each.code for each in check(programme, _day(), base).findings if each.code.startswith("HIST")]
    assert sorted(codes) == ["HIST-002", "HIST-009"]


def test_nobody_is_asked_about_what_is_theirs_no_more(programme, capsys):
    program = programme / "records/program.yml"
    program.write_text(program.read_text() + "coordinators: [grace]\n")
    checkout = Checkout(programme)
    checkout.commit("ada")
    run("forget", "noor", "--root", str(programme))
    checkout.commit("grace")
    capsys.readouterr()
    assert cli.run(["changes", "HEAD~1", "--root", str(programme)]) == 0
    told = capsys.readouterr().out
    assert "Somebody is forgotten" in told
    assert "the forgetting of the person someone-1: any coordinator (Grace Hopper" in told
    assert told.count("  - ") == 2
    assert not [trace for trace in TRACES if trace in told.lower()]
    # What is changed besides needs whom it always needs.
    entry = programme / "records/pairs/grace-someone-1/log/2026-03-24.yml"
    entry.write_text(entry.read_text().replace("minutes: 45", "minutes: 90"))
    checkout.commit("grace")
    cli.run(["changes", "HEAD~2", "--root", str(programme)])
    told = capsys.readouterr().out
    assert "The entry of 24 March 2026 is rewritten: the minutes." in told
    assert "the log of the pair grace-someone-1" in told
    # Reducing the pair to facts is for a coordinator as well.
    run("retire", "grace-someone-1", "--root", str(programme))
    checkout.commit("grace")
    capsys.readouterr()
    cli.run(["changes", "HEAD~1", "--root", str(programme)])
    told = capsys.readouterr().out
    assert "The pair is reduced to facts" in told
    assert told.count("  - ") == 2


def test_it_tells_what_history_still_holds(programme, capsys):
    checkout = Checkout(programme)
    checkout.commit("ada", message="Begin, with Noor Rahimi")
    checkout.git("branch", "for-noor")
    run("forget", "noor", "--root", str(programme))
    told = capsys.readouterr()
    for file in ("records/people/noor.yml (1)", "records/pairs/grace-noor/log/2026-03-24.yml (1)"):
        assert file in told.err
    assert "1 message of commits" in told.err
    assert "1 branch or tag" in told.err
    assert "6 files that told" in told.out


def followed(steps: str, folder: Path, address: str) -> str:
    """Do what the steps say, line by line, and return what those printed that are to print nothing."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed, step = "", ""
    for line in steps.splitlines():
        step = line[:2] if re.match(r"\d\. ", line) else step
        command = line.strip().replace("ADDRESS-OF-THE-REPOSITORY", address)
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
        elif line.startswith("       "):
            done = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True
            )
            # What only looks fails where it finds nothing.
            assert step == "4." or done.returncode == 0, done.stderr.decode()
            printed += done.stdout.decode() if step == "4." else ""
    return printed


def test_following_the_steps_leaves_nothing_of_the_person_in_a_fresh_clone(programme, tmp_path, capsys):
    checkout, address = Checkout(programme), str(tmp_path / "origin.git")
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", address], check=True)
    checkout.git("remote", "add", "origin", address)
    checkout.lay({".github/CODEOWNERS": "/records/pairs/grace-noor/ @noor-codes\n"})
    known = NOOR.replace("[noor@mail.example]", "[noor@mail.example, noor@example.org]")
    checkout.lay({"records/people/noor.yml": known, "records/people/rahimi.yml": NOOR})
    checkout.lay({"records/pairs/noor-only/goals.yml": "goals: []\n"})
    checkout.commit("noor", message="Noor Rahimi begins\n\nCo-authored-by: N. Rahimi <noor@mail.example>")
    checkout.lay({"records/people/rahimi.yml": None, "records/pairs/noor-only/goals.yml": None})
    checkout.commit("grace", message="Merge branch 'noor/first' of NOOR")
    checkout.git("branch", "noor/first")
    identity = {"GIT_COMMITTER_NAME": "Noor Rahimi", "GIT_COMMITTER_EMAIL": "noor@mail.example"}
    checkout.git("tag", "--annotate", "--message=For Noor", "of-noor", **identity)
    checkout.git("push", "--quiet", "--all", "origin")
    checkout.git("push", "--quiet", "--tags", "origin")
    checkout.git("branch", "--delete", "--force", "noor/first")
    assert run("forget", "noor", "--root", str(programme)) == 0
    assert "CODEOWNERS still names them" in capsys.readouterr().err
    checkout.lay({".github/CODEOWNERS": "/records/pairs/grace-someone-1/ @grace\n"})
    checkout.commit("grace", message="Take somebody out")
    checkout.git("push", "--quiet", "origin", "main")
    steps = programme / ".cache" / "forget" / "someone-1" / "steps.md"
    assert followed(steps.read_text(), tmp_path, address) == ""
    assert not steps.exists()
    subprocess.run(
        ["git", "clone", "-q", "--mirror", "--no-local", address, "fresh"], cwd=tmp_path, check=True
    )
    fresh = tmp_path / "fresh"
    listed = ["git", "cat-file", "--batch-all-objects", "--batch"]
    everything = b"".join(
        subprocess.run(command, cwd=fresh, capture_output=True, check=True).stdout
        for command in (
            listed,
            ["git", "for-each-ref"],
            ["git", "log", "--all", "--format=%B %an %ae %cn %ce"],
        )
    )
    assert b"grace-someone-1" in everything
    for trace in (*TRACES, "noor@", "noor-codes"):
        assert trace.lower().encode() not in everything.lower(), trace
    subprocess.run(["git", "clone", "-q", "-b", "main", address, "work"], cwd=tmp_path, check=True)
    assert run("check", "--root", str(tmp_path / "work")) == 0


def _day():
    import datetime as dt

    return dt.date.fromisoformat(TODAY)


def test_retiring_keeps_the_facts_and_no_word(programme):
    before = figures(programme)
    assert run("retire", "grace-noor", "--root", str(programme)) == 0
    everything = "\n".join(
        path.read_text() for path in (programme / "records/pairs/grace-noor").rglob("*.yml")
    )
    for word in ("mill", "come far", "garden", "Beans", "digs", "bed", "seeds", "dug", "fair", "youngest"):
        assert word not in everything
    assert "minutes: 45" in everything
    assert figures(programme) == before
    assert run("check", "--root", str(programme)) == 0
    again = texts(programme)
    assert run("retire", "grace-noor", "--root", str(programme)) == 0
    assert texts(programme) == again


def test_a_pair_that_is_under_way_is_not_retired(programme, capsys):
    before = texts(programme)
    assert run("retire", "ada-grace", "--root", str(programme)) == 2
    assert "has not ended" in capsys.readouterr().err
    assert texts(programme) == before


def test_history_lets_a_retired_pair_be_and_says_so(programme):
    checkout = Checkout(programme)
    base = checkout.commit("ada")
    run("retire", "grace-noor", "--root", str(programme))
    checkout.commit("grace")
    findings = [each for each in check(programme, _day(), base).findings if each.code.startswith("HIST")]
    assert [(each.code, each.file) for each in findings] == [
        ("HIST-009", "records/pairs/grace-noor/agreement.yml")
    ]


def test_without_a_pair_only_old_ones_are_retired(programme, capsys):
    assert cli.run(["retire", "--root", str(programme), "--today", "2028-10-05"]) == 0
    assert capsys.readouterr().out == "grace-noor\n"
    assert cli.run(["check", "--root", str(programme), "--today", "2028-10-05"]) == 0
    assert "PRIV-005" not in capsys.readouterr().out


def test_a_correction_still_points_to_its_entry(make_programme):
    correction = "date: 2026-03-10\nkind: meeting\noutcome: cancelled\ncorrects: 2026-03-10-noor\n"
    files = {**FILES, "records/pairs/grace-noor/log/2026-03-10-right.yml": correction}
    entry = "records/pairs/grace-noor/log/2026-03-24.yml"
    files[entry] = files[entry].replace("done: [seeds, noor-digs]\n", "")
    root = make_programme(files)
    assert run("forget", "noor", "--root", str(root)) == 0
    assert (
        "corrects: 2026-03-10-someone-1\n"
        in (root / "records/pairs/grace-someone-1/log/2026-03-10-right.yml").read_text()
    )


TOLD = FILES["records/pairs/grace-noor/agreement.yml"].replace(
    "publication: named",
    "expectations: {mentors: [Noor Rahimi shows me her beds], mentees: [Grace listens]}\n"
    "confidentiality: The mill keeps secrets.\npublication: named",
)


@pytest.fixture
def signed(make_programme):
    """A programme in git, where both have signed, each in a commit of their own."""
    unsigned = TOLD.replace("signatures:\n  grace: 2026-03-01\n  noor: 2026-03-02\n", "")
    agreement = "records/pairs/grace-noor/agreement.yml"
    addresses = "name: Grace Hopper\nemails: [grace@example.org]\nmentor: {capacity: 2}\n"
    files = {
        **FILES,
        "records/people/grace.yml": addresses,
        "records/people/noor.yml": NOOR.replace("noor@mail.example", "noor@example.org"),
        agreement: unsigned,
    }
    checkout = Checkout(make_programme(files))
    checkout.commit("ada")
    checkout.commit("ada", {agreement: unsigned.replace("60, channel", "45, channel")})
    checkout.commit("ada", {agreement: unsigned})
    checkout.commit("grace", {agreement: unsigned + "signatures: {grace: 2026-03-01}\n"})
    checkout.commit("noor", {agreement: TOLD})
    return checkout


def members_site(root):
    site = render_site(root, check(root, _day()), Audience.MEMBERS).docs
    return {
        name: text for name, text in site.items() if isinstance(text, str) and not name.startswith("assets/")
    }


def standings(root, pair):
    return {each.person: str(each.standing) for each in check(root, _day()).corpus.signed[pair].standings}


def test_no_page_tells_from_history_of_who_was_forgotten(signed):
    before = members_site(signed.root)
    assert all("Noor" in before[f"pairs/{page}/index.md"] for page in ("grace-noor", "story.grace-noor"))
    assert run("forget", "noor", "--root", str(signed.root)) == 0
    signed.commit("ada")
    site = members_site(signed.root)
    for name, text in site.items():
        for trace in ("noor", "rahimi"):
            assert trace not in name.lower()
            assert trace not in text.lower(), (name, text[text.lower().index(trace) - 200 :][:300])
    # Grace signed what is now without Noor: nothing that she agreed to has changed. Nor is it a new version.
    assert standings(signed.root, "grace-someone-1") == {"grace": "signed", "someone-1": "untold"}
    assert "pairs/story.grace-someone-1/index.md" in site
    assert "Version 4" not in site["pairs/grace-someone-1/index.md"]
    assert "A meeting&#39;s length changes from 60 to 45 minutes." in site["pairs/grace-someone-1/index.md"]


def test_who_forgets_and_changes_terms_beside_has_changed_them(signed):
    assert run("forget", "noor", "--root", str(signed.root)) == 0
    agreement = signed.root / "records/pairs/grace-someone-1/agreement.yml"
    agreement.write_text(agreement.read_text().replace("Grace listens", "Grace listens and pays"))
    signed.commit("ada")
    assert standings(signed.root, "grace-someone-1")["grace"] == "stale"
    page = members_site(signed.root)["pairs/grace-someone-1/index.md"]
    assert "The terms have changed since, from what is not kept any more." in page
    assert "noor" not in page.lower()


def test_no_page_tells_from_history_what_a_retired_pair_had_agreed(signed):
    words = ("beds", "listens", "mill", "secrets", "A garden", "Beans", "seeds", "come far")
    before = members_site(signed.root)["pairs/grace-noor/index.md"]
    assert all(word in before for word in words)
    assert run("retire", "grace-noor", "--root", str(signed.root)) == 0
    signed.commit("ada")
    site = members_site(signed.root)
    for name, text in site.items():
        assert [word for word in words if word in text] == [], name
    assert standings(signed.root, "grace-noor") == {"grace": "signed", "noor": "signed"}
    page = site["pairs/grace-noor/index.md"]
    assert "Of this agreement only the facts are kept, and not the words." in page
    assert "Not written down yet" not in page
    assert "only the facts are kept" in site["report/evidence/index.md"]
    assert "Closings without a look back" not in site["report/outcomes/index.md"]


def test_a_shallow_clone_cannot_tell_what_is_left_so_nothing_is_done(signed, tmp_path, capsys):
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", signed.top.as_uri(), clone], check=True)
    before = texts(clone)
    assert run("forget", "noor", "--root", str(clone)) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
    assert texts(clone) == before


@pytest.mark.parametrize(
    "command",
    [
        ("forget", "noor"),
        ("changes", "HEAD"),
        ("check", "--at", "HEAD"),
        ("sign", "ada-grace", "--as", "ada", "--yes", "--commit"),
    ],
)
def test_where_git_is_missing_it_is_said_and_nobody_claims_that_history_is_empty(signed, command):
    before = texts(signed.root)
    words = [sys.executable, "-m", "generator", *command, "--root", str(signed.root)]
    done = subprocess.run(
        words, env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 2, done.stderr
    assert "Git is not installed, or not found." in done.stderr
    assert texts(signed.root) == before
    # What needs no history goes on without, and says so.
    check = [sys.executable, "-m", "generator", "check", "--root", str(signed.root), "--today", TODAY]
    done = subprocess.run(
        check, env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0
    assert "Git is not installed" in done.stdout


def test_a_receipt_tells_of_messages_in_history_as_well(make_programme, capsys):
    root = make_programme({name: text for name, text in FILES.items() if "pairs" not in name})
    (root / "records/people/noor.yml").unlink()
    checkout = Checkout(root)
    checkout.commit("ada", message="Ask Noor Rahimi to join")
    (root / "records/people/noor.yml").write_text(NOOR)
    assert run("forget", "noor", "--root", str(root)) == 0
    assert "1 message or branch that may name them" in capsys.readouterr().out
