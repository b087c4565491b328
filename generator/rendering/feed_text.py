"""A feed in, the text of an Atom file (RFC 4287) out. Built as a tree of cleaned text, so that nothing means markup."""

import datetime as dt
from xml.etree import ElementTree as Tree

from generator.rendering.one_line import one_line
from generator.views.feeds import FeedEntry, FeedView
from generator.views.follow import FEED

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"


def render_feed(view: FeedView) -> str:
    """Return the feed. Addresses in it are relative to where it lies."""
    feed = Tree.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", view.id)
    _add(feed, "title", view.title)
    _add(feed, "updated", _moment(view.updated))
    _add(_add(feed, "author"), "name", view.author)
    _add(feed, "generator", "Pairbook")
    _add(feed, "link", rel="self", type=FEED.type, href=FEED.href)
    _add(feed, "link", rel="alternate", type="text/html", href="./")
    for entry in view.entries:
        _entry(feed, entry)
    Tree.indent(feed, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Tree.tostring(feed, encoding="unicode")}\n'


def _entry(feed: Tree.Element, view: FeedEntry) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", view.id)
    _add(entry, "title", view.title)
    _add(entry, "updated", _moment(view.day))
    _add(entry, "link", rel="alternate", type="text/html", href=view.href)
    content = _add(entry, "content", type="xhtml")
    body = Tree.SubElement(content, "div", {"xmlns": _XHTML})
    listed = _add(body, "ul") if view.lines else body
    for line in view.lines:
        _add(listed, "li", line)
    if not view.lines:
        _add(body, "p", view.title)


def _add(parent: Tree.Element, name: str, text: str = "", **attributes: str) -> Tree.Element:
    element = Tree.SubElement(parent, name, attributes)
    if text:
        element.text = one_line(text)
    return element


def _moment(day: dt.date) -> str:
    """Records hold days; a feed wants a moment, so it is the beginning of the day."""
    return f"{day.isoformat()}T00:00:00Z"
