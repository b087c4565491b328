"""Links inside a built site lead somewhere, or nothing is published."""

import pytest

from generator.outlets.link_check import LinkCheck
from generator.rendering.page_links import targets_beyond
from generator.rendering.shell import SHELL
from generator.words.obstacle import Obstacle


def built(folder, **pages):
    for name, html in {"index": "", **pages}.items():
        path = folder / ("index.html" if name == "index" else f"{name.replace('_', '/')}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def check(site):
    links = LinkCheck()
    links.add_pages(site)
    links.require_sound(site)


FINE = [
    "https://elsewhere.example/x",
    "mailto:a@example.org",
    "/from/the/top",
    "../",
    "./",
    "../..",
    "../bo/",
    "../bo/index.html",
    "../bo/?status=active&amp;x=1#part",
    "../bo/#caf%C3%A9",
    "#here",
    "",
]
BROKEN = {
    "../cy/": "pairs/cy",
    "../bo/#nobody": "pairs/bo#nobody",
    "#nowhere": "pairs/ada#nowhere",
    "../../img/x.png": "img/x.png",
    "../../../../outside/": "../../outside",
}


@pytest.mark.parametrize("link", FINE)
def test_what_is_there_may_be_linked_to(tmp_path, link):
    page = f'<a href="{link}">x</a><p id="here"></p>'
    check(built(tmp_path, pairs="", pairs_ada=page, pairs_bo='<i id="part"></i><i id="caf\u00e9"></i>'))


@pytest.mark.parametrize(("link", "place"), BROKEN.items())
def test_what_is_not_there_is_named_with_the_page_that_leads_to_it(tmp_path, link, place):
    site = built(tmp_path, pairs_bo="", pairs_ada=f'<img src="{link}">')
    with pytest.raises(Obstacle) as raised:
        check(site)
    assert str(raised.value) == (
        f'1 link leads nowhere, so nothing was published: the page "pairs/ada/" leads to "{place}".'
    )


def test_the_page_for_addresses_that_do_not_exist_is_left_alone(tmp_path):
    site = built(tmp_path)
    (site / "404.html").write_text('<a href="assets/x.css">x</a>')
    check(site)


def test_what_lies_beside_a_shell_is_not_asked_for(tmp_path):
    links = LinkCheck()
    links.add([(f"pairs/{SHELL}/feed.xml", "")], "pairs/")
    links.require_sound(built(tmp_path))


def test_a_page_leads_beyond_itself_where_a_part_is_not_its_own():
    page = '<p id=one id="two"></p><a href="#one"></a><a href="./#two"></a><a href=""></a><a href="#on"></a>'
    assert targets_beyond(page, "pairs/ada/") == (("pairs/ada", "on"),)
    assert targets_beyond(page, "") == (("", "on"),)


def test_only_what_a_browser_would_follow_is_a_reference():
    page = '<a\nhref="a/">a href="b/"</a><p data-href="c/"></p><img src="d.png" data-src="e.png"><p data-id="one"></p>'
    assert set(targets_beyond(f"{page}<a href='f/'></a><a href=\"#one\"></a>", "x/")) == {
        ("x/a", ""),
        ("x/b", ""),
        ("x/d.png", ""),
        ("x", "one"),
    }
