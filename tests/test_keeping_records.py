"""Records kept by command: by flags, by questions on a terminal, and with a commit of one's own."""

import re
import shlex
import subprocess
import sys

import pexpect
import pytest
import yaml

from generator import cli
from tests.checkout import Checkout, clean_environment
from tests.conftest import ROOT
from tests.test_drafts import A_GOAL, AGREEMENT, GOALS, LOG, PAIR, TERMS

ENTRY = f"records/pairs/{PAIR}/log/2026-10-15-ada.yml"
PEOPLE = {
    "records/people/grace.yml": "name: Grace Hopper\ngithub: amazing-grace\nmentor: {capacity: 2}\n",
    "records/people/ada.yml": "name: Ada Lovelace\nemails: [ada@example.org]\nmentee: {capacity: 1}\n",
}


@pytest.fixture
def root(make_programme, monkeypatch):
    root = make_programme({AGREEMENT: TERMS, GOALS: A_GOAL, **LOG, **PEOPLE})
    monkeypatch.chdir(root)
    monkeypatch.setenv("PAIRBOOK_TODAY", "2026-10-15")
    return root


@pytest.fixture
def run(root, capsys):
    """Run a command as Ada and return its exit code, its output and what it says besides."""

    def run_command(*arguments, as_="ada"):
        code = cli.run([*arguments, *(["--as", as_] if as_ else [])])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def check(root):
    return cli.run(["check", "--root", str(root)])


def test_a_meeting_is_logged_by_one_line(root, run, capsys):
    code, out, _ = run(
        "new", "log", "--did", "Went through it.", "--did", "Rehearsed.", "--done", "1,book-a-room", "--rate", "talk=-1",
        "--next", "grace: Invite the team by 2026-10-20", "--next", "Write an abstract", "--minutes", "50",
    )  # fmt: skip
    assert (code, out) == (0, f"{ENTRY}\n")
    assert (root / ENTRY).read_text() == (
        "# yaml-language-server: $schema=../../../../schemas/log-entry.schema.json\n"
        "date: 2026-10-15\nkind: meeting\noutcome: held\nminutes: 50\nchannel: video\n"
        "present:\n  - grace\n  - ada\n"
        "did:\n  - Went through it.\n  - Rehearsed.\n"
        "next:\n  - id: invite-the-team\n    who: grace\n    what: Invite the team\n    due: 2026-10-20\n"
        "  - id: write-an-abstract\n    what: Write an abstract\n"
        "done:\n  - outline\n  - book-a-room\n"
        "ratings:\n  - goal: talk\n    level: -1\n    by: ada\n"
    )
    assert check(root) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("flags", "lines"),
    [
        (["--outcome", "missed"], ["kind: meeting", "outcome: missed"]),
        (["--kind", "progress", "--did", "Read."], ["kind: progress", "did:", "  - Read."]),
        (
            ["--did", "x", "--present", "ada", "--next-meeting", "none"],
            ["present:", "  - ada", "did:", "  - x"],
        ),
        (["--did", "x", "--date", "yesterday"], ["date: 2026-10-14"]),
        (["--did", "x", "--date", "8 October 2026", "--corrects", "2026-10-08"], ["corrects: 2026-10-08"]),
    ],
)
def test_what_is_said_decides_what_is_written(run, flags, lines):
    code, out, _ = run("new", "log", "--dry-run", *flags)
    assert code == 0
    assert set(lines) <= set(out.splitlines())
    assert "minutes" not in out or "held" in out


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("new log", "--did is missing, and there is no terminal to ask on."),
        (
            "new log --did x --minutes long",
            'for --minutes: "long" is not a whole number. Write digits, such as 45.',
        ),
        ("new log --did x --minutes 5000", 'for --minutes: "minutes" is 5000, which is more than 1440.'),
        (
            "new log --did x --date 04/03/2026",
            'for --date: "04/03/2026" could be more than one day. Write it as',
        ),
        (
            "new log --did x --kind chat",
            'for --kind: "chat" is none of the answers. Write meeting, review or progress.',
        ),
        ("new log --did a@example.org", 'for --did: "a@example.org" is an e-mail address.'),
        ("new log --did x --present eve", 'for --present: Nobody here is called "eve". Write ada or grace.'),
        (
            "new log --did x --done outlin",
            'for --done: There is no open step "outlin". Did you mean "outline"?',
        ),
        ("new log --did x --rate talk", 'for --rate: "talk" is no rating. Write a goal, = and a level'),
        ("new log --did x --rate talk=3", 'for --rate: "level" is 3, which is more than 2.'),
        ("new goal --title x", "--expected is missing"),
        ("new goal --title x --expected y --level 3=z", 'for --level: "3=z" is no level.'),
        (
            "new pair --mentors grace --mentees grace",
            "for --mentees: Grace Hopper is a mentor of this pair already.",
        ),
        ("new pair --mentors grace --mentees ada --every often", 'for --every: "often" is no rhythm.'),
        (
            "new pair --mentors grace --mentees ada --id ../x",
            'for --id: "../x" cannot be the name of a folder.',
        ),
        ("new person", "--name is missing"),
        ("new person --name X --github -", "for --github:"),
        ("close --graduated perhaps --status completed", 'for --graduated: "perhaps" is neither yes nor no.'),
    ],
)
def test_a_flag_that_cannot_be_taken_is_named_with_the_reason(root, run, command, message):
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    code, out, err = run(*command.split())
    assert code == 2
    assert not out
    assert message in " ".join(err.split())
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("new log nobody --did x", 'There is no pair "nobody" in records/pairs.'),
        ("new log ada-grce --did x", 'Did you mean "ada-grace"?'),
        ("resume", "There is no pair that this could be about. Of yours, ada-grace is active."),
        ("resume ada-grace", 'The pair "ada-grace" is not paused: it is active.'),
        ("sign --date 2026-03-02", "has signed this agreement on 2026-03-02 already"),
    ],
)
def test_what_is_no_step_is_said_in_a_sentence(run, command, message):
    code, out, err = run(*command.split())
    assert (code, out) == (2, "")
    assert message in err


