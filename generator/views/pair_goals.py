"""A pair's goals as its page shows them: levels, both sides' ratings, and the steps on the way."""

import datetime as dt
from dataclasses import dataclass

from generator.figures.actions import ActionState, objective_states
from generator.figures.goals import GoalRating, GoalStanding, goal_standings
from generator.views.links import Links
from generator.views.names import person_name
from generator.views.pair_steps import StepView, view_step
from generator.views.sight import Sight
from generator.views.topic_names import topic_chips
from generator.words.dates import day, relative
from generator.words.model import Goal, Pair
from generator.words.phrases import listed

LEVEL_NAMES = {
    -2: "Much less than expected",
    -1: "Less than expected",
    0: "What we expect",
    1: "More than expected",
    2: "Much more than expected",
}

KIND_NAMES = {
    "skill": "Skill",
    "career": "Career",
    "network": "Network",
    "project": "Project",
    "wellbeing": "Wellbeing",
}


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One of the five levels of a goal, ready for the macro ``levels``."""

    level: int
    name: str
    text: str
    """What it looks like, in the pair's own words; empty where they wrote none."""
    is_current: bool
    marks: tuple[tuple[str, str], ...]
    """Who sees the goal here: words, and the side they are on."""

    @property
    def is_told(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.text or self.is_current or self.marks)


@dataclass(frozen=True, slots=True)
class RatingView:
    """How one side sees a goal, now and before."""

    who: str
    side: str
    what: str
    when: str
    path: tuple[int, ...]
    """The levels that this side gave so far, in order; empty where there are fewer than two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """One goal."""

    title: str
    kind: str
    chips: tuple[tuple[str, str], ...]
    why: str
    dates: str
    """When it was set and is due, in words."""
    for_whom: str
    """For whom it is, where it is not for all mentees."""
    weight: int
    standing: str
    """Where it stands, in a few words; empty for an audience that sees no levels."""
    tone: str
    levels: tuple[LevelStep, ...]
    ratings: tuple[RatingView, ...]
    """Each side's view. A side without a rating says so."""
    objectives: tuple[StepView, ...]
    done: int
    is_dropped: bool
    decision: str
    """That it was given up or its levels changed, and why."""


def view_goals(sight: Sight, links: Links, pair: Pair) -> tuple[GoalView, ...]:
    """Return the pair's goals in the order of its record."""
    objectives = objective_states(pair, sight.today)
    return tuple(
        _goal(sight, links, pair, standing, objectives) for standing in goal_standings(pair, sight.today)
    )


def _goal(
    sight: Sight, links: Links, pair: Pair, standing: GoalStanding, objectives: tuple[ActionState, ...]
) -> GoalView:
    goal = standing.goal
    own = tuple(state for state in objectives if state.goal == goal.id)
    text, tone = _standing(standing) if goal.levels else ("", "plain")
    return GoalView(
        title=goal.title,
        kind=KIND_NAMES.get(goal.kind, goal.kind),
        chips=topic_chips(sight, links, goal.topics),
        why=goal.why,
        dates=_dates(goal, sight.today),
        for_whom=listed(person_name(sight, person, "mentee") for person in goal.for_),
        weight=goal.weight,
        standing=text,
        tone=tone,
        levels=_levels(sight, standing) if goal.levels else (),
        ratings=_ratings(sight, standing) if goal.levels else (),
        objectives=tuple(view_step(sight, pair, state) for state in own),
        done=sum(state.is_done for state in own),
        is_dropped=standing.is_dropped,
        decision=_decision(goal),
    )


def _standing(standing: GoalStanding) -> tuple[str, str]:
    if standing.is_dropped:
        return "Given up", "plain"
    if standing.level is None:
        return ("Due, not rated yet", "care") if standing.is_due else ("Not rated yet", "plain")
    return LEVEL_NAMES[standing.level].replace("What we expect", "As expected"), (
        "good" if standing.level >= 0 else "warm"
    )


def _dates(goal: Goal, today: dt.date) -> str:
    return f"Set on {day(goal.set_on)}, due {day(goal.due)} ({relative(goal.due, today)})"


def _levels(sight: Sight, standing: GoalStanding) -> tuple[LevelStep, ...]:
    return tuple(
        LevelStep(
            level=level,
            name=LEVEL_NAMES[level],
            text=standing.goal.levels.get(level, ""),
            is_current=standing.level == level,
            marks=tuple(
                (f"{person_name(sight, rating.by, side)} sees it here", side)
                for side, rating in _sides(standing)
                if rating and rating.level == level
            ),
        )
        for level in sorted(LEVEL_NAMES, reverse=True)
    )


def _ratings(sight: Sight, standing: GoalStanding) -> tuple[RatingView, ...]:
    return tuple(_rating(sight, side, rating, standing) for side, rating in _sides(standing))


def _rating(sight: Sight, side: str, rating: GoalRating | None, standing: GoalStanding) -> RatingView:
    if rating is None:
        return RatingView(f"The {side}", side, "no rating yet", "", ())
    levels = tuple(before.level for before in standing.history if before.by == rating.by)
    what = LEVEL_NAMES[rating.level].lower()
    path = levels if len(levels) > 1 else ()
    return RatingView(person_name(sight, rating.by, side), side, what, day(rating.on), path)


def _sides(standing: GoalStanding) -> tuple[tuple[str, GoalRating | None], ...]:
    return (("mentee", standing.by_mentee), ("mentor", standing.by_mentor))


def _decision(goal: Goal) -> str:
    for decision, words in ((goal.dropped, "Given up"), (goal.rebaselined, "Levels changed")):
        if decision:
            return f"{words} on {day(decision.date)}" + (f": {decision.why}" if decision.why else ".")
    return ""
