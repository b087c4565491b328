"""What needs attention: every rule on the day before it holds and on the day that it does, counted by hand."""

import datetime as dt

import msgspec
import pytest

from generator.figures.attention import Flag, Rule, flags_of_pair, flags_of_programme
from generator.words.model import (
    Agreement,
    Decision,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    MenteeRole,
    MentorRole,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Person,
    Policy,
    Program,
    Programme,
    Rating,
    Snooze,
    Status,
)
from generator.words.recorded import Recorded

DAY = dt.date.fromisoformat
POLICY = Policy()
BOTH = {"grace": DAY("2026-01-01"), "ada": DAY("2026-01-01")}
FAR = Goal(id="far", title="Far", kind="skill", set_on=DAY("2026-01-01"), due=DAY("2026-12-01"))


def met(day: str, kind: EntryKind = EntryKind.MEETING, **more: object) -> Entry:
    return Entry(stem=day, date=DAY(day), kind=kind, outcome=Outcome.HELD, **more)  # type: ignore[arg-type]


def pair(*entries: Entry, goals: tuple[Goal, ...] = (FAR,), id_: str = "ada--grace", **terms: object) -> Pair:
    """A pair of two weeks that began on 1 January 2026, has signed and has a goal far off."""
    agreed: dict[str, object] = {
        "mentors": ("grace",),
        "mentees": ("ada",),
        "cohort": "spring",
        "starts": DAY("2026-01-01"),
        "ends": DAY("2026-12-31"),
        "status": Status.ACTIVE,
        "meetings": Meetings(every=Interval("2 weeks")),
        "publication": PagePublication.NAMED,
        "signatures": BOTH,
    }
    agreement = Agreement(**(agreed | terms))  # type: ignore[arg-type]
    return Pair(id=id_, agreement=agreement, goals=goals, entries=entries)


def flags(sample: Pair, day: str, recorded: Recorded = Recorded()) -> dict[Rule, Flag]:  # noqa: B008
    return {flag.rule: flag for flag in flags_of_pair(sample, POLICY, DAY(day), recorded)}


def rest(begin: str, end: str | None) -> tuple[Pause, ...]:
    return (Pause(from_=DAY(begin), until=DAY(end) if end else None),)


EVERY_MONTH = tuple(met(f"2026-{month:02}-01") for month in range(1, 13))
AT_WORK = {"meetings": Meetings(every=Interval("1 month"))}
"""A pair that meets on the first of every month, as agreed."""

GONE = Goal(
    id="gone",
    title="Gone",
    kind="skill",
    set_on=DAY("2026-01-02"),
    due=DAY("2026-02-01"),
    dropped=Decision(date=DAY("2026-03-01")),
)
DUE = Goal(id="sql", title="SQL", kind="skill", set_on=DAY("2026-01-02"), due=DAY("2026-04-01"))


@pytest.mark.parametrize(
    ("sample", "rule", "since"),
    [
        # 1 January and 14 days is the 15th, which is allowed; 21 days the 22nd; 30 days the 31st.
        (pair(met("2026-01-05"), signatures={"grace": DAY("2026-01-01")}), Rule.UNSIGNED, "2026-01-16"),
        (
            pair(status=Status.PROPOSED, mentors=(), signatures={"ada": DAY("2026-01-01")}),
            Rule.UNSIGNED,
            "2026-01-16",
        ),
        (pair(), Rule.NO_FIRST_MEETING, "2026-01-23"),
        (pair(met("2026-01-20"), goals=()), Rule.NO_GOALS, "2026-02-01"),
        # Two weeks times 1.5 are 21 days, times 2.5 are 35 days.
        (pair(met("2026-02-01")), Rule.QUIET, "2026-02-23"),
        (pair(met("2026-02-01")), Rule.VERY_QUIET, "2026-03-09"),
        # Given up on 1 March, and nothing new 30 days later.
        (pair(*EVERY_MONTH, goals=(GONE,), **AT_WORK), Rule.NO_GOALS, "2026-04-01"),
        # Due on 1 April, and a month of 30.4 days later nobody has said a word.
        (pair(*EVERY_MONTH, goals=(DUE,), **AT_WORK), Rule.GOALS_OVERDUE, "2026-05-02"),
        (pair(*EVERY_MONTH, reviews=(DAY("2026-06-01"),), **AT_WORK), Rule.REVIEW_DUE, "2026-07-02"),
        (pair(*EVERY_MONTH, ends=DAY("2026-06-30"), **AT_WORK), Rule.NOT_CLOSED, "2026-07-01"),
    ],
)
def test_a_rule_holds_from_its_day_on_and_not_a_day_before(sample: Pair, rule: Rule, since: str):
    first = DAY(since)
    before = (first - dt.timedelta(days=1)).isoformat()
    assert rule not in flags(sample, before)
    for later in (0, 1, 5):
        found = flags(sample, (first + dt.timedelta(days=later)).isoformat())[rule]
        assert found.since == first
        assert found.value > found.limit


