"""Charts as pictures: what is drawn, in whose words and colours, and the same everywhere."""

import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree

import pytest

from generator.rendering import chart_layers, charts
from generator.rendering.chart_specs import spec_of
from generator.rendering.chart_svg import as_part_of_page
from generator.rendering.charts import Pictures, has_drawn, render_chart
from generator.views.charts import (
    Balance,
    Bar,
    Bars,
    Calendar,
    Chart,
    ChartTable,
    Column,
    Columns,
    Drawing,
    Levels,
    Line,
    Lineage,
    Lines,
    Matrix,
    MonthOfDays,
    Person,
    Point,
    Segment,
)
from tests.conftest import ROOT

DRAWINGS: dict[str, Drawing] = {
    "columns": Columns(
        (Column("one", (Segment("brand", 3), Segment("calm", 1))), Column("two", (Segment("brand", 0),))), "x"
    ),
    "bars": Bars((Bar("Rules", "8 of 11", (Segment("brand", 8), Segment("missing", 3))),), in_shares=True),
    "levels": Levels((("Then", (3, 4, 5, 2, 0), 2), ("Now", (0, 2, 6, 5, 1), 0))),
    "balance": Balance((("Docs", 3, 7),), "brand", "warm"),
    "lines": Lines(
        (
            Line("Old", "brand", (Point(0, None), Point(30, 0.5, 0.25, 0.75), Point(60, 0.75, 0.5, 1.0))),
            Line("New", "warm", (Point(30, 1.0), Point(60, None))),
        ),
        ((0, "0"), (30, "30"), (60, "60")),
        "days",
    ),
    "calendar": Calendar(
        (MonthOfDays("Sep 2026", (1, 0, 4, None)), MonthOfDays("Oct 2026", (0, 2, None, None)))
    ),
    "matrix": Matrix(("−2", "0"), ("−2", "0"), ((1, 2), (0, 9)), "Then", "now", True),
    "lineage": Lineage(
        (Person("Ada", 0, 0, "brand"), Person("Bo", 1, 0, "warm", "since May"), Person("Cy", 2, 0, "plain")),
        ((0, 1), (1, 2)),
    ),
}
EMPTY: tuple[Drawing, ...] = (
    Columns(()),
    Bars(()),
    Levels(()),
    Balance((), "brand", "warm"),
    Lines((), ()),
    Calendar(()),
    Matrix((), (), ()),
    Lineage((), ()),
)


def picture(drawing: Drawing) -> str:
    return as_part_of_page(charts._svg(spec_of(drawing)))


def chart(drawing: Drawing, title: str = "A title", description: str = "What it says.") -> Chart:
    return Chart(
        id="it",
        title=title,
        note="",
        how="",
        description=description,
        table=ChartTable((), ()),
        drawing=drawing,
    )


def words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def fills(svg: str) -> Iterable[str]:
    return re.findall(r"(?:fill|stroke)=\"([^\"]*)\"", svg)


def test_a_process_that_has_drawn_says_so():
    picture(next(iter(DRAWINGS.values())))
    assert has_drawn()


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_colour_is_a_variable_of_the_site_that_exists(name: str):
    styles = (ROOT / "site_templates" / "assets" / "css" / "tokens.css").read_text()
    found = set(fills(picture(DRAWINGS[name]))) - {"none"}
    assert found
    for colour in found:
        variable = re.fullmatch(r"var\((--pb-[a-z0-9-]+)\)", colour)
        assert variable, colour
        assert f"{variable[1]}:" in styles


@pytest.mark.parametrize("name", DRAWINGS)
def test_how_wide_letters_are_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch):
    """The fonts of the machine differ, so a picture that left room for letters would differ, too."""
    usual = picture(DRAWINGS[name])
    whole = chart_layers.picture

    def in_wide_letters(*layers, **places):
        spec = whole(*layers, **places)
        return spec | {"config": spec["config"] | {"font": "monospace"}}

    for module in ("chart_columns", "chart_lines", "chart_grids"):
        monkeypatch.setattr(f"generator.rendering.{module}.picture", in_wide_letters)
    assert "monospace" in json.dumps(spec_of(DRAWINGS[name]))
    assert picture(DRAWINGS[name]) == usual


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_holds_shapes_and_letters_alone(name: str):
    svg = render_chart(chart(DRAWINGS[name]), Pictures())
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "g", "path", "line", "text"}
    assert not re.search(r"<[^>]*\s(on\w+|href|style|class=\"mark)", svg)
    assert "\n\n" not in svg


