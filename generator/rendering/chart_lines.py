"""Charts along time: lines of shares, with the middle half around them. Drawings in, Vega-Lite out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.rendering.chart_layers import (
    LETTERS,
    WIDTH,
    Row,
    Spec,
    colour,
    layer,
    letters,
    measure,
    picture,
    rule,
    width_of,
)
from generator.views.charts import Line, Lines, Point
from generator.words.numbers import percent

_TALL = 170
_LEFT = 46
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_AFTER = 46
"""Room for the last value."""
_SAMPLES = 2
"""So many samples with their names stand beside each other above the picture."""
_SAMPLE = 18
_DASHES = ([1, 0], [7, 4], [2, 3], [10, 3, 2, 3])
_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
"""Lines differ in more than colour."""


def lines_spec(drawing: Lines) -> Spec:
    """Return lines over one axis, from nothing to all, each with its name or its last value at its end."""
    ends = [at for at, _ in drawing.ticks] + [point.at for line in drawing.lines for point in line.points]
    first, last = min(ends, default=0), max(ends, default=1)
    x, y = measure("at", first, max(last, first + 1)), measure("value", 0, 1)
    several = len(drawing.lines) > 1
    right = 8 if several else _AFTER
    above = 18 + (LETTERS + 8) * -(-len(drawing.lines) // _SAMPLES) if several else 18
    unit = (WIDTH - _LEFT - right) / max(last - first, 1)
    layers = [
        *(rule(_TALL * (1 - share), "line") for share in _QUARTERS),
        letters(
            [{"value": share, "text": percent(share)} for share in _QUARTERS],
            {"value": -8},
            y,
            align="right",
            dy=LETTERS / 3,
        ),
        letters(_ticks(drawing, unit), x, {"value": _TALL + 18}),
    ]
    for place, line in enumerate(drawing.lines):
        layers += _line_layers(line, place, x, y)
        if several:
            layers += _sample(line, place, above - 6)
    if not several:
        layers += _last_value(drawing.lines, x, y)
    if drawing.axis:
        layers.append(
            letters([{"text": drawing.axis}], {"value": "width"}, {"value": _TALL + 36}, align="right")
        )
    return picture(
        layers, height=_TALL, left=_LEFT, right=right, above=above, below=44 if drawing.axis else 26
    )


def _line_layers(line: Line, place: int, x: Spec, y: Spec) -> Iterator[Spec]:
    band = [row for row in _rows(line.points) if row["low"] is not None]
    told = [row for row in _rows(line.points) if row["value"] is not None]
    told_run, band_run = ({"field": field, "type": "nominal"} for field in ("run", "band"))
    if band:
        mark = {"type": "area", "fill": colour(line.tone), "fillOpacity": 0.16}
        yield layer(mark, band, x=x, y=y | {"field": "low"}, y2={"field": "high"}, detail=band_run)
    yield layer(_stroke(line, place), told, x=x, y=y, detail=told_run)
    yield layer(_spot(line, place), told, x=x, y=y)


def _sample(line: Line, place: int, above: float) -> Iterator[Spec]:
    """A short piece of the line and its name, above the plot."""
    across = (WIDTH - _LEFT) / _SAMPLES * (place % _SAMPLES)
    down = -above + (LETTERS + 8) * (place // _SAMPLES)
    ends = {"x": {"value": across}, "x2": {"value": across + _SAMPLE}, "y": {"value": down}}
    yield layer(_stroke(line, place) | {"type": "rule"}, [{}], **ends)
    yield layer(_spot(line, place), [{}], x={"value": across + _SAMPLE / 2}, y={"value": down})
    name = {"x": {"value": across + _SAMPLE + 6}, "y": {"value": down + LETTERS / 3}}
    yield letters([{"text": line.name}], name["x"], name["y"], align="left", tone="ink")


def _stroke(line: Line, place: int) -> Spec:
    dash = _DASHES[place % len(_DASHES)]
    return {"type": "line", "stroke": colour(line.tone), "strokeWidth": 2.2} | (
        {"strokeDash": dash} if place % len(_DASHES) else {}
    )


def _spot(line: Line, place: int) -> Spec:
    shape = _SHAPES[place % len(_SHAPES)]
    return {
        "type": "point",
        "shape": shape,
        "size": 30,
        "opacity": 1,
        "fill": colour(line.tone),
        "stroke": colour(line.tone),
        "strokeWidth": 1,
    }


def _rows(points: Sequence[Point]) -> Iterator[Row]:
    """Number the stretches without a break, so that neither line nor shade runs over a gap."""
    run, band = 0, 0
    for point in points:
        run += point.value is None
        band += point.low is None
        yield {
            "at": point.at,
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "run": run,
            "band": band,
        }


def _ticks(drawing: Lines, unit: float) -> list[Row]:
    """Every so manieth of them, as there is room where a step along the axis is so wide, and always the last."""
    ticks = drawing.ticks
    for step in range(1, len(ticks) + 1):
        kept = [tick for tick in ticks[:-1][::step] if _is_apart(tick, ticks[-1], unit)]
        if all(_is_apart(one, other, unit) for one, other in pairwise(kept)):
            break
    return [{"at": at, "text": words} for at, words in (*kept, *ticks[-1:])] if ticks else []


def _is_apart(one: tuple[int, str], other: tuple[int, str], unit: float) -> bool:
    return (other[0] - one[0]) * unit >= (width_of(one[1]) + width_of(other[1])) / 2


def _last_value(lines: Iterable[Line], x: Spec, y: Spec) -> Iterator[Spec]:
    for line in lines:
        told = [point for point in line.points if point.value is not None]
        rows = [
            {"at": point.at, "value": point.value, "text": percent(point.value or 0)} for point in told[-1:]
        ]
        yield letters(rows, x, y, dx=8, dy=LETTERS / 3, align="left", tone="ink", bold=True)
