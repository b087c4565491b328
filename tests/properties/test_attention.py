"""What holds for what needs attention, however a pair behaves."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.attention import Flag, Rule, flags_of_pair, flags_of_programme
from generator.words.model import (
    Agreement,
    Cohort,
    Entry,
    EntryKind,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Policy,
    Program,
    Programme,
    Snooze,
    Status,
)
from generator.words.recorded import Recorded
from tests.properties.test_figures import DAYS, START, TERM, day, known_pairs, later, pairs, unhurried

POLICY = Policy()


def flags(pair: Pair, today: dt.date, recorded: Recorded = Recorded()) -> tuple[Flag, ...]:  # noqa: B008
    return flags_of_pair(pair, POLICY, today, recorded)


def under_way(pair: Pair, **changed: object) -> Pair:
    """The pair as one that is active for the whole term, so that the rules have something to look at."""
    terms = {"status": Status.ACTIVE, "closing": None, "ends": day(TERM)} | changed
    return msgspec.structs.replace(pair, agreement=msgspec.structs.replace(pair.agreement, **terms))


@unhurried
@given(pairs(), DAYS, st.integers(0, 30), st.integers(0, 30))
def test_a_paused_pair_is_never_flagged(pair: Pair, today: int, before: int, after: int):
    pause = Pause(from_=day(today - before), until=day(today + after))
    assert flags(under_way(pair, pauses=(*pair.agreement.pauses, pause)), day(today)) == ()
    open_ = Pause(from_=day(today - before))
    assert flags(under_way(pair, pauses=(open_,)), day(today)) == ()
    assert flags(under_way(pair, status=Status.PAUSED), day(today)) == ()


@unhurried
@given(known_pairs(), st.integers(0, TERM), st.integers(1, TERM), st.integers(1, 120))
def test_a_pause_raises_no_flag_and_takes_none_away(
    known: tuple[Pair, Recorded], today: int, since: int, length: int
):
    pair, recorded = under_way(known[0], reviews=(day(90), day(200))), known[1]
    shifted = today + length if today >= since else today
    paused, told = later(pair, day(since), length), later(recorded, day(since), length)

    def told_of(found: tuple[Flag, ...]) -> list[tuple[Rule, float, float, tuple[str, ...], tuple[str, ...]]]:
        return [(flag.rule, flag.value, flag.limit, flag.people, flag.goals) for flag in found]

    assert told_of(flags(paused, day(shifted), told)) == told_of(flags(pair, day(today), recorded))


@unhurried
@given(known_pairs(), DAYS)
def test_since_is_the_first_day_of_the_unbroken_stretch_that_a_rule_has_held(
    known: tuple[Pair, Recorded], today: int
):
    pair, recorded = under_way(known[0], reviews=(day(90),)), known[1]
    pair = msgspec.structs.replace(
        pair, entries=tuple(entry for entry in pair.entries if entry.date <= day(today))
    )
    for flag in flags(pair, day(today), recorded):
        assert START < flag.since <= day(today)
        assert flag.value > flag.limit
        assert flag.rule in {each.rule for each in flags(pair, flag.since, recorded)}
        ahead = flags(pair, flag.since - dt.timedelta(days=1), recorded)
        assert all(each.since != flag.since for each in ahead)


@unhurried
@given(pairs(), DAYS, st.integers(1, 400))
def test_a_snooze_silences_a_pair_until_its_day(pair: Pair, today: int, ahead: int):
    loud = under_way(pair)
    snoozed = under_way(pair, snooze=Snooze(until=day(today + ahead)))
    assert flags(snoozed, day(today)) == ()
    assert flags(snoozed, day(today + ahead)) == flags(loud, day(today + ahead))


@unhurried
@given(st.lists(st.integers(0, 80), max_size=12), st.integers(0, 90))
def test_twins_at_different_rhythms_are_quiet_alike(course: list[int], today: int):
    def twin(every: str, factor: int) -> Pair:
        log = (
            Entry(stem=f"{number}", date=day(at * factor), kind=EntryKind.MEETING, outcome=Outcome.HELD)
            for number, at in enumerate([0, *course])
        )
        agreement = Agreement(
            mentors=("grace",),
            mentees=("ada",),
            cohort="spring",
            starts=START,
            ends=day(1000),
            status=Status.ACTIVE,
            meetings=Meetings(every=Interval(every)),
            publication=PagePublication.NAMED,
            reviews=(day(40 * factor),),
        )
        return Pair(id="ada--grace", agreement=agreement, entries=tuple(log))

    relative = {Rule.QUIET, Rule.VERY_QUIET, Rule.REVIEW_DUE}

    def told_of(pair: Pair, on: int) -> list[tuple[Rule, float]]:
        return [(flag.rule, flag.value) for flag in flags(pair, day(on)) if flag.rule in relative]

    assert told_of(twin("1 week", 1), today) == told_of(twin("6 weeks", 6), today * 6)


@unhurried
@given(pairs(), pairs("linus--ken"), DAYS)
def test_another_pair_changes_no_flag_of_a_pair(pair: Pair, other: Pair, today: int):
    cohort = Cohort(id="spring", name="Spring", starts=START, ends=day(TERM))
    program = Program(name="P", timezone="UTC", cohorts=(cohort,))
    together = Programme(program=program, pairs={other.id: other, pair.id: pair})
    found = flags_of_programme(together, day(today))
    ours = tuple(flag for flag in found if flag.pairs == (pair.id,))
    assert sorted(ours, key=lambda flag: flag.rule) == sorted(
        flags(pair, day(today)), key=lambda flag: flag.rule
    )
