"""Who hears about what on which day: once on its day, then more and more rarely, and never again after a while."""

import datetime as dt
import itertools
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.figures.clock import Clock
from generator.figures.matters import AFTER_DAYS, Cause, Days
from generator.outlets.reminders import render_reminders
from generator.views.reminders import Person, Reminder, Told, remind_coordinators, remind_pairs
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import TODAY, sight_of

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
GOALS = "records/pairs/ada-grace/goals.yml"
LOG = "records/pairs/ada-grace/log/"
HELD = "kind: meeting\noutcome: held\n"
ONE = dt.timedelta(days=1)
QUIET = {file: text for file, text in RECORDS.items() if not file.startswith(LOG)}


def agreement(**changed):
    base = {"starts": "2026-09-01", "ends": "2027-08-31", "pauses": "", "reviews": ""}
    fields = yaml.safe_load(RECORDS[AGREEMENT])
    fields |= {name: yaml.safe_load(value) for name, value in (base | changed).items()}
    kept = ((name, value) for name, value in fields.items() if value is not None)
    return "".join(f"{name}: {json.dumps(value, default=str)}\n" for name, value in kept)


def programme(more=None, goal_due="2027-03-01", **changed):
    goals = RECORDS[GOALS].replace("2026-10-01", goal_due).replace("2026-03-10", "2026-09-02")
    goals = goals.replace(", due: 2026-04-01", "")
    return QUIET | {AGREEMENT: agreement(**changed), GOALS: goals} | (more or {})


def logged(day, more=""):
    return {f"{LOG}{day}.yml": f"date: {day}\n{HELD}{more}"}


def told(files, since=TODAY - ONE, ahead=0, most=100, audience=Audience.MEMBERS, **options):
    people = options.pop("people", {})
    found = remind_pairs(sight_of(audience, files, **people), Days(since, TODAY, ahead), most, **options)
    return {each.people[0].id: [(item.cause, item.text) for item in each.reminders] for each in found}


def causes(files, **options):
    return {person: [cause for cause, _ in items] for person, items in told(files, **options).items()}


STEP = "next: [{id: ask, what: Ask for help, who: ada, due: %s}]\n"


@pytest.mark.parametrize("after", range(-2, 58))
def test_a_step_is_told_on_its_day_and_then_more_and_more_rarely(after):
    step = logged("2026-08-10", STEP % (TODAY - after * ONE)) | logged("2026-10-14")
    files = programme(step, starts="2026-08-01")
    assert causes(files) == ({"ada": [Cause.STEP]} if after in AFTER_DAYS else {})


def test_words_are_kind_and_say_what_to_do():
    files = programme(logged("2026-10-10", STEP % "2026-10-15"))
    assert told(files) == {
        "ada": [(Cause.STEP, "With Grace Hopper: “Ask for help” is due on 15 Oct 2026, today.")]
    }
    files = programme(logged("2026-10-01", STEP % "2026-10-08"))
    assert told(files)["ada"][0][1].endswith(
        "was due on 8 Oct 2026, 7 days ago. If it is done, your next entry can say so; if not, another day is fine."
    )


def test_what_is_done_given_up_or_paused_is_told_nobody():
    files = programme(logged("2026-10-01", STEP % "2026-10-15"))
    assert causes(files | {f"{LOG}2026-10-12.yml": "date: 2026-10-12\nkind: progress\ndone: [ask]\n"}) == {}
    files[AGREEMENT] = agreement(pauses="[{from: 2026-10-13}]", status="paused")
    assert causes(files) == {}
    files = programme(logged("2026-10-10"), goal_due="2026-10-15")
    assert causes(files) == {"ada": [Cause.GOAL], "grace": [Cause.GOAL]}
    files[GOALS] += "    dropped: {date: 2026-10-01, why: Another plan}\n"
    assert causes(files) == {}


def test_what_falls_into_a_pause_comes_up_when_it_is_over():
    step = logged("2026-10-01", STEP % "2026-10-08")
    assert causes(programme(step, pauses="[{from: 2026-10-05, to: 2026-10-14}]")) == {"ada": [Cause.STEP]}
    assert causes(programme(step, pauses="[{from: 2026-10-05, to: 2026-10-13}]")) == {}


