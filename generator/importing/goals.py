"""The table of goals: rows in, one record of goals for each pair out. Knows who owns a row, not what a goal holds.

A row that the plan calls an objective belongs to the goal before it, or else to the goal that the pair's own
row names. A pair for which the table has nothing gets that goal, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importing.cells import Cells, Source
from generator.importing.directory import Directory
from generator.importing.goal_drafts import Draft, GoalWriter
from generator.importing.notes import quoted
from generator.importing.pair_book import PairBook, PlacedPair
from generator.importing.plain_text import LONGEST_TITLE, MOST_ITEMS, one_line, shorten
from generator.importing.results import NewRecord
from generator.importing.slugs import folded
from generator.words.places import Kind, goals_file


@dataclass(slots=True)
class GoalDesk:
    """Collects goals by pair."""

    book: PairBook
    directory: Directory
    _drafts: dict[str, list[Draft]] = field(default_factory=dict)
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
            drafts = self._drafts.get(pair.id, [])
            if not drafts and pair.goal and pair.row:
                pair.row.source.notebook.supply(
                    "goals", "from the pair's own row, where the pair has no other"
                )
                drafts = [Draft(pair.goal, pair.row, is_of_pair=True)]
            elif pair.goal and pair.row and not drafts[0].is_of_pair:
                pair.row.source.notebook.pass_over("pairs.goal, where the table of goals has others")
            if drafts:
                writer = GoalWriter(pair, self.directory)
                goals = [writer.write(draft) for draft in drafts]
                origins = tuple(dict.fromkeys(origin for draft in drafts for origin in draft.origins()))
                yield NewRecord(Kind.GOALS, goals_file(pair.id), {"goals": goals}, origins)

    def _take_goal(self, pair: PlacedPair, cells: Cells) -> None:
        title = cells.title("title") or shorten(one_line(cells.cleaned("description")), LONGEST_TITLE)
        drafts = self._drafts.setdefault(pair.id, [])
        if not title:
            cells.not_placed("The row has no title", "Say in a few words what the goal is.")
        elif len(drafts) >= MOST_ITEMS:
            cells.not_placed(
                f"The pair {quoted(pair.id)} has {MOST_ITEMS} goals already, and more do not fit"
            )
        else:
            drafts.append(Draft(title, cells))

    def _take_objective(self, pair: PlacedPair, cells: Cells) -> None:
        drafts = self._drafts.setdefault(pair.id, [])
        text = cells.paragraph("title") or cells.paragraph("description")
        if not drafts and pair.goal and pair.row:
            drafts.append(Draft(pair.goal, pair.row, is_of_pair=True))
        if not drafts:
            self._take_goal(pair, cells)
        elif not text:
            cells.not_placed("The row has no title", "Say in a few words what is to be reached.")
        elif len(drafts[-1].steps) >= MOST_ITEMS:
            cells.not_placed(f"Its goal has {MOST_ITEMS} steps already, and more do not fit")
        else:
            drafts[-1].steps.append((text, cells))


def _is_objective(cells: Cells) -> bool:
    when = cells.source.plan.objectives
    return bool(when) and all(
        folded(cells.raw(name)) in {folded(word) for word in words} for name, words in when.items()
    )
