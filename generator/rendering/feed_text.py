"""A feed in, the text of an Atom file (RFC 4287) out. All text is cleaned and escaped, so that nothing means markup."""

import datetime as dt
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.rendering.one_line import one_line
from generator.views.feeds import FeedEntry, FeedView
from generator.views.follow import FEED

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"


def render_feed(view: FeedView) -> str:
    """Return the feed. Addresses in it are relative to where it lies."""
    return "".join(f"{line}\n" for line in _lines(view))


def _lines(view: FeedView) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="{_ATOM}">'
    yield _element("id", view.id)
    yield _element("title", view.title)
    yield _element("updated", _moment(view.updated))
    yield "<author>"
    yield _element("name", view.author)
    yield "</author>"
    yield _element("generator", "Pairbook")
    yield _link("self", FEED.type, FEED.href)
    yield _link("alternate", "text/html", "./")
    for entry in view.entries:
        yield from _entry_lines(entry)
    yield "</feed>"


def _entry_lines(view: FeedEntry) -> Iterator[str]:
    yield "<entry>"
    yield _element("id", view.id)
    yield _element("title", view.title)
    yield _element("updated", _moment(view.day))
    yield _link("alternate", "text/html", view.href)
    yield '<content type="xhtml">'
    yield f'<div xmlns="{_XHTML}">'
    if view.lines:
        yield "<ul>"
        yield from (_element("li", line) for line in view.lines)
        yield "</ul>"
    else:
        yield _element("p", view.title)
    yield "</div>"
    yield "</content>"
    yield "</entry>"


def _element(name: str, text: str) -> str:
    content = escape(one_line(text))
    return f"<{name}>{content}</{name}>" if content else f"<{name} />"


def _link(relation: str, type_: str, href: str) -> str:
    return f'<link rel="{relation}" type="{type_}" href={quoteattr(href)} />'


def _moment(day: dt.date) -> str:
    """Records hold days; a feed wants a moment, so it is the beginning of the day."""
    return f"{day.isoformat()}T00:00:00Z"
