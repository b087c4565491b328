"""A page that is put into a shell is the page that the site builder would have made, in either builder."""

import datetime as dt
import gzip
import json
import re
import shutil

import pytest

from generator.cli import run
from generator.outlets.folder import sync_folder
from generator.outlets.site_builder import Builder, build_html
from generator.outlets.site_folder import MARK
from generator.pipeline.records import check
from generator.pipeline.site import render_site
from generator.rendering.content_security import seal_page
from generator.rendering.search_index import PARTS
from generator.rendering.shell import SHELL, SHELL_TITLE
from generator.views import paging
from generator.words.audience import Audience
from tests.site.conftest import DAY, files_in

pytestmark = pytest.mark.site
ADDRESS = "https://example.org/mentoring/"
TODAY = dt.date.fromisoformat(DAY)


@pytest.fixture(scope="module", params=list(Builder))
def both(request, demo, tmp_path_factory):
    """The demo as it is published, and as the builder makes it where every page is its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        root = tmp_path_factory.mktemp(request.param) / "clone"
        shutil.copytree(demo, root, ignore=shutil.ignore_patterns("site", "build"))
        # A name with an apostrophe, which builders write in different ways.
        person = next(path for path in sorted((root / "records" / "people").glob("*.yml")))
        person.write_text(re.sub(r"(?m)^name: .*", 'name: "Niamh O\'Neill & <b>’Co"', person.read_text()))
        # So short that both lists have many pages.
        patch.setattr(paging, "ROWS", 5)
        command = ["build", "--root", str(root), "--today", DAY, "--audience", "members"]
        assert run([*command, "--builder", request.param.value]) == 0
        source = render_site(root, check(root, TODAY), Audience.MEMBERS)
        sync_folder(root / "build" / "docs", source.docs)
        whole = build_html(root, TODAY, request.param)
    return files_in(root / "site"), files_in(whole), person.stem


def text_of(page: bytes) -> str:
    # What a builder's search is to pass over means nothing to a reader, and Zensical takes the mark out.
    return " ".join(page.decode().replace(" data-search-exclude", "").split())


def test_every_stamped_page_is_the_builders_own(both):
    stamped, whole, person = both
    pages = [name for name in whole if re.fullmatch(r"(?:pairs|people)/[^/]+/index\.html", name)]
    some = (f"people/{person}", "people/page.4", "pairs/page.2", "pairs/story.ines-noor")
    assert {f"{page}/index.html" for page in some} <= set(pages)
    assert len(pages) > 20
    for name in pages:
        ours, theirs = text_of(stamped[name]), text_of(seal_page(whole[name].decode()).encode())
        at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), None)
        assert at is None, (name, ours[at - 40 : at + 80], theirs[at - 40 : at + 80])
        assert len(ours) == len(theirs), name
        assert f'href="{ADDRESS}{name.removesuffix("index.html")}"' in stamped[name].decode()


def test_nothing_else_differs_but_what_the_search_finds(both):
    stamped, whole, _ = both
    ours = {name for name in stamped if name == MARK or name.startswith(f"{PARTS}/")}
    assert set(whole) == set(stamped) - ours
    differing = {name for name in whole if not name.endswith(".html") and whole[name] != stamped[name]}
    # The map has pages of one kind side by side.
    assert {name for name in differing if "search" not in name} <= {"sitemap.xml", "sitemap.xml.gz"}
    ours, theirs = (sorted(each["sitemap.xml"].decode().split()) for each in both[:2])
    assert ours == theirs
    if packed := stamped.get("sitemap.xml.gz"):
        assert gzip.decompress(packed) == stamped["sitemap.xml"]


def test_no_shell_is_left(both):
    stamped, _, _ = both
    for name, content in stamped.items():
        assert SHELL not in name
        assert SHELL.encode() not in content, name
        assert SHELL_TITLE.encode() not in content, name


def test_the_search_finds_pairs_people_and_goals(both):
    stamped, _, person = both
    found = {}
    for name, text in stamped.items():
        if name in ("search.json", "search/search_index.json"):
            index = json.loads(text)
            found |= {entry["location"]: entry["title"] for entry in index.get("docs") or index["items"]}
        elif name.startswith(f"{PARTS}/") and not name.endswith("parts.json"):
            found |= {location: title for location, title, _ in json.loads(text)}
    assert found[f"people/{person}/"] == "Niamh O'Neill &amp; &lt;b&gt;’Co"
    assert any(re.fullmatch(r"pairs/[^/]+/#goal-1", location) for location in found)
    assert "report/" in found
    assert not any("/page." in location or "/story." in location for location in found)
