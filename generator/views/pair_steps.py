"""What a pair promised, what is due and what was done: a pair and a day in, steps out. Derived from the records."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.actions import ActionState, Stage, action_states, objective_states
from generator.figures.goals import goal_standings
from generator.figures.last_asked import kept_while_asked
from generator.figures.reviews import open_reviews
from generator.views.names import person_name, side_of
from generator.views.sight import Sight
from generator.words.dates import day, relative
from generator.words.model import Pair

_LOOKS = {
    Stage.OVERDUE: ("late", "Overdue"),
    Stage.DUE: ("care", "Due soon"),
    Stage.OPEN: ("open", "Open"),
    Stage.DONE: ("done", "Done"),
}


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, ready for the macro ``steps``."""

    text: str
    tone: str
    state: str
    who: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class StepsView:
    """All steps."""

    promised: tuple[StepView, ...]
    """What somebody said they would do and nobody has reported done, what was promised first at the top."""
    due: tuple[StepView, ...]
    """What else has a day that has passed or comes before the pair is to meet again: objectives, goals, reviews and
    the last day; by day."""
    later: tuple[StepView, ...]
    """Objectives whose day is further off, or that have none."""
    done: tuple[StepView, ...]
    """Newest first."""

    @property
    def waiting(self) -> tuple[StepView, ...]:
        """Everything that is not done."""
        return (*self.promised, *self.due, *self.later)


@kept_while_asked
def view_steps(sight: Sight, pair: Pair) -> StepsView:
    """Return the pair's actions and objectives, those of goals given up aside, and what is due besides."""
    dropped = {goal.id for goal in pair.goals if goal.dropped and goal.dropped.date <= sight.today}
    actions = action_states(pair, sight.today)
    objectives = tuple(state for state in objective_states(pair, sight.today) if state.goal not in dropped)
    done = sorted(
        (state for state in (*actions, *objectives) if state.done_on),
        key=lambda state: state.done_on or dt.date.min,
        reverse=True,
    )
    later = (state for state in objectives if state.stage is Stage.OPEN)
    return StepsView(
        promised=tuple(_step(sight, pair, state) for state in actions if not state.is_done),
        due=tuple(step for _, step in sorted(_due(sight, pair, objectives), key=lambda item: item[0])),
        later=tuple(
            _step(sight, pair, state) for state in sorted(later, key=lambda state: state.due or dt.date.max)
        ),
        done=tuple(_step(sight, pair, state) for state in done),
    )


def _due(sight: Sight, pair: Pair, objectives: tuple[ActionState, ...]) -> Iterator[tuple[dt.date, StepView]]:
    for state in objectives:
        if state.due and state.stage in (Stage.DUE, Stage.OVERDUE):
            yield state.due, _step(sight, pair, state)
    if pair.agreement.status.has_ended:
        return
    until = sight.today + dt.timedelta(days=round(pair.agreement.meetings.every.days))
    for standing in goal_standings(pair, sight.today):
        is_ahead = sight.today < standing.goal.due <= until and not standing.is_dropped
        if standing.is_unanswered or is_ahead:
            yield standing.goal.due, _dated(standing.goal.title, standing.goal.due, sight.today, "a goal")
    for review in open_reviews(pair, sight.today, until):
        yield review, _dated("Look back together", review, sight.today, "an agreed review")
    if pair.agreement.ends <= until:
        yield pair.agreement.ends, _dated("The last day that you agreed on", pair.agreement.ends, sight.today)


def _dated(text: str, due: dt.date, today: dt.date, note: str = "") -> StepView:
    tone, state = _LOOKS[Stage.OVERDUE if due < today else Stage.DUE]
    return StepView(text, tone, state, "", _due_words(due, today), note)


def view_step(sight: Sight, pair: Pair, state: ActionState, note: str = "") -> StepView:
    """Return one step; `note` stands beside it in small print."""
    tone, words = _LOOKS[state.stage]
    who = person_name(sight, state.who, side_of(pair, state.who)) if state.who else ""
    return StepView(state.what, tone, words, who, _when(state, sight.today), note)


def _step(sight: Sight, pair: Pair, state: ActionState) -> StepView:
    return view_step(sight, pair, state, _goal_note(pair, state))


def _when(state: ActionState, today: dt.date) -> str:
    if state.done_on:
        return f"done by {day(state.done_on)}"
    return _due_words(state.due, today) if state.due else "no date"


def _due_words(due: dt.date, today: dt.date) -> str:
    return f"{'was due' if due < today else 'due'} {day(due)}, {relative(due, today)}"


def _goal_note(pair: Pair, state: ActionState) -> str:
    titles = {goal.id: goal.title for goal in pair.goals}
    return f"for “{titles[state.goal]}”" if state.goal in titles else ""
