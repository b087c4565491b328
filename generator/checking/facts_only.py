"""A pair's records without its words: dates, kinds, outcomes, levels and counts stay, free text goes.

Plain data in, plain data out, by file. Whoever is in the pair and all that figures rest on stays; so do topics, which
the programme counts by. What a schema wants to be there keeps a word that says nothing. Done twice, it changes
nothing more. Knows no figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.words.places import Kind, Place

Data = Mapping[str, Any]
Records = Mapping[str, tuple[Place, Data]]
"""A pair's records by file, each with its place."""

LEVELS = {
    "-2": "Much less than expected",
    "-1": "Less than expected",
    "0": "As expected",
    "1": "More than expected",
    "2": "Much more than expected",
}
_AGREEMENT = frozenset(
    {
        "mentors",
        "mentees",
        "cohort",
        "starts",
        "ends",
        "status",
        "pauses",
        "topics",
        "reviews",
        "publication",
        "signatures",
    }
)
_GOAL = frozenset({"kind", "set_on", "due", "for", "weight"})
_ENTRY = frozenset(
    {
        "date",
        "kind",
        "outcome",
        "minutes",
        "present",
        "next_meeting",
        "resources",
        "corrects",
        "void",
    }
)


def facts_only(records: Records) -> Mapping[str, Data]:
    """Return the records of one pair, by file, reduced to facts. All have the right shape."""
    ids = _Ids()
    ordered = sorted(records.items(), key=lambda item: (item[1][0].kind is not Kind.GOALS, item[0]))
    for _, (place, data) in ordered:
        ids.take(place.kind, data)
    return {file: _reduced(place.kind, data, ids) for file, (place, data) in ordered}


@dataclass(slots=True)
class _Ids:
    """What goals and steps are called afterwards: their ids are words, too."""

    goals: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)

    def take(self, kind: Kind, data: Data) -> None:
        for goal in data.get("goals", ()) if kind is Kind.GOALS else ():
            self.goals.setdefault(goal["id"], f"goal-{len(self.goals) + 1}")
            self._take_steps(goal.get("objectives", ()))
        if kind is Kind.LOG_ENTRY:
            self._take_steps(data.get("next", ()))

    def _take_steps(self, steps: Any) -> None:
        for step in steps:
            self.steps.setdefault(step["id"], f"step-{len(self.steps) + 1}")


def _reduced(kind: Kind, data: Data, ids: _Ids) -> Data:
    match kind:
        case Kind.AGREEMENT:
            return _agreement(data)
        case Kind.GOALS:
            return {"goals": [_goal(goal, ids) for goal in data["goals"]]} if "goals" in data else {}
        case Kind.LOG_ENTRY:
            return _entry(data, ids)
        case _:
            return data


def _agreement(data: Data) -> Data:
    reduced = _kept(data, _AGREEMENT)
    reduced["meetings"] = _kept(data["meetings"], {"every", "minutes"})
    if "closing" in data:
        reduced["closing"] = _kept(data["closing"], {"date", "graduated", "outcomes"})
    return reduced


def _goal(goal: Data, ids: _Ids) -> Data:
    name = ids.goals[goal["id"]]
    reduced = {"id": name, "title": name.replace("-", " ").capitalize(), **_kept(goal, _GOAL)}
    if "levels" in goal:
        reduced["levels"] = {level: LEVELS[level] for level in goal["levels"]}
    if "objectives" in goal:
        reduced["objectives"] = [_step(step, ids, {"due"}) for step in goal["objectives"]]
    for decision in ("dropped", "rebaselined"):
        if decision in goal:
            reduced[decision] = _kept(goal[decision], {"date"})
    return reduced


def _entry(data: Data, ids: _Ids) -> Data:
    reduced = _kept(data, _ENTRY)
    if "next" in data:
        reduced["next"] = [_step(step, ids, {"who", "due"}) for step in data["next"]]
    if "done" in data:
        reduced["done"] = [ids.steps.get(step, step) for step in data["done"]]
    if "ratings" in data:
        reduced["ratings"] = [
            {**rating, "goal": ids.goals.get(rating["goal"], rating["goal"])} for rating in data["ratings"]
        ]
    return reduced


def _step(step: Data, ids: _Ids, facts: set[str]) -> Data:
    name = ids.steps[step["id"]]
    return {"id": name, "what": name.replace("-", " ").capitalize(), **_kept(step, facts)}


def _kept(data: Data, facts: set[str] | frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name in facts}