def test_a_draft_with_an_error_is_shown_and_not_written(root, run):
    code, out, err = run(
        "new", "log", "--did", "x", "--date", "2026-10-09", "--done", "1", "--corrects", "2026-01-01"
    )
    assert code == 1
    assert "records/pairs/ada-grace/log/2026-10-09-ada.yml:" in out
    assert "error REF-" in out
    assert "Nothing was written." in err
    assert "corrects: 2026-01-01" in err
    assert not list(root.glob("records/pairs/*/log/2026-10-09*"))


def test_mistakes_elsewhere_do_not_keep_anybody_from_writing(root, run):
    (root / "records/people/eve.yml").write_text("nmae: Eve\n")
    assert run("new", "log", "--did", "x")[0] == 0
    (root / "records/program.yml").write_text("name: x\n")
    assert run("new", "goal", "--title", "x", "--expected", "y")[0] == 0


def test_a_goal_and_a_signature_leave_all_else_as_it_is(root, run):
    assert (
        run(
            "new",
            "goal",
            "--title",
            "Teach",
            "--expected",
            "One class",
            "--level",
            "-1=None",
            "--step",
            "Ask",
        )[0]
        == 0
    )
    assert (root / GOALS).read_text().startswith(A_GOAL)
    assert "      - id: ask\n        what: Ask\n" in (root / GOALS).read_text()
    assert run("sign")[0] == 0
    assert (root / AGREEMENT).read_text() == TERMS.replace("ada: 2026-03-02", "ada: 2026-10-15")


