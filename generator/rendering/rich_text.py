"""Longer record text as safe HTML. Text in, markup with a few harmless tags out; knows no record.

Two locks, one behind the other: a Markdown reader that never lets HTML through, and an allow-list of tags.
"""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_MARKDOWN = MarkdownIt("js-default", {"html": False, "breaks": True}).disable(
    ["image", "heading", "lheading"]
)
_WITHOUT_LINKS = MarkdownIt("js-default", {"html": False, "breaks": True}).disable(
    ["image", "heading", "lheading", "link", "reference"]
)
_MOST_BRACKETS = 100
"""The reader looks for the end of a link from each of them, which takes the square of their number."""

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "code", "a"}
# Without a word on all elements together, a title and a language would stay on each.
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "*": set()}
_SCHEMES = {"http", "https", "mailto"}
_ABSOLUTE = re.compile(r"(?i:https?://|mailto:)[^\s]")


@lru_cache(maxsize=1024)
def rich_text(text: str) -> Markup:
    """Return the HTML of a text that may have emphasis, lists, code and links.

    Links go to whole http, https or mailto addresses; everything else that looks like one stays text. No
    images, headings, ids or classes. A text with more than a hundred brackets has no links. Many texts are the same in
    several records, such as what stays between two people.
    """
    markdown = _MARKDOWN if text.count("[") <= _MOST_BRACKETS else _WITHOUT_LINKS
    return Markup(_CLEANER.clean(markdown.render(text)).strip())  # noqa: S704 (nh3 has cleaned it)


def _keep_absolute(_tag: str, attribute: str, value: str) -> str | None:
    # nh3 lets relative and protocol-relative addresses through whatever the schemes are.
    return value if attribute != "href" or _ABSOLUTE.match(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_keep_absolute,
    url_schemes=_SCHEMES,
    link_rel="nofollow noopener noreferrer",
    strip_comments=True,
)
