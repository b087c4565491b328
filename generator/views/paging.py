"""Lists too long for one page: so many rows on each, and addresses of the others. Numbers in, addresses out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.views.links import Links

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
    return first if number == 1 else first.replace("index.md", f"page.{number}/index.md")


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
