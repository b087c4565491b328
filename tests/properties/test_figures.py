"""What holds for the figures of every pair, however it behaves."""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.figures.cadence import gap_light
from generator.figures.goals import gas_t
from generator.figures.log import entries_of
from generator.figures.pairs import figures_of_pair
from generator.figures.phases import phase_of
from generator.figures.programme import figures_of_programme
from generator.words.figure import Figure, Scope
from generator.words.model import (
    Action,
    Agreement,
    Closing,
    Cohort,
    Entry,
    EntryKind,
    Goal,
    Interval,
    Meetings,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Policy,
    Program,
    Programme,
    Rating,
    Status,
)
from generator.words.recorded import UNRECORDED, Recorded

START = dt.date(2027, 10, 1)
"""The year after it has a leap day."""
TERM = 400
POLICY = Policy()
unhurried = settings(max_examples=50, deadline=None)
DAYS = st.integers(0, TERM + 60)
T = TypeVar("T")
RELATIVE = ("cadence-adherence", "dosage", "current-gap", "longest-gap", "reliability", "attendance")


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


@st.composite
def entries(draw: st.DrawFn, number: int, at: int) -> Entry:
    kind = draw(st.sampled_from(EntryKind))
    return Entry(
        stem=f"{day(at)}-{number}",
        date=day(at),
        kind=kind,
        outcome=draw(st.sampled_from(Outcome)) if kind.is_meeting else None,
        minutes=draw(st.none() | st.integers(1, 600)),
        present=tuple(draw(st.sets(st.sampled_from(("ada", "bob", "grace"))))),
        next=(Action(id=f"step{number}", what="-", due=draw(st.none() | DAYS.map(day))),),
        done=tuple(f"step{step}" for step in draw(st.sets(st.integers(0, 8), max_size=3))),
        ratings=tuple(
            Rating(goal=f"g{draw(st.integers(0, 2))}", level=draw(st.integers(-2, 2)), by=by)
            for by in draw(st.sets(st.sampled_from(("ada", "bob", "grace"))))
        ),
    )


@st.composite
def pairs(draw: st.DrawFn, id_: str = "ada--grace") -> Pair:
    when = draw(st.lists(DAYS, max_size=9))
    status = draw(st.sampled_from((Status.ACTIVE, Status.PAUSED, Status.COMPLETED, Status.ENDED_EARLY)))
    pauses = [
        Pause(from_=day(begin), until=day(begin + length) if length else None)
        for begin, length in draw(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=2))
    ]
    goals = [
        Goal(id=f"g{number}", title="G", kind="skill", set_on=day(set_on), due=day(due), weight=weight)
        for number, (set_on, due, weight) in enumerate(
            draw(st.lists(st.tuples(DAYS, DAYS, st.integers(1, 3)), max_size=3))
        )
    ]
    agreement = Agreement(
        mentors=("grace",),
        mentees=draw(st.sampled_from((("ada",), ("ada", "bob")))),
        cohort="spring",
        starts=START,
        ends=day(draw(st.integers(1, TERM))),
        status=status,
        meetings=Meetings(
            every=Interval(draw(st.sampled_from(("3 days", "1 week", "6 weeks", "1 month", "20 months")))),
            minutes=draw(st.integers(15, 120)),
        ),
        publication=PagePublication.NAMED,
        pauses=tuple(pauses),
        signatures={person: day(draw(DAYS)) for person in draw(st.sets(st.sampled_from(("ada", "grace"))))},
        closing=Closing(date=day(draw(DAYS))) if status.has_ended else None,
    )
    log = tuple(draw(entries(number, at)) for number, at in enumerate(when))
    return Pair(id=id_, agreement=agreement, goals=tuple(goals), entries=log)


