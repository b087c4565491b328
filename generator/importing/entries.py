"""The table of logs: rows in, a log entry for each out. Knows no agreement's terms."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.checking.snippets import counted
from generator.importing.cells import Cells, Source
from generator.importing.cohorts import Span
from generator.importing.dates import DateError, parse_date
from generator.importing.directory import Directory
from generator.importing.lists import split_lines
from generator.importing.long_text import keep_within, sort_sections, split_text
from generator.importing.notes import quoted
from generator.importing.pair_book import PairBook, PlacedPair
from generator.importing.plain_text import LONGEST_TEXT, LONGEST_TITLE, MOST_ITEMS, shorten
from generator.importing.results import NewRecord
from generator.importing.slugs import folded, numbered, shortened
from generator.words.model import EntryKind, Outcome
from generator.words.places import Kind, entry_file
from generator.words.slugs import slug

KINDS: dict[str, str] = {
    **dict.fromkeys(("meeting", "call", "session", "1:1", "one on one", "video call"), EntryKind.MEETING),
    **dict.fromkeys(("review", "retrospective", "mid term review", "midterm review"), EntryKind.REVIEW),
    **dict.fromkeys(("progress", "update", "report", "weekly report", "final report"), EntryKind.PROGRESS),
}
OUTCOMES: dict[str, str] = {
    **dict.fromkeys(("held", "done", "completed", "took place", "met"), Outcome.HELD),
    **dict.fromkeys(("cancelled", "canceled"), Outcome.CANCELLED),
    **dict.fromkeys(("missed", "no show", "did not happen"), Outcome.MISSED),
}
_LONGEST_WORD = 40


def days_of_logs(source: Source) -> Mapping[str, Span]:
    """Return each pair's first and last day in the table, by what the table calls it. Notes nothing."""
    spans: dict[str, Span] = {}
    for cells in source.rows():
        try:
            day = parse_date(cells.raw("date"), source.plan.dates)
        except DateError:
            continue
        first, last = spans.get(folded(cells.raw("pair")), (day, day))
        spans[folded(cells.raw("pair"))] = (min(first, day), max(last, day))
    return spans