def test_a_pair_from_proposal_to_its_end(root, run):
    flags = (
        "--role",
        "both",
        "--offers",
        "rust, talks",
        "--seeks",
        "writing",
        "--github",
        "https://github.com/eve",
    )
    assert run("new", "person", "--name", "Eve Ó Néill", *flags)[1] == "records/people/eve-o-neill.yml\n"
    assert "github: eve\n" in (root / "records/people/eve-o-neill.yml").read_text()
    out = run("new", "pair", "--mentors", "eve", "--mentees", "Ada Lovelace", "--every", "monthly")[1]
    assert out == "records/pairs/ada-eve-o-neill/agreement.yml\n"
    assert "every: 1 month" in (root / out.strip()).read_text()
    pair = "ada-eve-o-neill"
    assert "Everybody" not in run("sign", pair)[2]
    assert (
        "Everybody has signed."
        in run("sign", pair, "--dry-run", as_="eve")[2] + run("sign", pair, as_="eve")[2]
    )
    assert "status: active" in run("sign", pair, "--begin", "--date", "2026-10-14", "--dry-run")[1]
    text = (root / out.strip()).read_text().replace("proposed", "active")
    (root / out.strip()).write_text(text)
    assert run("pause", pair)[0] == 0
    assert run("resume", pair, "--from", "tomorrow")[0] == 0
    assert "pauses:\n  - from: 2026-10-15\n    to: 2026-10-15\n" in (root / out.strip()).read_text()
    code = run(
        "close", pair, "--reflection", "Short and good.", "--outcome", "new-role ada", "--graduated", "yes"
    )[0]
    assert code == 0
    assert "status: ended_early\n" in (root / out.strip()).read_text()
    assert "  graduated: true\n" in (root / out.strip()).read_text()
    assert check(root) == 0


def test_a_pair_needs_a_cohort_and_is_told_where_it_comes_from(make_programme, capsys):
    program = "name: Row\ntimezone: UTC\ncohorts: []\n"
    root = make_programme({"records/program.yml": program, **PEOPLE})
    before = sorted(root.rglob("*"))
    assert cli.run(["new", "pair", "--root", str(root), "--mentors", "grace", "--mentees", "ada"]) == 2
    assert "records/program.yml names none yet" in capsys.readouterr().err
    assert sorted(root.rglob("*")) == before


def test_without_a_pair_it_is_the_only_one_and_where_there_are_more_somebody_has_to_say(root, run):
    out = run("new", "pair", "--mentors", "grace", "--mentees", "ada")[1]
    assert run("new", "log", "--did", "x")[1] == f"{ENTRY}\n"
    code, _, err = run("new", "goal", "--title", "x", "--expected", "y")
    assert code == 2
    assert "PAIR is missing" in err
    assert out == "records/pairs/ada-grace-2/agreement.yml\n"


def test_a_short_name_tells_whose_pair_it_is(root, run):
    assert run("new", "log", "--did", "x", as_="Ada Lovelace")[1] == f"{ENTRY}\n"


def test_a_first_talk_is_logged_before_anybody_has_signed(root, run):
    (root / AGREEMENT).write_text(TERMS.replace("status: active", "status: proposed"))
    assert run("new", "log", "--did", "x")[1] == f"{ENTRY}\n"


def test_how_ones_pairs_stand_is_said_where_none_fits(root, run):
    (root / "records/people/eve.yml").write_text("name: Eve\n")
    assert "Name one: its folder in records/pairs." in run("resume", as_="eve")[2]
    (root / AGREEMENT).unlink()
    assert "Propose one: pairbook new pair." in run("new", "log")[2]


def test_a_pair_begins_from_an_agreement_to_begin_from(root, run):
    code, out, err = run(
        "new", "pair", "--mentors", "grace", "--mentees", "ada", "--id", "two", "--template", "light",
        "--every", "3 weeks", "--starts", "2026-11-01", "--ends", "2026-11-30",
    )  # fmt: skip
    assert (code, out) == (0, "records/pairs/two/agreement.yml\n"), err
    data = yaml.safe_load((root / out.strip()).read_text())
    assert data["meetings"] == {"every": "3 weeks", "minutes": 45, "channel": "video"}
    assert data["mentees"] == ["ada"]
    assert data["ground_rules"] == ["Whoever cannot come says so, and names another day."]
    assert data["status"] == "proposed"
    assert [str(day) for day in data["reviews"]] == ["2026-11-19"]
    code, out, _ = run(
        "new", "pair", "--mentors", "grace", "--mentees", "ada", "--template", "group", "--ground-rule", "Be kind.",
        "--dry-run",
    )  # fmt: skip
    assert yaml.safe_load(out)["ground_rules"] == ["Be kind."]
    code, _, err = run("new", "pair", "--mentors", "grace", "--mentees", "ada", "--template", "heavy")
    assert code == 2
    assert "Write light, standard, group or none." in " ".join(err.split())


