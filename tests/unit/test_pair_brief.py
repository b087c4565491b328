"""What a pair needs to know before it meets: for every phase, and for pairs that do not meet now."""

import datetime as dt
import json

import pytest
import yaml

from generator import cli
from generator.figures.next_meeting import next_meeting_of
from generator.views.links import HOME, Links
from generator.views.pair_brief import view_brief
from generator.views.pair_resources import view_resources
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import TODAY, sight_of

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
GOALS = "records/pairs/ada-grace/goals.yml"
LOG = "records/pairs/ada-grace/log/"
HELD = "kind: meeting\noutcome: held\n"
QUIET = {file: text for file, text in RECORDS.items() if not file.startswith(LOG)}
"""The same programme with nothing logged."""


def agreement(**changed):
    fields = yaml.safe_load(RECORDS[AGREEMENT])
    fields |= {name: yaml.safe_load(value) for name, value in changed.items()}
    kept = ((name, value) for name, value in fields.items() if value is not None)
    return "".join(f"{name}: {json.dumps(value, default=str)}\n" for name, value in kept)


def log(day, more=""):
    return {f"{LOG}{day}.yml": f"date: {day}\n{HELD}{more}"}


def brief(files, audience=Audience.MEMBERS, **people):
    sight = sight_of(audience, files, **people)
    return view_brief(sight, Links(HOME), sight.programme.pairs["ada-grace"])


NO_GOALS = {GOALS: "goals: []\n"}
GOAL = {
    GOALS: RECORDS[GOALS]
    .replace("2026-10-01", "2027-03-01")
    .replace("2026-04-01", "2027-01-10")
    .replace("2026-03-10", "2026-09-10")
}
FRESH = NO_GOALS | {AGREEMENT: agreement(starts="2026-10-08", pauses="", reviews="", ends="2027-10-08")}
SOON = GOAL | {AGREEMENT: agreement(starts="2026-09-01", pauses="", reviews="", ends="2027-08-31")}


def test_the_public_gets_none():
    assert brief(RECORDS, Audience.PUBLIC) is None


def test_before_the_first_meeting_it_is_about_getting_to_know_each_other():
    unsigned = {
        AGREEMENT: agreement(
            starts="2026-10-08", pauses="", reviews="", ends="2027-10-08", signatures="{grace: 2026-03-01}"
        )
    }
    found = brief(QUIET | unsigned | NO_GOALS)
    assert (found.title, found.phase) == ("First meeting", "Getting to know each other")
    assert found.when == "No day is written down yet. By your rhythm you meet by 22 Oct 2026, in 7 days."
    assert found.last is None
    assert found.agenda[0].startswith("Tell each other how you came to where you are")
    assert "Still to sign: Ada Lovelace." in " ".join(found.agenda)
    assert found.agenda[-1] == "Find the day of your next meeting before you part."


def test_preferences_that_differ_are_something_to_agree_on():
    people = {
        "grace": RECORDS["records/people/grace.yml"]
        + "working_preferences: {meet: [video, phone], feedback: spoken, learns_by: [trying], rhythm: Often}\n",
        "ada": RECORDS["records/people/ada.yml"]
        + "working_preferences: {meet: [phone], feedback: written, rhythm: Rarely}\n",
    }
    told = [line for line in brief(QUIET | FRESH, **people).agenda if "differ" in line]
    assert told == [
        "You differ on feedback: Grace Hopper says spoken and Ada Lovelace says written. Agree how you do it."
    ]


def test_without_goals_it_is_about_a_direction():
    found = brief(QUIET | SOON | NO_GOALS | log("2026-10-01"))
    assert found.phase == "Finding a direction"
    assert found.agenda[0] == "Ada Lovelace: what would be different at the end, if this goes well?"
    assert "goals" in found.agenda[1]


