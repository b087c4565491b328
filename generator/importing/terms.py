"""The terms of an agreement and where the pair stands: one row in, fields of the record out.

What a record needs and the row lacks is supplied and counted, nothing silently.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from generator.importing.cells import Cells
from generator.importing.notes import quoted
from generator.importing.plain_text import LONGEST_TITLE
from generator.importing.slugs import folded
from generator.words.model import PagePublication, Status

DEFAULT_RHYTHM = "1 month"

STATUSES: dict[str, str] = {
    **dict.fromkeys(("proposed", "pending", "planned", "matched"), Status.PROPOSED),
    **dict.fromkeys(("active", "ongoing", "in progress", "running", "started", "current"), Status.ACTIVE),
    **dict.fromkeys(("paused", "on hold"), Status.PAUSED),
    **dict.fromkeys(("completed", "complete", "done", "finished", "closed", "graduated"), Status.COMPLETED),
    **dict.fromkeys(("ended early", "stopped", "dropped", "dropped out", "terminated"), Status.ENDED_EARLY),
    **dict.fromkeys(("withdrawn", "declined"), Status.WITHDRAWN),
}
"""What tables call the states of a pair. "Cancelled" and "failed" mean too many things to be here."""

_PUBLICATIONS: dict[str, str] = {
    **dict.fromkeys(("named", "public"), PagePublication.NAMED),
    **dict.fromkeys(("unlisted", "private"), PagePublication.UNLISTED),
}
_RHYTHMS = {
    "daily": "1 day",
    "weekly": "1 week",
    "fortnightly": "2 weeks",
    "every other week": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
}
_RHYTHM = re.compile(
    r"(?:every |once every |once an? |once per |once in |an? )?(?:([1-9][0-9]{0,2}) )?(day|week|month)s?\Z"
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "six": "6"}


def terms_of(cells: Cells, starts: dt.date, ends: dt.date) -> dict[str, Any]:
    """Return the dates and the agreed terms of a row."""
    fields = {
        "starts": starts.isoformat(),
        "ends": ends.isoformat(),
        "topics": cells.topics("topics"),
        "meetings": dict(_meetings(cells)),
        "communication": dict(_communication(cells)),
        "expectations": {
            side: items for side in ("mentors", "mentees") if (items := cells.items(f"expectations.{side}"))
        },
        "ground_rules": cells.items("ground_rules"),
        "confidentiality": cells.paragraph("confidentiality"),
        "leaving": cells.paragraph("leaving"),
        "reviews": [day.isoformat() for day in _reviews(cells, starts, ends)],
        "publication": _publication(cells),
    }
    return {name: value for name, value in fields.items() if value}


def standing_of(
    cells: Cells, starts: dt.date, ends: dt.date, today: dt.date, *, has_both: bool
) -> dict[str, Any]:
    """Return the status of a row's pair, and its closing where it has ended. `has_both`: nobody is missing."""
    closed = cells.day("closing.date")
    status = _status(cells, starts, ends if closed is None else closed, today, has_both=has_both)
    if status not in (Status.COMPLETED, Status.ENDED_EARLY):
        return {"status": str(status)}
    if closed is not None and closed < starts:
        cells.left_out(
            f"{cells.label('closing.date')} holds {quoted(str(closed))}, before the start on {starts}"
        )
        closed = None
    if closed is None:
        closed = min(ends, max(today, starts))
        cells.source.notebook.supply("pairs.closing.date", "the last day" if closed == ends else "today")
    closing: dict[str, Any] = {"date": closed.isoformat()}
    if graduated := cells.yes_or_no("closing.graduated"):
        closing["graduated"] = graduated
    if reflection := cells.paragraph("closing.reflection"):
        closing["reflection"] = reflection
    return {"status": str(status), "closing": closing}


def parse_rhythm(text: str) -> str | None:
    """Return an interval such as "2 weeks" for "every two weeks" or "fortnightly"; None for anything else.

    "Biweekly" is anything else: to some it is twice a week, to others every two.
    """
    plain = " ".join(_NUMBERS.get(word, word) for word in folded(text).replace("-", " ").split())
    if plain in _RHYTHMS:
        return _RHYTHMS[plain]
    match = _RHYTHM.match(plain)
    if match is None:
        return None
    number = match[1] or "1"
    return f"{number} {match[2]}" if number == "1" else f"{number} {match[2]}s"


def _status(cells: Cells, starts: dt.date, ends: dt.date, today: dt.date, *, has_both: bool) -> str:
    said = cells.word("status", STATUSES)
    if not has_both:
        if said in (None, Status.PROPOSED, Status.WITHDRAWN):
            cells.source.notebook.supply("pairs.status", "proposed, where one side is empty")
            return said or Status.PROPOSED
        cells.changed(
            f'{cells.label("status")} says {quoted(said)}, but one side is empty, so it is "proposed"'
        )
        return Status.PROPOSED
    if said == Status.PAUSED:
        hint = 'Write "status: paused" and the pause into the record where it still holds.'
        cells.changed("The table does not say since when the pair is paused, so its days decide", hint)
        said = None
    if said is None:
        said = Status.COMPLETED if ends < today else Status.ACTIVE if starts <= today else Status.PROPOSED
        cells.source.notebook.supply("pairs.status", f"{said}, by its days")
    return said


def _meetings(cells: Cells) -> Iterator[tuple[str, Any]]:
    text = cells.raw("meetings.every")
    every = parse_rhythm(text)
    if every is None:
        if text:
            message = f"{cells.label('meetings.every')} holds {quoted(text)}, which is no rhythm"
            cells.left_out(message, "Write it like 2 weeks.")
        cells.source.notebook.supply("pairs.meetings.every", DEFAULT_RHYTHM)
    yield "every", every or DEFAULT_RHYTHM
    if (minutes := cells.number("meetings.minutes", 1, 1440)) is not None:
        yield "minutes", minutes
    if channel := cells.title("meetings.channel"):
        yield "channel", channel


def _communication(cells: Cells) -> Iterator[tuple[str, str]]:
    if channel := cells.title("communication.channel"):
        yield "channel", channel
    text = cells.raw("communication.reply_within")
    if within := parse_rhythm(text):
        yield "reply_within", within
    elif text:
        label = cells.label("communication.reply_within")
        cells.left_out(
            f"{label} holds {quoted(text[:LONGEST_TITLE])}, which is no span of time", "Write it like 2 days."
        )


def _reviews(cells: Cells, starts: dt.date, ends: dt.date) -> Iterator[dt.date]:
    for day in cells.days("reviews"):
        if starts <= day <= ends:
            yield day
        else:
            cells.left_out(
                f"{cells.label('reviews')} holds {day}, outside the pair's time, {starts} to {ends}"
            )


def _publication(cells: Cells) -> str:
    found = cells.word("publication", _PUBLICATIONS)
    if found is None:
        cells.source.notebook.supply("pairs.publication", PagePublication.UNLISTED)
    return str(found or PagePublication.UNLISTED)
