"""Lists too long for one page: so many rows on each, and addresses of the others. Numbers in, addresses and pages out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.views.extract import digest_of
from generator.views.links import Links
from generator.views.page import Page, PagesToBe, PageToBe

T = TypeVar("T")

ROWS = 200
"""So many rows stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where in a list a page is, ready for the macro ``paging`` in ``parts/paging.html.j2``."""

    number: int
    count: int
    """How many pages the list has."""
    pages: tuple[tuple[int, str], ...]
    """Number and address of pages worth leading to; the gaps between them are left open."""
    list: str
    """Address of the list's first page; what a script needs of the list lies beside it."""
    rows: int
    """So many rows stand on each page but the last."""


@dataclass(frozen=True, slots=True)
class RowsOfList:
    """What every row of a list can be found by, for a script that looks through pages that are not loaded."""

    fields: tuple[str, ...]
    """Names as in the filter's form."""
    rows: tuple[tuple[str, ...], ...]
    """In the order of the list, with a value for each field."""


def page_count(rows: int) -> int:
    """Return how many pages a list of so many rows has: at least one."""
    return max(1, -(-rows // ROWS))


def left_over(things: Sequence[T]) -> int:
    """Return how many of some things do not fit on a page that shows only the first of them."""
    return max(0, len(things) - ROWS)


def page_path(first: str, number: int) -> str:
    """Return the path of a list's page, such as ``pairs/page.2/index.md``. No record can be called so."""
    return first if number == 1 else f"{further_prefix(first)}{number}/index.md"


def further_prefix(first: str) -> str:
    """Return what the paths of a list's other pages begin with, such as ``pairs/page.``."""
    return first.replace("index.md", "page.")


def pages_after_first(rows: int, view_page: Callable[[int], Page]) -> PagesToBe:
    """Return all pages of a list but the first, by their numbers. `rows` is how many the list has."""

    def page_of(number: str) -> PageToBe:
        page = view_page(int(number))
        return PageToBe(page.path, digest_of(page.view), lambda: page)

    return PagesToBe([str(number) for number in range(2, page_count(rows) + 1)], page_of)


def rows_of(rows: Sequence[T], number: int) -> Sequence[T]:
    """Return the rows that stand on a page of the list."""
    return rows[(number - 1) * ROWS : number * ROWS]


def view_paging(first: str, number: int, rows: int) -> Paging:
    """Return where the page with this number is. `first` is the path of the list's first page."""
    count = page_count(rows)
    links = Links(page_path(first, number))
    near = {1, number - 1, number, number + 1, count} & set(range(1, count + 1))
    pages = tuple((each, links.to(page_path(first, each))) for each in sorted(near))
    return Paging(number=number, count=count, pages=pages, list=links.to(first), rows=ROWS)