def test_a_meeting_is_told_the_day_before_and_its_missing_entry_after_two_days():
    def planned(day):
        return causes(programme(logged("2026-10-01", f"next_meeting: {day}\n")))

    both = ["ada", "grace"]
    assert planned("2026-10-16") == {key: [Cause.MEETING] for key in both}
    assert planned("2026-10-15") == planned("2026-10-14") == {}
    assert planned("2026-10-13") == {key: [Cause.NOT_LOGGED] for key in both}


def test_reviews_signatures_and_the_end_are_told_to_those_whom_they_concern():
    held = logged("2026-10-10")
    both = ["ada", "grace"]
    assert causes(programme(held, reviews="[2026-10-15]")) == {key: [Cause.REVIEW] for key in both}
    assert causes(programme(held, ends="2026-10-29", goal_due="2026-10-29")) == {
        key: [Cause.ENDING] for key in both
    }
    open_ = programme(starts="2026-10-01", signatures="{grace: 2026-10-01}", status="proposed")
    open_[GOALS] = "goals: []\n"
    assert causes(open_) == {"ada": [Cause.SIGNATURE]}


def test_dates_can_be_told_ahead_and_what_nobody_can_foresee_is_not():
    files = programme(logged("2026-10-01", (STEP % "2026-10-20") + "next_meeting: 2026-10-10\n"))
    assert causes(files, ahead=5) == {"ada": [Cause.STEP]}
    assert causes(files, ahead=4) == {}


def test_over_several_days_everything_is_told_once():
    files = programme(logged("2026-10-01", STEP % "2026-10-08"))
    assert causes(files, since=dt.date(2026, 9, 1)) == {"ada": [Cause.STEP]}
    assert causes(files, since=TODAY) == {}


DAY = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@given(DAY, st.lists(DAY, min_size=2, max_size=6, unique=True), DAY, st.integers(0, 40), st.integers(0, 6))
def test_however_runs_are_spread_nothing_is_missed_or_told_again(falls_on, runs, pause, length, ahead):
    begin = pause.toordinal()
    clock = Clock(dt.date(2025, 1, 1), dt.date(2027, 1, 1), ((begin, begin + length),) if length else ())
    first, *rest = sorted(runs)

    def tellings(days):
        between = itertools.pairwise(days)
        return [today for since, today in between if Days(since, today, ahead).hold(clock, falls_on, ahead)]

    daily = [first + ONE * count for count in range((rest[-1] - first).days + 1)]
    told_daily = tellings(daily)
    assert len(told_daily) <= len(AFTER_DAYS)
    expected = {next(run for run in rest if run >= day) for day in told_daily}
    assert set(tellings([first, *rest])) == expected
    assert not any(clock.is_paused(day) for day in told_daily)


def test_nobody_is_told_more_than_a_few_things_and_the_rest_is_counted():
    steps = ", ".join(
        f"{{id: s{number}, what: Step {number}, who: ada, due: 2026-10-15}}" for number in range(8)
    )
    sight = sight_of(Audience.MEMBERS, programme(logged("2026-10-10", f"next: [{steps}]\n")))
    [found] = remind_pairs(sight, Days(TODAY - ONE, TODAY), 5)
    assert (len(found.reminders), found.more) == (5, 3)
    assert "And 3 more matters: see the page of the pair." in render_reminders(
        [found], Days(TODAY, TODAY), "text"
    )


def test_who_wants_peace_is_left_in_peace():
    files = programme(logged("2026-10-10"), reviews="[2026-10-15]")
    ada = RECORDS["records/people/ada.yml"] + "reminders: false\n"
    assert causes(files, people={"ada": ada}) == {"grace": [Cause.REVIEW]}


def test_what_only_coordinators_know_changes_nothing_for_pairs():
    files = programme(logged("2026-10-10"), reviews="[2026-10-15]")
    snoozed = files | {AGREEMENT: files[AGREEMENT] + "snooze: {until: 2026-12-01, why: Exams}\n"}
    assert told(snoozed) == told(files) != {}


def test_in_the_open_only_named_pairs_are_told_and_the_public_nothing():
    files = programme(logged("2026-10-10"), reviews="[2026-10-15]")
    assert causes(files, only_named=True) == causes(files) != {}
    assert causes(files, audience=Audience.PUBLIC) == {}
    files[AGREEMENT] = files[AGREEMENT].replace('"named"', '"unlisted"')
    assert causes(files, only_named=True) == {} != causes(files)


