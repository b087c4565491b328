"""A goal while it is put together: the rows that say something of it in, the goal as its record has it out.

A single row that says what is to be reached is the goal's expected result; several are its steps. Then the
description is the why; without such rows it is what the expected result looks like.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.importing.cells import Cells
from generator.importing.directory import Directory
from generator.importing.notes import quoted
from generator.importing.pair_book import PlacedPair
from generator.importing.plain_text import MOST_ITEMS
from generator.importing.results import Origin
from generator.importing.slugs import folded, make_id, numbered, shortened

KINDS = {
    **dict.fromkeys(("skill", "skills", "learning"), "skill"),
    **dict.fromkeys(("career",), "career"),
    **dict.fromkeys(("network", "networking"), "network"),
    **dict.fromkeys(("project",), "project"),
    **dict.fromkeys(("wellbeing", "well being"), "wellbeing"),
}
_LEVELS = ("-2", "-1", "0", "1", "2")
_LONGEST_SLUG = 40


@dataclass(slots=True)
class Draft:
    """A goal that is being put together."""

    title: str
    cells: Cells
    """The row of the goal, or of its pair where the pair's row names it."""
    is_of_pair: bool = False
    steps: list[tuple[str, Cells]] = field(default_factory=list)
    """What rows of their own say that is to be reached."""

    def origins(self) -> Iterator[Origin]:
        """Yield the rows of the table of goals that it was made from."""
        if not self.is_of_pair:
            yield self.cells.source.table.name, self.cells.line
        for _, cells in self.steps:
            yield cells.source.table.name, cells.line


@dataclass(slots=True)
class GoalWriter:
    """Makes goals of the drafts of one pair, with ids that nothing else in the pair has."""

    pair: PlacedPair
    directory: Directory
    _goals: set[str] = field(default_factory=set)
    _steps: set[str] = field(default_factory=set)

    def write(self, draft: Draft) -> dict[str, Any]:
        """Return a goal as its record has it."""
        said, expected, described = self._said(draft)
        results = [text for text, _ in draft.steps]
        if not expected and results:
            expected = results.pop() if len(results) == 1 else draft.title
        if expected and described:
            said.setdefault("why", described)
        goal = numbered(_short_id(draft), self._goals)
        self._goals.add(goal)
        steps = [self._step(goal, text) for text in (*results, *said.pop("objectives", ()))]
        levels = {**said.pop("levels", {}), "0": expected or described or draft.title}
        objectives = {"objectives": steps[:MOST_ITEMS]} if steps else {}
        return {"id": goal, "title": draft.title, **said, "levels": levels, **objectives}

    def _said(self, draft: Draft) -> tuple[dict[str, Any], str, str]:
        """Return what a goal's own row says: fields, the expected result, and the description."""
        cells = draft.cells
        if draft.is_of_pair:
            return {"kind": "project", **self._days(None)}, "", ""
        levels = {level: text for level in _LEVELS if (text := cells.paragraph(f"levels.{level}"))}
        expected = levels.pop("0", "")
        fields: dict[str, Any] = {
            "kind": _kind(cells),
            "topics": cells.topics("topics"),
            "why": cells.paragraph("why"),
            **self._days(cells),
            "for": self._mentees(cells),
            "weight": cells.number("weight", 1, 3),
            "levels": levels,
            "objectives": cells.items("objectives"),
        }
        described = cells.paragraph("description")
        # Some tables repeat the title where there is nothing to add.
        described = "" if folded(described) == folded(draft.title) else described
        return {name: value for name, value in fields.items() if value}, expected, described

    def _days(self, cells: Cells | None) -> dict[str, str]:
        """Return when a goal was set and is due: as the row says if it can be so, else the pair's days."""
        first, last = self.pair.starts, self.pair.ends
        set_on = self._day(cells, "set_on", first) if cells else first
        due = self._day(cells, "due", last) if cells else last
        if cells and due < set_on:
            cells.left_out(
                f"The goal is due on {due}, before it was set on {set_on}", "Correct one of the two."
            )
            set_on, due = first, last
        return {"set_on": set_on.isoformat(), "due": due.isoformat()}

    def _day(self, cells: Cells, name: str, otherwise: dt.date) -> dt.date:
        day = cells.day(name)
        last = max(self.pair.ends, self.pair.last_day)
        if day and self.pair.starts <= day <= last:
            return day
        if day:
            term = f"{self.pair.starts} to {last}"
            cells.left_out(
                f"{cells.label(name)} holds {day}, outside the pair's time, {term}", "Correct the day."
            )
        side = "first" if name == "set_on" else "last"
        cells.source.notebook.supply(f"goals.{name}", f"the pair's {side} day")
        return otherwise

    def _mentees(self, cells: Cells) -> list[str]:
        named = self.directory.read(cells, "for")
        for person in named:
            if person not in self.pair.mentees:
                cells.left_out(f"{cells.label('for')} names {quoted(person)}, who is no mentee of this pair")
        return [person for person in named if person in self.pair.mentees]

    def _step(self, goal: str, what: str) -> dict[str, str]:
        number = sum(step.startswith(f"{goal[:60]}-") for step in self._steps) + 1
        step = numbered(f"{goal[:60]}-{number}", self._steps)
        self._steps.add(step)
        return {"id": step, "what": what}


def _kind(cells: Cells) -> str:
    text = cells.raw("kind")
    found = KINDS.get(folded(text).replace("-", " "))
    if found is None:
        word = f"project, where the table says {quoted(text)}" if text else "project"
        cells.source.notebook.supply("goals.kind", word)
    return found or "project"


def _short_id(draft: Draft) -> str:
    call = "" if draft.is_of_pair else draft.cells.raw("id")
    if call:
        return make_id(call, "goal")
    return shortened(make_id(draft.title, "goal"), _LONGEST_SLUG)
