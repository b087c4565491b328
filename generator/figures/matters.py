"""What people in a pair may like to be reminded of: a pair, a policy and days in, matters out. Knows no page.

Whether a matter is told on a day is derived from the records and the calendar alone: on the day that it falls on, and
then after longer and longer stretches, until it is left in peace. So nothing has to be remembered between two runs,
and a run over several days tells each matter once. Days inside pauses do not count, and a paused pair is told nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.figures.actions import action_states, objective_states
from generator.figures.agreements import signature_states
from generator.figures.attention import is_paused
from generator.figures.clock import Clock, clock_of
from generator.figures.goals import goal_standings
from generator.figures.next_meeting import next_meeting_of
from generator.figures.reviews import open_reviews
from generator.words.model import Pair, Policy, Status

AFTER_DAYS = (0, 7, 21, 49)
"""On which days after a matter falls due it is told, as long as it stays open."""

DAYS_BEFORE_THE_END = 14
"""So long before the last day a pair is asked how it wants to go on."""

DAYS_TO_LOG = 2
"""So long after a planned day nobody is asked for its entry."""


class Cause(StrEnum):
    """What a matter is about."""

    STEP = "step"
    GOAL = "goal"
    REVIEW = "review"
    MEETING = "meeting"
    NOT_LOGGED = "not-logged"
    SIGNATURE = "signature"
    ENDING = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something to remind people of."""

    cause: Cause
    pair: str
    people: tuple[str, ...]
    """Ids of those whom it concerns."""
    falls_on: dt.date
    """The day from which it is told."""
    day: dt.date
    """The day that it is about, such as when a step is due."""
    what: str = ""
    """In the pair's own words: what is to be done, or a goal's title."""
    is_foreseen: bool = True
    """Whether it can be told ahead of its day."""


@dataclass(frozen=True, slots=True)
class Days:
    """The stretch of days that one run tells of."""

    since: dt.date
    """The last day that an earlier run told of."""
    today: dt.date
    ahead: int = 0
    """So many days early what can be foreseen is told."""

    def hold(self, clock: Clock | None, day: dt.date, ahead: int = 0) -> bool:
        """Return whether something that falls on a day is told now, on a pair's clock where one is given."""
        fallen = _evening(clock, _first_free(clock, day))
        first, last = _evening(clock, self.since), _evening(clock, self.today)
        return any(first < fallen + (after or -ahead) <= last for after in AFTER_DAYS)


def matters_of(pair: Pair, policy: Policy, days: Days) -> tuple[Matter, ...]:
    """Return what the people in a pair are told now, what has waited longest first."""
    clock = clock_of(pair.agreement, days.today)
    told = (
        matter
        for matter in _open_matters(pair, policy, days)
        if days.hold(clock, matter.falls_on, days.ahead if matter.is_foreseen else 0)
    )
    return tuple(sorted(told, key=lambda matter: (matter.falls_on, matter.cause, matter.what)))


def _open_matters(pair: Pair, policy: Policy, days: Days) -> Iterator[Matter]:
    """Yield everything that is open. When the term is over, what is left to do is to close."""
    agreement, today = pair.agreement, days.today
    if agreement.status not in (Status.PROPOSED, Status.ACTIVE) or is_paused(pair, today):
        return
    yield from _signatures(pair, policy, today)
    if agreement.status is Status.PROPOSED or agreement.starts > today:
        return
    yield _matter(
        pair,
        Cause.ENDING,
        agreement.ends,
        falls_on=max(agreement.starts, agreement.ends - dt.timedelta(days=DAYS_BEFORE_THE_END)),
    )
    if today <= agreement.ends:
        yield from _steps(pair, today)
        yield from _goals(pair, days)
        yield from _reviews(pair, days)
        yield from _meeting(pair, today)


def _signatures(pair: Pair, policy: Policy, today: dt.date) -> Iterator[Matter]:
    due = pair.agreement.starts + dt.timedelta(days=policy.sign_within_days)
    for state in signature_states(pair, today):
        if not state.is_signed and due <= today:
            yield _matter(pair, Cause.SIGNATURE, due, (state.person,), is_foreseen=False)


def _steps(pair: Pair, today: dt.date) -> Iterator[Matter]:
    goals = {goal.id: goal for goal in pair.goals if goal.dropped is None or goal.dropped.date > today}
    for state in action_states(pair, today):
        if state.due and not state.is_done:
            known = dt.date.fromisoformat(state.opened_in[:10])
            people = (state.who,) if state.who else pair.agreement.members
            yield _matter(
                pair, Cause.STEP, state.due, people, falls_on=max(state.due, known), what=state.what
            )
    for state in objective_states(pair, today):
        goal = goals.get(state.goal)
        if state.due and not state.is_done and goal:
            people = goal.for_ or pair.agreement.mentees
            falls_on = max(state.due, goal.set_on)
            yield _matter(pair, Cause.STEP, state.due, people, falls_on=falls_on, what=state.what)


def _goals(pair: Pair, days: Days) -> Iterator[Matter]:
    for standing in goal_standings(pair, days.today):
        goal = standing.goal
        if standing.is_unanswered or not (standing.is_due or standing.is_dropped):
            people = (*pair.agreement.mentors, *(goal.for_ or pair.agreement.mentees))
            falls_on = max(goal.due, goal.set_on)
            yield _matter(pair, Cause.GOAL, goal.due, people, falls_on=falls_on, what=goal.title)


def _reviews(pair: Pair, days: Days) -> Iterator[Matter]:
    for review in open_reviews(pair, days.today, days.today + dt.timedelta(days=days.ahead)):
        yield _matter(pair, Cause.REVIEW, review)


def _meeting(pair: Pair, today: dt.date) -> Iterator[Matter]:
    planned = next_meeting_of(pair, today).planned
    if planned is None:
        return
    if planned >= today:
        yield _matter(pair, Cause.MEETING, planned, falls_on=planned - dt.timedelta(days=1))
    else:
        asked = planned + dt.timedelta(days=DAYS_TO_LOG)
        yield _matter(pair, Cause.NOT_LOGGED, planned, falls_on=asked, is_foreseen=False)


def _matter(
    pair: Pair,
    cause: Cause,
    day: dt.date,
    people: Iterable[str] = (),
    *,
    falls_on: dt.date | None = None,
    what: str = "",
    is_foreseen: bool = True,
) -> Matter:
    return Matter(
        cause=cause,
        pair=pair.id,
        people=tuple(dict.fromkeys(people)) or pair.agreement.members,
        falls_on=falls_on or day,
        day=day,
        what=what,
        is_foreseen=is_foreseen,
    )


def _first_free(clock: Clock | None, day: dt.date) -> dt.date:
    """Return the first day outside pauses, from a day on: what falls into a pause comes up when it is over."""
    if clock is None:
        return day
    ends = (end for begin, end in clock.stretches if begin <= day.toordinal() < end)
    return dt.date.fromordinal(min(next(ends, day.toordinal()), dt.date.max.toordinal()))


def _evening(clock: Clock | None, day: dt.date) -> int:
    """Return how many days have counted by the evening of a day; the difference alone means something."""
    if clock is None:
        return day.toordinal()
    return clock.at(day) + (0 if clock.is_paused(day) else 1)
