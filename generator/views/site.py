"""All pages of the site for one audience. One line for each module of pages, in the order of the menu; pages of which there are many apart."""

from collections.abc import Callable, Iterator, Mapping

from generator.reading.schemas import Schemas
from generator.views import (
    attention,
    cohorts,
    evidence,
    fields,
    guides,
    home,
    pair,
    pairs,
    people,
    person,
    report,
    resources,
    topics,
    voices,
)
from generator.views.page import Page
from generator.views.sight import Sight

SECTIONS: tuple[Callable[[Sight], Iterator[Page]], ...] = (
    home.view_pages,
    pairs.view_pages,
    people.view_pages,
    cohorts.view_pages,
    topics.view_pages,
    resources.view_pages,
    report.view_pages,
    attention.view_pages,
    voices.view_pages,
    evidence.view_pages,
    guides.view_pages,
)


STAMPED: Mapping[str, Callable[[Sight], Iterator[Page]]] = {
    "pairs": pair.view_pages,
    "people": person.view_pages,
}
"""Pages of which there are many: by the folder that they lie in, each in a folder of its own."""


def view_site(sight: Sight, schemas: Schemas) -> Iterator[Page]:
    """Yield every page that this audience gets."""
    yield from view_single(sight, schemas)
    for view_pages in STAMPED.values():
        yield from view_pages(sight)


def view_single(sight: Sight, schemas: Schemas) -> Iterator[Page]:
    """Yield the pages of which there are few; the reference of fields is read from the schemas."""
    for view_pages in SECTIONS:
        yield from view_pages(sight)
    yield from fields.view_pages(sight, schemas)
