"""The table of pairs: rows in, an agreement for each pair out, and the pairs for goals and entries to find."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.importing.cells import Cells, Source
from generator.importing.cohorts import CohortBook, Span
from generator.importing.directory import Directory
from generator.importing.notes import quoted
from generator.importing.pair_book import PairBook, PlacedPair
from generator.importing.results import NewRecord
from generator.importing.slugs import folded, make_id, numbered
from generator.importing.terms import standing_of, terms_of
from generator.words.places import Kind, agreement_file
from generator.words.slugs import LONGEST_ID


@dataclass(frozen=True, slots=True)
class Sides:
    """Who is in a pair, by id."""

    mentors: list[str]
    mentees: list[str]


@dataclass(slots=True)
class AgreementDesk:
    """Makes agreements of rows."""

    directory: Directory
    cohorts: CohortBook
    days_of_logs: Mapping[str, Span]
    """By folded call: a pair's first and last day in the table of logs."""
    today: dt.date
    book: PairBook
    _lines: dict[str, int] = field(default_factory=dict)

    def build(self, source: Source) -> list[NewRecord]:
        """Return an agreement for each row that can be placed, and let the book know the pairs."""
        records = []
        for cells in source.rows():
            record = self._record(cells)
            if record:
                records.append(record)
            elif call := cells.raw("id"):
                self.book.not_placed.setdefault(folded(call), cells.line)
        return records

    def _record(self, cells: Cells) -> NewRecord | None:
        call = cells.raw("id")
        if call and (line := self._lines.setdefault(folded(call), cells.line)) != cells.line:
            cells.not_placed(f"The pair {quoted(call)} is in line {line} already")
            return None
        sides = self._sides(cells)
        span = self._span(cells, call) if sides else None
        cohort = self.cohorts.place(cells, *span) if span else None
        if sides is None or span is None or cohort is None:
            return None
        if not call and (line := self._lines.setdefault(f"{sides} {span}", cells.line)) != cells.line:
            cells.not_placed(f"The same people and days are in line {line} already", "Give each pair an id.")
            return None
        pair, data = self._id(call, sides), self._data(cells, sides, span, cohort)
        self._remember(pair, call, cells, data)
        return NewRecord(Kind.AGREEMENT, agreement_file(pair), data, ((cells.source.table.name, cells.line),))

    def _sides(self, cells: Cells) -> Sides | None:
        sides = Sides(self.directory.read(cells, "mentors"), self.directory.read(cells, "mentees"))
        both = sorted(set(sides.mentors) & set(sides.mentees))
        if both:
            cells.not_placed(f"{quoted(both[0])} is both mentor and mentee", "Keep each person on one side.")
        elif not sides.mentors and not sides.mentees:
            cells.not_placed("The row names neither a mentor nor a mentee", "Fill in who is in this pair.")
        else:
            return sides
        return None

    def _span(self, cells: Cells, call: str) -> Span | None:
        starts, ends = (cells.day(name, note=cells.not_placed) for name in ("starts", "ends"))
        if any(day is None and cells.raw(name) for name, day in (("starts", starts), ("ends", ends))):
            # The table says a day, and nobody but the person who wrote it knows which.
            return None
        if starts is None or ends is None:
            starts, ends = self._missing_days(cells, call, starts, ends)
        if starts is None or ends is None:
            missing = "neither a first nor a last day" if starts is ends else "only one of its two days"
            cells.not_placed(
                f"The pair has {missing}, and no entries to take them from", "Fill in both days."
            )
            return None
        if ends < starts:
            cells.not_placed(f"The last day, {ends}, lies before the first, {starts}", "Correct one of them.")
            return None
        return starts, ends

    def _missing_days(
        self, cells: Cells, call: str, starts: dt.date | None, ends: dt.date | None
    ) -> tuple[dt.date | None, dt.date | None]:
        logged = self.days_of_logs.get(folded(call)) if call else None
        cohort = self.cohorts.span_of(cells.title("cohort"))
        span, whose = (logged, "its log") if logged else (cohort, "its cohort")
        if span is None:
            return starts, ends
        taken = " and ".join(
            f"the {which} day, {day},"
            for which, day, own in (("first", span[0], starts), ("last", span[1], ends))
            if own is None
        )
        cells.assumed(f"The row lacks {taken} taken from {whose}")
        return starts or span[0], ends or span[1]

    def _id(self, call: str, sides: Sides) -> str:
        people = [*sides.mentees, *sides.mentors]
        name = call or "-".join(people)[:LONGEST_ID]
        return numbered(make_id(name, "pair"), self._taken_by_new())

    def _taken_by_new(self) -> set[str]:
        # A pair that has a record already keeps its id: the same row, imported again, must find its record.
        return {pair.id for pair in self.book.pairs.values() if pair.row}

    def _data(self, cells: Cells, sides: Sides, span: Span, cohort: str) -> dict[str, Any]:
        return {
            "mentors": sides.mentors,
            "mentees": sides.mentees,
            "cohort": cohort,
            **terms_of(cells, *span),
            **standing_of(cells, *span, self.today, has_both=bool(sides.mentors and sides.mentees)),
        }

    def _remember(self, pair: str, call: str, cells: Cells, data: Mapping[str, Any]) -> None:
        starts, ends = (dt.date.fromisoformat(data[name]) for name in ("starts", "ends"))
        closed = data.get("closing", {}).get("date")
        placed = PlacedPair(
            id=pair,
            mentors=tuple(data["mentors"]),
            mentees=tuple(data["mentees"]),
            starts=starts,
            ends=ends,
            last_day=dt.date.fromisoformat(closed) if closed else ends,
            goal=cells.title("goal"),
            row=cells,
        )
        self.book.add(placed, call)