def test_promises_stand_in_the_order_of_promising_and_the_agenda_begins_with_them():
    files = QUIET | SOON
    files |= log("2026-09-10", "next: [{id: first, what: First, due: 2026-12-01}, {id: gone, what: Gone}]\n")
    files |= log(
        "2026-10-01",
        "done: [gone]\nnext: [{id: second, what: Second, due: 2026-10-02}]\ndid: [A, B, C, D, E]\n",
    )
    found = brief(files)
    assert [step.text for step in found.steps.promised] == ["First", "Second"]
    assert found.phase == "Making progress"
    assert found.agenda[0].startswith("What became of the list above")
    assert found.agenda[1].startswith("Since 1 Oct 2026: ")
    assert "“Ship a tool” is due on 1 Mar 2027 and not rated yet: where does it stand?" in found.agenda
    assert (found.last.when, found.last.lines, found.last.more) == (
        "1 Oct 2026, 2 weeks ago",
        ("A", "B", "C", "D"),
        1,
    )


def test_a_goal_whose_day_has_passed_and_a_review_are_asked_about():
    found = brief(RECORDS | {AGREEMENT: agreement(ends="2027-11-30")} | log("2026-10-01"))
    assert "“Ship a tool” was due on 1 Oct 2026: how far did it get? Both sides say a level." in found.agenda
    assert any(line.startswith("A quarter of an hour to look back") for line in found.agenda)
    assert [step.text for step in found.steps.due] == ["Look back together", "Ship a tool"]


def test_in_the_last_quarter_it_is_about_the_end():
    found = brief(RECORDS)
    assert found.phase == "Winding down"
    assert "7 weeks are left: what is still worth finishing, and what can you let go?" in found.agenda
    over = brief(RECORDS | {AGREEMENT: agreement(ends="2026-10-01", reviews="")})
    assert any(line.startswith("Your agreed time was over on 1 Oct 2026.") for line in over.agenda)
    assert "The last day that you agreed on" in [step.text for step in over.steps.due]


def test_a_pair_that_ended_lately_moves_on_and_one_that_ended_long_ago_is_left_alone():
    def ended(day):
        return brief(
            RECORDS
            | {AGREEMENT: agreement(status="completed", closing=f"{{date: {day}}}", pauses="", reviews="")}
        )

    assert ended("2026-10-01").when == "You ended on 1 Oct 2026."
    assert [line.split(" ")[0] for line in ended("2026-10-01").agenda] == ["Write", "If", "Say"]
    assert (ended("2026-06-01").agenda, ended("2026-06-01").resource) == ((), None)


def test_a_pause_asks_nothing():
    found = brief(RECORDS | {AGREEMENT: agreement(status="paused", pauses="[{from: 2026-10-01}]")})
    assert found.title == "When you go on"
    assert found.when.startswith("You have paused since 1 Oct 2026. Nothing is expected of you")
    assert (found.how, found.resource) == ("", None)
    assert len(found.agenda) == 2


def test_a_pair_to_be_says_whom_it_waits_for():
    one = agreement(status="proposed", mentors="[]", signatures="{}")
    found = brief(QUIET | {AGREEMENT: one})
    assert (found.when, found.agenda) == ("A mentor is still to be found.", ())


def test_a_group_begins_with_everybody():
    files = QUIET | GOAL | log("2026-10-01")
    files |= {
        "records/people/bo.yml": "name: Bo\nmentee: {capacity: 1}\n",
        AGREEMENT: agreement(
            mentees="[ada, bo]",
            signatures="{grace: 2026-03-01, ada: 2026-03-02, bo: 2026-03-02}",
            starts="2026-09-01",
            ends="2027-08-31",
            pauses="",
            reviews="",
        ),
    }
    assert brief(files).agenda[0].startswith("A word from everybody")


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("2026-10-20", "20 Oct 2026, in 5 days."),
        ("2026-10-15", "15 Oct 2026, today."),
        ("2026-10-12", "You had planned to meet on 12 Oct 2026, and no entry tells of it yet."),
        ("", "No day is written down yet. By your rhythm you meet by 15 Oct 2026, today."),
    ],
)
def test_when_it_is_follows_the_log(named, says):
    more = f"next_meeting: {named}\n" if named else ""
    assert brief(QUIET | SOON | log("2026-10-01", more)).when.startswith(says)


def test_a_day_that_the_log_tells_of_is_not_planned_any_more():
    files = QUIET | SOON | log("2026-09-20", "next_meeting: 2026-10-01\n") | log("2026-10-01")
    pair = sight_of(Audience.MEMBERS, files).programme.pairs["ada-grace"]
    assert next_meeting_of(pair, TODAY).planned is None
    assert next_meeting_of(pair, dt.date(2026, 9, 25)).planned == dt.date(2026, 10, 1)


