"""The site in a real browser: accessible in both colour schemes, quiet on the network, and usable."""

import pytest

pytestmark = pytest.mark.site


@pytest.fixture(scope="session")
def kinds(demo, address):
    """One address for each kind of page."""
    found = {}
    for page in sorted((demo / "site").rglob("index.html")):
        parts = page.relative_to(demo / "site").parts[:-1]
        kind = parts if len(parts) < 2 or parts[0] in {"take-part", "report"} else (parts[0], "*")
        found.setdefault(kind, address + "".join(f"{part}/" for part in parts))
    return found


@pytest.fixture
def visit(browser):
    """Open a page and note what it asks for, what it says in the console, and whether a dialog opens."""
    contexts = []

    def open_page(url, scheme="light", width=1280):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on(
            "console",
            lambda message: page.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(url, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible_and_asks_nobody_else(kinds, visit, address, scheme):
    from axe_playwright_python.sync_playwright import Axe

    barriers, strangers, complaints = [], [], []
    for kind, url in kinds.items():
        page = visit(url, scheme)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in {"serious", "critical"}:
                barriers += [(kind, violation["id"], node["html"][:120]) for node in violation["nodes"][:3]]
        strangers += [request for request in page.requested if not request.startswith((address, "data:"))]
        complaints += [(kind, complaint) for complaint in page.complaints]
    assert barriers == []
    assert strangers == []
    assert complaints == []


def test_nothing_is_wider_than_a_phone(kinds, visit):
    wide = []
    for kind, url in kinds.items():
        page = visit(url, width=390)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide.append((kind, width))
    assert wide == []


def test_search_finds_a_pair_by_a_persons_name(visit, address, demo):
    pair = sorted(path.name for path in (demo / "records" / "pairs").iterdir())[0]
    page = visit(f"{address}pairs/{pair}/")
    name = page.title().split(" and ")[0]
    page = visit(address)
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator(f".md-search-result__link[href*='pairs/{pair}/']").first.wait_for(timeout=10_000)


def test_the_table_of_pairs_can_be_filtered_by_keyboard(visit, address):
    page = visit(f"{address}pairs/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    assert everything > 5
    page.get_by_label("Find", exact=True).focus()
    page.keyboard.type("zzzz")
    page.wait_for_timeout(300)
    assert rows.count() == 0
    page.goto(f"{address}pairs/?status=paused", wait_until="networkidle")
    assert 0 < rows.count() < everything
