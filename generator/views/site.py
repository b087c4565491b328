"""All pages of the site for one audience. One line for each module of pages; pages of which there are many apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

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
    person,
    record_forms,
    report,
    report_data,
    resources,
    story,
    topics,
    voices,
)
from generator.views.extract import Extracts
from generator.views.follow import Follow
from generator.views.links import PAIRS, PEOPLE, STORIES
from generator.views.page import Page, PagesToBe
from generator.views.paging import RowsOfList, further_prefix, page_count
from generator.views.sight import Sight

SECTIONS: tuple[Callable[[Sight], Iterator[Page]], ...] = (
    report.view_pages,
    evidence.view_pages,
    home.view_pages,
    pairs.view_pages,
    people.view_pages,
    cohorts.view_pages,
    topics.view_pages,
    resources.view_pages,
    attention.view_pages,
    matching.view_pages,
    voices.view_pages,
    report_data.view_pages,
    guides.view_pages,
)
"""Those first that take longest where there are many pairs, so that none of them is begun last."""

SHELLS: Mapping[str, tuple[Follow, ...]] = {
    "pairs/": pair.FOLLOW,
    STORIES: (),
    "people/": person.FOLLOW,
    further_prefix(PAIRS): (),
    further_prefix(PEOPLE): (),
}
"""Pages of which there are many: by what the addresses of a kind begin with, how they can be followed, which the site
builder has to know."""

LISTS: Mapping[str, Callable[[Sight], RowsOfList]] = {
    "pairs/rows.json": pairs.view_rows,
    "people/rows.json": people.view_rows,
}
"""What rows of long lists are found by: by path on the site."""


def view_site(sight: Sight, schemas: Schemas) -> Iterator[Page]:
    """Yield every page that this audience gets."""
    for section in view_single(sight, schemas):
        yield from section()
    for pages in view_many(sight, schemas).values():
        yield from (pages.of(id_).make() for id_ in pages.ids)


def view_many(sight: Sight, schemas: Schemas) -> Mapping[str, PagesToBe]:
    """Return the pages of which there are many, by what their addresses begin with. See `SHELLS`."""
    extracts = Extracts(sight)
    return {
        "pairs/": pair.pages_to_be(extracts, schemas),
        STORIES: story.pages_to_be(extracts),
        "people/": person.pages_to_be(extracts),
        further_prefix(PAIRS): pairs.further_pages(sight),
        further_prefix(PEOPLE): people.further_pages(sight),
    }


def in_company(sight: Sight, pages: Mapping[str, PagesToBe]) -> Sequence[tuple[str, str]]:
    """Return prefix and id of pages of which there are many, so that a pair's pages have those of its people behind them.

    Whoever makes them in this order works out what is known of a pair once for all of them.
    """
    pair_of: dict[str, str] = {}
    for id_, each in sorted(sight.programme.pairs.items()):
        for member in each.agreement.members:
            pair_of.setdefault(member, id_)

    def company(place: tuple[str, str]) -> tuple[str, bool]:
        prefix, id_ = place
        is_person = prefix == "people/"
        return (pair_of.get(id_, "") if is_person else id_, is_person)

    return sorted(((prefix, id_) for prefix, each in pages.items() for id_ in each.ids), key=company)


def view_lists(sight: Sight) -> Iterator[tuple[str, RowsOfList]]:
    """Yield path and rows of each list that is too long for one page."""
    for path, view_rows in LISTS.items():
        found = view_rows(sight)
        if page_count(len(found.rows)) > 1:
            yield path, found


def view_single(sight: Sight, schemas: Schemas) -> tuple[Callable[[], Iterator[Page]], ...]:
    """Return what yields the pages of which there are few, section by section; forms and the reference of fields are
    read from the schemas."""
    return (
        *(partial(view_pages, sight) for view_pages in SECTIONS),
        partial(record_forms.view_pages, sight, schemas),
        partial(fields.view_pages, sight, schemas),
    )
