"""The API's documents keep to their schemas, and say no more than their audience may see."""

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from generator.rendering.documents import render_documents
from generator.rendering.json_document import render_document
from generator.views.api import FOLDER
from generator.words.audience import Audience
from tests.conftest import BASE
from tests.unit.seen import EMPTY, documents_of, sight_of
from tests.unit.test_tables import demo  # noqa: F401 - a fixture


def documents(sight):
    """Return every document and every schema, as a program reads them."""
    made = render_documents(documents_of(sight).items())
    found = {path: json.loads(text) for path, text in made if path.startswith(FOLDER)}
    schemas = {path: found.pop(path) for path in list(found) if "/schemas/" in path}
    return found, schemas


def schema_of(path, document, schemas):
    folder = path.rpartition("/")[0].split("/")
    for step in document["$schema"].split("/"):
        folder = folder[:-1] if step == ".." else [*folder, step]
    return schemas["/".join(folder)]


def validate(found, schemas):
    for path, document in found.items():
        schema = schema_of(path, document, schemas)
        Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)


def test_every_document_keeps_to_its_schema(demo):  # noqa: F811
    found, schemas = documents(demo)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    validate(found, schemas)
    used = {id(schema_of(path, document, schemas)) for path, document in found.items()}
    unused = {path for path, schema in schemas.items() if id(schema) not in used}
    for_few = set() if demo.audience is Audience.COORDINATORS else {f"{FOLDER}schemas/attention.schema.json"}
    assert unused == for_few


def test_an_empty_programme_has_documents_too():
    for audience in Audience:
        found, schemas = documents(sight_of(audience, EMPTY))
        validate(found, schemas)
        assert found[f"{FOLDER}pairs.json"]["pairs"] == []


def test_schemas_are_the_same_for_everyone_and_refuse_what_they_do_not_know():
    ours = [documents(sight_of(audience))[1] for audience in Audience]
    assert ours[0] == ours[1] == ours[2]
    found, schemas = documents(sight_of(Audience.PUBLIC))
    pair = found[f"{FOLDER}pairs/ada-grace.json"]
    for broken in (
        {**pair, "secret": 1},
        {**pair, "pair": {**pair["pair"], "secret": 1}},
        {**pair, "pair": {**pair["pair"], "status": "great"}},
        {key: value for key, value in pair.items() if key != "goals"},
    ):
        with pytest.raises(ValidationError):
            validate({f"{FOLDER}pairs/x.json": broken}, schemas)


def test_the_index_leads_to_every_document(demo):  # noqa: F811
    found, _ = documents(demo)
    index = found[f"{FOLDER}index.json"]
    named = {f"{FOLDER}{address}" for name, address in index["documents"].items() if name != "pair"}
    pairs = {f"{FOLDER}{row['href']}" for row in found[f"{FOLDER}pairs.json"]["pairs"]}
    assert {f"{FOLDER}index.json", *named, *pairs} == set(found)
    assert f"{FOLDER}{index['documents']['pair'].format(pair='ines-noor')}" in pairs


def test_a_pairs_document_has_its_own_rows_and_figures():
    found, _ = documents(sight_of(Audience.MEMBERS))
    pair = found[f"{FOLDER}pairs/ada-grace.json"]
    assert pair["pair"]["pair"] == "ada-grace"
    assert {figure["scope"]["id"] for figure in pair["figures"]} == {"ada-grace"}
    assert pair["entries"]
    assert pair["ratings"]
    assert all("pair" not in row for name in ("entries", "goals", "members") for row in pair[name])


def test_the_public_gets_no_part_that_is_for_members():
    found, _ = documents(sight_of(Audience.PUBLIC))
    assert not {"entries", "ratings", "actions", "pauses", "outcomes"} & set(
        found[f"{FOLDER}pairs/ada-grace.json"]
    )
    assert "trainings" not in found[f"{FOLDER}people.json"]
    text = json.dumps(found)
    assert "Lovelace" not in text
    assert "records/pairs" not in text
    figures = [figure for document in found.values() for figure in document.get("figures", [])]
    assert figures
    assert not any(figure["records"] for figure in figures)


def test_a_pair_that_is_unlisted_is_in_no_document():
    agreement = "records/pairs/ada-grace/agreement.yml"
    unlisted = {**BASE, agreement: BASE[agreement].replace("publication: named", "publication: unlisted")}
    found, _ = documents(sight_of(Audience.PUBLIC, unlisted))
    assert "ada-grace" not in json.dumps(found)
    assert "ada-grace" in json.dumps(documents(sight_of(Audience.MEMBERS, unlisted))[0])


def test_documents_have_a_line_for_each_thing():
    assert render_document({"a": 1, "list": ["x", "y"], "none": [], "rows": [{"é": '<"'}, {}]}) == (
        '{\n"a": 1,\n"list": ["x", "y"],\n"none": [],\n"rows": [\n{"é": "<\\""},\n{}\n]\n}\n'
    )


def test_what_needs_attention_is_a_document_for_coordinators_and_none_for_others():
    log = "records/pairs/ada-grace/log/2026-09-01.yml"
    quiet = {**BASE, log: "date: 2026-09-01\nkind: meeting\noutcome: held\n"}
    found, schemas = documents(sight_of(Audience.COORDINATORS, quiet))
    validate(found, schemas)
    # Two weeks times 2.5 after 1 September are 6 October; on the 15th 44 days have gone by.
    (flag,) = (each for each in found[f"{FOLDER}attention.json"]["attention"] if each["rule"] == "very-quiet")
    assert (flag["pair"], flag["since"], flag["value"], flag["limit"], flag["unit"]) == (
        "ada-grace",
        "2026-10-07",
        44 / 14,
        2.5,
        "intervals",
    )
    assert flag["message"].startswith("Hello ")
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        others, schemas = documents(sight_of(audience, quiet))
        validate(others, schemas)
        assert "attention" not in others[f"{FOLDER}index.json"]["documents"]
        assert not any(
            "attention" in path or "very-quiet" in json.dumps(text) for path, text in others.items()
        )
