"""Long record text: a few harmless tags come out, whatever goes in."""

import time

import pytest

from generator.rendering.rich_text import rich_text


def test_emphasis_lists_code_and_whole_links_are_kept():
    html = rich_text("*One* **two** `three`\n\n- a\n- b\n\n[here](https://example.org/x?a=1&b=2)")
    assert "<em>One</em> <strong>two</strong> <code>three</code>" in html
    assert "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" in html
    assert 'href="https://example.org/x?a=1&amp;b=2"' in html
    assert 'rel="nofollow noopener noreferrer"' in html


def test_nothing_but_the_address_of_a_link_is_kept():
    html = rich_text("[here](https://example.org/x 'a\" lang=\"x')")
    assert html == '<p><a href="https://example.org/x" rel="nofollow noopener noreferrer">here</a></p>'


def test_a_line_break_stays_one():
    assert "first<br>" in rich_text("first\nsecond")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=alert(1)>bold</b>",
        "<!-- hidden -->",
    ],
)
def test_html_stays_text(text):
    html = rich_text(text)
    assert "<p>" in html
    assert html.count("<") == html.count("<p>") * 2  # nothing but paragraphs
    assert "&lt;" in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64,PHN2Zz4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/root/relative",
        "../up",
        "#part",
        "ftp://example.org/",
        "https:relative",
    ],
)
def test_links_go_nowhere_but_to_whole_addresses(address):
    assert "href" not in rich_text(f"[text]({address})")
    assert "href" not in rich_text(f"<{address}>")


def test_no_pictures_headings_tables_or_ids():
    html = rich_text(
        "# Title {#id}\n\nUnder\n===\n\n![x](https://example.org/track.png)\n\n|a|b|\n|-|-|\n|1|2|"
    )
    for tag in ("<h1", "<img", "<table", "id=", "class="):
        assert tag not in html


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "![", "[a](", "[x][", "](", "[](<", "*_`[", "<a ", "<!--", "*a_", "**", "_a", "`", "&", "\\"),
        *("- ", "> ", "1. ", "* * ", " - ", "~", "(((", "https://", "http://a.", "www.", "@a.b ", " \n"),
    ],
)
def test_no_text_takes_long(piece):
    text = (piece * 2000)[:2000]
    start = time.process_time()
    rich_text(text)
    assert time.process_time() - start < 1


def test_a_text_of_brackets_stays_text():
    assert rich_text("[" * 2000) == f"<p>{'[' * 2000}</p>"
