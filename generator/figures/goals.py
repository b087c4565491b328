"""Goals: a pair and a day in, where each goal stands and figures on them out. Knows no meetings.

Goals are judged against the levels that the pair wrote down beforehand, from -2 to 2; 0 is the expected result
(Goal Attainment Scaling, Kiresuk and Sherman 1968).
"""

import datetime as dt
from collections.abc import Sequence
from math import sqrt
from statistics import median

import msgspec

from generator.figures.definitions import figure
from generator.figures.last_asked import kept_while_asked
from generator.figures.log import entries_of
from generator.words.figure import Figure, Scope
from generator.words.model import Agreement, Entry, Goal, Pair
from generator.words.places import entry_file, goals_file

RHO = 0.30
"""The correlation between goals that the T score assumes by convention."""


class GoalRating(msgspec.Struct, frozen=True, gc=False):
    """One opinion on where a goal stands."""

    level: int
    by: str
    on: dt.date
    stem: str
    """The log entry that says so."""


class GoalStanding(msgspec.Struct, frozen=True, gc=False):
    """Where a goal stands on a day, in the eyes of both sides."""

    goal: Goal
    by_mentee: GoalRating | None
    by_mentor: GoalRating | None
    is_due: bool
    """Whether its date has come."""
    is_dropped: bool
    """Whether it was given up on or before the day."""
    history: tuple[GoalRating, ...] = ()
    """Every rating so far by a mentee or a mentor, in order."""

    @property
    def effective(self) -> GoalRating | None:
        """The rating that counts: the mentee's latest, else the mentor's."""
        return self.by_mentee or self.by_mentor

    @property
    def level(self) -> int | None:
        """The level that counts, from -2 to 2; None without a rating."""
        return self.effective.level if self.effective else None

    @property
    def is_unanswered(self) -> bool:
        """Whether its date has come, and nobody has said since how far it got; unless it had reached the expected
        level already, or was given up."""
        is_told = any(rating.on >= self.goal.due for rating in self.history)
        is_reached = self.level is not None and self.level >= 0
        return self.is_due and not (self.is_dropped or is_told or is_reached)


@kept_while_asked
def goal_standings(pair: Pair, today: dt.date) -> tuple[GoalStanding, ...]:
    """Return where each goal stands, in the order of the goals file. Goals set after `today` are left out."""
    entries = entries_of(pair, today)
    return tuple(
        _standing(goal, pair.agreement, entries, today) for goal in pair.goals if goal.set_on <= today
    )


def goal_figures(pair: Pair, today: dt.date) -> tuple[Figure, ...]:
    """Return every figure on goals."""
    standings = tuple(standing for standing in goal_standings(pair, today) if not standing.is_dropped)
    due = tuple(standing for standing in standings if standing.is_due)
    return goal_level(pair.id, standings), goals_at_or_above_expected(pair.id, due), gas_t_of(pair.id, due)


def goal_level(pair: str, standings: Sequence[GoalStanding]) -> Figure:
    """The median level over rated goals that are not dropped; levels are ordinal, so no mean. n is rated goals.

    Source: the levels are those of Goal Attainment Scaling, Kiresuk and Sherman 1968; against reckoning with ordinal
    levels as with numbers, Tennant 2007, Disability and Rehabilitation 29:1583.
    """
    levels = _levels(standings)
    return _figure("goal-level", pair, float(median(levels)) if levels else None, standings)


def goals_at_or_above_expected(pair: str, due: Sequence[GoalStanding]) -> Figure:
    """Goals at level >= 0 / rated goals, over goals that are due and not dropped. Unrated ones are missing.

    Source: our own definition, on the levels of Kiresuk and Sherman 1968.
    """
    levels = _levels(due)
    value = sum(level >= 0 for level in levels) / len(levels) if levels else None
    return _figure("goals-at-or-above-expected", pair, value, due)


def gas_t_of(pair: str, due: Sequence[GoalStanding]) -> Figure:
    """The T score over the goals that the share above counts; only ever shown beside its n.

    It grows with the number of goals, so it ranks nobody. Source: see `gas_t`.
    """
    rated = [standing for standing in due if standing.level is not None]
    weights = [float(standing.goal.weight) for standing in rated]
    return _figure("gas-t", pair, gas_t(_levels(due), weights) if rated else None, due)


def gas_t(levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = RHO) -> float:
    """T = 50 + 10 * sum(w*x) / sqrt((1 - rho) * sum(w^2) + rho * (sum w)^2); equal weights unless given.

    After Kiresuk and Sherman 1968, Community Mental Health Journal 4:443. Raises ValueError without goals,
    with as many weights as goals not given, or with a weight that is not above 0.
    """
    weights = [1.0] * len(levels) if weights is None else weights
    if not levels or len(weights) != len(levels) or min(weights) <= 0:
        raise ValueError("a T score needs at least one goal, and one weight above 0 for each")
    attained = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    spread = (1 - rho) * sum(weight**2 for weight in weights) + rho * sum(weights) ** 2
    return 50 + 10 * attained / sqrt(spread)


def _standing(goal: Goal, agreement: Agreement, entries: Sequence[Entry], today: dt.date) -> GoalStanding:
    mentees, mentors = raters_of(goal, agreement)
    raters = mentees | mentors
    ratings = tuple(
        GoalRating(rating.level, rating.by, entry.date, entry.stem)
        for entry in entries
        for rating in entry.ratings
        if rating.goal == goal.id and rating.by in raters
    )
    return GoalStanding(
        goal=goal,
        by_mentee=next((rating for rating in reversed(ratings) if rating.by in mentees), None),
        by_mentor=next((rating for rating in reversed(ratings) if rating.by in mentors), None),
        is_due=goal.due <= today,
        is_dropped=goal.dropped is not None and goal.dropped.date <= today,
        history=ratings,
    )


def raters_of(goal: Goal, agreement: Agreement) -> tuple[frozenset[str], frozenset[str]]:
    """Return whose ratings of a goal count: the mentees whom it is for, and the mentors, whose count less."""
    mentees = frozenset(goal.for_).intersection(agreement.mentees) or frozenset(agreement.mentees)
    return mentees, frozenset(agreement.mentors) - mentees


def _levels(standings: Sequence[GoalStanding]) -> list[int]:
    return [standing.level for standing in standings if standing.level is not None]


def _figure(name: str, pair: str, value: float | None, standings: Sequence[GoalStanding]) -> Figure:
    rated = [standing.effective for standing in standings if standing.effective]
    return figure(
        name,
        Scope("pair", pair),
        value,
        n=len(rated),
        missing=len(standings) - len(rated),
        why=_why(name, len(standings)),
        records=(goals_file(pair), *(entry_file(pair, rating.stem) for rating in rated)) if standings else (),
    )


def _why(name: str, goals: int) -> str:
    """Say why there is no value where `goals` goals could have given one."""
    if goals:
        return "None of these goals has a rating yet."
    return "No goal has been set yet." if name == "goal-level" else "No goal is due yet."
