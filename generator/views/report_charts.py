"""Counts become charts: labels and counts in, a chart with its words and its table out. Counts nothing itself."""

from collections.abc import Sequence

from generator.views.charts import (
    Balance,
    Bar,
    Bars,
    Chart,
    ChartTable,
    Column,
    Columns,
    Drawing,
    Levels,
    Matrix,
    Segment,
)
from generator.views.distributions import Distribution
from generator.words.numbers import number

SHOWN_LABEL = 44
"""A label in a picture is cut after so many letters; the table has all of it."""

Tones = Sequence[tuple[str, str]]
"""Tones with what each stands for."""
Counted = Sequence[tuple[str, Sequence[int]]]
"""Labels, each with a count for every tone."""
LEVEL_TONES: Tones = (
    ("low-2", "−2, much less than expected"),
    ("low-1", "−1, less"),
    ("mid", "0, as expected"),
    ("high-1", "+1, more"),
    ("high-2", "+2, much more"),
)


def columns_chart(
    id_: str, title: str, note: str, how: str, rows: Counted, tones: Tones, *, axis: str, shown_axis: str = ""
) -> Chart:
    """Return columns. `axis` says what the labels are; `shown_axis`, if given, stands under the picture."""
    return _chart(
        id_,
        title,
        note,
        how,
        rows,
        tones,
        axis,
        Columns(
            tuple(Column(cut(label, 14), _segments(counts, tones)) for label, counts in rows), shown_axis
        ),
    )


def bars_chart(
    id_: str,
    title: str,
    note: str,
    how: str,
    rows: Counted,
    tones: Tones,
    *,
    axis: str,
    notes: Sequence[str] = (),
    in_shares: bool = True,
) -> Chart:
    """Return bars. `notes` stand at their ends; without them, how many of all have the first tone."""
    ends = notes or [f"{number(counts[0])} of {number(sum(counts))}" for _, counts in rows]
    return _chart(
        id_,
        title,
        note,
        how,
        rows,
        tones,
        axis,
        Bars(
            tuple(
                Bar(cut(label, SHOWN_LABEL), end, _segments(counts, tones))
                for (label, counts), end in zip(rows, ends, strict=True)
            ),
            in_shares,
        ),
    )


def balance_chart(
    id_: str,
    title: str,
    note: str,
    how: str,
    rows: Sequence[tuple[str, tuple[int, int]]],
    tones: Tones,
    *,
    axis: str,
) -> Chart:
    """Return two counts against each other: the first tone's to the left, the second's to the right."""
    (left, _), (right, _) = tones
    return _chart(
        id_,
        title,
        note,
        how,
        rows,
        tones,
        axis,
        Balance(tuple((cut(label, SHOWN_LABEL), *counts) for label, counts in rows), left, right),
    )


def _chart(
    id_: str, title: str, note: str, how: str, rows: Counted, tones: Tones, axis: str, drawing: Drawing
) -> Chart:
    """Put the words and the table beside a drawing that say the same as it."""
    return Chart(
        id=id_,
        title=title,
        note=note,
        how=how,
        description=_description(rows, tones),
        legend=tuple(tones) if len(tones) > 1 else (),
        table=_table(axis, rows, tones),
        drawing=drawing,
    )


def levels_chart(
    id_: str, title: str, note: str, how: str, rows: Sequence[tuple[str, Sequence[int], int]], axis: str
) -> Chart:
    """Return rows of goals by level, from −2 to 2, each with how many have no rating."""
    counted = [(label, (*levels, unrated)) for label, levels, unrated in rows]
    tones = (*LEVEL_TONES, ("missing", "no rating"))
    return Chart(
        id=id_,
        title=title,
        note=note,
        how=how,
        description=_description(counted, tones),
        legend=tuple(LEVEL_TONES),
        table=_table(axis, counted, tones),
        drawing=Levels(
            tuple(
                (cut(label, SHOWN_LABEL), (levels[0], levels[1], levels[2], levels[3], levels[4]), unrated)
                for label, levels, unrated in rows
            )
        ),
    )


def matrix_chart(
    id_: str,
    title: str,
    note: str,
    how: str,
    counts: Sequence[Sequence[int]],
    *,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Sequence[str]],
    on_levels: bool = False,
) -> Chart:
    """Return counts where rows and columns meet; `rows` and `columns` are what they are, and their labels."""
    row_axis, row_labels = rows
    column_axis, column_labels = columns
    lines = [(label, line) for label, line in zip(row_labels, counts, strict=True)]
    tones = [("brand", label) for label in column_labels]
    return Chart(
        id=id_,
        title=title,
        note=note,
        how=how,
        description=_description(lines, tones),
        table=_table(f"{row_axis} / {column_axis}", lines, tones),
        drawing=Matrix(
            tuple(cut(label, 22) for label in row_labels),
            tuple(column_labels),
            tuple(tuple(line) for line in counts),
            row_axis,
            column_axis,
            on_levels,
        ),
    )


def spread_chart(id_: str, title: str, spread: Distribution) -> Chart:
    """Return how values are spread: a column for each band, and one for what could not be counted."""
    tones = [tone for tone, _ in LEVEL_TONES] if spread.is_of_levels else ["brand"] * len(spread.bands)
    return Chart(
        id=id_,
        title=f"{title}: the spread of {spread.what}",
        note=f"The spread of {spread.what}.",
        how="",
        description=spread.description,
        table=ChartTable(
            ("Value", spread.noun), tuple((band.label, number(band.count)) for band in spread.bands)
        ),
        drawing=Columns(
            tuple(
                Column(band.mark, (Segment("missing" if band.is_missing else tone, band.count),))
                for band, tone in zip(spread.bands, [*tones, ""], strict=False)
            ),
            spread.axis,
        ),
    )


def cut(text: str, most: int) -> str:
    """Return a text that is at most so many letters long."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _segments(counts: Sequence[int], tones: Tones) -> tuple[Segment, ...]:
    return tuple(Segment(tone, count) for (tone, _), count in zip(tones, counts, strict=True))


def _table(axis: str, rows: Counted, tones: Tones) -> ChartTable:
    return ChartTable(
        (axis, *(words[:1].upper() + words[1:] for _, words in tones)),
        tuple((label, *(number(count) for count in counts)) for label, counts in rows),
    )


def _description(rows: Counted, tones: Tones) -> str:
    if len(tones) == 1:
        return "; ".join(f"{label}: {number(counts[0])}" for label, counts in rows) + "."
    told = (
        f"{label}: "
        + (
            ", ".join(
                f"{number(count)} {words}" for count, (_, words) in zip(counts, tones, strict=True) if count
            )
            or "none"
        )
        for label, counts in rows
    )
    return "; ".join(told) + "."
