"""Forms from GitHub: what is sent in becomes a record, or an answer that says why not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import cli
from generator.forms.definitions import FORMS, Control
from generator.forms.submission import parse_submission
from generator.forms.wording import labels, worded
from generator.reading.schemas import read_schemas
from generator.rendering.issue_forms import render_issue_forms
from tests.conftest import BASE
from tests.payloads import SHORT

SCHEMAS = read_schemas()
TODAY = "2026-10-15"
PEOPLE = {
    "records/people/grace.yml": BASE["records/people/grace.yml"] + "github: Grace-H\n",
    "records/people/ada.yml": BASE["records/people/ada.yml"] + "github: ada-l\n",
    "records/people/eve.yml": "name: Eve\ngithub: eve-x\n",
    "records/pairs/ada-grace/goals.yml": """\
# Our goals.
goals:
  - id: talk
    title: A talk
    kind: skill
    set_on: 2026-03-10
    due: 2026-11-01
    levels: {"0": One talk}
""",
}
FORM = {form.id: form for form in FORMS}


def body_of(form_id: str, **answers: str) -> str:
    """What GitHub writes into the issue."""
    blocks = [
        f"### {label}\n\n{answers.get(id_, '') or '_No response_'}"
        for id_, label in labels(FORM[form_id], SCHEMAS).items()
    ]
    return "\n\n".join(blocks)


def event(body: str, login: str = "ada-l", sender: str = "", number: int = 7, **more) -> str:
    ids = {"ada-l": 11, "Grace-H": 12, "eve-x": 13, "nobody": 14, "dot_corp": 15}
    user = {"login": login, "id": ids[login], "type": "User"}
    by = {"login": sender or login, "id": ids[sender or login]}
    return json.dumps(
        {
            "action": "opened",
            "issue": {"number": number, "title": "…", "body": body, "user": user},
            "sender": by,
            **more,
        }
    )


@pytest.fixture
def send(make_programme, tmp_path, capsys):
    """Send a form in; return exit code, the answer, what is to be committed, and the programme's folder."""
    root = make_programme(PEOPLE)

    def run(
        form_id: str,
        login: str = "ada-l",
        sender: str = "",
        *,
        body: str = "",
        happened: dict | None = None,
        **answers: str,
    ):
        file, commit = tmp_path / "event.json", tmp_path / "commit.json"
        commit.unlink(missing_ok=True)
        file.write_text(
            event(body or body_of(form_id, **answers), login, sender, **(happened or {})), encoding="utf-8"
        )
        words = ["form", str(file), "--commit-file", str(commit), "--root", str(root), "--today", TODAY]
        code = cli.run(words)
        said = json.loads(commit.read_text()) if commit.exists() else None
        return code, capsys.readouterr().out, said, root

    return run


def record(root: Path, said: dict) -> dict:
    return yaml.safe_load((root / said["file"]).read_text(encoding="utf-8"))


def test_a_meeting_with_nothing_but_its_kind_gets_the_rest_from_the_agreement(send):
    code, answer, said, root = send("log", pair="ada-grace", kind="meeting", did="- Met.\n\nTalked.")
    assert code == 0
    assert "Thank you" in answer
    assert said["branch"] == "form/7"
    assert said["email"] == "11+ada-l@users.noreply.github.com"
    assert said["author"] == "Ada Lovelace"
    assert said["file"] == "records/pairs/ada-grace/log/2026-10-15-ada.yml"
    written = record(root, said)
    assert written["did"] == ["Met.", "Talked."]
    assert written["minutes"] == 60
    assert written["present"] == ["grace", "ada"]
    assert str(written["next_meeting"]) == "2026-10-29"


def test_a_meeting_with_every_answer(send):
    code, _, said, root = send(
        "log",
        pair="pairs/ada-grace/",
        date="14 October 2026",
        kind="review",
        outcome="held",
        minutes="45",
        present="Ada Lovelace",
        did="Looked back.",
        next="grace: Read it by 2026-10-20\nada: Write it",
        next_meeting="2026-11-02",
    )
    assert code == 0
    written = record(root, said)
    assert str(written["date"]) == "2026-10-14"
    assert written["kind"] == "review"
    assert written["present"] == ["ada"]
    assert [(step["who"], step["what"]) for step in written["next"]] == [
        ("grace", "Read it"),
        ("ada", "Write it"),
    ]
    assert str(written["next"][0]["due"]) == "2026-10-20"


def test_a_goal_is_added_and_comments_stay(send):
    code, _, said, root = send(
        "goal",
        pair="ada-grace",
        title="Lead a review",
        kind="career",
        level_0="One review led",
        objectives="Ask",
    )
    assert code == 0
    text = (root / said["file"]).read_text()
    assert text.startswith("# Our goals.")
    assert [goal["id"] for goal in yaml.safe_load(text)["goals"]] == ["talk", "lead-a-review"]


