"""What needs a coordinator's attention: records, a day and what git knows in, flags out. Knows no page.

Every rule goes by the programme's policy, and where it can by what the pair itself agreed. A pair that is paused is
never flagged, nor do days inside pauses count; a pair whose record says so is left in peace until the day that it
names. A flag is about a relationship, and says nothing of whose doing it is.

After the signals that programmes use in practice: nothing signed, no first meeting, silence, goals not set, reviews
passed over, a term that is over. The thresholds are the policy's; the share of the agreed interval is our own.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.figures.agreements import is_signed, signature_states
from generator.figures.cadence import Course, course_of
from generator.figures.clock import clock_of
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.reviews import open_reviews
from generator.words.model import Pair, Person, Policy, Programme, Status
from generator.words.places import agreement_file, goals_file, person_file
from generator.words.recorded import UNRECORDED, Recorded


class Rule(StrEnum):
    """Why something needs attention."""

    UNSIGNED = "unsigned"
    NO_FIRST_MEETING = "no-first-meeting"
    QUIET = "quiet"
    VERY_QUIET = "very-quiet"
    NO_GOALS = "no-goals"
    GOALS_OVERDUE = "goals-overdue"
    REVIEW_DUE = "review-due"
    NOT_CLOSED = "not-closed"
    OVER_CAPACITY = "over-capacity"

    @property
    def is_urgent(self) -> bool:
        """Whether it is red, and not amber."""
        return self in (Rule.NO_FIRST_MEETING, Rule.VERY_QUIET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One reason to ask how things are."""

    rule: Rule
    pairs: tuple[str, ...]
    """Ids: one pair, or all that a person has too many of."""
    since: dt.date
    """The first day on which the rule held."""
    value: float
    """What was counted, in `unit`."""
    limit: float
    """What it may be at most."""
    unit: str
    """``days``, ``intervals`` (agreed intervals) or ``pairs``; days and intervals without those inside pauses."""
    counted_from: dt.date
    """The day from which the value counts."""
    people: tuple[str, ...] = ()
    """Ids of those who could do something: whose signature is open, or who has too many pairs."""
    goals: tuple[str, ...] = ()
    """Ids of the goals that it is about."""
    records: tuple[str, ...] = ()
    """Files behind it, sorted."""


def flags_of_programme(
    programme: Programme, today: dt.date, recorded: Mapping[str, Recorded] = MappingProxyType({})
) -> tuple[Flag, ...]:
    """Return everything that needs attention on `today`, what has waited longest first."""
    policy = programme.program.policy
    flags = [
        flag
        for id_, pair in programme.pairs.items()
        for flag in flags_of_pair(pair, policy, today, recorded.get(id_, UNRECORDED))
    ]
    flags += _over_capacity(programme, today)
    return tuple(sorted(flags, key=lambda flag: (flag.since, flag.pairs, flag.rule, flag.people)))


def flags_of_pair(
    pair: Pair, policy: Policy, today: dt.date, recorded: Recorded = UNRECORDED
) -> tuple[Flag, ...]:
    """Return what needs attention in one pair."""
    if is_snoozed(pair, today) or not _may_be_flagged(pair, today):
        return ()
    look = _Look(pair, policy, today, recorded, course_of(pair, today))
    return tuple(flag for rule in _rules(look) if (flag := rule(look)))


def is_snoozed(pair: Pair, today: dt.date) -> bool:
    """Return whether the pair's record asks to leave it in peace on a day."""
    snooze = pair.agreement.snooze
    return snooze is not None and today < snooze.until


def is_paused(pair: Pair, today: dt.date) -> bool:
    """Return whether a pair is paused on a day, by its status or by a pause's dates."""
    return pair.agreement.status is Status.PAUSED or clock_of(pair.agreement, today).is_paused(today)


@dataclass(frozen=True, slots=True)
class _Look:
    """One pair, and everything that a rule goes by."""

    pair: Pair
    policy: Policy
    today: dt.date
    recorded: Recorded
    course: Course

    @property
    def now(self) -> int:
        """Days on the pair's clock. Unlike the course's it runs on after the term."""
        return self.course.clock.at(self.today)

    def flag(
        self,
        rule: Rule,
        counted_from: dt.date,
        limit: float,
        *,
        people: tuple[str, ...] = (),
        goals: tuple[str, ...] = (),
        files: Iterable[str] = (),
        in_intervals: bool = False,
    ) -> Flag | None:
        """Return a flag where more days than `limit` have gone by since a day; else None.

        With `in_intervals` the limit and the value are agreed intervals.
        """
        clock, one = self.course.clock, self.course.interval if in_intervals else 1.0
        begun = max(0, clock.at(counted_from))
        if self.now - begun <= limit * one:
            return None
        return Flag(
            rule=rule,
            pairs=(self.pair.id,),
            since=clock.day_past(begun + limit * one),
            value=(self.now - begun) / one,
            limit=limit,
            unit="intervals" if in_intervals else "days",
            counted_from=counted_from,
            people=people,
            goals=goals,
            records=tuple(sorted({agreement_file(self.pair.id), *files})),
        )


def _may_be_flagged(pair: Pair, today: dt.date) -> bool:
    agreement = pair.agreement
    is_open = agreement.status in (Status.PROPOSED, Status.ACTIVE)
    return is_open and agreement.starts <= today and not is_paused(pair, today)


