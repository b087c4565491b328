"""Reading tables: encodings, separators, workbooks, broken files."""

import datetime as dt
import io

import openpyxl
import pytest

from generator.reading import tables, workbooks
from generator.reading.tables import TableError, parse_csv, read_table


def cells(content):
    table = parse_csv("t.csv", content)
    return [(row.line, dict(row.cells)) for row in table.rows]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found(mark):
    assert cells(f"name{mark}note\nAda{mark}x y\n".encode()) == [(2, {"name": "Ada", "note": "x y"})]


def test_a_comma_within_quotes_separates_nothing():
    assert cells(b'"name, first";role\nAda;mentor\n') == [(2, {"name, first": "Ada", "role": "mentor"})]


def test_excel_may_say_the_separator_itself():
    assert cells(b"sep=;\nname;a,b,c\nAda;1\n") == [(3, {"name": "Ada", "a,b,c": "1"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_however_it_is_saved(encoding):
    assert cells("name\nJosé 叶\n".encode(encoding)) == [(2, {"name": "José 叶"})]


def test_windows_text_is_read_and_told():
    table = parse_csv("t.csv", "name\nx\nJosé\n".encode("cp1252"))
    assert table.rows[1].cells["name"] == "José"
    assert [(each.line, "UTF-8" in each.message) for each in table.oddities] == [(3, True)]


def test_a_row_keeps_the_line_on_which_it_begins():
    content = b'\n\nname,note\nAda,"one\ntwo"\n\nBen,x\r\nCy,y\n'
    assert [(line, row["name"]) for line, row in cells(content)] == [(4, "Ada"), (7, "Ben"), (8, "Cy")]


def test_short_and_long_rows_are_read_and_the_long_ones_told():
    table = parse_csv("t.csv", b"a,b\n1\n1,2,3\n")
    assert [dict(row.cells) for row in table.rows] == [{"a": "1", "b": ""}, {"a": "1", "b": "2"}]
    assert [each.line for each in table.oddities] == [3]


def test_columns_without_a_name_of_their_own_get_one():
    assert parse_csv("t.csv", b"a,,a\n1,2,3\n").columns == ("a", "Column 2", "a (2)")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\n\n ,\n", "is empty"),
        (b'a,b\n1,2\n"x,3\n', "from line 3 on"),
        (b"a\0b", "neither a CSV file nor"),
        (b"\xd0\xcf\x11\xe0old", "old kind"),
        (b"\xff\xfeabc", "UTF-16"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(content, says):
    with pytest.raises(TableError, match=says):
        parse_csv("t.csv", content)


def test_limits_hold(monkeypatch, tmp_path):
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    with pytest.raises(TableError, match="more than 2 rows"):
        parse_csv("t.csv", b"a\n1\n2\n3\n")
    monkeypatch.setattr(tables, "MAX_COLUMNS", 2)
    with pytest.raises(TableError, match="more than 2 columns"):
        parse_csv("t.csv", b"a,b,c\n")
    monkeypatch.setattr(tables, "MAX_BYTES", 3)
    (tmp_path / "t.csv").write_bytes(b"a\n1\n")
    with pytest.raises(TableError, match="larger than"):
        read_table(tmp_path / "t.csv")


@pytest.fixture
def workbook(tmp_path):
    def make(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return make


def test_a_workbook_is_read_with_dates_and_numbers_as_people_write_them(workbook):
    day = dt.datetime(2026, 3, 2)  # noqa: DTZ001 - cells have no time zone
    path = workbook(Any=[["start", "pairs", "share", "ok", "nil"], [], [day, 2.0, 0.5, True, None]])
    table = read_table(path)
    assert table.rows[0].line == 3
    assert table.rows[0].cells == {
        "start": "2026-03-02",
        "pairs": "2",
        "share": "0.5",
        "ok": "true",
        "nil": "",
    }


def test_the_wanted_sheet_is_read_and_else_the_first(workbook):
    path = workbook(Notes=[["x"], ["1"]], Pairs=[["y"], ["2"]])
    assert read_table(path, sheet="pairs").columns == ("y",)
    assert read_table(path, likely_sheet="pairs").columns == ("y",)
    assert read_table(path, likely_sheet="goals").columns == ("x",)
    with pytest.raises(TableError, match='no sheet called "Goals", only "Notes", "Pairs"'):
        read_table(path, sheet="Goals")


def test_a_failed_formula_is_an_empty_cell_and_told(workbook):
    table = read_table(workbook(Any=[["a", "b"], ["#REF!", "x"]]))
    assert table.rows[0].cells == {"a": "", "b": "x"}
    assert "#REF!" in table.oddities[0].message


@pytest.mark.parametrize("content", [b"garbage", b"PK\x03\x04abc", b""])
def test_a_broken_workbook_is_refused(tmp_path, content):
    (tmp_path / "book.xlsx").write_bytes(content)
    with pytest.raises(TableError, match="not a sound workbook"):
        read_table(tmp_path / "book.xlsx")


def test_a_workbook_cut_off_anywhere_is_refused_or_read(workbook):
    path = workbook(Any=[["a"], *([str(number)] for number in range(50))])
    whole = path.read_bytes()
    for size in range(0, len(whole), 400):
        path.write_bytes(whole[:size])
        with pytest.raises(TableError):
            read_table(path)


def test_a_workbook_that_unpacks_too_far_is_refused(workbook, monkeypatch):
    path = workbook(Any=[["a"]])
    monkeypatch.setattr(workbooks, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(TableError, match="unpacks"):
        read_table(path)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(TableError):
        read_table(tmp_path)
    with pytest.raises(TableError, match="cannot be read"):
        read_table(tmp_path / "nowhere.csv")


def test_bytes_of_any_kind_never_raise_anything_else():
    for content in (
        bytes(range(256)),
        b'"' * 99,
        b",;\t|" * 50,
        b"\r" * 9,
        b"\xef\xbb\xbf",
        io.BytesIO(b"x").read(),
    ):
        try:
            parse_csv("t.csv", content)
        except TableError:
            continue
