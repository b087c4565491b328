"""All pages of the site for one audience. One line for each module of pages, in the order of the menu."""

from collections.abc import Callable, Iterator

from generator.reading.schemas import Schemas
from generator.views import (
    attention,
    cohorts,
    evidence,
    fields,
    guides,
    home,
    matching,
    pair,
    pairs,
    people,
    record_forms,
    report,
    report_data,
    resources,
    topics,
    voices,
)
from generator.views.page import Page
from generator.views.sight import Sight

SECTIONS: tuple[Callable[[Sight], Iterator[Page]], ...] = (
    home.view_pages,
    pairs.view_pages,
    pair.view_pages,
    people.view_pages,
    cohorts.view_pages,
    topics.view_pages,
    resources.view_pages,
    report.view_pages,
    attention.view_pages,
    matching.view_pages,
    voices.view_pages,
    evidence.view_pages,
    report_data.view_pages,
    guides.view_pages,
)


def view_site(sight: Sight, schemas: Schemas) -> tuple[Page, ...]:
    """Return every page that this audience gets; forms and the reference of fields are read from the schemas."""
    pages = (page for view_pages in SECTIONS for page in view_pages(sight))
    return (*pages, *record_forms.view_pages(sight, schemas), *fields.view_pages(sight, schemas))