def _rules(look: _Look) -> tuple[Callable[[_Look], Flag | None], ...]:
    """Return the rules that apply: when the term is over, what is left to do is to close."""
    if look.pair.agreement.status is Status.PROPOSED:
        return (_unsigned,)
    if look.today > look.pair.agreement.ends:
        return (_not_closed,)
    return (_unsigned, _silence, _no_goals, _goals_overdue, _review_due)


def _unsigned(look: _Look) -> Flag | None:
    """A signature is open ``sign_within_days`` after the start, or after an amendment of what all had signed."""
    pair, since = look.pair, look.pair.agreement.starts
    if is_signed(pair, look.today):
        return None
    if look.recorded.first_signatures and look.recorded.terms_since:
        since = max(since, look.recorded.terms_since)
    missing = tuple(state.person for state in signature_states(pair, look.today) if not state.is_signed)
    return look.flag(Rule.UNSIGNED, since, look.policy.sign_within_days, people=missing)


def _silence(look: _Look) -> Flag | None:
    """No meeting yet ``first_meeting_within_days`` after the start, or none for ``amber_gap`` agreed intervals, or
    for ``red_gap``."""
    course, policy, starts = look.course, look.policy, look.pair.agreement.starts
    if not course.held_in_term and (
        first := look.flag(Rule.NO_FIRST_MEETING, starts, policy.first_meeting_within_days)
    ):
        return first
    last = course.held_in_term[-1] if course.held_in_term else None
    since = max(starts, last.date) if last else starts
    files = last.records if last else ()
    for rule, limit in ((Rule.VERY_QUIET, policy.red_gap), (Rule.QUIET, policy.amber_gap)):
        if flag := look.flag(rule, since, limit, files=files, in_intervals=True):
            return flag
    return None


def _no_goals(look: _Look) -> Flag | None:
    """No goal ``goals_within_days`` after the start, or after the last one was given up."""
    standings = goal_standings(look.pair, look.today)
    if any(not standing.is_dropped for standing in standings):
        return None
    given_up = [standing.goal.dropped.date for standing in standings if standing.goal.dropped]
    since = max([look.pair.agreement.starts, *given_up])
    return look.flag(Rule.NO_GOALS, since, look.policy.goals_within_days)


def _goals_overdue(look: _Look) -> Flag | None:
    """A goal's date has passed by more than one agreed interval, and since that date nobody has said how far it
    got; unless it had reached the expected level already."""
    late = [standing for standing in goal_standings(look.pair, look.today) if standing.is_unanswered]
    flags = [
        (flag, standing.goal.id)
        for standing in late
        if (flag := look.flag(Rule.GOALS_OVERDUE, _due(standing), 1, in_intervals=True))
    ]
    if not flags:
        return None
    oldest = min((flag for flag, _ in flags), key=lambda flag: flag.counted_from)
    goals = tuple(goal for _, goal in flags)
    return look.flag(
        Rule.GOALS_OVERDUE,
        oldest.counted_from,
        1,
        goals=goals,
        files=(goals_file(look.pair.id),),
        in_intervals=True,
    )


def _due(standing: GoalStanding) -> dt.date:
    """A goal may be written down after its date; nobody could answer before."""
    return max(standing.goal.due, standing.goal.set_on)


def _review_due(look: _Look) -> Flag | None:
    """More than one agreed interval has gone by since an agreed review, and the pair has not looked back."""
    due = open_reviews(look.pair, look.today, look.today)
    return look.flag(Rule.REVIEW_DUE, due[0], 1, in_intervals=True) if due else None


def _not_closed(look: _Look) -> Flag | None:
    """The term is over, and the agreement says neither that it goes on nor how it ended."""
    agreement = look.pair.agreement
    days = (look.today - agreement.ends).days
    return Flag(
        rule=Rule.NOT_CLOSED,
        pairs=(look.pair.id,),
        since=agreement.ends + dt.timedelta(days=1),
        value=float(days),
        limit=0.0,
        unit="days",
        counted_from=agreement.ends,
        records=(agreement_file(look.pair.id),),
    )


def _over_capacity(programme: Programme, today: dt.date) -> Iterator[Flag]:
    """Somebody has more pairs under way than they offered to have. Paused pairs take no time, so they do not count."""
    loads: dict[tuple[str, str], list[Pair]] = {}
    for pair in programme.pairs.values():
        agreement = pair.agreement
        if agreement.status is Status.ACTIVE and _may_be_flagged(pair, today):
            for person in agreement.mentors:
                loads.setdefault((person, "mentor"), []).append(pair)
            for person in agreement.mentees:
                loads.setdefault((person, "mentee"), []).append(pair)
    for (id_, role), pairs in sorted(loads.items()):
        capacity = _capacity(programme.people.get(id_), role)
        if capacity is not None and len(pairs) > capacity and not all(is_snoozed(p, today) for p in pairs):
            yield _load(id_, pairs, capacity)


def _load(person: str, pairs: list[Pair], capacity: int) -> Flag:
    in_order = sorted(pairs, key=lambda pair: (pair.agreement.starts, pair.id))
    since = in_order[capacity].agreement.starts
    return Flag(
        rule=Rule.OVER_CAPACITY,
        pairs=tuple(pair.id for pair in in_order),
        since=since,
        value=float(len(pairs)),
        limit=float(capacity),
        unit="pairs",
        counted_from=since,
        people=(person,),
        records=(person_file(person), *(agreement_file(pair.id) for pair in in_order)),
    )


def _capacity(person: Person | None, role: str) -> int | None:
    """How many pairs at once somebody offered; None where they have not declared the role."""
    declared = (person.mentor if role == "mentor" else person.mentee) if person else None
    return declared.capacity if declared else None
