"""Calendars in, the text of iCalendar files (RFC 5545) out: the same bytes for the same records and day.

Text is cleaned before the library sees it. Properties that begin with ``X-`` hold words of ours alone, as nothing
escapes what stands in them.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

from icalendar import Calendar, Component, Event
from icalendar.enums import TRANSP

from generator.rendering.one_line import one_line
from generator.views.calendars import CalendarEvent, CalendarView

_A_DAY = dt.timedelta(days=1)


def render_calendars(views: Mapping[str, CalendarView]) -> dict[str, str]:
    """Return the text of every calendar by its path. Programs may keep a copy for a day, as pages change once a day.

    The same event stands in the calendar of a pair and in those of its people, and is written once.
    """
    written = cache(_event)
    return {path: _calendar(view, written) for path, view in views.items()}


def _calendar(view: CalendarView, written: Callable[[CalendarEvent, dt.date], str]) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Pairbook//Mentoring as code//EN")
    calendar.add("version", "2.0")
    calendar.add("name", one_line(view.name))
    calendar.add("x-wr-calname", view.kind)
    calendar.add("refresh-interval", _A_DAY, parameters={"value": "DURATION"})
    begin, end, rest = _text(calendar).rpartition("END:VCALENDAR")
    return "".join((begin, *(written(event, view.today) for event in view.events), end, rest))


def _event(event: CalendarEvent, today: dt.date) -> str:
    component = Event()
    component.add("uid", event.uid)
    # The later file is always the newer one, for programs that took in an earlier one.
    component.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    component.add("sequence", max(0, (today - _FIRST_DAY).days))
    component.add("dtstart", event.day)
    if event.day < dt.date.max:
        component.add("dtend", event.day + _A_DAY)
    component.add("summary", one_line(event.title))
    if event.note:
        component.add("description", one_line(event.note))
    component.add("transp", TRANSP.TRANSPARENT)
    return _text(component)


def _text(component: Component) -> str:
    text: bytes = component.to_ical()
    return text.decode()


_FIRST_DAY = dt.date(2020, 1, 1)
"""Sequence numbers count the days from here."""
