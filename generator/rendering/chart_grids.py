"""Charts of places: a calendar, counts where rows and columns meet, a lineage. Drawings in, Vega-Lite out."""

from collections.abc import Iterator

from generator.rendering.chart_layers import (
    LETTERS,
    WIDTH,
    Row,
    Spec,
    as_it_is,
    colour,
    layer,
    letters,
    measure,
    picture,
    places,
    rule,
)
from generator.views.charts import Calendar, Lineage, Matrix
from generator.words.numbers import number

_DAYS = 31
_MONTH = 15
_NAMED_DAYS = (1, 8, 15, 22, 29)
_STEPS = (0.3, 0.5, 0.75, 1.0)
"""How strong the colour of a day is, in four steps up to the day with most meetings."""
_CELL = 36
_WIDEST_DISC = 32
_LEVELS = ("low-2", "low-1", "mid", "high-1", "high-2")
_GENERATION = 132
_PERSON = 40
_BEND = 26


def calendar_spec(drawing: Calendar) -> Spec:
    """Return a square for each day, a line for each month, and at its end how many meetings it had."""
    months = drawing.months
    x, y = places(_DAYS + 1, "day", gap=0.16), places(len(months), gap=0.4)
    most = max((count for month in months for count in month.counts if count), default=1)
    days = [
        {"place": place, "day": day, **_ink(count, most)}
        for place, month in enumerate(months)
        for day, count in enumerate(month.counts, start=1)
        if count is not None
    ]
    days.sort(key=lambda day: day["strength"])
    labels = [{"place": place, "text": month.label} for place, month in enumerate(months)]
    totals = [
        {"place": place, "text": number(sum(count or 0 for count in month.counts))}
        for place, month in enumerate(months)
    ]
    strength = {"field": "strength", "type": "quantitative", "scale": None, "legend": None}
    named = [{"day": day, "text": str(day)} for day in _NAMED_DAYS]
    layers = [
        layer({"type": "rect"}, days, x=x, y=y, fill=as_it_is("fill"), fillOpacity=strength),
        letters(labels, {"value": -8}, y, align="right", dy=LETTERS / 3, size=11),
        letters(
            totals,
            {"value": "width"},
            y,
            align="right",
            dx=34,
            dy=LETTERS / 3,
            tone="ink",
            bold=True,
            size=11,
        ),
        letters(named, x, {"value": -6}, size=11),
    ]
    return picture(layers, height=_MONTH * len(months), left=58, right=36, above=20)


def matrix_spec(drawing: Matrix) -> Spec:
    """Return a disc with its count where each row meets each column."""
    rows, columns = drawing.rows, drawing.columns
    most = max((count for line in drawing.counts for count in line), default=1) or 1
    longest = max((len(row) for row in rows), default=0)
    left, height = min(150.0, longest * LETTERS * 0.56 + 12), _CELL * len(rows)
    x, y = places(len(columns), "column"), places(len(rows), "row")
    discs = [
        {
            "row": row,
            "column": column,
            "size": max(90.0, count / most * _WIDEST_DISC**2),
            "fill": colour(_LEVELS[column] if drawing.on_levels else "brand"),
            "text": number(count),
        }
        for row, line in enumerate(drawing.counts)
        for column, count in enumerate(line)
        if count
    ]
    disc = {"type": "circle", "opacity": 1, "fillOpacity": 0.3}
    size = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    above = 40 if drawing.column_axis else 22
    layers = [
        *(rule(_CELL * (place + 0.5), "line") for place in range(len(rows))),
        layer(disc, discs, x=x, y=y, size=size, fill=as_it_is("fill")),
        letters(discs, x, y, dy=LETTERS / 3, tone="ink", bold=True),
        letters(_named(rows, "row"), {"value": -10}, y, align="right", dy=LETTERS / 3),
        letters(_named(columns, "column"), x, {"value": -7}),
        letters([{"text": drawing.column_axis}], {"value": 0}, {"value": -26}, align="left", tone="ink"),
    ]
    return picture(layers, height=height, left=left, above=above)


def lineage_spec(drawing: Lineage) -> Spec:
    """Return people from left to right, each beside those whom they mentored."""
    people = drawing.people
    generations = max((person.generation for person in people), default=0) + 1
    lines = max((person.place for person in people), default=0.0) + 1
    width, height = max(WIDTH, generations * _GENERATION), lines * _PERSON
    rows = [
        {
            "across": person.generation * _GENERATION + 6,
            "down": person.place * _PERSON + _PERSON / 2,
            "fill": colour(person.tone),
            "text": person.name,
        }
        for person in people
    ]
    notes = [row | {"text": person.note} for row, person in zip(rows, people, strict=True) if person.note]
    x, y = measure("across", 0, width), measure("down", height, 0)
    bonds = [point for bond, (a, b) in enumerate(drawing.mentored) for point in _bond(bond, rows[a], rows[b])]
    curve = {"type": "line", "interpolate": "basis", "stroke": colour("ground"), "strokeWidth": 1.4}
    layers = [
        layer(curve, bonds, x=x, y=y, detail={"field": "bond", "type": "nominal"}, order=_in_order()),
        layer({"type": "circle", "size": 90, "opacity": 1}, rows, x=x, y=y, fill=as_it_is("fill")),
        letters(rows, x, y, align="left", dx=-4, dy=-9, tone="ink", over_lines=True),
        letters(notes, x, y, align="left", dx=-4, dy=-24, size=11, over_lines=True),
    ]
    return picture(layers, height=height, width=width, above=16)


def _bond(bond: int, mentor: Row, mentee: Row) -> Iterator[Row]:
    """Four points of a curve that leaves and arrives level, and bends past the mentor's name."""
    middle = mentee["across"] - _BEND
    points = (
        (mentor["across"], mentor["down"]),
        (middle, mentor["down"]),
        (middle, mentee["down"]),
        (mentee["across"], mentee["down"]),
    )
    for order, (across, down) in enumerate(points):
        yield {"bond": bond, "order": order, "across": across, "down": down}


def _ink(count: int, most: int) -> Row:
    if not count:
        return {"fill": colour("line"), "strength": 0.55}
    step = -(-len(_STEPS) * count // most)
    return {"fill": colour("brand"), "strength": _STEPS[step - 1]}


def _named(names: tuple[str, ...], field: str) -> list[Row]:
    return [{field: place, "text": name} for place, name in enumerate(names)]


def _in_order() -> Spec:
    return {"field": "order", "type": "quantitative"}
