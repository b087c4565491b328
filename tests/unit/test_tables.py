"""Tidy tables: what is in them for whom, what never is, and that their keys hold."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from generator.pipeline.records import check
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.views.sight import Sight
from generator.views.table import Table
from generator.views.tables import view_tables
from generator.words.audience import Audience
from tests.conftest import BASE, ROOT
from tests.unit.seen import SCHEMAS, TODAY
from tests.unit.seen import sight_of as seen_by

PUBLIC = {
    "programmes": "name purpose timezone today audience revision",
    "cohorts": "cohort name starts ends",
    "topics": "topic name synonyms",
    "resources": "resource title url kind topics phases for required",
    "people": "person public_name",
    "pairs": "pair cohort status starts ends every interval_days minutes channel topics publication",
    "members": "pair side seat person",
    "goals": "pair goal title kind topics set_on due",
    "figures": "today scope scope_id figure value unit n missing why",
    "definitions": "figure title meaning formula across source",
}
"""What anyone may see, in the design's own words rather than the gate's."""

AGREEMENT = "records/pairs/ada-grace/agreement.yml"
LOG = "records/pairs/ada-grace/log/"


def tables(sight: Sight) -> dict[str, Table]:
    return {table.name: table for table in view_tables(sight, SCHEMAS)}


def rows(sight: Sight, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in tables(sight)[name].mappings()]


@pytest.fixture(scope="module", params=list(Audience))
def demo(request) -> Sight:
    return sight_of(check(ROOT, TODAY), request.param, read_schemas())


def test_the_public_gets_these_columns_and_no_others():
    found = tables(seen_by(Audience.PUBLIC))
    assert {name: [column.name for column in table.columns] for name, table in found.items()} == {
        name: ["programme", *columns.split()] for name, columns in PUBLIC.items()
    }


def test_a_key_tells_each_row_from_all_others_and_every_reference_leads_to_one(demo):
    found = tables(demo)
    keys: dict[str, set[Any]] = {}
    for name, table in found.items():
        keys[name] = {tuple(row[column] for column in table.key) for row in table.mappings()}
        assert len(keys[name]) == len(table.rows), name
        assert all(None not in key for key in keys[name]), name
    for table in found.values():
        for reference in table.references:
            assert reference.key == found[reference.table].key
            for row in table.mappings():
                value = tuple(row[column] for column in reference.columns)
                assert None in value or value in keys[reference.table], (table.name, value)


def test_a_required_cell_is_never_empty(demo):
    for table in view_tables(demo, SCHEMAS):
        for column, values in zip(table.columns, zip(*table.rows, strict=True), strict=False):
            if column.is_required:
                assert None not in values, (table.name, column.name)
            if column.choices:
                assert {*values} <= {*column.choices, None}, (table.name, column.name)


def test_what_people_say_to_each_other_and_what_is_never_shown_is_in_no_table():
    said = {
        AGREEMENT: BASE[AGREEMENT].replace("status: active", "status: completed")
        + "expectations: {mentors: [CANARY one], mentees: [CANARY two]}\nground_rules: [CANARY three]\n"
        "confidentiality: CANARY four\nleaving: CANARY five\n"
        "closing: {date: 2026-09-30, graduated: true, reflection: CANARY six}\n",
        "records/pairs/ada-grace/goals.yml": "goals:\n  - {id: talk, title: A talk, kind: skill, set_on: 2026-03-10,"
        " due: 2026-09-01, why: CANARY seven, levels: {'0': CANARY eight}}\n",
        f"{LOG}2026-03-16.yml": "date: 2026-03-16\nkind: meeting\noutcome: held\ndid: [CANARY nine]\n"
        "next: [{id: write, who: ada, what: CANARY ten, due: 2026-04-01}]\n",
        "records/people/ada.yml": "name: Ada Lovelace\nmentee: {capacity: 1}\nemails: [canary@example.org]\n"
        "choices: {wants: [grace]}\nreports_to: grace\n",
    }
    sight = seen_by(Audience.COORDINATORS, {**BASE, **said})
    assert "canary" in repr(sight.programme).lower()
    assert "canary" not in repr(view_tables(sight, SCHEMAS)).lower()
    names = {column.name for table in view_tables(sight, SCHEMAS) for column in table.columns}
    assert not names & {"emails", "keys", "wants", "not", "reports_to", "snooze"}


LOGGED = {
    f"{LOG}2026-03-16.yml": "date: 2026-03-16\nkind: meeting\noutcome: missed\n",
    f"{LOG}2026-03-16-again.yml": "date: 2026-03-16\nkind: meeting\noutcome: held\ncorrects: 2026-03-16\n",
    f"{LOG}2026-10-15.yml": "date: 2026-10-15\nkind: meeting\noutcome: held\n",
}


def test_entries_are_there_by_the_day_and_say_whether_they_count():
    found = {
        row["entry"]: row["in_force"]
        for row in rows(seen_by(Audience.MEMBERS, {**BASE, **LOGGED}), "entries")
    }
    assert found == {"2026-03-16.yml": False, "2026-03-16-again.yml": True, "2026-10-15.yml": True}
    sight = dataclasses.replace(seen_by(Audience.MEMBERS, {**BASE, **LOGGED}), today=dt.date(2026, 10, 14))
    assert "2026-10-15.yml" not in {row["entry"] for row in rows(sight, "entries")}


def test_members_show_who_signed_and_for_the_public_who_has_a_name():
    assert [
        (row["side"], row["seat"], row["person"], row["signed_on"])
        for row in rows(seen_by(Audience.MEMBERS, BASE), "members")
    ] == [
        ("mentor", 1, "grace", dt.date(2026, 3, 1)),
        ("mentee", 1, "ada", dt.date(2026, 3, 2)),
    ]
    assert [row["person"] for row in rows(seen_by(Audience.PUBLIC, BASE), "members")] == ["grace", None]


def test_every_table_names_its_programme(demo):
    assert {row[0] for table in view_tables(demo, SCHEMAS) for row in table.rows} == {"lantern-row-mentoring"}


def test_a_programme_whose_name_has_no_latin_letter_has_an_id_all_the_same():
    files = {**BASE, "records/program.yml": BASE["records/program.yml"].replace("Test programme", "指導")}
    assert rows(seen_by(Audience.MEMBERS, files), "programmes")[0]["programme"] == "programme"


def test_figures_have_the_values_that_pages_show(demo):
    table = tables(demo)["figures"]
    assert len(table.rows) == sum(len(named) for named in demo.figures.values())
    for row, figure in zip(
        table.mappings(), (each for named in demo.figures.values() for each in named.values()), strict=True
    ):
        assert (row["figure"], row["value"], row["n"]) == (figure.name, figure.value, figure.n)
        assert (row["value"] is None) == (row["why"] is not None)


def test_answers_add_up_to_their_question_and_the_public_gets_none(demo):
    found = tables(demo)
    assert ("surveys" in found) == (demo.audience is not Audience.PUBLIC) == ("answers" in found)
    if "surveys" in found:
        chosen: dict[Any, int] = {}
        for row in rows(demo, "answers"):
            chosen[row["survey"], row["item"]] = chosen.get((row["survey"], row["item"]), 0) + row["count"]
        questions = {(row["survey"], row["item"]): row["n"] for row in rows(demo, "surveys")}
        assert questions
        assert chosen == questions


def test_what_needs_attention_is_a_table_for_coordinators_alone(demo):
    assert ("attention" in tables(demo)) == (demo.audience is Audience.COORDINATORS)
    if "attention" in tables(demo):
        found = rows(demo, "attention")
        assert [row["since"] for row in found] == sorted(row["since"] for row in found)
        (unsigned,) = (row for row in found if row["rule"] == "unsigned")
        assert (unsigned["value"], unsigned["limit"], unsigned["people"]) == (
            17.0,
            14.0,
            ("catalina-ionescu",),
        )