def test_coordinators_are_told_of_flags_when_they_come_up_and_after_a_snooze():
    def flags(since, audience=Audience.COORDINATORS, **changed):
        files = programme(logged("2026-09-20"), goal_due="2027-03-01", **changed)
        found = remind_coordinators(sight_of(audience, files), Days(since, TODAY))
        return [item.cause for item in found.reminders]

    # Quiet since 20 September: more than one and a half times two weeks ago on 12 October.
    assert flags(dt.date(2026, 10, 11)) == ["quiet"]
    assert flags(dt.date(2026, 10, 12)) == []
    assert flags(dt.date(2026, 10, 11), Audience.MEMBERS) == []
    assert flags(dt.date(2026, 10, 14), snooze="{until: 2026-10-15, why: Away}") == ["quiet"]
    assert flags(dt.date(2026, 10, 11), snooze="{until: 2026-10-20, why: Away}") == []


def test_a_digest_mentions_handles_alone_and_shows_everything_else_as_it_is():
    hostile = "[x](https://evil.test) @everybody <script> #1 ::error::"
    told_ = (
        Told(
            people=(Person("ada", hostile, ""), Person("bo", "Bo", "bo-x"), Person("cy", "Cy", "no@handle")),
            reminders=(Reminder(cause="step", pairs=("p",), day=TODAY, text=hostile, message=hostile),),
            more=2,
        ),
    )
    text = render_reminders(told_, Days(TODAY - ONE, TODAY), "markdown")
    assert text.startswith("<!-- pairbook reminders 2026-10-15 -->\n")
    assert [word for word in text.split() if word.startswith("@")] == ["@bo-x,"]
    assert not any(part in text for part in ("@everybody", "<script>", "](", "::error"))
    assert render_reminders((), Days(TODAY, TODAY), "markdown") == ""
    assert render_reminders((), Days(TODAY, TODAY), "text") == "There is nothing to remind anybody of."
    many = render_reminders(told_ * 2000, Days(TODAY, TODAY), "markdown")
    assert len(many.encode()) < 65_536
    assert "There is more than fits here" in many


def test_the_command_speaks_to_people_and_to_programs(make_programme, capsys):
    root = make_programme(programme(logged("2026-10-10", STEP % "2026-10-15")))
    options = ("remind", "--root", str(root), "--today", "2026-10-15")
    assert cli.run([*options]) == 0
    assert capsys.readouterr().out.startswith("To Ada Lovelace\n  - With Grace Hopper: “Ask for help”")
    assert cli.run([*options, "--format", "json", "--since", "2026-10-01"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["today"], found["since"], found["ahead"]) == ("2026-10-15", "2026-10-01", 0)
    assert found["told"][0]["reminders"][0]["cause"] == "step"
    closed = RECORDS["records/program.yml"].replace(", open: true", "")
    (root / "records" / "program.yml").write_text(closed)
    assert cli.run([*options, "--readers", "everyone"]) == 0
    assert "nobody is named here" in capsys.readouterr().err
    assert cli.run([*options, "--readers", "everyone", "--to", "coordinators"]) == 2
    assert cli.run([*options, "--since", "soon"]) == 2
    assert cli.run([*options, "--since", ""]) == 0


def test_mistakes_of_one_pair_keep_nobody_else_from_hearing_where_that_is_wanted(make_programme, capsys):
    other = {"records/pairs/grace-two/agreement.yml": "mentors: [grace]\nstatus: so-so\n"}
    root = make_programme(programme(logged("2026-10-10", STEP % "2026-10-15")) | other)
    options = ("remind", "--root", str(root), "--today", "2026-10-15")
    assert cli.run([*options]) == 1
    assert "so-so" in capsys.readouterr().out
    assert cli.run([*options, "--keep-going"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("To Ada Lovelace\n  - With Grace Hopper: “Ask for help”")
    assert "so-so" in said.err
    assert "Left out until their records pass: grace-two." in said.err
    (root / "records" / "program.yml").write_text("name: [")
    assert cli.run([*options, "--keep-going"]) == 1
    assert not capsys.readouterr().out.startswith("To ")
