"""Long lists have pages: each row stands on one of them, and whoever has a page can get to the others."""

import pytest

from generator.rendering.environment import build_environment
from generator.rendering.pages import render_page
from generator.views import paging, pairs, people
from generator.views.links import PAIRS
from generator.views.paging import page_count, rows_of, view_paging
from generator.views.site import view_lists
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import sight_of

AGREEMENT = RECORDS["records/pairs/ada-grace/agreement.yml"]
MANY = RECORDS | {f"records/pairs/p{number}/agreement.yml": AGREEMENT for number in range(6)}


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(paging, "ROWS", 3)


def pages_of_pairs(sight):
    further = pairs.further_pages(sight)
    return [*pairs.view_pages(sight), *(further.of(number).make() for number in further.ids)]


def test_every_row_stands_on_one_page(short_pages):
    rows = list(range(8))
    assert page_count(len(rows)) == 3
    assert [row for number in (1, 2, 3) for row in rows_of(rows, number)] == rows
    assert page_count(0) == page_count(3) == 1


def test_a_page_leads_to_its_neighbours_and_to_both_ends(short_pages):
    found = view_paging(PAIRS, 5, 30)
    assert found.pages == ((1, "../"), (4, "../page.4/"), (5, "./"), (6, "../page.6/"), (10, "../page.10/"))
    assert found.list == "../"


def test_the_list_of_pairs_is_spread_over_pages(short_pages):
    pages = pages_of_pairs(sight_of(Audience.MEMBERS, MANY))
    assert [page.path for page in pages] == [PAIRS, "pairs/page.2/index.md", "pairs/page.3/index.md"]
    assert sum(len(page.view.rows) for page in pages) == 7
    assert pages[1].view.rows[0].href == "../p2/"
    text = render_page(pages[1], build_environment())
    assert 'aria-current="page"' in text
    assert 'data-list="../"' in text
    assert "sortable" not in text


def test_what_rows_are_found_by_is_in_the_order_of_the_list(short_pages):
    sight = sight_of(Audience.MEMBERS, MANY)
    ((path, rows),) = view_lists(sight)
    assert path == "pairs/rows.json"
    assert rows.fields == ("find", "status", "cohort")
    shown = [row for page in pages_of_pairs(sight) for row in page.view.rows]
    assert [row[1:] for row in rows.rows] == [(row.status.id, row.cohort_id) for row in shown]
    assert [row[0].startswith(shown[place].title) for place, row in enumerate(rows.rows)] == [True] * 7


def test_a_short_list_has_one_page_and_nothing_beside_it():
    sight = sight_of(Audience.MEMBERS, MANY)
    assert list(view_lists(sight)) == []
    assert people.further_pages(sight).ids == pairs.further_pages(sight).ids == []
    (page,) = pairs.view_pages(sight)
    text = render_page(page, build_environment())
    assert "pb-paging" not in text
    assert "data-list" not in text
    assert "sortable" in text