@st.composite
def known_pairs(draw: st.DrawFn) -> tuple[Pair, Recorded]:
    """A pair, and what git knows of it: some entries came in late, some early, and some never."""
    pair = draw(pairs())
    lags = [draw(st.none() | st.integers(-3, 60)) for _ in pair.entries]
    return pair, Recorded(
        entries={
            entry.stem: entry.date + dt.timedelta(days=lag)
            for entry, lag in zip(pair.entries, lags, strict=True)
            if lag is not None
        },
        first_signatures=draw(st.sampled_from(({}, {"ada": day(9), "grace": day(4)}))),
        terms_since=draw(st.none() | DAYS.map(day)),
    )


def values(
    pair: Pair, today: dt.date, recorded: Recorded = UNRECORDED
) -> Mapping[str, tuple[float | None, int, int, str]]:
    found = figures_of_pair(pair, today, recorded)
    return {figure.name: (figure.value, figure.n, figure.missing, figure.why) for figure in found}


def later(pair: T, since: dt.date, days: int) -> T:
    """Insert a pause of so many days at `since`, and move everything from that day on behind it."""

    def shift(moved: dt.date) -> dt.date:
        return moved + dt.timedelta(days=days) if moved >= since else moved

    def move(value: object) -> object:
        match value:
            case dt.date():
                return shift(value)
            case dict():
                return {key: move(inner) for key, inner in value.items()}
            case Recorded():
                names = ("entries", "first_signatures", "terms_since")
                return replace(value, **{name: move(getattr(value, name)) for name in names})
            case tuple():
                return tuple(move(inner) for inner in value)
            case msgspec.Struct():
                names = value.__struct_fields__
                return msgspec.structs.replace(value, **{name: move(getattr(value, name)) for name in names})
            case _:
                return value

    moved = move(pair)
    if not isinstance(moved, Pair):
        return moved
    # A pause may run across `since`: its halves stand on either side of the new one and touch it.
    pause = Pause(from_=since, until=since + dt.timedelta(days=days - 1))
    agreement = msgspec.structs.replace(moved.agreement, pauses=(*moved.agreement.pauses, pause))
    return msgspec.structs.replace(moved, agreement=agreement)


@unhurried
@given(known_pairs(), DAYS, st.integers(1, TERM), st.integers(1, 120))
def test_a_pause_changes_nothing(known: tuple[Pair, Recorded], today: int, since: int, length: int):
    pair, recorded = known
    as_of = day(today)
    shifted = as_of + dt.timedelta(days=length) if today >= since else as_of
    paused, told = later(pair, day(since), length), later(recorded, day(since), length)
    assert values(paused, shifted, told) == values(pair, as_of, recorded)
    assert gap_light(paused, shifted, POLICY) is gap_light(pair, as_of, POLICY)


@unhurried
@given(st.lists(st.tuples(st.integers(0, 80), st.sampled_from(Outcome)), max_size=12), st.integers(0, 90))
def test_twins_at_different_rhythms_score_alike(course: list[tuple[int, Outcome]], today: int):
    def twin(every: str, factor: int) -> Pair:
        # One day of the weekly twin is six days of the six-weekly one.
        log = [
            Entry(
                stem=f"{number}",
                date=day(at * factor),
                kind=EntryKind.MEETING,
                outcome=outcome,
                minutes=10 + number,
                present=("ada", "grace")[: 1 + number % 2],
            )
            for number, (at, outcome) in enumerate(course)
        ]
        agreement = Agreement(
            mentors=("grace",),
            mentees=("ada",),
            cohort="spring",
            starts=START,
            ends=day(85 * factor),
            status=Status.ACTIVE,
            meetings=Meetings(every=Interval(every)),
            publication=PagePublication.NAMED,
        )
        return Pair(id="ada--grace", agreement=agreement, entries=tuple(log))

    weekly, six_weekly = twin("1 week", 1), twin("6 weeks", 6)
    first, second = values(weekly, day(today)), values(six_weekly, day(today * 6))
    assert {name: first[name] for name in RELATIVE} == {name: second[name] for name in RELATIVE}
    assert gap_light(weekly, day(today), POLICY) is gap_light(six_weekly, day(today * 6), POLICY)
    assert phase_of(weekly, day(today)) is phase_of(six_weekly, day(today * 6))


