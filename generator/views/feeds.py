"""Feeds of what happened: a sight in, the news of a pair or of the programme out.

They tell what the pages tell, newest first. An entry is known by the record that it comes from, so that a correction
changes it and does not tell it twice.
"""

import datetime as dt

import msgspec

from generator.views.happenings import happenings
from generator.views.links import HOME, Links, pair_path
from generator.views.names import pair_tab
from generator.views.pair_story import has_story_page, view_story
from generator.views.sight import Sight
from generator.views.stable_ids import stable_urn
from generator.words.model import Pair

MOST = 50
"""So many entries a feed has at most; older ones stand on the pages."""


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of news."""

    id: str
    day: dt.date
    title: str
    lines: tuple[str, ...]
    href: str
    """Address of the page that tells more, as seen from the feed."""


class FeedView(msgspec.Struct, frozen=True, kw_only=True):
    """One feed."""

    id: str
    title: str
    author: str
    updated: dt.date
    entries: tuple[FeedEntry, ...]
    """Newest first."""


def feed_of_pair(sight: Sight, pair: Pair) -> FeedView:
    """Return the news of a pair, which its story tells. Whoever gets the whole story is led to its page, where news stay."""
    page = Links(pair_path(pair.id)).story(pair.id) if has_story_page(sight, pair) else "./"
    entries = tuple(
        FeedEntry(
            id=stable_urn(sight, "news", "pair", pair.id, event.key),
            day=event.date,
            title=event.title,
            lines=(*event.lines, *event.extra),
            href=f"{page}#{event.id}" if event.id else page,
        )
        for event in view_story(sight, pair)[:MOST]
    )
    first = pair.agreement.starts
    return _feed(sight, pair_tab(sight, pair), entries, min(first, sight.today), "pair", pair.id)


def feed_of_programme(sight: Sight) -> FeedView:
    """Return the news of all pairs."""
    links = Links(HOME)
    entries = tuple(
        FeedEntry(
            id=stable_urn(sight, "news", "programme", happening.key),
            day=happening.date,
            title=f"{happening.who} {happening.what}",
            lines=(),
            href=happening.href,
        )
        for happening in happenings(sight, links, MOST)
    )
    return _feed(sight, sight.programme.program.name, entries, sight.today, "programme")


def _feed(
    sight: Sight, title: str, entries: tuple[FeedEntry, ...], otherwise: dt.date, *what: str
) -> FeedView:
    return FeedView(
        id=stable_urn(sight, "feed", *what),
        title=title,
        author=sight.programme.program.name,
        updated=max((entry.day for entry in entries), default=otherwise),
        entries=entries,
    )
