"""Reads a sheet of a workbook: the bytes of an XLSX file in, numbered rows of text out.

Reads what cells show, never formulas; dates as 2026-03-04. Knows nothing of what the columns mean.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from generator.reading.tables import Line, TableError

MAX_UNPACKED_BYTES = 256 * 1024 * 1024


def sheet_lines(name: str, content: bytes, sheet: str, likely_sheet: str) -> Iterator[Line]:
    """Yield the rows of a sheet; raises TableError where there are none.

    That is the one called `sheet`; when none is asked for, the one called `likely_sheet`, or else the first.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise TableError(
                f'"{name}" unpacks to more than {MAX_UNPACKED_BYTES // 1024**2} MB; split it into parts.'
            )
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from _rows_of(_worksheet(name, book, sheet, likely_sheet))
    except TableError:
        raise
    # A broken workbook fails in many ways: as an archive, as XML, or by what is missing inside.
    except (zipfile.BadZipFile, InvalidFileException, *_BROKEN) as error:
        raise TableError(
            f'"{name}" is not a sound workbook; open it, and save it again as .xlsx or .csv.'
        ) from error


_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
    EOFError,
    RuntimeError,
)


def _worksheet(name: str, book: Any, sheet: str, likely_sheet: str) -> Any:
    if not book.worksheets:
        raise TableError(f'"{name}" has no sheet with cells.')
    by_title = {each.title.strip().casefold(): each for each in reversed(book.worksheets)}
    if sheet and sheet.strip().casefold() not in by_title:
        titles = ", ".join(f'"{each.title}"' for each in book.worksheets)
        raise TableError(f'"{name}" has no sheet called "{sheet}", only {titles}.')
    return by_title.get((sheet or likely_sheet).strip().casefold(), book.worksheets[0])


def _rows_of(worksheet: Any) -> Iterator[Line]:
    # What a file says of its own size is often wrong, and believing it loses rows.
    worksheet.reset_dimensions()
    for number, cells in enumerate(worksheet.iter_rows(values_only=True), start=1):
        yield number, [_cell_text(cell) for cell in cells]


def _cell_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case dt.date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case _:
            return str(value)
