"""A pair's term as a strip from its first to its last day: meetings, pauses, reviews and today on one line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.log import meetings_of
from generator.figures.phases import share_of_term
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day, stretch
from generator.words.model import Agreement, Pair, Status
from generator.words.numbers import counted, percent

_KEY = {"held": "met", "review": "looked back", "planned": "review to come", "off": "cancelled or missed"}


@dataclass(frozen=True, slots=True)
class TermMark:
    """A mark on the strip."""

    at: float
    """Where it stands, in percent of the strip."""
    kind: str
    """``held``, ``review``, ``off`` (cancelled or missed) or ``planned`` (a review to come)."""
    day: str
    """As words; what happened on it is said by the kind."""


@dataclass(frozen=True, slots=True)
class TermPause:
    """A stretch in which the clock stands still, in percent of the strip."""

    at: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """The whole strip. `words` says in a sentence what it shows."""

    starts: dt.date
    ends: dt.date
    today_at: float | None
    """In percent; None where today lies outside the term."""
    done_at: float
    """How far the strip is filled, in percent: up to today or to the pair's last day."""
    marks: tuple[TermMark, ...]
    pauses: tuple[TermPause, ...]
    progress: str
    """How much of the term is over, as a sentence."""
    words: str

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What the marks on this strip mean."""
        kinds = {mark.kind for mark in self.marks}
        return tuple((kind, words) for kind, words in _KEY.items() if kind in kinds)


@dataclass(frozen=True, slots=True)
class _Strip:
    starts: dt.date
    days: int

    def at(self, date: dt.date) -> float:
        """Percent of the way, in the middle of a day, kept inside the strip."""
        return round(min(100.0, max(0.0, 100 * ((date - self.starts).days + 0.5) / self.days)), 2)


def view_term(sight: Sight, pair: Pair) -> TermView:
    """Return the strip of a pair's term."""
    agreement, today = pair.agreement, sight.today
    ends = max(agreement.ends, agreement.last_day)
    strip = _Strip(agreement.starts, max(1, (ends - agreement.starts).days + 1))
    marks = tuple(_marks(sight, pair, strip))
    return TermView(
        starts=agreement.starts,
        ends=ends,
        today_at=strip.at(today) if agreement.starts <= today <= ends else None,
        done_at=strip.at(min(today, agreement.last_day))
        if agreement.status.has_begun and agreement.starts <= today
        else 0.0,
        marks=marks,
        pauses=tuple(_pauses(agreement, strip, today)),
        progress=_progress(agreement, today),
        words=_words(sight, marks, agreement),
    )


def _marks(sight: Sight, pair: Pair, strip: _Strip) -> Iterator[TermMark]:
    for meeting in meetings_of(pair, sight.today):
        kind = ("review" if meeting.is_review else "held") if meeting.was_held else "off"
        yield TermMark(strip.at(meeting.date), kind, day(meeting.date))
    for review in pair.agreement.reviews:
        if review > sight.today and not pair.agreement.status.has_ended:
            yield TermMark(strip.at(review), "planned", day(review))


def _pauses(agreement: Agreement, strip: _Strip, today: dt.date) -> Iterator[TermPause]:
    for pause in agreement.pauses:
        begin, end = strip.at(pause.from_), strip.at(pause.until or max(today, pause.from_))
        yield TermPause(begin, round(max(0.4, end - begin), 2))


def _progress(agreement: Agreement, today: dt.date) -> str:
    if not agreement.status.has_begun:
        return "Proposed" if agreement.status is Status.PROPOSED else "Withdrawn before it began"
    if agreement.status.has_ended:
        return f"Ended on {day(agreement.closing.date)}" if agreement.closing else "Ended"
    if today < agreement.starts:
        return f"Begins in {stretch((agreement.starts - today).days)}"
    if today > agreement.ends:
        return "The agreed term is over; the pair has not been closed"
    left = stretch((agreement.ends - today).days + 1)
    # While a day is left, it is not all over.
    share = min(share_of_term(agreement, today), 0.99)
    return f"{percent(share)} of the agreed term is over, {left} left"


def _words(sight: Sight, marks: tuple[TermMark, ...], agreement: Agreement) -> str:
    term = f"From {day(agreement.starts)} to {day(agreement.ends)}"
    if sight.audience is Audience.PUBLIC:
        return f"{term}."
    counts = {kind: sum(mark.kind == kind for mark in marks) for kind in ("held", "review", "off", "planned")}
    is_logged = any(mark.kind != "planned" for mark in marks)
    parts = (
        counted(counts["held"], "meeting held", "meetings held") if is_logged else "no meeting logged",
        counted(counts["review"], "review held", "reviews held") if counts["review"] else "",
        f"{counts['off']} cancelled or missed" if counts["off"] else "",
        counted(counts["planned"], "review to come", "reviews to come") if counts["planned"] else "",
        counted(len(agreement.pauses), "pause") if agreement.pauses else "",
    )
    return f"{term}: {', '.join(filter(None, parts))}."