def test_a_picture_has_its_words_for_those_who_do_not_see_it():
    svg = render_chart(chart(DRAWINGS["bars"], "Ada & Bo", "8 < 11"), Pictures())
    assert svg.startswith(
        '<svg class="pb-drawing" role="img" data-search-exclude="" aria-labelledby="it-title it-desc"'
    )
    assert '<title id="it-title">Ada &amp; Bo</title><desc id="it-desc">8 &lt; 11</desc>' in svg


def test_what_is_counted_stands_in_the_picture():
    assert words(picture(DRAWINGS["columns"])) == ["4", "0", "one", "two", "x"]
    assert words(picture(DRAWINGS["bars"])) == ["Rules", "8 of 11"]
    assert words(picture(DRAWINGS["levels"])) == [
        *("3", "4", "5", "2", "2", "6", "5", "1"),
        *("Then", "Now", "2 without a rating"),
    ]
    assert words(picture(DRAWINGS["calendar"]))[2:4] == ["5", "2"]
    assert {"1", "2", "9"} <= set(words(picture(DRAWINGS["matrix"])))
    assert "since May" in words(picture(DRAWINGS["lineage"]))


def test_a_line_breaks_where_there_is_no_value():
    whole = Lines((Line("", "brand", tuple(Point(day, 0.5) for day in range(4))),), ())
    gap = Lines((Line("", "brand", (Point(0, 0.5), Point(1, 0.5), Point(2, None), Point(3, 0.5))),), ())

    def strokes(drawing: Drawing) -> int:
        return len(
            re.findall(r"<path[^>]*fill=\"none\"[^>]*>|<path[^>]*stroke=[^>]*fill=\"none\"", picture(drawing))
        )

    assert (strokes(whole), strokes(gap)) == (1, 2)


def test_a_single_line_says_its_last_value():
    drawing = Lines((Line("", "brand", (Point(0, 0.25), Point(9, 0.795))),), ((0, "Jan"), (9, "today")))
    assert words(picture(drawing))[-1] == "80\u00a0%"


def test_labels_give_way_to_each_other():
    months = tuple((day, f"Month {day}") for day in range(0, 400, 10))
    shown = [word for word in words(picture(Lines((), months))) if word.startswith("Month")]
    assert 2 <= len(shown) <= 8
    assert shown[-1] == "Month 390"
    columns = Columns(tuple(Column(f"Month {number}", (Segment("brand", 1),)) for number in range(40)))
    assert len([word for word in words(picture(columns)) if word.startswith("Month")]) <= 8


@pytest.mark.parametrize("drawing", EMPTY, ids=lambda drawing: type(drawing).__name__)
def test_nothing_to_draw_is_no_fault(drawing: Drawing):
    assert picture(drawing).startswith("<svg")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "datum.place", "a\ufffeb", "\x0b"]
)
def test_record_text_stays_text(name: str):
    svg = picture(Bars((Bar(name, "", (Segment("brand", 1),)),)))
    (label,) = ElementTree.fromstring(svg).iter("text")
    assert label.text == re.sub("[\ufffe\x0b]", "\ufffd", name)


def test_the_same_drawing_is_drawn_once(monkeypatch: pytest.MonkeyPatch):
    calls = []
    monkeypatch.setattr(
        charts, "_svg", lambda spec: calls.append(spec) or '<svg xmlns="http://www.w3.org/2000/svg"/>'
    )
    charts._picture.cache_clear()
    try:
        for title in ("One", "Two"):
            render_chart(chart(Bars((Bar("Only here", "", ()),)), title), Pictures())
    finally:
        charts._picture.cache_clear()
    assert len(calls) == 1


def test_a_calendar_is_small_however_many_days_it_has():
    months = tuple(MonthOfDays(f"M{number}", tuple(day % 5 for day in range(31))) for number in range(24))
    assert len(picture(Calendar(months))) < 25_000
