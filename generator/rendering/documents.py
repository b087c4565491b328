"""Documents for other programs become text: views in, text out, by path on the site."""

from collections.abc import Iterable, Iterator

from generator.rendering.calendar_text import render_calendar
from generator.rendering.feed_text import render_feed
from generator.rendering.json_document import render_document
from generator.views.calendars import CalendarView
from generator.views.documents import Document
from generator.views.feeds import FeedView


def render_documents(documents: Iterable[tuple[str, Document]]) -> Iterator[tuple[str, str]]:
    """Yield path and text of each document."""
    return ((path, _text(document)) for path, document in documents)


def _text(document: Document) -> str:
    match document:
        case CalendarView():
            return render_calendar(document)
        case FeedView():
            return render_feed(document)
        case _:
            return render_document(document)