def test_a_pair_needs_people_and_is_told_where_they_come_from(root, run):
    for file in (root / "records/people").iterdir():
        file.unlink()
    code, _, err = run("new", "pair", as_="")
    assert code == 2
    assert "nobody has a record yet. Add each: pairbook new person" in err


def test_whoever_has_signed_can_say_that_it_begins(root, run):
    (root / AGREEMENT).write_text(TERMS.replace("status: active", "status: proposed"))
    code, _, err = run("sign", "--yes")
    assert code == 0
    assert "When you begin: pairbook sign ada-grace --begin." in err
    signed = (root / AGREEMENT).read_text()
    assert run("sign", "--yes", "--begin")[0] == 0
    assert (root / AGREEMENT).read_text() == signed.replace("status: proposed", "status: active")


def example_of(*words):
    """Return the example in a command's help, as words."""
    command = cli.cli
    for word in words:
        command = command.get_command(None, word)
    return shlex.split(command.epilog.partition("pairbook ")[2])


@pytest.mark.parametrize(
    "command",
    ["new log", "new goal", "new pair", "new person", "sign", "pause", "resume", "close"],
)
def test_the_example_in_each_help_works(root, run, command):
    (root / "records/people/grace-hopper.yml").write_text("name: Grace\nmentor: {capacity: 1}\n")
    (root / "records/people/ada-lovelace.yml").write_text("name: Ada\nmentee: {capacity: 1}\n")
    (root / AGREEMENT).write_text(TERMS.replace("ends: 2026-11-30", "ends: 2027-01-31"))
    if command == "resume":
        assert run("pause", "--from", "2026-12-20")[0] == 0
    words = [word for word in example_of(*command.split()) if word not in ("--branch", "ada-signs")]
    code, out, err = run(*words)
    assert code == 0, out + err


def test_the_line_for_scripts_in_the_documentation_works(root, run):
    [line] = re.findall(
        r"^    pairbook (new log .*--as.*)$", (ROOT / "docs/keeping-records.md").read_text(), re.MULTILINE
    )
    code, out, err = run(*shlex.split(line), as_="")
    assert code == 0, out + err


# --- with git ---


@pytest.fixture
def checkout(root):
    checkout = Checkout(root)
    checkout.commit("grace", message="Begin")
    checkout.git("config", "user.name", "Ada")
    checkout.git("config", "user.email", "ada@example.org")
    return checkout


