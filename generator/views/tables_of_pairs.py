"""Tables of pairs: what they agreed, who is in them, what they logged. What they say to each other is in no column."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.comparing.signatures import Standing
from generator.figures.actions import ActionState, Stage, action_states
from generator.figures.agreements import Side
from generator.figures.goals import GoalRating, GoalStanding, goal_standings
from generator.figures.log import entries_of
from generator.views.sight import Sight
from generator.views.table import ColumnType
from generator.views.table_plan import ColumnPlan, TablePlan, derived, mirror
from generator.words.model import ClosingOutcome, Decision, Entry, Pair, Pause, Rating
from generator.words.places import Kind
from generator.words.recorded import UNRECORDED

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Of(Generic[T]):
    """Something of a pair."""

    pair: Pair
    thing: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody's place in a pair."""

    side: Side
    seat: int
    """Counted from 1 on each side."""
    person: str
    """Empty where the audience knows no name."""
    signed_on: dt.date | None
    standing: Standing | None
    """None where git knows nothing, or there is nothing to sign on this seat."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A log entry, and whether it counts."""

    entry: Entry
    in_force: bool
    recorded_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating and the entry that it stands in."""

    entry: Entry
    rating: Rating


def _pairs(sight: Sight) -> Iterable[Pair]:
    return sight.programme.pairs.values()


def _members(sight: Sight) -> Iterator[Of[Member]]:
    for pair in _pairs(sight):
        signed = sight.signed.get(pair.id)
        standings = {each.person: each.standing for each in signed.standings} if signed else {}
        agreement = pair.agreement
        for side, ids in ((Side.MENTOR, agreement.mentors), (Side.MENTEE, agreement.mentees)):
            for seat, person in enumerate(ids, start=1):
                member = Member(
                    side=side,
                    seat=seat,
                    person=person if person in sight.programme.people else "",
                    signed_on=_by(agreement.signatures.get(person), sight.today),
                    standing=standings.get(person),
                )
                yield Of(pair, member)


def _pauses(sight: Sight) -> Iterator[Of[Pause]]:
    return (
        Of(pair, pause)
        for pair in _pairs(sight)
        for pause in pair.agreement.pauses
        if pause.from_ <= sight.today
    )


def _outcomes(sight: Sight) -> Iterator[Of[tuple[int, ClosingOutcome]]]:
    for pair in _pairs(sight):
        closing = pair.agreement.closing
        for number, outcome in enumerate(closing.outcomes if closing else (), start=1):
            if outcome.date <= sight.today:
                yield Of(pair, (number, outcome))


def _goals(sight: Sight) -> Iterator[Of[GoalStanding]]:
    return (Of(pair, standing) for pair in _pairs(sight) for standing in goal_standings(pair, sight.today))


def _entries(sight: Sight) -> Iterator[Of[Logged]]:
    for pair in _pairs(sight):
        in_force = {entry.stem for entry in entries_of(pair, sight.today)}
        recorded = sight.recorded.get(pair.id, UNRECORDED).entries
        for entry in pair.entries:
            if entry.date <= sight.today:
                recorded_on = _by(recorded.get(entry.stem), sight.today)
                yield Of(pair, Logged(entry, entry.stem in in_force, recorded_on))


def _ratings(sight: Sight) -> Iterator[Of[Rated]]:
    return (
        Of(pair, Rated(entry, rating))
        for pair in _pairs(sight)
        for entry in entries_of(pair, sight.today)
        for rating in entry.ratings
    )


def _actions(sight: Sight) -> Iterator[Of[ActionState]]:
    return (Of(pair, state) for pair in _pairs(sight) for state in action_states(pair, sight.today))


def _by(day: dt.date | None, today: dt.date) -> dt.date | None:
    """Return a day unless it is still to come."""
    return day if day is not None and day <= today else None


def _file_name(stem: str) -> str:
    """Return what an entry's file is called. Without its ending, programs would take some for days and some not."""
    return f"{stem}.yml" if stem else ""


def _on(decision: Decision | None) -> dt.date | None:
    return decision.date if decision else None


