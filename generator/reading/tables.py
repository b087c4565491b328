"""Reads a table: a CSV or XLSX file in, rows of text with their line numbers out.

Finds the encoding and the separator of a CSV file by itself. What a cell cannot give is told as an oddity.
Knows nothing of what the columns mean.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.words.obstacle import Obstacle

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELL = 1_000_000

_SEPARATORS = ",;\t|"
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_FAULTY_CELLS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


class TableError(Obstacle):
    """A file that holds no table. The text is one sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    """Line of the file on which the row begins, or its number in the sheet; counts from 1."""
    cells: Mapping[str, str]
    """Text by column, without the spaces around it. Every column is there; an empty cell is empty text."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that the file holds and the rows do not."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row names the columns."""

    name: str
    """The file's name, without its folder."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    oddities: tuple[Oddity, ...] = ()


Line = tuple[int, Sequence[str]]
"""The number of a line, and its cells."""


def read_table(path: Path, *, sheet: str = "", likely_sheet: str = "") -> Table:
    """Read the table in a CSV or XLSX file; raises TableError where the file holds none.

    Of a workbook, the sheet called `sheet` is read; when none is asked for, the one called `likely_sheet` if
    there is one, and else the first.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise TableError(f'"{path.name}" is not a file.')
        if size > MAX_BYTES:
            raise TableError(
                f'"{path.name}" is larger than {MAX_BYTES // 1024**2} MB, so split it into parts.'
            )
        content = path.read_bytes()
    except OSError as error:
        raise TableError(
            f'"{path}" cannot be read: {(error.strerror or "no reason given").lower()}.'
        ) from error
    if path.suffix.lower() in _WORKBOOKS or content.startswith(b"PK\x03\x04"):
        # Half of the time that a CSV file takes would go into loading what reads workbooks.
        from generator.reading.workbooks import sheet_lines

        return _table(path.name, sheet_lines(path.name, content, sheet, likely_sheet))
    return parse_csv(path.name, content)


def parse_csv(name: str, content: bytes) -> Table:
    """Return the table in the bytes of a CSV file; raises TableError where they hold none."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(f'"{name}" is a workbook of the old kind (.xls); save it as .xlsx or .csv.')
    text, oddities = _decode(name, content)
    return _table(name, _csv_lines(name, text), oddities)


def _decode(name: str, content: bytes) -> tuple[str, tuple[Oddity, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise TableError(f'"{name}" begins like UTF-16 text, but it does not go on so.') from error
    if b"\0" in content:
        raise TableError(f'"{name}" is neither a CSV file nor an XLSX workbook.')
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return content.decode("cp1252", "replace"), (
            Oddity(
                line,
                "The file is not saved as UTF-8, so it was read as Windows text (cp1252)",
                'Look at the names with accents, and save the table as "CSV UTF-8" if they came out wrong.',
            ),
        )


def _csv_lines(name: str, text: str) -> Iterator[Line]:
    separator, skipped = _separator(text)
    source = io.StringIO(text, newline="")
    for _ in range(skipped):
        source.readline()
    reader = csv.reader(source, delimiter=separator, strict=True)
    before, limit = 0, csv.field_size_limit(MAX_CELL)
    try:
        for cells in reader:
            yield skipped + before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise TableError(
            f'"{name}" cannot be read from line {skipped + before + 1} on: a quotation mark may be missing there.'
        ) from error
    finally:
        csv.field_size_limit(limit)


def _separator(text: str) -> tuple[str, int]:
    """Return what stands between cells, and how many lines to skip: spreadsheets may say it in a line `sep=;`."""
    head = text[:65_536].lstrip("\r\n")
    if head[:4].lower() == "sep=" and head[4:5] in _SEPARATORS:
        return head[4], 1
    widths = {mark: len(next(csv.reader(io.StringIO(head), delimiter=mark), ())) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: widths[mark]), 0


def _table(name: str, lines: Iterator[Line], oddities: tuple[Oddity, ...] = ()) -> Table:
    filled = ((line, [cell.strip() for cell in cells]) for line, cells in lines)
    filled = ((line, cells) for line, cells in filled if any(cells))
    heading = next(filled, None)
    if heading is None:
        raise TableError(f'"{name}" is empty.')
    columns = _column_names(heading[1])
    if len(columns) > MAX_COLUMNS:
        raise TableError(f'"{name}" has more than {MAX_COLUMNS} columns, so it is hardly a table of records.')
    rows: list[Row] = []
    found = list(oddities)
    for line, cells in filled:
        if len(rows) >= MAX_ROWS:
            raise TableError(f'"{name}" has more than {MAX_ROWS:,} rows, so split it into parts.')
        found += _odd_cells(line, cells, columns)
        rows.append(Row(line, _by_column(columns, cells)))
    return Table(name, columns, tuple(rows), tuple(found))


def _column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a name for every column: those without one are called by their place, a second of a name " (2)"."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    names: dict[str, None] = {}
    for place, cell in enumerate(cells, start=1):
        wanted = " ".join(cell.split()) or f"Column {place}"
        name, copy = wanted, 1
        while name in names:
            copy += 1
            name = f"{wanted} ({copy})"
        names[name] = None
    return tuple(names)


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return {
        column: "" if cell in _FAULTY_CELLS else cell for column, cell in zip(columns, padded, strict=False)
    }


def _odd_cells(line: int, cells: Sequence[str], columns: Sequence[str]) -> Iterator[Oddity]:
    if any(cells[len(columns) :]):
        yield Oddity(
            line,
            f"The row has {len(cells)} cells where the heading names {len(columns)} columns: the last were left out",
            "Put text that holds the separator between double quotes, or give the column a heading.",
        )
    for column, cell in zip(columns, cells, strict=False):
        if cell in _FAULTY_CELLS:
            yield Oddity(
                line,
                f'"{column}" holds "{cell}", a formula that failed: left out',
                "Mend the formula, or write the value itself.",
            )
