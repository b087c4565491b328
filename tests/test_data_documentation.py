"""docs/data.md says what tables there are, column by column, and its queries run."""

import os
import re

import pytest

from generator import cli
from generator.views.table_plan import audience_of, describe
from generator.views.tables import PLANS, VERSION
from generator.words.audience import Audience
from tests.conftest import ROOT
from tests.unit.seen import SCHEMAS

DOCUMENT = ROOT / "docs" / "data.md"
MARK = "<!-- columns: written by pytest tests/test_data_documentation.py --bless -->\n"


def reference() -> str:
    lines = [MARK.rstrip()]
    for plan in PLANS:
        lines += [
            "",
            f"### {plan.name}",
            "",
            plan.description,
            "",
            "| column | type | what |",
            "|---|---|---|",
        ]
        for column in plan.columns:
            described = describe(column, plan, SCHEMAS)
            name = f"**{column.name}**" if column.name in plan.key else column.name
            audience = audience_of(column, SCHEMAS)
            note = "" if audience is Audience.PUBLIC else f" *({audience.capitalize()}.)*"
            lines.append(f"| {name} | {described.type} | {described.description}{note} |")
    return "\n".join(lines) + "\n"


def test_every_table_and_column_is_documented(bless):
    text = DOCUMENT.read_text()
    if bless:
        DOCUMENT.write_text(text[: text.index(MARK)] + reference())
        text = DOCUMENT.read_text()
    assert text.endswith(reference()), "accept it: pytest tests/test_data_documentation.py --bless"


def test_nothing_but_what_needs_attention_is_for_coordinators_alone():
    # The document says so in one sentence, and readers of an export by members rely on it.
    for plan in PLANS:
        for column in plan.columns:
            is_for_few = audience_of(column, SCHEMAS) is Audience.COORDINATORS
            assert is_for_few == (plan.name == "attention"), (plan.name, column.name)


def test_the_version_is_the_one_that_its_tables_were_documented_for(bless):
    """Whoever changes a column meets this, and decides which number grows."""
    columns = {plan.name: " ".join(column.name for column in plan.columns) for plan in PLANS}
    known = ROOT / "tests" / "golden" / f"tables-{VERSION}.txt"
    text = "".join(f"{name}: {names}\n" for name, names in columns.items())
    if bless:
        known.write_text(text)
    assert known.read_text() == text


def test_the_queries_run(make_programme, tmp_path, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setenv("PAIRBOOK_TODAY", "2026-10-15")
    for name, root in (("demo", ROOT), ("small", make_programme())):
        assert cli.run(["export", str(tmp_path / "exports" / name), "--root", str(root), "-q"]) == 0
    monkeypatch.chdir(tmp_path)
    queries = re.findall(r"```sql\n(.+?)```", DOCUMENT.read_text(), re.DOTALL)
    assert len(queries) >= 2
    for query in queries:
        rows = duckdb.sql(query).fetchall()
        assert {row[0] for row in rows} == {"lantern-row-mentoring", "test-programme"}
    assert os.listdir(tmp_path / "exports")


def test_the_documents_of_the_api_are_those_named():
    from generator.views.api import LISTS

    named = set(re.findall(r"`([a-z]+)\.json`", DOCUMENT.read_text()))
    assert named - {"datapackage"} == {"index", "figures", *LISTS}
