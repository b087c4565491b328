"""Ways to follow a page from elsewhere: its calendar and its feed, which lie beside it. Plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follow:
    """A document beside a page. All three are words of ours, never a record's."""

    href: str
    """Its address, as seen from the page."""
    type: str
    """Its media type."""
    text: str


CALENDAR = Follow("calendar.ics", "text/calendar", "Calendar")
FEED = Follow("feed.xml", "application/atom+xml", "News feed")


def beside(page: str, follow: Follow) -> str:
    """Return the path of a document that lies beside a page, given by the page's path."""
    return page.removesuffix("index.md") + follow.href
