"""The cohorts that pairs belong to: those of the programme's record, or, where there is none, those of the table."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.importing.cells import Cells
from generator.importing.notes import quoted
from generator.importing.plain_text import MOST_ITEMS
from generator.importing.slugs import folded, make_id
from generator.words.model import Cohort
from generator.words.slugs import slug

_BY_YEAR = "the year of the start"

Span = tuple[dt.date, dt.date]


@dataclass(slots=True)
class CohortBook:
    """Finds a pair's cohort, and remembers the cohorts that a new programme needs or an old one lacks."""

    known: Mapping[str, Cohort] | None
    """Those of the programme's record by id; None where there is no such record, so that any may be new."""
    new: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """By id: name and days of the cohorts that no record has."""

    def span_of(self, name: str) -> Span | None:
        """Return the days of a cohort of the programme's record."""
        found = self._find(name) if name else None
        return (found.starts, found.ends) if found else None

    def place(self, cells: Cells, starts: dt.date, ends: dt.date) -> str | None:
        """Return the id of the row's cohort, or None with a note where the programme has none such."""
        name = cells.title("cohort")
        if self.known is None:
            return self._new(cells, name, (starts, ends))
        if not name and self.known:
            return self._only_one_at(cells, starts)
        if not name:
            name = self._by_year(cells, starts)
        found = self._find(name)
        if found is None:
            id_ = self._remember(name, (starts, ends))
            cells.not_placed(
                f"{cells.label('cohort')} holds {quoted(name)}, which the programme does not have",
                f'Add the cohort "{id_}" to records/program.yml, and import the table again.',
            )
        return found.id if found else None

    def as_data(self) -> list[dict[str, Any]]:
        """Return the cohorts that no record has, as a programme's record lists them: by their first day."""
        in_order = sorted(self.new.items(), key=lambda item: (item[1][1], item[0]))
        return [
            {"id": id_, "name": name, "starts": starts.isoformat(), "ends": ends.isoformat()}
            for id_, (name, (starts, ends)) in in_order
        ]

    def _find(self, name: str) -> Cohort | None:
        calls = {folded(name), slug(name)}
        known = (self.known or {}).values()
        return next((each for each in known if calls & {each.id, folded(each.name), slug(each.name)}), None)

    def _new(self, cells: Cells, name: str, span: Span) -> str | None:
        name = name or self._by_year(cells, span[0])
        if len(self.new) >= MOST_ITEMS and make_id(name, "cohort") not in self.new:
            cells.not_placed(f"{quoted(name)} would be the programme's cohort number {MOST_ITEMS + 1}")
            return None
        return self._remember(name, span)

    def _by_year(self, cells: Cells, starts: dt.date) -> str:
        cells.source.notebook.supply("pairs.cohort", _BY_YEAR)
        return str(starts.year)

    def _remember(self, name: str, span: Span) -> str:
        id_ = make_id(name, "cohort")
        first_name, (starts, ends) = self.new.get(id_, (name, span))
        self.new[id_] = (first_name, (min(starts, span[0]), max(ends, span[1])))
        return id_

    def _only_one_at(self, cells: Cells, starts: dt.date) -> str | None:
        known = self.known or {}
        if str(starts.year) in known:
            # What an earlier import of the same table made.
            return self._by_year(cells, starts)
        fitting = [each.id for each in known.values() if each.starts <= starts <= each.ends]
        if len(fitting) == 1:
            cells.source.notebook.supply("pairs.cohort", "the programme's only one at the start")
            return fitting[0]
        cells.not_placed(
            f"The row names no cohort, and the programme has {len(fitting) or 'none'} on {starts}",
            "Add a column for the cohort, or --set pairs.cohort=ID.",
        )
        return None
