"""The site in a real browser: accessible in both colour schemes, quiet on the network, and usable."""

import pytest

pytestmark = pytest.mark.site


@pytest.fixture(scope="session")
def kinds(demo, address):
    """One address for each kind of page."""
    found = {}
    for page in sorted((demo / "site").rglob("index.html")):
        parts = page.relative_to(demo / "site").parts[:-1]
        # Beside pages of a single pair there are others, such as those that begin with "story.".
        one = "*" if len(parts) < 2 or "." not in parts[1] else parts[1].partition(".")[0]
        kind = parts if len(parts) < 2 or parts[0] in {"take-part", "report"} else (parts[0], one)
        found.setdefault(kind, address + "".join(f"{part}/" for part in parts))
    return found


PHONE = 390
"""The width of a small phone, in pixels."""
_OF_COLOURS = {"runOnly": ["color-contrast"]}
"""A page differs from scheme to scheme in its colours alone."""


class Visitor:
    """A browser's window that notes what pages ask for, and what they say in the console."""

    def __init__(self, browser, scheme="light"):
        self.context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.requested, self.complaints = [], []
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message):
        if message.type == "error":
            self.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, url):
        self.page.goto(url, wait_until="load")
        return self.page

    def barriers(self, options=None):
        """What keeps people from reading the page, as axe finds it."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page, options=options).response["violations"]
        serious = [each for each in found if each["impact"] in {"serious", "critical"}]
        return [
            (self.page.url, each["id"], node["html"][:120]) for each in serious for node in each["nodes"][:3]
        ]

    def width_on_a_phone(self):
        """How wide the page wants to be there."""
        self.page.set_viewport_size({"width": PHONE, "height": 900})
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        return width


@pytest.fixture
def visitor(browser):
    visitor = Visitor(browser)
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="module")
def walk(browser, kinds):
    """Everything that a walk through all kinds of pages shows, each opened once."""
    visitor = Visitor(browser)
    barriers, widths = [], {}
    for url in kinds.values():
        visitor.open(url)
        barriers += visitor.barriers()
        widths[url] = visitor.width_on_a_phone()
    visitor.context.close()
    return visitor, barriers, widths


def test_every_kind_of_page_is_accessible(walk):
    _, barriers, _ = walk
    assert barriers == []


def test_every_kind_of_page_can_be_read_in_the_dark(browser, kinds):
    visitor = Visitor(browser, "dark")
    barriers = []
    for url in kinds.values():
        visitor.open(url)
        barriers += visitor.barriers(_OF_COLOURS)
    visitor.context.close()
    assert barriers == []


def test_no_page_asks_anybody_else_or_complains(walk, address):
    visitor, _, _ = walk
    assert visitor.requested
    assert [each for each in visitor.requested if not each.startswith((address, "data:"))] == []
    assert visitor.complaints == []


def test_nothing_is_wider_than_a_phone(walk):
    _, _, widths = walk
    assert {url: width for url, width in widths.items() if width > PHONE} == {}


def test_a_link_to_an_entry_shows_it_below_what_stays_on_top(visitor, address):
    page = visitor.open(f"{address}pairs/ines-noor/")
    page.locator("summary", has_text="Meeting as agreed").click()
    page.locator("a[href$='/#entry-3']").first.click()
    page.wait_for_url("**/pairs/story.ines-noor/#entry-3")
    entry = page.locator("#entry-3 strong")
    entry.wait_for()
    assert page.locator(".pb-jump").evaluate("bar => bar.getBoundingClientRect().bottom") <= entry.evaluate(
        "words => words.getBoundingClientRect().top"
    )
    shades = [
        each.evaluate("words => getComputedStyle(words).backgroundColor")
        for each in (entry, page.locator("#entry-4 strong"))
    ]
    assert shades[0] != shades[1]


def test_search_finds_a_pair_by_a_persons_name(visitor, address, demo):
    pair = sorted(path.name for path in (demo / "records" / "pairs").iterdir())[0]
    page = visitor.open(f"{address}pairs/{pair}/")
    name = page.title().split(" and ")[0]
    page = visitor.open(address)
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator(f".md-search-result__link[href*='pairs/{pair}/']").first.wait_for(timeout=10_000)


def test_the_table_of_pairs_can_be_filtered_by_keyboard(visitor, address):
    page = visitor.open(f"{address}pairs/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    assert everything > 5
    page.get_by_label("Find", exact=True).focus()
    page.keyboard.type("zzzz")
    page.wait_for_timeout(300)
    assert rows.count() == 0
    page.goto(f"{address}pairs/?status=paused", wait_until="networkidle")
    assert 0 < rows.count() < everything
