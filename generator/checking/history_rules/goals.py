"""Rules on goals that were rated. Two states of the records in, findings out."""

from collections.abc import Iterator, Mapping

from generator.checking.rules.walks import goals_are_sound
from generator.checking.since_base import SinceBase
from generator.checking.snippets import quoted
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Goal, Pair
from generator.words.numbers import signed
from generator.words.phrases import listed
from generator.words.places import goals_file


def check_levels(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that the levels of a goal that was rated change openly or not at all."""
    for before, after in since.pairs():
        rated, known = _rated(before), {goal.id: goal for goal in before.goals}
        for index, goal in enumerate(after.goals):
            old = known.get(goal.id)
            if old is None or goal.id not in rated or _is_open(old, goal):
                continue
            changed = [
                level for level in range(-2, 3) if _level(old.levels, level) != _level(goal.levels, level)
            ]
            if changed:
                yield since.finding(
                    codes.LEVELS_REWRITTEN,
                    goals_file(after.id),
                    ("goals", index, "levels"),
                    f"The goal {quoted(goal.id)} was rated already, and its"
                    f" {'level' if len(changed) == 1 else 'levels'} {listed(map(signed, changed))} now"
                    f" {'says' if len(changed) == 1 else 'say'} something else.",
                    'Put the levels back, or say it openly with "rebaselined: {date: …, why: …}" beside them.',
                    at_key=True,
                )


def check_rated(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a goal that was rated stays."""
    for before, after in since.pairs():
        if goals_file(before.id) in since.privacy or not goals_are_sound(since.after, after):
            continue
        rated, kept = _rated(before), {goal.id for goal in after.goals}
        for goal in before.goals:
            if goal.id in rated and goal.id not in kept:
                yield since.finding(
                    codes.RATED_GOAL_REMOVED,
                    goals_file(after.id),
                    ("goals",),
                    f"The goal {quoted(goal.id)} is gone, though it was rated on {rated[goal.id]}.",
                    'Bring it back, and if it is given up, add "dropped: {date: …, why: …}" to it.',
                    at_key=True,
                )


def _rated(pair: Pair) -> Mapping[str, str]:
    """Return the goals that were rated, with the day of the first rating."""
    days: dict[str, str] = {}
    for entry in pair.entries_in_force():
        for rating in entry.ratings:
            days.setdefault(rating.goal, str(entry.date))
    return days


def _is_open(before: Goal, after: Goal) -> bool:
    return after.rebaselined is not None and after.rebaselined != before.rebaselined


def _level(levels: Mapping[int, str], level: int) -> str:
    return " ".join(levels.get(level, "").split())
