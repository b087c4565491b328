"""What the site holds for other programs: the API, calendars and feeds. A sight in, documents out, by path on the site.

These are the programme's; those of a pair or a person come with their page, as they are made of the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.reading.schemas import Schemas
from generator.views.api import view_api
from generator.views.calendars import CalendarView, calendar_of_programme
from generator.views.feeds import FeedView, feed_of_programme
from generator.views.follow import CALENDAR, FEED, beside
from generator.views.links import HOME
from generator.views.sight import Sight

Document = CalendarView | FeedView | Mapping[str, Any]
"""A document before it is text; a mapping becomes JSON."""


def view_documents(sight: Sight, schemas: Schemas) -> Iterator[tuple[str, Document]]:
    """Yield path and content of each document of the programme."""
    yield from view_api(sight, schemas)
    yield beside(HOME, CALENDAR), calendar_of_programme(sight)
    yield beside(HOME, FEED), feed_of_programme(sight)
