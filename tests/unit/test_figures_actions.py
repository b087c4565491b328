"""Next steps and promises kept, counted by hand."""

import datetime as dt

from generator.figures.actions import Stage, action_states, follow_through, objective_states
from generator.words.model import (
    Action,
    Agreement,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Objective,
    PagePublication,
    Pair,
    Status,
)

DAY = dt.date.fromisoformat


def entry(stem: str, *promised: tuple[str, str], done: tuple[str, ...] = (), **more: object) -> Entry:
    steps = tuple(
        Action(id=id_, what=f"do {id_}", who="ada", due=DAY(due) if due else None) for id_, due in promised
    )
    return Entry(stem=stem, date=DAY(stem[:10]), kind=EntryKind.PROGRESS, next=steps, done=done, **more)  # type: ignore[arg-type]


def pair(*entries: Entry, goals: tuple[Goal, ...] = ()) -> Pair:
    agreement = Agreement(
        mentors=("grace",),
        mentees=("ada",),
        cohort="spring",
        starts=DAY("2026-01-01"),
        ends=DAY("2026-12-31"),
        status=Status.ACTIVE,
        meetings=Meetings(every=Interval("2 weeks")),
        publication=PagePublication.NAMED,
    )
    return Pair(id="ada--grace", agreement=agreement, goals=goals, entries=entries)


def stages(sample: Pair, today: str) -> dict[str, Stage]:
    return {state.id: state.stage for state in action_states(sample, DAY(today))}


SAMPLE = pair(
    entry("2026-01-05", ("cv", "2026-01-19"), ("talk", "2026-02-02"), ("read", "")),
    entry("2026-01-20", ("blog", "2026-01-25"), done=("cv",)),
    entry("2026-02-10", done=("talk", "blog")),
)


def test_stages_are_read_from_the_log():
    assert stages(SAMPLE, "2026-01-04") == {}
    # Two weeks are agreed: "talk" on 2 February is 28 days off on 5 January, 14 on 19 January.
    assert stages(SAMPLE, "2026-01-05") == {"cv": Stage.DUE, "talk": Stage.OPEN, "read": Stage.OPEN}
    assert stages(SAMPLE, "2026-01-19") == {"cv": Stage.DUE, "talk": Stage.DUE, "read": Stage.OPEN}
    assert stages(SAMPLE, "2026-01-26") == {
        "cv": Stage.DONE,
        "talk": Stage.DUE,
        "read": Stage.OPEN,
        "blog": Stage.OVERDUE,
    }


def test_a_state_says_where_it_comes_from():
    state = action_states(SAMPLE, DAY("2026-03-01"))[0]
    assert (state.opened_in, state.done_in, state.done_on) == ("2026-01-05", "2026-01-20", DAY("2026-01-20"))
    assert (state.who, state.what, state.is_done) == ("ada", "do cv", True)


def test_follow_through_by_hand():
    # cv, due 19 January: the first entry from then on is of 20 January and says done: kept.
    # blog, due 25 January: the first entry from then on is of 10 February and says done: kept.
    # talk, due 2 February: the same entry says done: kept. read has no date.
    found = follow_through(SAMPLE, DAY("2026-02-10"))
    assert (found.value, found.n, found.missing) == (1.0, 3, 0)
    # On 5 February nobody could report on blog and talk yet.
    found = follow_through(SAMPLE, DAY("2026-02-05"))
    assert (found.value, found.n, found.missing) == (1.0, 1, 2)


def test_a_promise_reported_later_than_the_next_entry_was_not_kept_in_time():
    sample = pair(
        entry("2026-01-05", ("cv", "2026-01-19")),
        entry("2026-01-20"),
        entry("2026-02-03", done=("cv",)),
    )
    found = follow_through(sample, DAY("2026-03-01"))
    assert (found.value, found.n) == (0.0, 1)
    assert stages(sample, "2026-03-01") == {"cv": Stage.DONE}


def test_both_entries_of_a_day_can_report():
    sample = pair(
        entry("2026-01-05", ("cv", "2026-01-19")),
        entry("2026-01-20-ada"),
        entry("2026-01-20-grace", done=("cv",)),
    )
    assert follow_through(sample, DAY("2026-03-01")).value == 1.0


def test_what_is_done_early_is_kept():
    sample = pair(
        entry("2026-01-05", ("cv", "2026-01-19")), entry("2026-01-10", done=("cv",)), entry("2026-01-25")
    )
    assert follow_through(sample, DAY("2026-03-01")).value == 1.0


def test_nothing_to_tell_says_why():
    assert follow_through(pair(), DAY("2026-03-01")).why == "No next step is due yet."
    waiting = follow_through(pair(entry("2026-01-05", ("cv", "2026-01-19"))), DAY("2026-03-01"))
    assert (waiting.value, waiting.missing) == (None, 1)
    assert waiting.why == "No log entry has followed a due date yet."


def test_a_withdrawn_entry_promises_and_reports_nothing():
    void = entry("2026-01-06", corrects="2026-01-05", void=True)
    assert action_states(pair(entry("2026-01-05", ("cv", "2026-01-19")), void), DAY("2026-03-01")) == ()


def test_done_before_it_was_promised_is_not_done():
    sample = pair(entry("2026-01-01", done=("cv",)), entry("2026-01-05", ("cv", "2026-01-19")))
    assert stages(sample, "2026-01-06") == {"cv": Stage.DUE}


def test_objectives_are_done_through_the_log_too():
    steps = (
        Objective(id="outline", what="Outline", due=DAY("2026-02-01")),
        Objective(id="draft", what="Draft"),
    )
    goal = Goal(
        id="talk",
        title="Talk",
        kind="skill",
        set_on=DAY("2026-01-02"),
        due=DAY("2026-06-01"),
        objectives=steps,
    )
    sample = pair(entry("2026-01-20", done=("outline",)), goals=(goal,))
    found = objective_states(sample, DAY("2026-03-01"))
    assert [(state.id, state.stage, state.goal) for state in found] == [
        ("outline", Stage.DONE, "talk"),
        ("draft", Stage.OPEN, "talk"),
    ]
    assert objective_states(sample, DAY("2026-01-01")) == ()
    assert [state.stage for state in objective_states(sample, DAY("2026-01-19"))] == [Stage.DUE, Stage.OPEN]