def test_the_rhythm_leaves_out_pauses():
    paused = agreement(
        starts="2026-09-01", ends="2027-08-31", pauses="[{from: 2026-10-02, to: 2026-10-08}]", reviews=""
    )
    pair = sight_of(Audience.MEMBERS, QUIET | GOAL | {AGREEMENT: paused} | log("2026-10-01")).programme.pairs[
        "ada-grace"
    ]
    assert next_meeting_of(pair, TODAY).by_rhythm == dt.date(2026, 10, 22)


def test_the_command_prints_it_for_people_and_programs(make_programme, capsys):
    root = make_programme(dict(RECORDS))
    options = ("--root", str(root), "--today", "2026-10-15")
    assert cli.run(["brief", "ada-grace", *options]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Next meeting: Grace Hopper and Ada Lovelace\n  - ")
    assert "\nWhat was promised\n  - " in out
    assert "A guide (guide" not in out
    assert cli.run(["brief", "ada-grace", *options, "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert list(plain) == [
        "today",
        "pair",
        "title",
        "when",
        "how",
        "phase",
        "promised",
        "due",
        "last",
        "agenda",
        "resource",
    ]
    assert cli.run(["brief", "ada-grac", *options]) == 2
    assert '"ada-grac" in records/pairs.' in capsys.readouterr().err


def test_of_resources_that_fit_alike_the_required_general_unused_and_special_comes_first():
    shelf = """\
resources:
  - {id: other, title: A talk on something else, url: https://example.org/1, kind: guide, phases: [winding-down], topics: [sailing]}
  - {id: guide, title: B used, url: https://example.org/2, kind: guide, phases: [winding-down]}
  - {id: vague, title: Y for another phase as well, url: https://example.org/6, kind: guide, phases: [winding-down, rapport]}
  - {id: second, title: Z first in the list, url: https://example.org/3, kind: guide, phases: [winding-down]}
  - {id: third, title: C later in the list, url: https://example.org/4, kind: guide, phases: [winding-down]}
  - {id: must, title: D required, url: https://example.org/5, kind: training, phases: [winding-down], required: true}
"""
    files = RECORDS | {"records/resources.yml": shelf} | log("2026-10-10", "resources: [guide]\n")
    sight = sight_of(Audience.MEMBERS, files)
    found = view_resources(sight, Links(HOME), sight.programme.pairs["ada-grace"])
    assert [each.title[:1] for each in found] == ["D", "Z", "C", "Y", "B", "A"]


def test_without_a_pair_it_is_ones_own_and_mistakes_of_others_keep_nobody_from_it(make_programme, capsys):
    other = {"records/pairs/grace-two/agreement.yml": "mentors: [grace]\nstatus: so-so\n"}
    root = make_programme(dict(RECORDS) | other)
    options = ("--root", str(root), "--today", "2026-10-15")
    assert cli.run(["brief", "--as", "Ada Lovelace", *options]) == 0
    assert capsys.readouterr().out.startswith("Next meeting: Grace Hopper and Ada Lovelace\n")
    assert cli.run(["brief", "grace-two", *options]) == 1
    assert "so-so" in capsys.readouterr().out
    (root / AGREEMENT).unlink()
    assert cli.run(["brief", "--as", "ada", *options]) == 2
    assert "There is no pair that this could be about." in capsys.readouterr().err
    (root / "records/program.yml").write_text("name: [")
    assert cli.run(["brief", "ada-grace", *options]) == 1


def test_a_proposal_that_was_withdrawn_has_no_meeting_to_come(make_programme, capsys):
    files = {file: text for file, text in RECORDS.items() if "/log/" not in file}
    withdrawn = files[AGREEMENT].replace("status: active", "status: withdrawn")
    withdrawn = withdrawn.replace("pauses:\n  - {from: 2026-08-01, to: 2026-08-15}\n", "")
    root = make_programme({**files, AGREEMENT: withdrawn})
    assert cli.run(["brief", "ada-grace", "--root", str(root), "--today", "2026-10-15"]) == 2
    assert 'The proposal "ada-grace" was withdrawn' in capsys.readouterr().err