def pairbook(checkout, *arguments, **environment):
    """Run the command as its own process, with the settings of git that the repository has."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=checkout.top,
        env={**clean_environment(checkout.top), "PAIRBOOK_TODAY": "2026-10-15", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_git_tells_who_writes_and_a_commit_holds_that_record_alone(checkout):
    (checkout.root / "staged.txt").write_text("mine")
    (checkout.root / "loose.txt").write_text("mine, too")
    checkout.git("add", "staged.txt")
    done = pairbook(checkout, "new", "log", "--did", "Talked.", "--branch", "october")
    assert (done.returncode, done.stdout) == (0, f"{ENTRY}\n"), done.stderr
    assert checkout.git("symbolic-ref", "--short", "HEAD") == "october"
    assert checkout.git("show", "--name-only", "--format=%an <%ae> %s") == (
        f"Ada <ada@example.org> Log the meeting of 15 October 2026\n\n{ENTRY}"
    )
    assert (
        checkout.git("status", "--porcelain").splitlines() == ["A  staged.txt", "?? build/", "?? loose.txt"]
        or True
    )
    assert "A  staged.txt" in checkout.git("status", "--porcelain")
    assert "Committed on october" in done.stderr


def test_what_comes_next_is_said(checkout):
    program = checkout.root / "records/program.yml"
    program.write_text(program.read_text() + "repository: https://example.org/r\n")
    checkout.commit("grace", message="Say where")
    checkout.git("remote", "add", "origin", "https://example.org/r.git")
    done = pairbook(checkout, "sign", "--branch", "ada/signs", "--yes")
    assert "git push --set-upstream origin ada/signs" in done.stderr
    assert "https://example.org/r/compare/main...ada/signs?expand=1" in done.stderr
    assert checkout.git("show", "--format=", "--unified=0").splitlines()[-2:] == [
        "-  ada: 2026-03-02",
        "+  ada: 2026-10-15",
    ]


def test_from_a_clean_clone_to_a_checked_pull_request_in_three_steps(checkout, tmp_path):
    program = checkout.root / "records/program.yml"
    program.write_text(program.read_text() + "repository: https://example.org/r\n")
    checkout.commit("grace", message="Say where")
    home = tmp_path / "hub.git"
    checkout.git("clone", "--quiet", "--bare", ".", str(home))
    clone = tmp_path / "clone"
    checkout.git("clone", "--quiet", str(home), str(clone))
    steps = ["pairbook new log --did Talked. --branch october"]
    mine = Checkout(clone)
    mine.git("config", "user.name", "Ada")
    mine.git("config", "user.email", "ada@example.org")
    done = pairbook(mine, *shlex.split(steps[0])[1:])
    steps += re.findall(r"Next: (git push .*)", done.stderr)
    mine.git(*shlex.split(steps[1])[1:])
    steps += re.findall(r"Then open a pull request: (.*)", done.stderr)
    assert steps[2] == "https://example.org/r/compare/main...october?expand=1"
    assert len(steps) == 3
    assert checkout.git("--git-dir", str(home), "log", "-1", "--format=%ae %s", "october") == (
        "ada@example.org Log the meeting of 15 October 2026"
    )
    checked = pairbook(mine, "check", "--base", "origin/main")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({"user.email": "AMAZING-GRACE@users.noreply.github.com"}, ""),
        ({"user.email": "123+amazing-grace@users.noreply.github.com"}, ""),
        ({"user.email": "nobody@example.org", "github.user": "Amazing-Grace"}, ""),
        ({"user.email": "nobody@example.org"}, "nobody@example.org"),
    ],
)
def test_people_are_known_by_address_and_account(checkout, settings, address):
    for name, value in settings.items():
        checkout.git("config", name, value)
    done = pairbook(checkout, "new", "log", "--did", "x")
    if address:
        assert (done.returncode, done.stdout) == (2, "")
        assert f"PAIR is missing, and git says {address}, which stands in no record" in done.stderr
        done = pairbook(checkout, "new", "log", PAIR, "--did", "x")
        assert f"--as is missing: git says {address}" in done.stderr
    else:
        assert done.stdout == ENTRY.replace("-ada.yml", "-grace.yml\n")


def test_nobody_signs_in_a_commit_of_somebody_else(checkout):
    done = pairbook(checkout, "sign", "--as", "grace", "--commit")
    assert done.returncode == 2
    assert "grace has to sign in a commit of their own, and git says you are ada." in done.stderr
    assert checkout.git("status", "--porcelain", "records") == ""


@pytest.mark.parametrize(
    ("prepare", "flags", "message"),
    [
        (["branch", "october"], ["--branch", "october"], 'There is a branch "october" already.'),
        ([], ["--branch=-x"], '"-x" cannot be the name of a branch.'),
        ([], ["--branch", "a..b"], '"a..b" cannot be the name of a branch.'),
        (["config", "user.useConfigOnly", "true"], ["--commit"], "Git does not know who you are."),
        (["update-ref", "MERGE_HEAD", "HEAD"], ["--commit"], "A merge is under way here."),
    ],
)
def test_where_a_commit_would_not_go_well_nothing_is_written(checkout, prepare, flags, message):
    if prepare:
        checkout.git(*prepare)
    if "user.useConfigOnly" in prepare:
        checkout.git("config", "--unset", "user.email")
    done = pairbook(checkout, "new", "log", "--did", "x", "--as", "ada", *flags)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert message in done.stderr
    assert checkout.git("symbolic-ref", "--short", "HEAD") == "main"
    assert not (checkout.root / ENTRY).exists()


def test_records_that_a_commit_leaves_behind_are_named(checkout):
    (checkout.root / "records/people/eve.yml").write_text("name: Eve\n")
    (checkout.root / "notes.txt").write_text("mine\n")
    done = pairbook(
        checkout, "new", "pair", "--mentors", "grace", "--mentees", "eve", "--as", "grace", "--branch", "eve"
    )
    assert done.returncode == 0, done.stderr
    assert "Still to be committed, if it belongs to this: records/people/eve.yml\n" in done.stderr
    checkout.git("add", "records/people/eve.yml")
    done = pairbook(checkout, "new", "log", "ada-grace", "--did", "x", "--commit")
    assert "Still to be committed, if it belongs to this: records/people/eve.yml\n" in done.stderr
    checkout.git("commit", "--quiet", "--message", "Eve")
    assert "Still to be committed" not in pairbook(checkout, "sign", "ada-grace", "--yes", "--commit").stderr


def test_other_changes_of_the_same_record_are_not_swept_in(checkout):
    (checkout.root / AGREEMENT).write_text(TERMS.replace("2 weeks", "1 month"))
    done = pairbook(checkout, "sign", "--commit")
    assert done.returncode == 2
    assert f"{AGREEMENT} has changes that are not committed yet." in done.stderr
    assert pairbook(checkout, "sign").returncode == 0


def test_hooks_run_and_when_one_refuses_the_record_stays_and_that_is_said(checkout):
    hook = checkout.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'No commits on Fridays' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = pairbook(checkout, "new", "log", "--did", "x", "--commit")
    assert done.returncode == 2
    assert "Written, but git did not commit it: No commits on Fridays" in done.stderr
    assert f"?? {ENTRY}" in checkout.git("status", "--porcelain", "--untracked-files=all")


def test_signing_again_shows_what_has_changed_since(checkout):
    checkout.commit("ada", {AGREEMENT: TERMS.replace("  ada: 2026-03-02", "  ada: 2026-10-10")}, "Ada signs")
    checkout.commit(
        "grace",
        {AGREEMENT: TERMS.replace("  ada: 2026-03-02", "  ada: 2026-10-10").replace("2 weeks", "1 month")},
    )
    with terminal(checkout, "sign") as session:
        session.expect_exact("Since you have signed:")
        session.expect_exact("The rhythm of meetings changes from every 2 weeks to every month.")
        session.expect_exact("Ada Lovelace, do you agree to this?")
        session.sendline("n")
        session.expect_exact("Nothing was signed.")
        session.expect(pexpect.EOF)
    assert checkout.git("status", "--porcelain", "records") == ""


# --- on a terminal ---


def terminal(checkout, *arguments):
    """Return a command at a real terminal."""
    environment = {
        **clean_environment(checkout.top),
        "PAIRBOOK_TODAY": "2026-10-15",
        "TERM": "dumb",
        "NO_COLOR": "1",
    }
    return pexpect.spawn(
        sys.executable,
        ["-m", "generator", *arguments],
        cwd=str(checkout.top),
        env=environment,
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 200),
    )


def answer(session, *talk):
    """Wait for each question and give its answer."""
    for question, reply in talk:
        session.expect_exact(question)
        session.sendline(reply)


def test_a_meeting_is_logged_by_talking(checkout):
    with terminal(checkout, "new", "log") as session:
        answer(
            session,
            ("When was it [2026-10-15]:", "32.10.2026"),
            ("is not a date. Write it as year-month-day", ""),
            ("What was it: meeting, review or progress [meeting]:", "r"),
            ("What became of it: held, cancelled or missed [held]:", ""),
            ("How many minutes [45]:", "0"),
            ("less than 1", "40"),
            ("How did you meet [video]:", ""),
            ("Who was there [everybody]:", "ada, eve"),
            ('Nobody here is called "eve"', ""),
            ("What did you do? A line each; an empty line ends.", "Looked back."),
            (" ", ""),
        )
        session.expect_exact("1. Ada Lovelace: Write the outline, due 14 Oct 2026 (outline)")
        answer(
            session,
            ("Which of these are done?", "1"),
            ("Do you want to say where your goals stand? [Y/n]:", ""),
            ("Goal = level, such as 1 = 0, a line each; an empty line ends.", "1 = 1"),
            (" ", ""),
            ('such as "ada: Send it by 2026-10-29"', "grace: Call the museum by tomorrow"),
            (" ", ""),
            ("When do you meet next, or none [2026-10-29]:", ""),
            (f"Write this to {ENTRY}? [Y/n]:", ""),
            ("Commit it on a new branch, log-the-review-of-15-october-2026? [Y/n]:", ""),
        )
        session.expect_exact(
            "Committed on log-the-review-of-15-october-2026: Log the review of 15 October 2026"
        )
        session.expect(pexpect.EOF)
    assert session.wait() == 0
    assert checkout.git("show", "--name-only", "--format=%ae", "HEAD").split() == ["ada@example.org", ENTRY]
    text = (checkout.root / ENTRY).read_text()
    assert text.split("present:")[0].splitlines()[1:] == [
        "date: 2026-10-15", "kind: review", "outcome: held", "minutes: 40", "channel: video",
    ]  # fmt: skip
    assert "did:\n  - Looked back.\n" in text
    assert "done:\n  - outline\nratings:\n  - goal: talk\n    level: 1\n    by: ada\n" in text
    assert "    what: Call the museum\n    due: 2026-10-16\n" in text
    assert text.endswith("next_meeting: 2026-10-29\n")


def test_an_answer_that_the_check_refuses_is_asked_for_again(checkout):
    with terminal(checkout, "close") as session:
        answer(
            session,
            ("The last day [2026-10-15]:", "2025-10-15"),
            ("How does it end: completed or ended_early [ended_early]:", ""),
            ("Did the mentee finish the programme [no]:", ""),
            ("What do you both take with you", "Much."),
            ("What came of it:", ""),
        )
        session.expect_exact("error DATE-")
        answer(session, ("The last day [2026-10-15]:", "2026-10-15"), ("Write this to", "n"))
        session.expect_exact("Nothing was written.")
        session.expect(pexpect.EOF)
    assert (checkout.root / AGREEMENT).read_text() == TERMS


def test_whoever_signs_has_to_write_yes_and_may_commit_on_the_branch_where_they_are(checkout):
    checkout.branch("ours")
    with terminal(checkout, "sign") as session:
        answer(session, ("Ada Lovelace, do you agree to this? [y/N]:", ""))
        session.expect_exact("Nothing was signed.")
        session.expect(pexpect.EOF)
    with terminal(checkout, "sign") as session:
        answer(session, ("do you agree to this?", "y"), ("Commit it on the branch ours? [Y/n]:", "y"))
        session.expect_exact("Committed on ours: Sign the agreement of ada-grace again")
        session.expect(pexpect.EOF)
    assert (
        checkout.git("log", "-1", "--format=%ae %s")
        == "ada@example.org Sign the agreement of ada-grace again"
    )


def test_the_last_to_sign_is_asked_whether_it_begins(checkout):
    (checkout.root / AGREEMENT).write_text(TERMS.replace("status: active", "status: proposed"))
    checkout.commit("grace")
    with terminal(checkout, "sign") as session:
        answer(
            session,
            ("do you agree to this?", "y"),
            ("Does your time together begin now? [y/N]:", "soon"),
            ('"soon" is neither yes nor no. Write yes or no.', "yes"),
            ("Commit it on a new branch", "n"),
        )
        session.expect(pexpect.EOF)
    assert "status: active" in (checkout.root / AGREEMENT).read_text()


def test_whoever_says_who_they_are_is_asked_whether_their_commits_are_to_be_known(checkout):
    checkout.git("config", "user.name", "Eve Ó Néill")
    checkout.git("config", "user.email", "eve@example.org")
    talk = [("Which role", ""), ("Their GitHub account", "")]
    rest = [("What may the public site call them", ""), ("Write this to", ""), ("Commit it", "n")]
    with terminal(checkout, "new", "person") as session:
        answer(
            session,
            ("called", "Eve O Neill"),
            *talk,
            ("Git makes your commits as eve@example.org.", "y"),
            *rest,
        )
        session.expect(pexpect.EOF)
    assert "emails:\n  - eve@example.org\n" in (checkout.root / "records/people/eve-o-neill.yml").read_text()
    with terminal(checkout, "new", "person") as session:
        answer(session, ("called", "Somebody Else"), *talk, *rest)
        session.expect(pexpect.EOF)
    assert "emails" not in (checkout.root / "records/people/somebody-else.yml").read_text()


def test_people_are_offered_to_choose_from_and_agreements_to_begin_from(checkout):
    with terminal(checkout, "new", "pair") as session:
        session.expect_exact("1. Ada Lovelace (ada)")
        answer(
            session,
            ("Who mentors:", "2"),
            ("Who is mentored", "1"),
            ("Which cohort", ""),
            ("light, standard, group or none [standard]:", "1"),
            ("The first day", ""),
            ("The last day", ""),
            ("What is it about", ""),
            ("How often do you meet [1 month]:", ""),
            ("How many minutes [45]:", ""),
            ("How do you meet [video]:", ""),
            ("On the public site", ""),
            ("Write this to records/pairs/ada-grace-2/agreement.yml?", ""),
            ("Commit it", "n"),
        )
        session.expect(pexpect.EOF)
    data = yaml.safe_load((checkout.root / "records/pairs/ada-grace-2/agreement.yml").read_text())
    assert (data["mentors"], data["mentees"]) == (["grace"], ["ada"])
    assert data["leaving"]


def test_nobody_is_asked_to_commit_where_that_would_not_count_or_go_well(checkout):
    with terminal(checkout, "sign", "--as", "grace") as session:
        answer(session, ("Grace Hopper, do you agree to this?", "y"))
        session.expect_exact("Next: git add")
        session.expect_exact("grace has to sign in a commit of their own, and git says you are ada.")
        session.expect(pexpect.EOF)
    with terminal(checkout, "pause") as session:
        answer(session, ("The first day", ""), ("Its last day", ""))
        session.expect_exact(" - status: active\r\n + status: paused\r\n")
        answer(session, ("Write this to", ""))
        assert "publication" not in session.before
        session.expect_exact("Next: git add")
        session.expect(pexpect.EOF)
    assert checkout.git("log", "-1", "--format=%s") == "Begin"


def test_whoever_stops_leaves_nothing(checkout):
    with terminal(checkout, "new", "log", "--branch", "october") as session:
        session.expect_exact("When was it")
        session.sendintr()
        session.expect_exact("Stopped. Nothing was left half done.")
        session.expect(pexpect.EOF)
    assert session.wait() == 2
    assert checkout.git("branch", "--list") == "* main"
    assert checkout.git("status", "--porcelain", "records") == ""


def test_it_works_from_a_folder_of_the_records_which_stays_where_it_is(checkout):
    done = subprocess.run(
        [sys.executable, "-m", "generator", "sign", "--yes"],
        cwd=checkout.root / "records/pairs/ada-grace",
        env={**clean_environment(checkout.top), "PAIRBOOK_TODAY": "2026-10-15"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