@unhurried
@given(known_pairs(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entries_pauses_and_signatures_is_irrelevant(
    known: tuple[Pair, Recorded], today: int, chance: random.Random
):
    pair, recorded = known
    log, pauses = list(pair.entries), list(pair.agreement.pauses)
    signatures = list(pair.agreement.signatures.items())
    for things in (log, pauses, signatures):
        chance.shuffle(things)
    agreement = msgspec.structs.replace(pair.agreement, pauses=tuple(pauses), signatures=dict(signatures))
    shuffled = msgspec.structs.replace(pair, agreement=agreement, entries=tuple(log))
    found = figures_of_pair(pair, day(today), recorded)
    assert figures_of_pair(shuffled, day(today), recorded) == found


@unhurried
@given(pairs(), pairs("linus--ken"), DAYS)
def test_an_unrelated_pair_changes_nothing_but_totals(pair: Pair, other: Pair, today: int):
    """It has people, a cohort and a topic of its own, so only the programme's own figures may change."""
    cohorts = (
        Cohort(id="spring", name="Spring", starts=START, ends=day(TERM)),
        Cohort(id="autumn", name="Autumn", starts=START, ends=day(TERM)),
    )
    program = Program(name="P", timezone="UTC", cohorts=cohorts)
    pair, other = (
        msgspec.structs.replace(
            each,
            agreement=msgspec.structs.replace(
                each.agreement, cohort=cohort, topics=(cohort,), mentors=(f"{cohort}-mentor",)
            ),
        )
        for each, cohort in ((pair, "spring"), (other, "autumn"))
    )
    agreement = msgspec.structs.replace(other.agreement, mentees=("linus",))
    other = msgspec.structs.replace(other, agreement=agreement)
    alone = figures_of_programme(Programme(program=program, pairs={pair.id: pair}), day(today))
    together = figures_of_programme(
        Programme(program=program, pairs={other.id: other, pair.id: pair}), day(today)
    )
    theirs = {Scope("pair", other.id), Scope("topic", "autumn"), Scope("cohort", "autumn")}
    for scope in alone.keys() - theirs - {Scope("programme")}:
        assert together[scope] == alone[scope]
    totals = together[Scope("programme")]["pairs"], alone[Scope("programme")]["pairs"]
    assert [total.value for total in totals] == [2.0, 1.0]


@unhurried
@given(pairs(), DAYS)
def test_values_stay_in_their_bounds(pair: Pair, today: int):
    for figure in figures_of_pair(pair, day(today)):
        assert figure.n >= 0
        assert figure.missing >= 0
        assert (figure.value is None) == bool(figure.why)
        assert _is_in_bounds(figure), figure


def _is_in_bounds(figure: Figure) -> bool:
    if figure.value is None:
        return True
    bounds = {"ratio": (0, 1), "level": (-2, 2), "intervals": (0, float("inf")), "score": (0, 100)}
    low, high = bounds.get(figure.unit, (float("-inf"), float("inf")))
    return low <= figure.value <= (float("inf") if figure.name == "dosage" else high)


@unhurried
@given(pairs(), DAYS, st.integers(0, TERM))
def test_what_happens_after_today_changes_nothing(pair: Pair, today: int, ahead: int):
    assume(pair.agreement.closing is None)
    coming = Entry(
        stem="coming",
        date=day(today + 1 + ahead),
        kind=EntryKind.MEETING,
        outcome=Outcome.HELD,
        ratings=(Rating(goal="g0", level=2, by="ada"),),
    )
    richer = msgspec.structs.replace(pair, entries=(*pair.entries, coming))
    assert figures_of_pair(richer, day(today)) == figures_of_pair(pair, day(today))


@unhurried
@given(pairs(), DAYS)
def test_logging_a_meeting_twice_changes_nothing(pair: Pair, today: int):
    twice = [msgspec.structs.replace(entry, stem=f"{entry.stem}-twin", next=()) for entry in pair.entries]
    doubled = msgspec.structs.replace(pair, entries=(*pair.entries, *twice))
    assert values(doubled, day(today)) == values(pair, day(today))


@unhurried
@given(pairs(), DAYS, st.integers(0, TERM))
def test_one_more_meeting_raises_no_gap_and_lowers_no_share(pair: Pair, today: int, at: int):
    more = Entry(stem="more", date=day(at), kind=EntryKind.MEETING, outcome=Outcome.HELD, minutes=30)
    before, after = (
        values(pair, day(today)),
        values(msgspec.structs.replace(pair, entries=(*pair.entries, more)), day(today)),
    )
    for name in ("longest-gap", "current-gap"):
        if name in before and before[name][0] is not None:
            assert (after[name][0] or 0) <= (before[name][0] or 0)
    if before["cadence-adherence"][0] is not None:
        assert (after["cadence-adherence"][0] or 0) >= before["cadence-adherence"][0]


@unhurried
@given(pairs(), DAYS, st.integers(0, 3), st.integers(1, 8))
def test_a_burst_fills_one_window_only(pair: Pair, today: int, window: int, size: int):
    """However many meetings lie in one window, they count as one."""
    weekly = msgspec.structs.replace(
        pair.agreement, meetings=Meetings(every=Interval("2 weeks")), pauses=(), ends=day(TERM), closing=None
    )
    first = day(window * 14)
    log = [
        Entry(
            stem=f"{number}",
            date=first + dt.timedelta(days=number),
            kind=EntryKind.MEETING,
            outcome=Outcome.HELD,
        )
        for number in range(size)
    ]
    burst = Pair(id=pair.id, agreement=weekly, entries=tuple(log))
    value, windows, *_ = values(burst, day(today))["cadence-adherence"]
    assume(value is not None)
    assert value == (1 / windows if window < windows else 0)


@unhurried
@given(pairs(), DAYS)
def test_every_record_named_exists(pair: Pair, today: int):
    folder = f"records/pairs/{pair.id}"
    files = {f"{folder}/log/{entry.stem}.yml" for entry in entries_of(pair, day(today))}
    for figure in figures_of_pair(pair, day(today)):
        assert set(figure.records) <= files | {f"{folder}/agreement.yml", f"{folder}/goals.yml"}
        assert list(figure.records) == sorted(set(figure.records))


@unhurried
@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 3)), min_size=1, max_size=9))
def test_the_t_score_is_symmetric_about_50(goals: list[tuple[int, int]]):
    levels, weights = [level for level, _ in goals], [float(weight) for _, weight in goals]
    mirrored = gas_t([-level for level in levels], weights)
    assert abs(gas_t(levels, weights) + mirrored - 100) < 1e-9


@unhurried
@given(st.lists(pairs(), min_size=1, max_size=4), DAYS)
def test_the_programme_is_a_fold_over_pairs(found: list[Pair], today: int):
    named = {
        f"p{number}": msgspec.structs.replace(pair, id=f"p{number}") for number, pair in enumerate(found)
    }
    program = Program(
        name="P",
        timezone="UTC",
        cohorts=(Cohort(id="spring", name="Spring", starts=START, ends=day(TERM)),),
    )
    figures = figures_of_programme(Programme(program=program, pairs=named), day(today))
    # One cohort holds every pair, so its figures are the programme's.
    cohort = {
        name: replace(figure, scope=Scope("programme"))
        for name, figure in figures[Scope("cohort", "spring")].items()
    }
    assert cohort == figures[Scope("programme")]
    again = figures_of_programme(Programme(program=program, pairs=dict(reversed(named.items()))), day(today))
    assert list(again.items()) == list(figures.items())
