"""The table of goals: rows in, one record of goals for each pair out. Knows no agreement's terms.

A row that the plan calls an objective belongs to the goal before it: several are its steps, a single one is
what the goal's expected result looks like. A pair without any goal gets the one that its own row names.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.importing.cells import Cells, Source
from generator.importing.notes import quoted
from generator.importing.pair_book import PairBook, PlacedPair
from generator.importing.plain_text import LONGEST_TITLE, MOST_ITEMS, one_line, shorten
from generator.importing.results import NewRecord, Origin
from generator.importing.slugs import folded, make_id, numbered
from generator.words.places import Kind, goals_file

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


@dataclass(slots=True)
class GoalDesk:
    """Collects goals by pair."""

    book: PairBook
    directory: Directory
    drafts: dict[str, list[Draft]] = field(default_factory=dict)
    """By pair."""

    def collect(self, source: Source) -> None:
        """Take in the rows of the table."""
        seen: dict[tuple[str, ...], int] = {}
        for cells in source.rows():
            pair = self.book.find(cells)
            if pair is None:
                continue
            words = (pair.id, *(folded(cells.raw(name)) for name in ("kind", "title", "description")))
            line = seen.setdefault(words, cells.line)
            if line != cells.line:
                cells.not_placed(f"The row says the same as line {line}")
            elif _is_objective(cells):
                self._take_objective(pair, cells)
            else:
                self._take_goal(pair, cells)

    def build(self) -> Iterator[NewRecord]:
        """Yield the goals of each pair that has some."""
        for pair in self.book.pairs.values():
            drafts = self.drafts.get(pair.id, [])
            if not drafts and pair.goal and pair.row:
                pair.row.source.notebook.supply(
                    "goals", "one of the pair's own row, where the goals have none"
                )
                drafts = [Draft(pair.goal, pair.row, is_of_pair=True)]
            if drafts:
                yield self._record(pair, drafts)

    def _take_goal(self, pair: PlacedPair, cells: Cells) -> None:
        title = cells.title("title") or shorten(one_line(cells.cleaned("description")), LONGEST_TITLE)
        drafts = self.drafts.setdefault(pair.id, [])
        if not title:
            cells.not_placed("The row has no title", "Say in a few words what the goal is.")
        elif len(drafts) >= MOST_ITEMS:
            cells.not_placed(
                f"The pair {quoted(pair.id)} has {MOST_ITEMS} goals already, and more do not fit"
            )
        else:
            drafts.append(Draft(title, cells))

    def _take_objective(self, pair: PlacedPair, cells: Cells) -> None:
        drafts = self.drafts.setdefault(pair.id, [])
        text = cells.paragraph("title") or cells.paragraph("description")
        if not text:
            cells.not_placed("The row has no title", "Say in a few words what is to be reached.")
            return
        if not drafts:
            if not pair.goal or pair.row is None:
                self._take_goal(pair, cells)
                return
            drafts.append(Draft(pair.goal, pair.row, is_of_pair=True))
        if len(drafts[-1].steps) >= MOST_ITEMS:
            cells.not_placed(f"Its goal has {MOST_ITEMS} steps already, and more do not fit")
            return
        drafts[-1].steps.append((text, cells))

    def _record(self, pair: PlacedPair, drafts: list[Draft]) -> NewRecord:
        ids: set[str] = set()
        steps: set[str] = set()
        goals = [self._goal(pair, draft, ids, steps) for draft in drafts]
        origins = tuple(dict.fromkeys(origin for draft in drafts for origin in _origins(draft)))
        return NewRecord(Kind.GOALS, goals_file(pair.id), {"goals": goals}, origins)

    def _goal(self, pair: PlacedPair, draft: Draft, ids: set[str], steps: set[str]) -> dict[str, Any]:
        said = _SaidByPair(pair) if draft.is_of_pair else self._said(pair, draft)


def _is_objective(cells: Cells) -> bool:
    when = cells.source.plan.objectives
    return bool(when) and all(
        folded(cells.raw(name)) in {folded(word) for word in words} for name, words in when.items()
    )


def _origins(draft: Draft) -> Iterator[Origin]:
    if not draft.is_of_pair:
        yield draft.cells.source.table.name, draft.cells.line
    for _, cells in draft.steps:
        yield cells.source.table.name, cells.line


def _goal(pair: PlacedPair, draft: Draft, ids: set[str], steps: set[str]) -> dict[str, Any]:
    if draft.is_of_pair:
        fields: dict[str, Any] = {"kind": "project", **_days(pair, None, None)}
        expected, described = "", ""
    else:
        fields, expected, described = _said(pair, draft)
    goal = numbered(_short_id(draft), ids)
    ids.add(goal)
    objectives = [text for text, _ in draft.steps] if len(draft.steps) > 1 else []
    if not expected and len(draft.steps) == 1:
        expected = draft.steps[0][0]
    elif len(draft.steps) == 1:
        objectives = [draft.steps[0][0]]
    if described and expected and "why" not in fields:
        fields["why"] = described
    levels = {**fields.pop("levels", {}), "0": expected or described or draft.title}
    listed = [*objectives, *fields.pop("objectives", [])][:MOST_ITEMS]
    named = [
        {"id": _step_id(goal, number, steps), "what": what} for number, what in enumerate(listed, start=1)
    ]
    return {
        "id": goal,
        "title": draft.title,
        **fields,
        "levels": levels,
        **({"objectives": named} if named else {}),
    }


def _said(pair: PlacedPair, draft: Draft) -> tuple[dict[str, Any], str, str]:
    """Return what a goal's own row says: fields, the expected result, and the description."""
    cells = draft.cells
    levels = {level: text for level in _LEVELS if (text := cells.paragraph(f"levels.{level}"))}
    expected = levels.pop("0", "")
    fields: dict[str, Any] = {
        "kind": _kind(cells),
        "topics": cells.topics("topics"),
        "why": cells.paragraph("why"),
        **_days(pair, cells.day("set_on"), cells.day("due"), cells),
        "weight": cells.number("weight", 1, 3),
        "levels": levels,
        "objectives": cells.items("objectives"),
    }
    described = cells.paragraph("description")
    if folded(described) == folded(draft.title):
        described = ""
    return {name: value for name, value in fields.items() if value}, expected, described