def test_the_numbers_are_those_of_the_rule():
    found = flags(pair(met("2026-02-01")), "2026-03-15")[Rule.VERY_QUIET]
    assert (found.value, found.limit, found.unit) == (3.0, 2.5, "intervals")
    assert found.counted_from == DAY("2026-02-01")
    assert found.records == (
        "records/pairs/ada--grace/agreement.yml",
        "records/pairs/ada--grace/log/2026-02-01.yml",
    )
    unsigned = flags(pair(met("2026-01-05"), signatures={"grace": DAY("2026-01-01")}), "2026-01-20")
    assert (unsigned[Rule.UNSIGNED].value, unsigned[Rule.UNSIGNED].people) == (19.0, ("ada",))


def test_silence_is_said_once():
    # Weekly, and never met: quiet by the agreed interval, until the first meeting is overdue by the policy.
    weekly = pair(meetings=Meetings(every=Interval("1 week")))
    assert list(flags(weekly, "2026-01-11")) == []
    assert list(flags(weekly, "2026-01-12")) == [Rule.QUIET]
    assert list(flags(weekly, "2026-01-19")) == [Rule.VERY_QUIET]
    assert list(flags(weekly, "2026-01-23")) == [Rule.NO_FIRST_MEETING]


@pytest.mark.parametrize("called_off", [Outcome.CANCELLED, Outcome.MISSED])
def test_a_meeting_that_was_not_held_ends_no_silence(called_off: Outcome):
    off = msgspec.structs.replace(met("2026-02-20"), outcome=called_off)
    assert Rule.VERY_QUIET in flags(pair(met("2026-02-01"), off), "2026-03-09")


def test_when_the_term_is_over_there_is_one_thing_to_do():
    silent = pair(goals=(DUE,), ends=DAY("2026-06-30"), signatures={})
    assert len(flags(silent, "2026-06-30")) == 3
    assert list(flags(silent, "2026-07-01")) == [Rule.NOT_CLOSED]


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.ENDED_EARLY, Status.WITHDRAWN])
def test_who_has_ended_is_left_alone(status: Status):
    assert flags(pair(signatures={}, goals=(), status=status), "2026-06-01") == {}


def test_before_the_first_day_there_is_nothing_to_ask():
    assert flags(pair(signatures={}, starts=DAY("2026-05-01")), "2026-04-30") == {}


# --- pauses and snoozes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-02-10", "2026-03-09", "2026-06-01"])
def test_a_paused_pair_is_never_flagged(day: str):
    silent = pair(signatures={}, goals=())
    assert flags(silent, "2026-02-09")
    paused = msgspec.structs.replace
    by_dates = pair(signatures={}, goals=(), pauses=rest("2026-02-10", "2026-06-01"))
    by_status = paused(silent, agreement=paused(silent.agreement, status=Status.PAUSED))
    assert flags(by_dates, day) == {}
    assert flags(by_status, day) == {}


def test_days_inside_a_pause_do_not_count():
    # Met on 1 February; 21 days are allowed, ten of them paused: 4 March is the last day, and the 5th too many.
    paused = pair(met("2026-02-01"), pauses=rest("2026-02-10", "2026-02-19"))
    assert Rule.QUIET not in flags(paused, "2026-03-04")
    assert flags(paused, "2026-03-05")[Rule.QUIET].since == DAY("2026-03-05")


def test_a_rule_that_would_begin_to_hold_inside_a_pause_holds_after_it():
    # The 22nd day after 1 February is the 23rd, the first of the pause.
    paused = pair(met("2026-02-01"), pauses=rest("2026-02-23", "2026-03-31"))
    assert Rule.QUIET not in flags(paused, "2026-03-31")
    assert flags(paused, "2026-04-01")[Rule.QUIET].since == DAY("2026-04-01")


def test_a_snooze_lasts_until_its_day():
    snoozed = pair(signatures={}, snooze=Snooze(until=DAY("2026-04-01"), why="A new job"))
    assert flags(snoozed, "2026-03-31") == {}
    assert flags(snoozed, "2026-04-01")


# --- signatures, goals and reviews ----------------------------------------------------------------------------


def test_after_an_amendment_there_is_time_to_sign_again():
    open_again = pair(met("2026-06-01"), signatures={"grace": DAY("2026-06-01")})
    amended = Recorded(first_signatures=BOTH, terms_since=DAY("2026-06-01"))
    assert Rule.UNSIGNED not in flags(open_again, "2026-06-15", amended)
    assert flags(open_again, "2026-06-16", amended)[Rule.UNSIGNED].since == DAY("2026-06-16")
    # Where not all had ever signed, no amendment buys time.
    never = Recorded(terms_since=DAY("2026-06-01"))
    assert flags(open_again, "2026-06-15", never)[Rule.UNSIGNED].since == DAY("2026-01-16")


def rated(day: str, level: int, by: str = "ada") -> Entry:
    return met(day, EntryKind.PROGRESS, ratings=(Rating(goal="sql", level=level, by=by),))