@dataclass(slots=True)
class EntryDesk:
    """Makes log entries of rows."""

    book: PairBook
    directory: Directory
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    _stems: dict[str, set[str]] = field(default_factory=dict)

    def build(self, source: Source) -> Iterator[NewRecord]:
        """Yield an entry for each row that can be placed."""
        for cells in source.rows():
            pair = self.book.find(cells)
            day = self._day(cells, pair) if pair else None
            if pair is None or day is None or self._is_repeated(cells, pair, day):
                continue
            data = self._data(cells, pair, day)
            if set(data) <= {"date", "kind"}:
                cells.not_placed("The row says nothing but its date", "Write what was done.")
                continue
            stem = self._stem(cells, pair, day)
            origin = (source.table.name, cells.line)
            yield NewRecord(Kind.LOG_ENTRY, entry_file(pair.id, stem), _with_ids(data, stem), (origin,))

    def _day(self, cells: Cells, pair: PlacedPair) -> dt.date | None:
        text = cells.raw("date")
        try:
            day = parse_date(text, cells.source.plan.dates)
        except DateError as error:
            what = (
                f"{cells.label('date')} holds {quoted(text)}, which {error.why}"
                if text
                else "The row has no date"
            )
            cells.not_placed(what, error.hint)
            return None
        if pair.starts <= day <= pair.last_day:
            return day
        cells.not_placed(
            f"{day} lies outside the time of the pair {quoted(pair.id)}, {pair.starts} to {pair.last_day}",
            "Correct the date, or the pair's days.",
        )
        return None

    def _is_repeated(self, cells: Cells, pair: PlacedPair, day: dt.date) -> bool:
        words = (pair.id, str(day), *(folded(cells.raw(name)) for name in ("title", "did", "author", "next")))
        line = self._seen.setdefault(words, cells.line)
        if line != cells.line:
            cells.not_placed(f"The row says the same as line {line}")
        return line != cells.line

    def _data(self, cells: Cells, pair: PlacedPair, day: dt.date) -> dict[str, Any]:
        kind = _kind(cells)
        lines = sort_sections(split_text(cells.cleaned("did")), cells.source.plan.sections)
        author = self._members(cells, "author", pair)
        present = self._members(cells, "present", pair) or (author if kind == EntryKind.PROGRESS else [])
        fields: dict[str, Any] = {
            "date": day.isoformat(),
            "kind": str(kind),
            "outcome": _outcome(cells, kind),
            "minutes": cells.number("minutes", 1, 1440),
            "channel": cells.title("channel"),
            "present": present,
            "did": _did(cells, lines["did"]),
            "next": self._next(cells, lines["next"], author),
            "next_meeting": _next_meeting(cells, day),
        }
        return {name: value for name, value in fields.items() if value}

    def _members(self, cells: Cells, name: str, pair: PlacedPair) -> list[str]:
        named = self.directory.read(cells, name)
        for person in named:
            if person not in pair.members:
                cells.left_out(
                    f"{cells.label(name)} names {quoted(person)}, who is not in the pair {quoted(pair.id)}"
                )
        return [person for person in named if person in pair.members]

    def _next(self, cells: Cells, from_text: list[str], author: list[str]) -> list[dict[str, str]]:
        items = [*split_lines(cells.cleaned("next"), cells.source.plan.separator), *from_text]
        who = {"who": author[0]} if len(author) == 1 else {}
        return [{**who, "what": shorten(item, LONGEST_TEXT)} for item in items[:MOST_ITEMS]]

    def _stem(self, cells: Cells, pair: PlacedPair, day: dt.date) -> str:
        """Return the file's name: the date, and for a second entry of a day a word of its title."""
        taken = self._stems.setdefault(pair.id, set())
        plain = day.isoformat()
        word = shortened(slug(cells.title("title")), _LONGEST_WORD) or slug(cells.raw("id")) or "2"
        stem = (
            plain
            if plain not in taken
            else f"{plain}-{numbered(word, {each[11:] for each in taken if each[:10] == plain})}"
        )
        taken.add(stem)
        return stem


def _with_ids(data: dict[str, Any], stem: str) -> dict[str, Any]:
    actions = [
        {"id": f"{stem[:60]}-{number}", **action}
        for number, action in enumerate(data.get("next", ()), start=1)
    ]
    return {**data, "next": actions} if actions else data


def _kind(cells: Cells) -> str:
    text = cells.raw("kind")
    found = KINDS.get(folded(text).replace("-", " ").replace("_", " "))
    if found is None:
        is_meeting = any(cells.raw(name) for name in ("outcome", "minutes"))
        found = EntryKind.MEETING if is_meeting else EntryKind.PROGRESS
        cells.source.notebook.supply(
            "logs.kind", f"{found}, where the table says {quoted(text)}" if text else found
        )
    return found


def _outcome(cells: Cells, kind: str) -> str | None:
    if kind == EntryKind.PROGRESS:
        return None
    found = cells.word("outcome", OUTCOMES)
    if found is None:
        cells.source.notebook.supply("logs.outcome", Outcome.HELD)
    return str(found or Outcome.HELD)


def _did(cells: Cells, lines: list[str]) -> list[str]:
    title = cells.title("title", LONGEST_TITLE)
    starts_with_title = bool(lines) and folded(lines[0]).startswith(folded(title))
    whole = tuple(line for line in ("" if starts_with_title else title, *lines) if line)
    kept, lost = keep_within(whole, cells.source.plan.longest, MOST_ITEMS)
    if lost:
        size = sum(map(len, whole))
        cells.left_out(
            f"{cells.label('did')} has {counted(size, 'character')}: {len(kept)} of {len(whole)} paragraphs went in,"
            f" and not the last {counted(lost, 'character')}",
            "Raise longest in the mapping, or keep the whole text elsewhere.",
        )
    return list(kept)


def _next_meeting(cells: Cells, day: dt.date) -> str | None:
    found = cells.day("next_meeting")
    if found and found < day:
        cells.left_out(f"{cells.label('next_meeting')} holds {found}, before the entry's own day, {day}")
        return None
    return found.isoformat() if found else None