def _days(
    pair: PlacedPair, set_on: dt.date | None, due: dt.date | None, cells: Cells | None = None
) -> Mapping[str, str]:
    """Return when a goal was set and is due: as the row says where that lies in the pair's time, else the whole."""
    last = max(pair.ends, pair.last_day)
    for name, day in (("set_on", set_on), ("due", due)):
        if cells and day and not pair.starts <= day <= last:
            cells.left_out(
                f"{cells.label(name)} holds {day}, outside the pair's time, {pair.starts} to {last}"
            )
        elif cells and day is None:
            side = "first" if name == "set_on" else "last"
            cells.source.notebook.supply(f"goals.{name}", f"the pair's {side} day")
    first = set_on if set_on and pair.starts <= set_on <= last else pair.starts
    final = due if due and pair.starts <= due <= last else pair.ends
    if cells and final < first:
        cells.left_out(
            f"The goal is due on {final}, before it was set on {first}", "Correct one of the two days."
        )
        first, final = pair.starts, pair.ends
    return {"set_on": first.isoformat(), "due": final.isoformat()}


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
    whole = make_id(draft.title, "goal")
    return (
        whole
        if len(whole) <= _LONGEST_SLUG
        else whole[: _LONGEST_SLUG + 1].rpartition("-")[0] or whole[:_LONGEST_SLUG]
    )


def _step_id(goal: str, number: int, taken: set[str]) -> str:
    step = numbered(f"{goal[:60]}-{number}", taken)
    taken.add(step)
    return step