def _pair_column(*rests_on: tuple[Kind, str]) -> ColumnPlan[Of[Any]]:
    value: Callable[[Of[Any]], str] = lambda of: of.pair.id  # noqa: E731 - named for its type
    return derived("pair", ColumnType.TEXT, "Pair", "Which pair.", value, *rests_on)


def _level(rating: GoalRating | None) -> int | None:
    return rating.level if rating else None


_SIGNATURES = (Kind.AGREEMENT, "signatures")
_RATINGS = ((Kind.LOG_ENTRY, "date"), (Kind.LOG_ENTRY, "ratings"), (Kind.GOALS, "goals.for"))
_NEXT = (Kind.LOG_ENTRY, "next")

PAIRS: TablePlan[Pair] = TablePlan(
    name="pairs",
    description="One row for each pair; for the public, for each that agreed to have a page.",
    things=_pairs,
    key=("pair",),
    columns=(
        derived(
            "pair",
            ColumnType.TEXT,
            "Pair",
            "The pair's id: the name of its folder in records/pairs. For the public a number stands in"
            " where the id could tell a name.",
            lambda pair: pair.id,
        ),
        mirror(Kind.AGREEMENT, "cohort", lambda pair: pair.agreement.cohort),
        mirror(Kind.AGREEMENT, "status", lambda pair: pair.agreement.status),
        mirror(Kind.AGREEMENT, "starts", lambda pair: pair.agreement.starts),
        mirror(Kind.AGREEMENT, "ends", lambda pair: pair.agreement.ends),
        mirror(
            Kind.AGREEMENT,
            "closing.date",
            lambda pair: pair.agreement.closing.date if pair.agreement.closing else None,
            "closed_on",
        ),
        mirror(
            Kind.AGREEMENT,
            "closing.graduated",
            lambda pair: pair.agreement.closing.graduated if pair.agreement.closing else None,
        ),
        mirror(Kind.AGREEMENT, "meetings.every", lambda pair: pair.agreement.meetings.every),
        derived(
            "interval_days",
            ColumnType.NUMBER,
            "Interval in days",
            "The agreed time from one meeting to the next, in days; a month has 365.25 / 12.",
            lambda pair: pair.agreement.meetings.every.days,
            (Kind.AGREEMENT, "meetings.every"),
        ),
        mirror(Kind.AGREEMENT, "meetings.minutes", lambda pair: pair.agreement.meetings.minutes),
        mirror(Kind.AGREEMENT, "meetings.channel", lambda pair: pair.agreement.meetings.channel),
        mirror(Kind.AGREEMENT, "topics", lambda pair: pair.agreement.topics),
        mirror(Kind.AGREEMENT, "publication", lambda pair: pair.agreement.publication),
    ),
    references={"cohort": "cohorts"},
)

MEMBERS: TablePlan[Of[Member]] = TablePlan(
    name="members",
    description="One row for each seat in a pair: who sits on which side, and whether they signed.",
    things=_members,
    key=("pair", "side", "seat"),
    columns=(
        _pair_column(),
        derived(
            "side",
            ColumnType.TEXT,
            "Side",
            "Which side of the pair.",
            lambda of: of.thing.side,
            (Kind.AGREEMENT, "mentors"),
            (Kind.AGREEMENT, "mentees"),
            choices=Side,
        ),
        derived(
            "seat",
            ColumnType.WHOLE,
            "Seat",
            "Counts those on the same side from 1.",
            lambda of: of.thing.seat,
        ),
        derived(
            "person",
            ColumnType.TEXT,
            "Person",
            "Who. Empty for the public where the person has no public name.",
            lambda of: of.thing.person,
            (Kind.AGREEMENT, "mentors"),
            (Kind.AGREEMENT, "mentees"),
        ),
        derived(
            "signed_on",
            ColumnType.DAY,
            "Signed on",
            "The day that the signature gives; empty while it is open.",
            lambda of: of.thing.signed_on,
            _SIGNATURES,
        ),
        derived(
            "signature",
            ColumnType.TEXT,
            "Signature",
            "What git makes of it: unsigned; unsaved, in no commit yet; untold, since the person's record holds"
            " nothing to know a commit by; by-another; shared, in a commit of several; stale, since the terms have"
            " changed; signed; verified, with the person's own key. Empty where git knows nothing.",
            lambda of: of.thing.standing,
            _SIGNATURES,
            choices=Standing,
        ),
    ),
    references={"pair": "pairs", "person": "people"},
)

