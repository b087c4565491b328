"""Charts that count: columns, bars, and levels around the one that was expected. Drawings in, Vega-Lite out."""

from collections.abc import Iterator

from generator.rendering.chart_layers import (
    WIDTH,
    Row,
    Spec,
    as_it_is,
    colour,
    every,
    layer,
    letters,
    measure,
    picture,
    places,
    rule,
)
from generator.views.charts import Balance, Bars, Columns, Levels
from generator.words.numbers import number

_TALL = 150
_ROW = 42
_TALL_ROW = 64
_THICK = 13
_FEW_COLUMNS = 16
_LEVELS = ("low-2", "low-1", "mid", "high-1", "high-2")
_END = 34
"""Room for a number at either end."""
_NARROW = 18
"""In a segment narrower than this stands no number."""


def columns_spec(drawing: Columns) -> Spec:
    """Return columns beside each other, with their counts above and their labels below."""
    columns = drawing.columns
    most = max((column.count for column in columns), default=0) or 1
    x, y = places(len(columns), gap=0.3), measure("count", 0, most)
    segments = [
        {"place": place, "order": order, "count": segment.count, "fill": colour(segment.tone)}
        for place, column in enumerate(columns)
        for order, segment in enumerate(column.segments)
        if segment.count
    ]
    longest = max((column.label for column in columns), key=len, default="")
    step = every(len(columns), longest, WIDTH)
    labels = [
        {"place": place, "text": column.label} for place, column in enumerate(columns) if place % step == 0
    ]
    totals = [
        {"place": place, "count": column.count, "text": number(column.count)}
        for place, column in enumerate(columns)
        if len(columns) <= _FEW_COLUMNS or column.count == most
    ]
    layers = [
        layer(
            {"type": "bar"}, segments, x=x, y=y | {"stack": "zero"}, order=_in_order(), fill=as_it_is("fill")
        ),
        letters(totals, x, y, tone="ink", dy=-5, bold=True),
        letters(labels, x, {"value": _TALL + 17}),
        rule(_TALL),
    ]
    if drawing.axis:
        layers.append(letters([{"text": drawing.axis}], {"value": WIDTH / 2}, {"value": _TALL + 36}))
    return picture(layers, height=_TALL, above=20, below=42 if drawing.axis else 24)


def bars_spec(drawing: Bars) -> Spec:
    """Return bars below each other, each under its words."""
    bars, height = drawing.bars, _ROW * len(drawing.bars)
    most = max((bar.count for bar in bars), default=0) or 1
    y = places(len(bars))
    segments: list[Row] = []
    for place, bar in enumerate(bars):
        end, whole = 0.0, (bar.count or 1) if drawing.in_shares else most
        for segment in bar.segments:
            start, end = end, end + segment.count / whole
            if segment.count:
                segments.append({"place": place, "start": start, "end": end, "fill": colour(segment.tone)})
    grounds = [{"place": place, "start": 0, "end": 1} for place in range(len(bars))]
    spans = {"x": measure("start", 0, 1), "x2": {"field": "end"}, "y": y}
    layers = [
        layer(_thick() | {"fill": colour("empty")}, grounds, **spans),
        layer(_thick(), segments, **spans, fill=as_it_is("fill")),
        *_row_words([(bar.label, bar.note) for bar in bars], y),
    ]
    return picture(layers, height=height)


def levels_spec(drawing: Levels) -> Spec:
    """Return rows of goals by level, so that what was expected lies in the middle."""
    y = places(len(drawing.rows))
    widest = max((max(_reach(counts)) for _, counts, _ in drawing.rows), default=0) or 1
    segments = [
        {"place": place, **segment}
        for place, (_, counts, _) in enumerate(drawing.rows)
        for segment in _around_the_middle(counts, WIDTH / (2 * widest))
    ]
    words = [
        (label, f"{number(unrated)} without a rating" if unrated else "")
        for label, _, unrated in drawing.rows
    ]
    spans = {"x": measure("start", -widest, widest), "x2": {"field": "end"}, "y": y}
    numbers = [segment for segment in segments if segment["text"]]
    layers = [
        layer(_thick(), segments, **spans, fill=as_it_is("fill")),
        letters(numbers, measure("middle", -widest, widest), y, dy=29, tone="ink", bold=True),
        *_row_words(words, y),
    ]
    return picture(layers, height=_TALL_ROW * len(drawing.rows))


def balance_spec(drawing: Balance) -> Spec:
    """Return bars to both sides of a middle, each with its count at its end."""
    y = places(len(drawing.rows))
    most = max((max(left, right) for _, left, right in drawing.rows), default=0) or 1
    widest = most * WIDTH / (WIDTH - 2 * _END)
    bars: list[Row] = []
    ends: dict[str, list[Row]] = {"left": [], "right": []}
    for place, (_, left, right) in enumerate(drawing.rows):
        for side, tone, count in (("left", drawing.left, -left), ("right", drawing.right, right)):
            bars.append({"place": place, "start": 0, "end": count, "fill": colour(tone)})
            ends[side].append({"place": place, "end": count, "text": number(abs(count))})
    x, at_end = measure("start", -widest, widest), measure("end", -widest, widest)
    names = [(name, "") for name, _, _ in drawing.rows]
    layers = [
        layer(_thick(), bars, x=x, x2={"field": "end"}, y=y, fill=as_it_is("fill")),
        letters(ends["left"], at_end, y, align="right", dx=-5, dy=14, tone="ink", bold=True),
        letters(ends["right"], at_end, y, align="left", dx=5, dy=14, tone="ink", bold=True),
        *_row_words(names, y, in_middle=True),
    ]
    return picture(layers, height=_ROW * len(drawing.rows))


def _around_the_middle(counts: tuple[int, ...], unit: float) -> Iterator[dict[str, object]]:
    end = -float(_reach(counts)[0])
    for tone, count in zip(_LEVELS, counts, strict=True):
        start, end = end, end + count
        if count:
            text = number(count) if count * unit >= _NARROW else ""
            yield {
                "start": start,
                "end": end,
                "middle": (start + end) / 2,
                "fill": colour(tone),
                "text": text,
            }


def _reach(counts: tuple[int, ...]) -> tuple[float, float]:
    """How far a row reaches to either side of the middle of those as expected."""
    return sum(counts[:2]) + counts[2] / 2, sum(counts[3:]) + counts[2] / 2


def _thick() -> Spec:
    return {"type": "bar", "height": _THICK, "yOffset": 9}


def _row_words(rows: list[tuple[str, str]], y: Spec, *, in_middle: bool = False) -> Iterator[Spec]:
    labels = [{"place": place, "text": label} for place, (label, _) in enumerate(rows)]
    notes = [{"place": place, "text": note} for place, (_, note) in enumerate(rows) if note]
    where, align = (WIDTH / 2, "center") if in_middle else (0, "left")
    yield letters(labels, {"value": where}, y, align=align, tone="ink", dy=-4)
    yield letters(notes, {"value": WIDTH}, y, align="right", dy=-4)


def _in_order() -> Spec:
    return {"field": "order", "type": "quantitative"}
