"""One page by the builder becomes many: marks give way to what belongs there, and nothing in it is taken for a mark."""

import pytest

from generator.rendering.content_security import seal_page
from generator.rendering.shell import (
    SHELL,
    SHELL_CONTENT,
    SHELL_TITLE,
    Shell,
    StampedPage,
    parse_shell,
    stamp_sitemap,
)
from generator.words.obstacle import Obstacle

POLICY = """<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'">"""
BUILT = f"""<html>
  {POLICY}

  <link rel="canonical" href="https://example.org/pairs/{SHELL}/">
  <title>{SHELL_TITLE} - Site</title>
  <script>theirs()</script>
  <h2>Shell&#x27;s title</h2>
      {SHELL_CONTENT}
</html>
"""


def page(content="<div class='pb'>x</div>", title="Niamh O'Neill", id_="niamh"):
    return StampedPage(prefix="pairs/", id=id_, title=title, content=content)


def test_title_address_and_content_take_the_marks_place_each_as_the_builder_writes_it():
    html = parse_shell(BUILT).stamp(page(), sealed=False)
    assert html.splitlines()[2:] == [
        '<link rel="canonical" href="https://example.org/pairs/niamh/">',
        "<title>Niamh O'Neill - Site</title>",
        "<script>theirs()</script>",
        "<h2>Niamh O&#x27;Neill</h2>",
        "<div class='pb'>x</div>",
        "</html>",
    ]


def test_what_looks_like_a_mark_in_a_page_stays_what_it_is():
    content = f"<p>{SHELL} {SHELL_TITLE} {SHELL_CONTENT}</p>"
    assert content in parse_shell(BUILT).stamp(page(content), sealed=True)


@pytest.mark.parametrize("content", ["<p>x</p>", "<p>x</p><SCRIPT>own()</script>"])
def test_a_sealed_page_is_what_sealing_it_would_have_made(content):
    shell = parse_shell(BUILT)
    sealed = shell.stamp(page(content), sealed=True)
    assert sealed == seal_page(shell.stamp(page(content), sealed=False))
    assert "unsafe-inline" not in sealed


def test_space_that_means_something_is_kept():
    built = BUILT.replace("<h2>", "<pre>\n\n  a</pre><h2>")
    assert "<pre>\n\n  a</pre>" in parse_shell(built).stamp(page(), sealed=False)


def test_a_theme_that_shows_no_content_is_refused():
    with pytest.raises(Obstacle, match=r"page\.content"):
        parse_shell(BUILT.replace(SHELL_CONTENT, ""))


def test_a_shell_of_nobody_leaves_nothing_behind():
    assert isinstance(parse_shell(BUILT), Shell)
    entry = "\n<url>\n<loc>https://example.org/{}/</loc>\n</url>"
    sitemap = "<urlset>" + entry.format("pairs") + entry.format(f"pairs/{SHELL}") + "</urlset>"
    assert stamp_sitemap(sitemap, []) == "<urlset>" + entry.format("pairs") + "</urlset>"
    assert stamp_sitemap(sitemap, [page(id_="a"), page(id_="b")]) == (
        "<urlset>" + "".join(map(entry.format, ("pairs", "pairs/a", "pairs/b"))) + "</urlset>"
    )
