"""What a change of a pair's goals means: one small function for each aspect of a goal, in a table. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.comparing.changes import Change, Need, Role, by_id, fields_changed, meaning
from generator.comparing.circle import Circle, each_member
from generator.words.dates import day
from generator.words.model import Agreement, Decision, Goal, Objective
from generator.words.numbers import counted, signed
from generator.words.phrases import listed, said


@dataclass(frozen=True, slots=True)
class _Told:
    """What happens to a goal, before it is known whose approval that needs."""

    sentence: str
    substance: object


_TITLES: Mapping[str, str] = {
    "kind": "the kind",
    "topics": "the topics",
    "why": "the reason",
    "set_on": "the day it was set",
    "for_": "whom it is for",
    "weight": "the weight",
}


def compare_goals(
    before: tuple[Goal, ...], after: tuple[Goal, ...], agreement: Agreement
) -> Iterator[Change]:
    """Yield what changes between two states of a pair's goals; their order does not matter."""
    old, new = by_id(before), by_id(after)
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        for told in _compare(was, is_):
            yield Change(told.sentence, [*key, told.substance], _needs(was, is_, agreement))


def removed_goals(goals: tuple[Goal, ...], circle: Circle) -> Iterator[Change]:
    """Yield the goals that go for privacy: that a coordinator approves, as those whom they concern may be away."""
    for goal in goals:
        sentence = f"The goal {said(goal.title)} is removed for privacy."
        needs = (circle.coordinator("the removal of goals"),)
        yield Change(sentence, ["removed for privacy", meaning(goal)], needs)


def _needs(before: Goal | None, after: Goal | None, agreement: Agreement) -> tuple[Need, ...]:
    named = {person for goal in (before, after) if goal for person in goal.for_}
    for_all = any(goal and not goal.for_ for goal in (before, after))
    mentees = [person for person in agreement.mentees if for_all or person in named]
    mentor = (Need("the goals", Role.MEMBER, agreement.mentors),) if agreement.mentors else ()
    return (*mentor, *each_member(mentees, "the goals"))


def _compare(before: Goal | None, after: Goal | None) -> Iterator[_Told]:
    if after is None:
        assert before  # noqa: S101 - one of the two is there
        yield _Told(f"The goal {said(before.title)} is removed.", ["removed", meaning(before)])
    elif before is None:
        yield _Told(_new(after), ["new", meaning(after)])
    else:
        for aspect in _ASPECTS:
            yield from aspect(before, after)


def _new(goal: Goal) -> str:
    steps = f" and {counted(len(goal.objectives), 'objective')}" if goal.objectives else ""
    dropped = ", already dropped" if goal.dropped else ""
    return (
        f"New goal {said(goal.title)}, due on {day(goal.due)}, with {counted(len(goal.levels), 'level')}"
        f"{steps}{dropped}."
    )


def _title(before: Goal, after: Goal) -> Iterator[_Told]:
    if meaning(before.title) != meaning(after.title):
        yield _Told(
            f"The goal {said(before.title)} is now called {said(after.title)}.",
            ["title", meaning(before.title), meaning(after.title)],
        )


def _due(before: Goal, after: Goal) -> Iterator[_Told]:
    if before.due != after.due:
        yield _Told(
            f"The goal {said(after.title)} is due on {day(after.due)} instead of {day(before.due)}.",
            ["due", meaning(before.due), meaning(after.due)],
        )


def _levels(before: Goal, after: Goal) -> Iterator[_Told]:
    old, new = meaning(before.levels), meaning(after.levels)
    changed = sorted(int(level) for level in {*old, *new} if old.get(level) != new.get(level))
    if changed:
        noun = "level" if len(changed) == 1 else "levels"
        levels = listed(signed(level) for level in changed)
        verb = "means" if len(changed) == 1 else "mean"
        yield _Told(
            f"In the goal {said(after.title)} the {noun} {levels} {verb} something else.",
            ["levels", old, new],
        )


def _decision(
    name: str, of: Callable[[Goal], Decision | None], new: str, gone: str
) -> Callable[[Goal, Goal], Iterator[_Told]]:
    def aspect(before: Goal, after: Goal) -> Iterator[_Told]:
        old, decision = of(before), of(after)
        if meaning(old) == meaning(decision):
            return
        sentence = gone if decision is None else f"{new} on {day(decision.date)}"
        corrected = " (said anew)" if old and decision else ""
        yield _Told(
            f"The goal {said(after.title)} {sentence}{corrected}.", [name, meaning(old), meaning(decision)]
        )

    return aspect


def _objectives(before: Goal, after: Goal) -> Iterator[_Told]:
    old, new = by_id(before.objectives), by_id(after.objectives)
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        if meaning(was) != meaning(is_):
            yield _Told(
                f"In the goal {said(after.title)} {_objective(was, is_)}.",
                ["objective", *key, meaning(was), meaning(is_)],
            )


def _objective(before: Objective | None, after: Objective | None) -> str:
    match before, after:
        case None, Objective():
            due = f", due on {day(after.due)}," if after.due else ""
            return f"the objective {said(after.what)}{due} is new"
        case Objective(), None:
            return f"the objective {said(before.what)} is taken out"
        case Objective(), Objective() if meaning(before.what) == meaning(after.what):
            return f"the objective {said(after.what)} is due {f'on {day(after.due)}' if after.due else 'on no day'}"
        case Objective(), Objective():
            moved = " and gets another day" if before.due != after.due else ""
            return f"the objective {said(before.what)} becomes {said(after.what)}{moved}"
        case _:
            return "nothing changes"


def _rest(before: Goal, after: Goal) -> Iterator[_Told]:
    if changed := fields_changed(before, after, _TITLES):
        substance = [[meaning(getattr(goal, field)) for field in _TITLES] for goal in (before, after)]
        verb = "changes" if len(changed) == 1 else "change"
        yield _Told(f"In the goal {said(after.title)} {listed(changed)} {verb}.", ["rest", *substance])


_ASPECTS: tuple[Callable[[Goal, Goal], Iterator[_Told]], ...] = (
    _title,
    _due,
    _levels,
    _decision(
        "rebaselined",
        lambda goal: goal.rebaselined,
        "is rebaselined: its levels were set anew",
        "no longer says that its levels changed",
    ),
    _decision("dropped", lambda goal: goal.dropped, "is given up", "is taken up again"),
    _objectives,
    _rest,
)