def test_goals_are_rated_by_whoever_sends_it_in(send):
    code, _, said, root = send(
        "rate", login="Grace-H", pair="ada-grace", ratings="talk = 1", did="It went well."
    )
    assert code == 0
    assert record(root, said)["ratings"] == [{"goal": "talk", "level": 1, "by": "grace"}]


def test_somebody_signs_for_themselves(send):
    agreed = f"- [X] {FORM['sign'].questions[1].choices[0]}"
    code, _, said, root = send("sign", pair="ada-grace", agrees=agreed)
    assert code == 0
    assert str(record(root, said)["signatures"]["ada"]) == TODAY
    code, answer, said, _ = send("sign", pair="ada-grace", agrees="- [ ] I have read")
    assert code == 1
    assert "not ticked" in answer
    assert said == {"written": False}


def test_changed_terms_take_out_the_other_signatures(send):
    code, _, said, root = send("amend", pair="ada-grace", every="monthly", ground_rules="We are on time.")
    assert code == 0
    written = record(root, said)
    assert written["meetings"] == {"every": "1 month", "minutes": 60}
    assert list(written["signatures"]) == ["ada"]
    assert written["ground_rules"] == ["We are on time."]


def test_a_pair_is_proposed_paused_resumed_and_closed(send):
    code, _, said, root = send("propose", login="eve-x", mentors="Grace", mentees="eve", every="2 weeks")
    assert code == 0
    assert record(root, said)["status"] == "proposed"
    code, _, said, root = send("pause", pair="ada-grace", what="pause", to="2026-11-01")
    assert code == 0
    assert record(root, said)["status"] == "paused"
    code, _, said, root = send("pause", pair="ada-grace", what="go on", **{"from": "2026-10-20"})
    assert code == 0
    assert record(root, said)["status"] == "active"
    code, _, said, root = send(
        "close", pair="ada-grace", how="ended early", graduated="no", reflection="Good."
    )
    assert code == 0
    assert record(root, said)["status"] == "ended_early"
    assert record(root, said)["closing"]["reflection"] == "Good."


def test_who_is_in_one_pair_need_not_name_it(send):
    code, _, said, _ = send("log", kind="meeting", did="Met.")
    assert (code, said["file"]) == (0, "records/pairs/ada-grace/log/2026-10-15-ada.yml")
    code, answer, said, root = send("log", login="eve-x", kind="meeting")
    assert code == 1
    assert "You are in none yet. Write its name at" in answer
    send("propose", mentors="Grace", mentees="ada")
    code, answer, *_ = send("log", kind="meeting")
    assert code == 1
    assert "more than one" in answer
    agreement = root / "records/pairs/ada-grace/agreement.yml"
    agreement.write_text(
        agreement.read_text().replace("status: active", "status: completed\nclosing: {date: 2026-09-01}")
    )
    code, _, said, _ = send("log", kind="progress", did="Read.")
    assert (code, said["file"].split("/")[2]) == (0, "ada-grace-2")


def test_steps_and_goals_are_named_by_their_words(send):
    send("log", pair="ada-grace", kind="meeting", date="2026-10-01", did="x", next="ada: Write the outline")
    code, _, said, root = send("log", pair="ada-grace", kind="meeting", did="x", done="write the outline")
    assert code == 0
    assert record(root, said)["done"] == ["write-the-outline"]
    code, _, said, root = send("rate", pair="ada-grace", ratings="A talk = 2")
    assert record(root, said)["ratings"][0]["goal"] == "talk"
    code, answer, *_ = send("rate", pair="ada-grace", ratings="walk = 1")
    assert code == 1
    assert "“A talk”" in answer or "Did you mean" in answer


def test_a_pair_is_proposed_from_an_agreement_and_begins_with_the_last_signature(send):
    _, _, said, root = send("propose", mentors="Grace", mentees="eve", template="light", every="3 weeks")
    proposal = record(root, said)
    assert proposal["meetings"] == {"every": "3 weeks", "minutes": 45, "channel": "video"}
    assert proposal["leaving"].startswith("Each of us may end this")
    pair = said["file"].split("/")[2]
    agreed = f"- [X] {FORM['sign'].questions[1].choices[0]}"
    send("sign", login="Grace-H", pair=pair, agrees=agreed)
    assert record(root, said)["status"] == "proposed"
    assert send("sign", login="eve-x", pair=pair, agrees=agreed, begins="yes")[0] == 0
    assert record(root, said)["status"] == "active"
    assert list(record(root, said)["signatures"]) == ["grace", "eve"]
    assert send("sign", login="ada-l", pair="ada-grace", agrees=agreed, begins="yes")[0] == 0


