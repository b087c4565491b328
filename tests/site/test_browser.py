"""The site in a real browser: accessible in both colour schemes, quiet on the network, and usable."""

import pytest

pytestmark = pytest.mark.site


@pytest.fixture(scope="session")
def kinds(demo, address):
    """One address for each kind of page."""
    found = {}
    for page in sorted((demo / "site").rglob("index.html")):
        parts = page.relative_to(demo / "site").parts[:-1]
        kind = parts if len(parts) < 2 or parts[0] in {"take-part"} else (parts[0], "*")
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
        page.goto(url, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_on_any_kind_of_page(kinds, visit, scheme):
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for kind, url in kinds.items():
        page = visit(url, scheme)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in {"serious", "critical"}:
                found += [(kind, violation["id"], node["html"][:120]) for node in violation["nodes"][:3]]
    assert found == []


def test_pages_ask_nobody_else_and_have_nothing_to_complain_about(kinds, visit, address):
    for url in kinds.values():
        page = visit(url)
        assert [request for request in page.requested if not request.startswith((address, "data:"))] == []
        assert page.complaints == []


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
    name = page.title().split(" and ")[0].split(" with ")[0].split(" - ")[0].strip()
    page = visit(address)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(name)
    result = page.locator(f".md-search-result__link[href*='pairs/{pair}/']").first
    result.wait_for(timeout=10_000)


def test_the_table_of_pairs_can_be_filtered_by_keyboard(visit, address):
    page = visit(f"{address}pairs/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    assert everything > 5
    page.locator("input[type=search], input[type=text]").locator("visible=true").first.focus()
    page.keyboard.type("zzzz")
    page.wait_for_timeout(300)
    assert rows.count() == 0
    page.goto(f"{address}pairs/?status=paused", wait_until="networkidle")
    assert 0 < rows.count() < everything