@pytest.mark.parametrize(
    ("entry", "is_flagged"),
    [
        (rated("2026-03-01", -1), True),  # before its date, and below
        (rated("2026-03-01", 0), False),  # reached ahead of its date
        (rated("2026-04-01", -2), False),  # said on its date how far it got
        (rated("2026-04-20", -1, by="grace"), False),
        (rated("2026-04-20", 2, by="eve"), True),  # a stranger has no word
    ],
)
def test_a_goal_is_overdue_while_nobody_says_how_far_it_got(entry: Entry, is_flagged: bool):
    log = (*EVERY_MONTH, msgspec.structs.replace(entry, stem=f"{entry.stem}-r", outcome=None))
    sample = pair(*log, goals=(DUE, FAR), **AT_WORK)
    assert (Rule.GOALS_OVERDUE in flags(sample, "2026-05-10")) is is_flagged


def test_overdue_goals_are_one_flag_since_the_oldest():
    other = msgspec.structs.replace(DUE, id="cv", due=DAY("2026-03-01"))
    found = flags(pair(*EVERY_MONTH, goals=(DUE, other), **AT_WORK), "2026-05-10")[Rule.GOALS_OVERDUE]
    assert (found.goals, found.counted_from) == (("sql", "cv"), DAY("2026-03-01"))
    # Not yet a month after its own date, one of them is not named.
    found = flags(pair(*EVERY_MONTH, goals=(DUE, other), **AT_WORK), "2026-04-20")[Rule.GOALS_OVERDUE]
    assert found.goals == ("cv",)


@pytest.mark.parametrize(
    ("held", "is_flagged"),
    [("2026-04-20", True), ("2026-05-10", False), ("2026-06-01", False), ("2026-07-20", False)],
)
def test_a_review_up_to_one_interval_ahead_of_its_date_counts(held: str, is_flagged: bool):
    log = (*EVERY_MONTH, msgspec.structs.replace(met(held, EntryKind.REVIEW), stem=f"{held}-r"))
    sample = pair(*log, reviews=(DAY("2026-06-01"),), **AT_WORK)
    assert (Rule.REVIEW_DUE in flags(sample, "2026-07-25")) is is_flagged


def test_the_next_review_s_date_does_not_hide_that_one_was_passed_over():
    sample = pair(*EVERY_MONTH, reviews=(DAY("2026-03-01"), DAY("2026-06-01")), **AT_WORK)
    assert flags(sample, "2026-06-02")[Rule.REVIEW_DUE].counted_from == DAY("2026-03-01")


# --- capacity -------------------------------------------------------------------------------------------------


def programme(*pairs: Pair, mentor: int = 1) -> Programme:
    people = {
        "grace": Person(id="grace", mentor=MentorRole(capacity=mentor)),
        "ada": Person(id="ada", mentee=MenteeRole(capacity=9)),
    }
    program = Program(name="P", timezone="UTC", cohorts=())
    return Programme(program=program, people=people, pairs={pair.id: pair for pair in pairs})


def busy(id_: str, starts: str, **more: object) -> Pair:
    return pair(*EVERY_MONTH, id_=id_, starts=DAY(starts), **(AT_WORK | more))


def loads(*pairs: Pair, mentor: int = 1) -> list[Flag]:
    found = flags_of_programme(programme(*pairs, mentor=mentor), DAY("2026-06-10"))
    return [flag for flag in found if flag.rule is Rule.OVER_CAPACITY]


def test_more_pairs_than_offered_are_flagged_since_the_one_too_many():
    pairs = (busy("a", "2026-05-01"), busy("b", "2026-03-01"), busy("c", "2026-02-01"))
    (found,) = loads(*pairs, mentor=2)
    assert (found.people, found.value, found.limit, found.since) == (("grace",), 3.0, 2.0, DAY("2026-05-01"))
    assert found.pairs == ("c", "b", "a")
    assert loads(*pairs, mentor=3) == []


def test_paused_pairs_and_those_to_come_take_no_capacity():
    first = busy("a", "2026-02-01")
    assert loads(first, busy("b", "2026-02-01"))
    assert loads(first, busy("b", "2026-02-01", status=Status.PAUSED)) == []
    assert loads(first, busy("b", "2026-02-01", pauses=rest("2026-06-10", "2026-06-10"))) == []
    assert loads(first, busy("b", "2026-06-11")) == []
    assert loads(first, busy("b", "2026-02-01", status=Status.COMPLETED)) == []


def test_capacity_is_left_in_peace_where_all_its_pairs_are():
    calm = {"snooze": Snooze(until=DAY("2026-07-01"))}
    assert loads(busy("a", "2026-02-01", **calm), busy("b", "2026-02-01"))
    assert loads(busy("a", "2026-02-01", **calm), busy("b", "2026-02-01", **calm)) == []


def test_what_has_waited_longest_comes_first():
    silent, open_ = pair(id_="b"), pair(*EVERY_MONTH, id_="a", signatures={}, **AT_WORK)
    found = flags_of_programme(programme(silent, open_, mentor=9), DAY("2026-06-10"))
    assert [flag.since for flag in found] == sorted(flag.since for flag in found)
    assert found[0].pairs == ("a",)


def test_an_empty_programme_needs_nothing():
    assert flags_of_programme(programme(), DAY("2026-06-10")) == ()
