"""A page of the site before it is text: where it goes, which template writes it, and what it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.views.documents import Document
from generator.views.follow import Follow


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that the search finds: a page, or a part of one."""

    title: str
    text: str = ""
    """More words by which it is found."""
    fragment: str = ""
    """The part of the page; empty for the page itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Its view is a frozen value that has passed the audience gate."""

    path: str
    """Path under ``build/docs`` with forward slashes, such as ``pairs/ada/index.md``."""
    template: str
    """Name of a template in ``site_templates/``."""
    title: str
    """What a browser's tab says. Only letters, digits, spaces and , . ' - of any script are kept of it."""
    view: Any
    follow: tuple[Follow, ...] = ()
    """Documents beside the page by which it can be followed."""
    search: tuple[SearchEntry, ...] = ()
    """What the search finds on a page that is stamped; of other pages the site builder reads it off."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """What is made of the same beside it, for other programs, by path on the site."""


@dataclass(frozen=True, slots=True)
class PageToBe:
    """A page that is made when somebody wants it."""

    path: str
    made_of: bytes
    """A digest of everything that it and its documents are made of but its template."""
    make: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class PagesToBe:
    """Pages of one kind, of which there are many."""

    ids: Sequence[str]
    """In the order in which they are made."""
    of: Callable[[str], PageToBe]
