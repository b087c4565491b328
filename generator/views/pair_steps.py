"""What a pair wants to do and has done: steps by stage. Derived from the log; the page only shows it."""

import datetime as dt
from dataclasses import dataclass

from generator.figures.actions import ActionState, Stage, action_states, objective_states
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
    """All steps by stage."""

    overdue: tuple[StepView, ...]
    due: tuple[StepView, ...]
    open: tuple[StepView, ...]
    done: tuple[StepView, ...]
    """Newest first."""

    @property
    def wanted(self) -> int:
        """How many are not done."""
        return len(self.overdue) + len(self.due) + len(self.open)

    @property
    def is_empty(self) -> bool:
        """Whether there are none at all."""
        return not self.wanted and not self.done


def view_steps(sight: Sight, pair: Pair) -> StepsView:
    """Return the pair's actions and objectives, those of goals given up aside; by date, as far as not done."""
    dropped = {goal.id for goal in pair.goals if goal.dropped and goal.dropped.date <= sight.today}
    objectives = (state for state in objective_states(pair, sight.today) if state.goal not in dropped)
    states = (*action_states(pair, sight.today), *objectives)
    waiting = sorted(states, key=lambda state: state.due or dt.date.max)
    done = sorted(states, key=lambda state: state.done_on or dt.date.min, reverse=True)
    return StepsView(
        overdue=_of_stage(sight, pair, waiting, Stage.OVERDUE),
        due=_of_stage(sight, pair, waiting, Stage.DUE),
        open=_of_stage(sight, pair, waiting, Stage.OPEN),
        done=_of_stage(sight, pair, done, Stage.DONE),
    )


def view_step(sight: Sight, pair: Pair, state: ActionState, note: str = "") -> StepView:
    """Return one step; `note` stands beside it in small print."""
    tone, words = _LOOKS[state.stage]
    who = person_name(sight, state.who, side_of(pair, state.who)) if state.who else ""
    return StepView(state.what, tone, words, who, _when(state, sight.today), note)


def _of_stage(sight: Sight, pair: Pair, states: list[ActionState], stage: Stage) -> tuple[StepView, ...]:
    return tuple(
        view_step(sight, pair, state, _goal_note(pair, state)) for state in states if state.stage is stage
    )


def _when(state: ActionState, today: dt.date) -> str:
    if state.done_on:
        return f"done by {day(state.done_on)}"
    if state.due is None:
        return "no date"
    verb = "was due" if state.due < today else "due"
    return f"{verb} {day(state.due)}, {relative(state.due, today)}"


def _goal_note(pair: Pair, state: ActionState) -> str:
    titles = {goal.id: goal.title for goal in pair.goals}
    return f"for “{titles[state.goal]}”" if state.goal in titles else ""
