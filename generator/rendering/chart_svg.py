"""From the library's SVG to one that belongs on a page: without what only tools need, with words for people.

Every colour in it is a variable of the site's style, and letters are set in the site's own type.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_KEPT = {
    "svg": ("viewBox",),
    "g": ("transform", "opacity"),
    "path": (
        "d",
        "transform",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "opacity",
    ),
    "line": ("x2", "y2", "transform", "stroke", "stroke-width", "stroke-dasharray", "opacity"),
    "text": (
        "text-anchor",
        "transform",
        "font-size",
        "font-weight",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-linejoin",
        "opacity",
    ),
}
_DEFAULTS = {("opacity", "1"), ("transform", "translate(0,0)"), ("fill", "none"), ("text-anchor", "start")}
_PLACES = ("d", "transform", "x2", "y2")
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_EMPTY = {"", "M0,0h0v0h0Z"}


def as_part_of_page(svg: str) -> str:
    """Return the picture with nothing but shapes and letters in it. Raises ParseError for what is no XML."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by the chart library a moment ago
    return _written(root)


def with_words(picture: str, id_: str, title: str, description: str) -> str:
    """Return the picture with a title and a description for those who do not see it."""
    words = f'<title id="{id_}-title">{_escaped(title)}</title><desc id="{id_}-desc">{_escaped(description)}</desc>'
    opening = (
        f'<svg class="pb-drawing" role="img" data-search-exclude="" aria-labelledby="{id_}-title {id_}-desc"'
    )
    return picture.replace("<svg", opening, 1).replace(">", f">{words}", 1)


def _written(element: ElementTree.Element) -> str:
    name = element.tag.removeprefix(_NAMESPACE)
    if name not in _KEPT or element.get("display") == "none" or _is_empty(name, element):
        return ""
    inside = _escaped(element.text or "") + "".join(_written(child) for child in _joined(element))
    attributes = _attributes(name, element)
    if name == "g" and (not inside or not attributes):
        return inside
    # A path without a fill of its own would be filled with black.
    fill = ' fill="none"' if name == "path" and ' fill="' not in attributes else ""
    return f"<{name}{attributes}{fill}>{inside}</{name}>" if inside else f"<{name}{attributes}{fill}/>"


def _joined(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Make one shape of neighbours that look alike and stay where they are: a calendar has hundreds of squares."""
    for alike, shapes in groupby(element, _look):
        first, *others = shapes
        if alike and others:
            first.set("d", "".join(shape.get("d", "") for shape in (first, *others)))
            yield first
        else:
            yield from (first, *others)


def _look(element: ElementTree.Element) -> str:
    """How a shape is painted; empty for what is not to be joined."""
    if element.tag != f"{_NAMESPACE}path" or element.get("transform") or element.get("display"):
        return ""
    return " ".join(f"{key}={value}" for key, value in sorted(element.items()) if key != "d")


def _is_empty(name: str, element: ElementTree.Element) -> bool:
    is_drawn = element.get("fill") or element.get("stroke")
    return name == "path" and (element.get("d") in _EMPTY or not is_drawn)


def _attributes(name: str, element: ElementTree.Element) -> str:
    found = ((key, element.get(key)) for key in _KEPT[name])
    return "".join(
        f' {key}="{_escaped(_rounded(value) if key in _PLACES else value)}"'
        for key, value in found
        if value is not None and (key, value) not in _DEFAULTS
    )


def _rounded(text: str) -> str:
    """Cut what no eye can see: a tenth of a point is enough, and no machine then differs in the last digit."""
    return _NUMBER.sub(lambda found: _tenths(float(found[0])), text)


def _tenths(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
