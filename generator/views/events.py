"""Something that happened on a day, as timelines show it. Plain values; knows no record."""

import datetime as dt

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a timeline, ready for the macro ``timeline`` in ``parts/timeline.html.j2``."""

    date: dt.date
    key: str
    """What it is among all that happened to its pair, such as ``entry/2026-03-04``: it stays when words change."""
    title: str
    tone: str = "plain"
    """``good``, ``care``, ``late``, ``calm``, ``warm``, ``brand`` or ``plain``."""
    picture: str = "circle"
    """Name of an icon in ``parts/icons.html.j2``."""
    lines: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    """Said in smaller print."""
    id: str = ""
    """By which other parts of the site lead here; empty where nothing does."""
    href: str = ""
    link: str = ""
    """Text of the link to `href`."""
