"""A calendar in, the text of an iCalendar file (RFC 5545) out: the same bytes for the same records and day.

Text is cleaned before the library sees it. Properties that begin with ``X-`` hold words of ours alone, as nothing
escapes what stands in them.
"""

import datetime as dt
from functools import lru_cache

from icalendar import Calendar, Component, Event
from icalendar.enums import TRANSP
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vText

from generator.rendering.one_line import one_line
from generator.views.calendars import CalendarEvent, CalendarView

_A_DAY = dt.timedelta(days=1)
_TEXTS = ("SUMMARY", "UID", "DESCRIPTION")
"""What differs between two events of a day, in the order in which the library writes it."""
_LONGEST = 74
"""Bytes in a line of text before it is folded."""


def render_calendar(view: CalendarView) -> str:
    """Return the calendar. Programs may keep a copy for a day, as pages change once a day."""
    begin, between, end = _frame(view.kind)
    events = (_event(event, view.today) for event in view.events)
    return "".join((begin, _line("NAME", view.name), between, *events, end))


@lru_cache
def _frame(kind: str) -> tuple[str, str, str]:
    """Return what all calendars of a kind have in common: the pieces before its name, before its events and after."""
    calendar = Calendar()
    calendar.add("prodid", "-//Pairbook//Mentoring as code//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "")
    calendar.add("x-wr-calname", kind)
    calendar.add("refresh-interval", _A_DAY, parameters={"value": "DURATION"})
    text = _text(calendar)
    name, end = text.index("\r\nNAME:\r\n") + 2, text.index("END:VCALENDAR")
    return text[:name], text[name + len("NAME:\r\n") : end], text[end:]


def _event(event: CalendarEvent, today: dt.date) -> str:
    before, between, after, rest = _mould(event.day, today)
    note = _line("DESCRIPTION", event.note) if event.note else ""
    # A name is ours, so there is nothing in it to escape or to fold.
    return f"{before}{_line('SUMMARY', event.title)}{between}UID:{event.uid}\r\n{after}{note}{rest}"


@lru_cache(maxsize=1024)
def _mould(day: dt.date, today: dt.date) -> tuple[str, ...]:
    """Return what all events of a day have in common: the pieces before, between and after their texts.

    There are some thousand days and many more events, and the library takes its time to write one.
    """
    component = Event()
    # The later file is always the newer one, for programs that took in an earlier one.
    component.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    component.add("sequence", max(0, (today - _FIRST_DAY).days))
    component.add("dtstart", day)
    if day < dt.date.max:
        component.add("dtend", day + _A_DAY)
    component.add("transp", TRANSP.TRANSPARENT)
    for name in _TEXTS:
        component.add(name, "")
    pieces, rest = [], _text(component)
    for name in _TEXTS:
        piece, _, rest = rest.partition(f"{name}:\r\n")
        pieces.append(piece)
    return (*pieces, rest)


@lru_cache(maxsize=1024)
def _line(name: str, text: str) -> str:
    """Return one text of an event, folded: most stand in several events, one after the other."""
    words = vText(one_line(text))
    line = f"{name}:{words.to_ical().decode()}"
    # The library looks at each character of a line, also of one that is short enough.
    if len(line.encode()) > _LONGEST:
        line = Contentline.from_parts(name, Parameters(), words).to_ical().decode()
    return f"{line}\r\n"


def _text(component: Component) -> str:
    text: bytes = component.to_ical()
    return text.decode()


_FIRST_DAY = dt.date(2020, 1, 1)
"""Sequence numbers count the days from here."""
