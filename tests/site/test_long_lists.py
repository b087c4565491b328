"""A list of many pages, in a browser: what somebody looks for is taken from its pages, and stands there as it comes."""

import shutil

import pytest

from generator.rendering.environment import build_environment
from generator.rendering.json_document import render_document
from generator.rendering.pages import render_page
from generator.views import paging, pairs
from generator.views.site import view_lists
from generator.words.audience import Audience
from tests.conftest import ROOT
from tests.site.conftest import served
from tests.test_never_raises import RECORDS
from tests.unit.seen import sight_of

pytestmark = pytest.mark.site
AGREEMENT = RECORDS["records/pairs/ada-grace/agreement.yml"]
OTHER = AGREEMENT.replace("topics: [rust]", "topics: [sql]")
PAUSED = AGREEMENT.replace("status: active", "status: paused")
STATUSES = {
    "ada-grace": PAUSED,
    "p1": AGREEMENT,
    "p2": OTHER,
    "p3": AGREEMENT,
    "p4": PAUSED,
    "p5": AGREEMENT,
}
SCRIPTS = ("vendor/tablesort.min.js", "js/tables.js")


@pytest.fixture
def long_list(tmp_path, monkeypatch):
    """Six pairs on three pages of two: first those that are active, then those that are paused."""
    monkeypatch.setattr(paging, "ROWS", 2)
    sight = sight_of(
        Audience.MEMBERS,
        RECORDS | {f"records/pairs/{id_}/agreement.yml": text for id_, text in STATUSES.items()},
    )
    environment, further = build_environment(), pairs.further_pages(sight)
    scripts = "".join(f'<script src="/assets/{script}"></script>' for script in SCRIPTS)
    for page in (*pairs.view_pages(sight), *(further.of(number).make() for number in further.ids)):
        file = tmp_path / page.path.replace(".md", ".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        block = render_page(page, environment).split("\n---\n", 1)[1]
        file.write_text(f'<!doctype html><meta charset="utf-8">{block}{scripts}', encoding="utf-8")
    rows = dict(view_lists(sight))["pairs/rows.json"]
    (tmp_path / "pairs" / "rows.json").write_text(render_document({"fields": rows.fields, "rows": rows.rows}))
    shutil.copytree(ROOT / "site_templates" / "assets", tmp_path / "assets")
    with served(tmp_path) as address:
        yield f"{address}pairs/"


def test_rows_that_are_found_stand_there_as_soon_as_their_page_has_come(browser, long_list):
    page, waiting = browser.new_page(), []
    page.route("**/page.2/", lambda route: waiting.append(route))
    page.goto(f"{long_list}?find=rust", wait_until="load")
    rows = page.locator("table tbody tr")
    for _ in range(100):
        if waiting:
            break
        page.wait_for_timeout(50)
    assert [link.split("/")[-2] for link in addresses(rows)] == ["p1"]
    waiting[0].continue_()
    page.wait_for_function("document.querySelector('[data-filter-count]').textContent.startsWith('5 of 6')")
    assert [link.split("/")[-2] for link in addresses(rows)] == ["p1", "p3", "p5", "ada-grace", "p4"]
    page.close()


def addresses(rows):
    """Where each row leads."""
    return rows.locator("th a").evaluate_all("(links) => links.map((link) => link.href)")


def test_what_can_be_looked_for_is_loaded_once_somebody_turns_to_the_form(browser, long_list):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(long_list, wait_until="networkidle")
    assert f"{long_list}rows.json" not in asked
    with page.expect_response("**/rows.json"):
        page.locator("form[data-filter] [type=search]").focus()
    page.close()