PAUSES: TablePlan[Of[Pause]] = TablePlan(
    name="pauses",
    description="One row for each time in which a pair's clock stands still.",
    things=_pauses,
    key=("pair", "from"),
    columns=(
        _pair_column((Kind.AGREEMENT, "pauses")),
        mirror(Kind.AGREEMENT, "pauses.from", lambda of: of.thing.from_),
        mirror(Kind.AGREEMENT, "pauses.to", lambda of: of.thing.until),
    ),
    references={"pair": "pairs"},
)

OUTCOMES: TablePlan[Of[tuple[int, ClosingOutcome]]] = TablePlan(
    name="outcomes",
    description="One row for each thing that came of a pair, as its closing says.",
    things=_outcomes,
    key=("pair", "outcome"),
    columns=(
        _pair_column((Kind.AGREEMENT, "closing.outcomes")),
        derived(
            "outcome",
            ColumnType.WHOLE,
            "Outcome",
            "Counts the pair's outcomes from 1.",
            lambda of: of.thing[0],
            (Kind.AGREEMENT, "closing.outcomes"),
        ),
        mirror(Kind.AGREEMENT, "closing.outcomes.kind", lambda of: of.thing[1].kind),
        mirror(Kind.AGREEMENT, "closing.outcomes.date", lambda of: of.thing[1].date),
        mirror(Kind.AGREEMENT, "closing.outcomes.who", lambda of: of.thing[1].who, "person"),
    ),
    references={"pair": "pairs", "person": "people"},
)

GOALS: TablePlan[Of[GoalStanding]] = TablePlan(
    name="goals",
    description="One row for each goal set by the day, and where it stands.",
    things=_goals,
    key=("pair", "goal"),
    columns=(
        _pair_column(),
        mirror(Kind.GOALS, "goals.id", lambda of: of.thing.goal.id, "goal"),
        mirror(Kind.GOALS, "goals.title", lambda of: of.thing.goal.title),
        mirror(Kind.GOALS, "goals.kind", lambda of: of.thing.goal.kind),
        mirror(Kind.GOALS, "goals.topics", lambda of: of.thing.goal.topics),
        mirror(Kind.GOALS, "goals.set_on", lambda of: of.thing.goal.set_on),
        mirror(Kind.GOALS, "goals.due", lambda of: of.thing.goal.due),
        mirror(Kind.GOALS, "goals.for", lambda of: of.thing.goal.for_),
        mirror(Kind.GOALS, "goals.weight", lambda of: of.thing.goal.weight),
        derived(
            "level",
            ColumnType.WHOLE,
            "Level",
            "Where the goal stands, from -2 to 2: the mentee's latest rating, or the mentor's where there is none.",
            lambda of: of.thing.level,
            *_RATINGS,
        ),
        derived(
            "level_by_mentee",
            ColumnType.WHOLE,
            "Level by the mentee",
            "The mentee's latest rating.",
            lambda of: _level(of.thing.by_mentee),
            *_RATINGS,
        ),
        derived(
            "level_by_mentor",
            ColumnType.WHOLE,
            "Level by the mentor",
            "The mentor's latest rating.",
            lambda of: _level(of.thing.by_mentor),
            *_RATINGS,
        ),
        mirror(
            Kind.GOALS,
            "goals.dropped.date",
            lambda of: _on(of.thing.goal.dropped) if of.thing.is_dropped else None,
            "dropped_on",
        ),
        mirror(
            Kind.GOALS,
            "goals.rebaselined.date",
            lambda of: _on(of.thing.goal.rebaselined),
            "rebaselined_on",
        ),
    ),
    references={"pair": "pairs"},
)