def test_somebody_says_no_to_a_proposal_and_gives_no_reason(send):
    _, _, proposal, root = send("propose", login="eve-x", mentors="Grace", mentees="eve", every="2 weeks")
    pair = Path(proposal["file"]).parent.name
    code, answer, said, root = send("close", login="Grace-H", pair=pair, how="withdrawn")
    assert code == 0, answer
    assert record(root, said) == {**record(root, proposal), "status": "withdrawn"}


def test_the_form_to_end_says_that_it_declines_proposals_and_asks_for_no_reason():
    form = FORM["close"]
    told = {question.id: worded(form, question, SCHEMAS) for question in form.questions}
    assert form.name == "End your time together, or say no to a proposal"
    assert "Nobody has to say why." in form.about
    assert "Choose withdrawn to say no to a proposal" in told["how"].help
    assert not any("reason" in wording.label.casefold() for wording in told.values())
    text = render_issue_forms(SCHEMAS)[".github/ISSUE_TEMPLATE/pairbook-close.yml"]
    assert form.name in text
    assert "are not proposed to each other a second time" in " ".join(text.split())


@pytest.mark.parametrize(
    ("form", "login", "answers", "says"),
    [
        ("log", "ada-l", {"pair": "ada-grcae", "kind": "meeting"}, "ada-grace"),
        ("log", "ada-l", {"pair": "ada-grace", "kind": "meeting", "date": "31 June"}, "31 June"),
        ("log", "ada-l", {"pair": "ada-grace", "kind": "meeting", "minutes": "an hour"}, "whole number"),
        ("log", "ada-l", {"pair": "ada-grace", "kind": "meeting", "present": "Bob"}, "Bob"),
        ("log", "ada-l", {"pair": "ada-grace", "kind": "meeting", "done": "nothing-here"}, "nothing-here"),
        ("log", "ada-l", {"pair": "ada-grace", "kind": "meeting", "date": "2027-03-01"}, "2027"),
        ("log", "ada-l", {"pair": "../ada", "kind": "meeting"}, "There is no pair"),
        ("log", "eve-x", {"pair": "ada-grace", "kind": "meeting"}, "not in the pair"),
        ("log", "nobody", {"pair": "ada-grace", "kind": "meeting"}, "No record names your account"),
        ("rate", "ada-l", {"pair": "ada-grace", "ratings": "talk = 7"}, "7"),
        ("rate", "ada-l", {"pair": "ada-grace", "ratings": "walk = 1"}, "walk"),
        (
            "goal",
            "ada-l",
            {"pair": "ada-grace", "title": "T", "kind": "skill", "level_0": "x" * 2001},
            "2,001",
        ),
        ("amend", "ada-l", {"pair": "ada-grace"}, "says this already"),
        ("close", "ada-l", {"pair": "ada-grace", "how": "withdrawn"}, "withdrawn"),
        ("pause", "ada-l", {"pair": "ada-grace", "what": "go on"}, "not paused"),
        ("propose", "ada-l", {"mentors": "grace", "mentees": "grace"}, "grace"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(send, form, login, answers, says):
    code, answer, said, root = send(form, login=login, **answers)
    assert code == 1, answer
    assert said == {"written": False}
    assert says in answer.replace("&#45;", "-").replace("&#43;", "+")
    assert "Traceback" not in answer
    before = {**BASE, **PEOPLE}
    assert all((root / name).read_text(encoding="utf-8") == text for name, text in before.items())
    assert not (root / "records/pairs/ada-grace/log").exists()


def test_all_that_is_wrong_is_told_at_once(send):
    _, answer, _, _ = send(
        "log", pair="ada-grace", kind="meeting", minutes="long", present="Bob", next_meeting="soon"
    )
    assert "3 answers" in answer
    for label in ("Minutes", "Present", "Next meeting"):
        assert f"**{label}**" in answer


def test_what_somebody_else_has_changed_is_nobodys_word(send):
    agreed = f"- [X] {FORM['sign'].questions[1].choices[0]}"
    code, answer, said, _ = send("sign", login="ada-l", sender="eve-x", pair="ada-grace", agrees=agreed)
    assert code == 1
    assert "Somebody else has changed" in answer
    assert said == {"written": False}


def test_a_new_title_does_not_make_what_another_wrote_into_the_issue_the_authors_word(send):
    """Somebody else changed the body before: only a body that the author has written is theirs to be signed by."""
    agreed = f"- [X] {FORM['sign'].questions[1].choices[0]}"
    retitled = {"action": "edited", "changes": {"title": {"from": "Sing"}}}
    assert send("sign", happened=retitled, pair="ada-grace", agrees=agreed)[:3] == (0, "", None)
    rewritten = {"action": "edited", "changes": {"body": {"from": "…"}}}
    code, _, said, _ = send("sign", happened=rewritten, pair="ada-grace", agrees=agreed)
    assert (code, said["written"]) == (0, True)


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Dot <grace@example.org>", "Dot grace@example.org"),
        ("> <grace@example.org", "grace@example.org"),
        ("…", "dot_corp"),
    ],
)
def test_a_name_cannot_pose_as_somebody_elses_address_to_git(send, tmp_path, name, author):
    _, _, _, root = send("log")
    (root / "records/people/dot.yml").write_text(
        f"name: {json.dumps(name)}\ngithub: dot_corp\nmentee: {{}}\n"
    )
    code, answer, said, _ = send("propose", login="dot_corp", mentors="grace", mentees="dot")
    assert code == 0, answer
    assert said["author"] == author
    subprocess.run(["git", "init", "--quiet", tmp_path / "git"], check=True)
    git = ["git", "-C", str(tmp_path / "git"), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    by = f"--author={said['author']} <{said['email']}>"
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message=x", by], check=True)
    written = subprocess.run([*git, "log", "--format=%ae"], capture_output=True, text=True, check=True)
    assert written.stdout == "15+dot_corp@users.noreply.github.com\n"


@pytest.mark.parametrize("body", ["", "Hello", "### Your pair\n\nada-grace", "x\n" + "### Your pair\n"])
def test_an_issue_that_is_no_form_is_left_alone(send, body):
    code, answer, said, _ = send("log", body=body or " ")
    assert (code, answer, said) == (0, "", None)


@pytest.mark.parametrize("payload", SHORT, ids=range(len(SHORT)))
def test_hostile_answers_are_text_and_nothing_else(send, payload):
    code, answer, said, root = send("log", pair="ada-grace", kind="meeting", did=payload.replace("\n", " "))
    if code == 0:
        assert record(root, said)["did"]
    for mark in ("<script", "javascript:", "::error", "##["):
        assert mark not in answer


def test_an_answer_cannot_pose_as_another_question(send):
    """The heading of a question counts once, in its order, so the rest of such an answer is an odd date at worst."""
    did = "Met.\n### Next meeting\n2026-10-30\n### Your pair\nother"
    code, answer, _, _ = send("log", pair="ada-grace", kind="meeting", did=did)
    submission = parse_submission(body_of("log", pair="ada-grace", kind="meeting", did=did), SCHEMAS)
    assert submission is not None
    assert submission.answers["pair"] == "ada-grace"
    assert code in (0, 1)
    assert "Traceback" not in answer


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"issue": {"number": -1}}'])
def test_a_file_that_is_no_event_is_told_of(tmp_path, make_programme, capsys, content):
    file = tmp_path / "event.json"
    file.write_bytes(content)
    assert cli.run(["form", str(file), "--root", str(make_programme())]) == 2
    assert "is not what GitHub tells" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_question_has_words_of_its_own_and_choices_where_it_asks_for_one(form):
    named = labels(form, SCHEMAS)
    assert len(set(named.values())) == len(named)
    for question in form.questions:
        wording = worded(form, question, SCHEMAS)
        assert wording.label
        assert bool(wording.choices) is (question.control in (Control.CHOICE, Control.CONSENT)), question.id


def test_what_is_written_into_the_repository_are_forms_to_github(tmp_path):
    paths = []
    for name, text in render_issue_forms(SCHEMAS).items():
        paths.append(tmp_path / Path(name).name)
        paths[-1].write_text(text, encoding="utf-8")
    tool = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [tool, "--builtin-schema", "vendor.github-issue-forms", *paths], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_forms_are_brought_up_to_date(make_programme, capsys):
    root = make_programme()
    assert cli.run(["forms", "--check", "--root", str(root)]) == 1
    assert cli.run(["forms", "--root", str(root)]) == 0
    assert cli.run(["forms", "--check", "--root", str(root)]) == 0
    (root / ".github/ISSUE_TEMPLATE/pairbook-log.yml").write_text("name: old\n")
    assert cli.run(["forms", "--check", "--root", str(root)]) == 1
    assert "pairbook-log.yml" in capsys.readouterr().out


def test_an_issue_of_an_account_that_is_gone_is_left_alone(send, tmp_path):
    issue = {"number": 7, "body": body_of("log", pair="ada-grace", kind="meeting"), "user": None}
    assert send("log", happened={"issue": issue})[:3] == (0, "", None)


def test_a_coordinator_who_changes_an_agreement_does_not_sign_it(send, make_programme):
    root = make_programme(
        {**PEOPLE, "records/program.yml": BASE["records/program.yml"] + "coordinators: [eve]\n"}
    )
    code, _, said, _ = send("amend", login="eve-x", pair="ada-grace", every="monthly")
    assert code == 0
    assert "signatures" not in record(root, said)
