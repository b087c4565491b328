"""A table in, a CSV file out, as RFC 4180 has it. Cells hold nothing that a spreadsheet would run."""

import csv
import datetime as dt
import io
import json

from generator.outlets.spreadsheet_text import inert_text
from generator.views.table import Table, Value


def render_csv(table: Table) -> str:
    """Return a table with its heading. An empty cell says nothing; a list is written as in JSON."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return target.getvalue()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case float():
            return repr(value).removesuffix(".0")
        case int():
            return str(value)
        case _:
            return inert_text(value)