ENTRIES: TablePlan[Of[Logged]] = TablePlan(
    name="entries",
    description="One row for each log entry dated by the day. Figures rest on those in force.",
    things=_entries,
    key=("pair", "entry"),
    columns=(
        _pair_column((Kind.LOG_ENTRY, "date")),
        derived(
            "entry",
            ColumnType.TEXT,
            "Entry",
            "The name of the entry's file.",
            lambda of: _file_name(of.thing.entry.stem),
            (Kind.LOG_ENTRY, "date"),
        ),
        mirror(Kind.LOG_ENTRY, "date", lambda of: of.thing.entry.date),
        derived(
            "recorded_on",
            ColumnType.DAY,
            "Recorded on",
            "The day of the commit that brought the entry in; empty where git knows none.",
            lambda of: of.thing.recorded_on,
            (Kind.LOG_ENTRY, "date"),
        ),
        mirror(Kind.LOG_ENTRY, "kind", lambda of: of.thing.entry.kind),
        mirror(Kind.LOG_ENTRY, "outcome", lambda of: of.thing.entry.outcome),
        mirror(Kind.LOG_ENTRY, "minutes", lambda of: of.thing.entry.minutes),
        mirror(Kind.LOG_ENTRY, "channel", lambda of: of.thing.entry.channel),
        mirror(Kind.LOG_ENTRY, "present", lambda of: of.thing.entry.present),
        mirror(Kind.LOG_ENTRY, "next_meeting", lambda of: of.thing.entry.next_meeting),
        mirror(Kind.LOG_ENTRY, "resources", lambda of: of.thing.entry.resources),
        derived(
            "corrects",
            ColumnType.TEXT,
            "Corrects",
            "The entry that this one replaces.",
            lambda of: _file_name(of.thing.entry.corrects),
            (Kind.LOG_ENTRY, "corrects"),
        ),
        mirror(Kind.LOG_ENTRY, "void", lambda of: of.thing.entry.void),
        derived(
            "in_force",
            ColumnType.TRUTH,
            "In force",
            "Whether it counts: it is not withdrawn, and no later entry corrects it.",
            lambda of: of.thing.in_force,
            (Kind.LOG_ENTRY, "corrects"),
            (Kind.LOG_ENTRY, "void"),
        ),
    ),
    references={"pair": "pairs"},
)

RATINGS: TablePlan[Of[Rated]] = TablePlan(
    name="ratings",
    description="One row for each rating of a goal in a log entry that is in force.",
    things=_ratings,
    key=("pair", "entry", "goal", "by"),
    columns=(
        _pair_column((Kind.LOG_ENTRY, "ratings")),
        derived(
            "entry",
            ColumnType.TEXT,
            "Entry",
            "The entry that it stands in.",
            lambda of: _file_name(of.thing.entry.stem),
            (Kind.LOG_ENTRY, "ratings"),
        ),
        mirror(Kind.LOG_ENTRY, "ratings.goal", lambda of: of.thing.rating.goal),
        mirror(Kind.LOG_ENTRY, "ratings.by", lambda of: of.thing.rating.by),
        mirror(Kind.LOG_ENTRY, "ratings.level", lambda of: of.thing.rating.level),
    ),
    references={"pair": "pairs", "pair,entry": "entries", "by": "people"},
)

ACTIONS: TablePlan[Of[ActionState]] = TablePlan(
    name="actions",
    description="One row for each next step that a pair took on, and what became of it.",
    things=_actions,
    key=("pair", "action"),
    columns=(
        _pair_column(_NEXT),
        mirror(Kind.LOG_ENTRY, "next.id", lambda of: of.thing.id, "action"),
        derived(
            "entry",
            ColumnType.TEXT,
            "Entry",
            "The entry that promised it.",
            lambda of: _file_name(of.thing.opened_in),
            _NEXT,
        ),
        mirror(Kind.LOG_ENTRY, "next.who", lambda of: of.thing.who, "person"),
        mirror(Kind.LOG_ENTRY, "next.due", lambda of: of.thing.due),
        derived(
            "done_on",
            ColumnType.DAY,
            "Done on",
            "The day of the entry that reports it done.",
            lambda of: of.thing.done_on,
            (Kind.LOG_ENTRY, "date"),
            (Kind.LOG_ENTRY, "done"),
        ),
        derived(
            "stage",
            ColumnType.TEXT,
            "Stage",
            "Where it stands: due within one agreed interval, overdue, done, or open else.",
            lambda of: of.thing.stage,
            _NEXT,
            (Kind.LOG_ENTRY, "done"),
            choices=Stage,
        ),
    ),
    references={"pair": "pairs", "pair,entry": "entries", "person": "people"},
)
