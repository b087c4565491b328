"""What all charts are made of: layers of marks and letters, and the whole around them. Knows no chart.

Nothing here leaves room for how wide letters are, since that differs between machines: every place is said.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
"""A chart, or a part of one, in the words of Vega-Lite."""
Row = Mapping[str, Any]

WIDTH = 360
"""How wide a whole chart is, in units of its own; about as many pixels as a phone has."""
LETTERS = 12
"""How high letters are, in the same units."""

_RIM = 5
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold: the library would bring the whole process down."""

_COLOURS = {
    "ink": "--pb-ink",
    "ink-2": "--pb-ink-2",
    "line": "--pb-line",
    "ground": "--pb-line-strong",
    "missing": "--pb-faint",
    "empty": "--pb-sunk",
    "low-2": "--pb-low-2",
    "low-1": "--pb-low-1",
    "mid": "--pb-mid",
    "high-1": "--pb-high-1",
    "high-2": "--pb-high-2",
}


def colour(tone: str) -> str:
    """Return the colour of a tone: a variable, so that the page's scheme decides."""
    return f"var({_COLOURS.get(tone, f'--pb-{tone}')})"


def picture(
    layers: Sequence[Spec],
    *,
    height: float,
    left: float = 0,
    right: float = 0,
    above: float = 0,
    below: float = 0,
    width: float = WIDTH,
) -> Spec:
    """Return the whole: a plot of a height, with so much room around it, `width` in all."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width - left - right,
        "height": height,
        "padding": {"left": left, "right": right, "top": above, "bottom": below},
        "autosize": {"type": "none"},
        "layer": list(layers),
        "config": {"view": {"stroke": None}, "background": None, "aria": False, "font": "sans-serif"},
    }


def layer(mark: Spec, rows: Sequence[Row], **encoding: Any) -> Spec:
    """Return a layer of marks, one for each row."""
    return {
        "mark": mark,
        "data": {"values": [dict(row) for row in rows]},
        "encoding": encoding,
    }


def letters(
    rows: Sequence[Row],
    x: Spec,
    y: Spec,
    *,
    align: str = "center",
    tone: str = "ink-2",
    dx: float = 0,
    dy: float = 0,
    bold: bool = False,
    size: float = LETTERS,
    over_lines: bool = False,
) -> Spec:
    """Return a layer of words: the field ``text`` of each row. Those `over_lines` have a rim in the colour of the card,
    which the style sheet puts behind the letters."""
    mark = {
        "type": "text",
        "align": align,
        "baseline": "alphabetic",
        "dx": dx,
        "dy": dy,
        "fontSize": size,
        "fontWeight": 650 if bold else "normal",
        "fill": colour(tone),
        "limit": 0,
    }
    if over_lines:
        mark |= {"stroke": colour("card"), "strokeWidth": _RIM, "strokeJoin": "round"}
    readable = [{**row, "text": _NOT_IN_XML.sub("\ufffd", row["text"])} for row in rows]
    return layer(mark, readable, x=x, y=y, text={"field": "text", "type": "nominal"})


def rule(y: float, tone: str = "ground") -> Spec:
    """Return a line across the whole plot, so far below its upper edge."""
    across = {"x": {"value": 0}, "x2": {"value": "width"}, "y": {"value": y}}
    return layer({"type": "rule", "stroke": colour(tone), "strokeWidth": 1}, [{}], **across)


def measure(field: str, first: float, last: float) -> Spec:
    """Return how a number becomes a place, between these two."""
    scale = {"domain": [first, last], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def places(count: int, field: str = "place", *, gap: float = 0.0) -> Spec:
    """Return how the numbers from 0 up to `count` become places of the same size, with gaps between them."""
    scale = {"domain": list(range(count)), "paddingInner": gap, "paddingOuter": gap / 2}
    return {"field": field, "type": "ordinal", "axis": None, "scale": scale}


def as_it_is(field: str) -> Spec:
    """Return an encoding whose field already says how it is drawn, such as a colour."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def width_of(words: str) -> float:
    """Return about how wide words are, with room around them; rather too much than too little."""
    return len(words) * LETTERS * 0.58 + 8


def every(count: int, longest: str, room: float) -> int:
    """Return which labels there is room for, none longer than `longest`: every one, every second, ..."""
    return max(1, -int(-count * width_of(longest) // room))
