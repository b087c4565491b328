"""The pairs that goals and entries can belong to, found by what the tables call them. Knows no agreement's terms."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importing.cells import Cells
from generator.importing.notes import quoted
from generator.importing.slugs import folded
from generator.words.model import Pair
from generator.words.slugs import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPair:
    """A pair with a record, old or new."""

    id: str
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    starts: dt.date
    ends: dt.date
    """The agreed last day."""
    last_day: dt.date
    """The last day on which an entry may be dated."""
    goal: str = ""
    """What the table of pairs says that they work on."""
    row: Cells | None = None
    """Its row; None where the pair has a record already."""

    @property
    def members(self) -> tuple[str, ...]:
        """Mentors and mentees."""
        return (*self.mentors, *self.mentees)


@dataclass(slots=True)
class PairBook:
    """Finds pairs by what the tables call them."""

    pairs: dict[str, PlacedPair] = field(default_factory=dict)
    """By id."""
    not_placed: dict[str, int] = field(default_factory=dict)
    """By folded call: the line of a row of the table that was left out."""
    _by_call: dict[str, str] = field(default_factory=dict)

    def add(self, pair: PlacedPair, call: str = "") -> None:
        """Let a pair be found by its id and by what the tables call it."""
        self.pairs[pair.id] = pair
        for each in filter(None, (folded(call), pair.id)):
            self._by_call[each] = pair.id

    def add_known(self, pairs: Mapping[str, Pair]) -> None:
        """Let the pairs that have a record be found."""
        for pair in pairs.values():
            agreement = pair.agreement
            self.add(
                PlacedPair(
                    id=pair.id,
                    mentors=agreement.mentors,
                    mentees=agreement.mentees,
                    starts=agreement.starts,
                    ends=agreement.ends,
                    last_day=agreement.last_day,
                )
            )

    def find(self, cells: Cells) -> PlacedPair | None:
        """Return the pair of a row of another table, or None with a note."""
        call = cells.raw("pair")
        found = self._by_call.get(folded(call)) or self._by_call.get(slug(call))
        if found:
            return self.pairs[found]
        if not call:
            cells.not_placed("The row names no pair", "Fill in the pair's id.")
        elif line := self.not_placed.get(folded(call)):
            cells.not_placed(f"The pair {quoted(call)}, in line {line} of the pairs, was left out")
        else:
            cells.not_placed(
                f"{cells.label('pair')} holds {quoted(call)}, which is no pair", "Add the pair first."
            )
        return None
