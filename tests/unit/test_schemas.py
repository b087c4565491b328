"""The schemas keep the project's conventions, say what the model says, and are read as they stand."""

import copy
import json
import re
import time
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec import inspect

from generator.checking.fault import ONE_LINE_PATTERN, has_form
from generator.reading.package_files import package_path
from generator.reading.schemas import Schemas, parse_schema, read_schemas
from generator.words import model
from generator.words.audience import Audience
from generator.words.places import Kind

SCHEMAS = read_schemas()
KINDS = list(Kind)
TERMS = {
    "mentors", "mentees", "starts", "ends", "meetings", "communication", "expectations", "ground_rules",
    "confidentiality", "leaving", "reviews", "publication",
}  # fmt: skip
REQUIRED = {
    Kind.PROGRAM: {"name", "timezone", "cohorts"},
    Kind.RESOURCES: set(),
    Kind.PERSON: {"name"},
    Kind.AGREEMENT: {"mentors", "mentees", "cohort", "starts", "ends", "status", "meetings", "publication"},
    Kind.GOALS: set(),
    Kind.LOG_ENTRY: {"date", "kind"},
    Kind.PULSE: {"cohort", "date", "asked", "answered", "results"},
}


def validator(schema: Any) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def raw(kind: Kind) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMAS.text_of(kind))
    return loaded


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every map in a schema file, whatever it stands for."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key != "examples":
                yield from nodes(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{path}/{index}")


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Every property of a resolved schema, with its path and the nearest property around it."""

    def walk(node: Any, path: str, parent: Any) -> Iterator[tuple[str, dict[str, Any], Any]]:
        for name, part in node.get("properties", {}).items():
            yield f"{path}/{name}", part, parent
            yield from walk(part, f"{path}/{name}", part)
        for inner in ("items", "additionalProperties"):
            if isinstance(node.get(inner), dict):
                yield from walk(node[inner], path, parent)

    return walk(schema, path, None)


ALL_PROPERTIES = [
    pytest.param(part, parent, id=f"{kind.value}{path}")
    for kind in KINDS
    for path, part, parent in properties(SCHEMAS.of(kind))
]


# --- conventions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_2020_12(kind: Kind) -> None:
    for schema in (raw(kind), SCHEMAS.of(kind)):
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_the_top_says_what_the_record_is_and_where_it_lies(kind: Kind) -> None:
    schema = raw(kind)
    assert schema["$id"] == f"urn:pairbook:schema:{kind.value}"
    assert schema["title"] and schema["description"].endswith(".")
    assert schema["x-record"].startswith("records/") and schema["x-record"].endswith(".yml")


@pytest.mark.parametrize(("part", "parent"), ALL_PROPERTIES)
def test_a_property_explains_itself(part: dict[str, Any], parent: Any) -> None:
    assert part["title"]
    assert part["description"].endswith(".")
    assert part["examples"]
    assert part["x-audience"] in list(Audience)


@pytest.mark.parametrize(("part", "parent"), ALL_PROPERTIES)
def test_examples_and_defaults_have_the_shape_that_they_show(part: dict[str, Any], parent: Any) -> None:
    for value in (*part["examples"], *([part["default"]] if "default" in part else [])):
        validator(part).validate(value)


@pytest.mark.parametrize(("part", "parent"), ALL_PROPERTIES)
def test_what_is_inside_is_seen_by_no_more_people_than_what_is_around_it(
    part: dict[str, Any], parent: Any
) -> None:
    if parent is not None:
        assert Audience(part["x-audience"]).may_see(Audience(parent["x-audience"]))


@pytest.mark.parametrize("kind", KINDS)
def test_shared_parts_leave_the_words_to_the_fields_that_refer_to_them(kind: Kind) -> None:
    # Editors would show the part's words in place of the field's.
    for path, node in nodes(raw(kind)):
        if "$ref" in node and len(node) > 1:
            part = raw(kind)["$defs"][node["$ref"].removeprefix("#/$defs/")]
            assert not part.keys() & node.keys(), path


@pytest.mark.parametrize("kind", KINDS)
def test_examples_of_shared_parts_have_their_shape(kind: Kind) -> None:
    for part in raw(kind)["$defs"].values():
        for example in part.get("examples", ()):
            validator(part).validate(example)


@pytest.mark.parametrize("kind", KINDS)
def test_objects_are_closed_or_maps_of_one_type(kind: Kind) -> None:
    for path, node in nodes(SCHEMAS.of(kind)):
        if node.get("type") == "object":
            is_map = "properties" not in node and "propertyNames" in node
            assert is_map or node["additionalProperties"] is False, path


@pytest.mark.parametrize("kind", KINDS)
def test_no_schema_offers_alternatives(kind: Kind) -> None:
    for path, node in nodes(raw(kind)):
        assert not node.keys() & {"oneOf", "anyOf", "allOf", "not"} or path.endswith("/properties"), path


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_anchored_ascii_and_put_into_words(kind: Kind) -> None:
    for path, node in nodes(raw(kind)):
        if isinstance(pattern := node.get("pattern"), str):
            assert pattern.startswith("^") and pattern.endswith("$"), path
            assert "|" not in pattern or re.fullmatch(r"\^.*\(.*\).*\$", pattern), f"{path}: unanchored part"
            assert pattern.isascii() and not re.search(r"\\[dwsDWS]", pattern), path
            assert node["x-says"] and "pattern" not in node["x-says"], path


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_answer_at_once_on_long_text(kind: Kind) -> None:
    for path, node in nodes(raw(kind)):
        if isinstance(pattern := node.get("pattern"), str):
            for seed in ("a", "-", "1", "a.", "https://a", "https://a/a", "a@a", "ssh-a AAAA", "a/#"):
                # Short ones first: a pattern that tries everything would never come back from the long one.
                for length in (20, 24, 20_000):
                    started = time.process_time()
                    re.search(pattern, seed + seed[-1] * length + "\x00")
                    assert time.process_time() - started < 0.2, path


@pytest.mark.parametrize("kind", KINDS)
def test_text_and_lists_have_an_end(kind: Kind) -> None:
    for path, node in nodes(SCHEMAS.of(kind)):
        if node.get("type") == "array":
            assert node["maxItems"] <= 100, path
        if node.get("type") == "string" and "enum" not in node and not has_form(node):
            assert node["minLength"] == 1 and node["maxLength"] in (80, 200, 2000), path


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_room_for_a_text_is_on_one_line(kind: Kind) -> None:
    for path, node in nodes(SCHEMAS.of(kind)):
        if node.get("type") == "string" and node.get("maxLength", 2000) <= 200:
            assert node["pattern"] == ONE_LINE_PATTERN, path


@pytest.mark.parametrize("kind", KINDS)
def test_every_shared_part_is_used(kind: Kind) -> None:
    used = {node["$ref"].removeprefix("#/$defs/") for _, node in nodes(raw(kind)) if "$ref" in node}
    assert set(raw(kind)["$defs"]) == used


# --- what the records must have --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_required_fields_are_those_of_the_contract(kind: Kind) -> None:
    assert set(SCHEMAS.of(kind).get("required", ())) == REQUIRED[kind]


def test_the_terms_are_those_of_the_contract() -> None:
    for kind in KINDS:
        marked = {name for name, part in SCHEMAS.of(kind)["properties"].items() if part.get("x-term")}
        assert marked == (TERMS if kind is Kind.AGREEMENT else set())


@pytest.mark.parametrize(
    ("entry", "is_fine"),
    [
        ({"kind": "meeting"}, False),
        ({"kind": "review"}, False),
        ({"kind": "meeting", "outcome": "held"}, True),
        ({"kind": "progress"}, True),
        ({}, False),
    ],
)
def test_a_meeting_or_review_says_what_became_of_it(entry: dict[str, Any], is_fine: bool) -> None:
    assert validator(SCHEMAS.of(Kind.LOG_ENTRY)).is_valid({"date": "2026-10-15"} | entry) is is_fine


@pytest.mark.parametrize(
    ("result", "is_fine"),
    [
        ({"question": "fit"}, True),
        ({"question": "other"}, False),
        ({"question": "other", "text": "How was the summer?"}, True),
        ({"question": "pay"}, False),
        ({"question": "fit", "comments": ["Thank you!"]}, False),
        ({"question": "fit", "distribution": {"4.5": 12}}, False),
        ({"question": "fit", "scale": {"lowest": 0, "highest": 10}}, True),
        ({"question": "fit", "scale": {"highest": 1}}, False),
    ],
)
def test_a_survey_has_few_questions_and_no_words_of_those_who_answer(
    result: dict[str, Any], is_fine: bool
) -> None:
    results = [{"n": 12, "mean": 4, "distribution": {"4": 12}} | result]
    survey = {"cohort": "spring", "date": "2026-10-15", "asked": 14, "answered": 12, "results": results}
    assert validator(SCHEMAS.of(Kind.PULSE)).is_valid(survey) is is_fine


@pytest.mark.parametrize(
    ("url", "is_fine"),
    [
        ("https://example.org", True),
        ("http://example.org:8080/a?b=c&d=%20#e", True),
        ("take-part/first-steps/", True),
        ("take-part/first-steps/#before", True),
        ("ftp://example.org/a", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("/etc/passwd", False),
        ("../secret", False),
        ("https://", False),
        ("https://user:word@example.org", False),
        ('https://example.org/"onclick="x', False),
        ("https://example.org/ x", False),
        ("", False),
    ],
)
def test_a_resource_is_on_the_web_or_a_page_of_the_site(url: str, is_fine: bool) -> None:
    schema = SCHEMAS.of(Kind.RESOURCES)["properties"]["resources"]["items"]["properties"]["url"]
    assert validator(schema).is_valid(url) is is_fine


@pytest.mark.parametrize(
    ("key", "is_fine"),
    [
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExample ada at work", True),
        ("sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAA", True),
        ("SHA256:uNiVztksCsDhcc0u9e8BrEXAMPLEEXAMPLEEXAMPLEX", True),
        # Git cannot hold a signature against the fingerprint of an OpenPGP key: it needs the key.
        ("0123456789abcdef0123456789abcdef01234567", False),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", False),
        ("my key", False),
    ],
)
def test_a_signing_key_is_a_public_one(key: str, is_fine: bool) -> None:
    schema = SCHEMAS.of(Kind.PERSON)["properties"]["keys"]["items"]
    assert validator(schema).is_valid(key) is is_fine


# --- the model says the same -----------------------------------------------------------------------------

ROOTS = [
    (Kind.PROGRAM, (), model.Program, set()),
    (Kind.RESOURCES, ("resources",), model.Resource, set()),
    (Kind.PERSON, (), model.Person, {"id"}),
    (Kind.AGREEMENT, (), model.Agreement, set()),
    (Kind.GOALS, ("goals",), model.Goal, set()),
    (Kind.LOG_ENTRY, (), model.Entry, {"stem"}),
    (Kind.PULSE, (), model.Pulse, {"stem"}),
]


def disagreements(schema: Any, struct: type, from_file_name: set[str], where: str) -> Iterator[str]:
    """In words, everything in which a struct and the schema's object differ."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    hints = {field.encode_name: field.type for field in msgspec.structs.fields(struct)}
    for name in sorted(from_file_name):
        fields.pop(name)
    described = schema["properties"]
    yield from (f"{where}: only in the model: {name}" for name in sorted(fields.keys() - described.keys()))
    yield from (f"{where}: only in the schema: {name}" for name in sorted(described.keys() - fields.keys()))
    # Whoever sees one of these at all sees at least the fields with the lowest audience.
    order = list(Audience)
    lowest = min(order.index(Audience(part["x-audience"])) for part in described.values())
    for name in sorted(fields.keys() & described.keys()):
        part, field = described[name], fields[name]
        always_there = name in schema.get("required", ()) and order.index(part["x-audience"]) == lowest
        if field.required and not always_there:
            yield f"{where}.{name}: needs a default, for some readers do not get it"
        if "default" in part and field.default != part["default"]:
            yield f"{where}.{name}: default {field.default!r}, in the schema {part['default']!r}"
        yield from mistyped(part, hints[name], f"{where}.{name}")


SIMPLE_TYPES: dict[type, set[str]] = {
    inspect.StrType: {"string"},
    inspect.IntType: {"integer"},
    inspect.FloatType: {"number"},
    inspect.BoolType: {"boolean"},
}


def mistyped(part: Any, hint: Any, where: str) -> Iterator[str]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (arm for arm in typing.get_args(hint) if arm is not types.NoneType)
    match inspect.type_info(hint), part:
        case inspect.StructType(cls=struct), {"type": "object", "properties": _}:
            yield from disagreements(part, struct, set(), where)
        case inspect.VarTupleType(), {"type": "array", "items": items}:
            yield from mistyped(items, typing.get_args(hint)[0], f"{where}[]")
        case inspect.DictType(), {"type": "object"}:
            key, value = typing.get_args(hint)
            yield from mistyped_map(part, key, value, where)
        case described, _ if not fits(described, part):
            yield f"{where}: {hint} in the model, {part.get('type')} {part.get('enum', '')} in the schema"


def mistyped_map(part: Any, key: Any, value: Any, where: str) -> Iterator[str]:
    if "properties" in part and (key is not int or {*map(int, part["properties"])} != {-2, -1, 0, 1, 2}):
        yield f"{where}: {key} names in the model, {sorted(part['properties'])} in the schema"
    for inner in part.get("properties", {"": part["additionalProperties"]}).values():
        yield from mistyped(inner, value, f"{where}.*")


def fits(described: inspect.Type, part: Any) -> bool:
    """Whether a single value of the model has the schema's type."""
    match described:
        case inspect.EnumType(cls=enum):
            return bool([member.value for member in enum] == part.get("enum"))
        case inspect.CustomType(cls=model.Interval):
            return "(day|days|week|weeks|month|months)" in part.get("pattern", "")
        case inspect.DateType():
            return part.get("format") == "date" and "pattern" in part
        case _:
            return part.get("type") in SIMPLE_TYPES.get(type(described), ()) and "format" not in part


def root_of(kind: Kind, path: tuple[str, ...]) -> Any:
    schema = SCHEMAS.of(kind)
    for name in path:
        schema = schema["properties"][name]["items"]
    return schema


@pytest.mark.parametrize(("kind", "path", "struct", "from_file_name"), ROOTS)
def test_the_model_mirrors_the_schema(
    kind: Kind, path: tuple[str, ...], struct: type, from_file_name: set[str]
) -> None:
    assert list(disagreements(root_of(kind, path), struct, from_file_name, kind.value)) == []


@pytest.mark.parametrize(
    ("name", "change", "complaint"),
    [
        ("status", {"enum": ["active"]}, "in the schema"),
        ("starts", {"format": "time"}, "in the schema"),
        ("topics", {"items": {"type": "integer"}}, "in the schema"),
        ("cohort", {"x-audience": "members"}, "needs a default"),
        ("meetings", {"properties": {}}, "only in the model: every"),
    ],
)
def test_a_model_that_differs_from_the_schema_is_noticed(
    name: str, change: dict[str, Any], complaint: str
) -> None:
    schema = copy.deepcopy(dict(SCHEMAS.of(Kind.AGREEMENT)))
    schema["properties"][name].update(change)
    if not schema["properties"][name].get("properties", True):
        schema["properties"][name]["properties"] = {"other": {"type": "string", "x-audience": "public"}}
    assert complaint in "\n".join(disagreements(schema, model.Agreement, set(), "agreement"))


@pytest.mark.parametrize(("kind", "path", "struct", "from_file_name"), ROOTS)
def test_examples_become_the_model(
    kind: Kind, path: tuple[str, ...], struct: type, from_file_name: set[str]
) -> None:
    record = {name: part["examples"][0] for name, part in root_of(kind, path)["properties"].items()}
    given = record | dict.fromkeys(from_file_name, "2026-10-15")
    msgspec.convert(given, struct, dec_hook=model.decode_interval, str_keys=True)


# --- reading ---------------------------------------------------------------------------------------------


def schema_with(name: str, part: Mapping[str, Any], **parts: Any) -> str:
    return json.dumps({"type": "object", "properties": {name: part}, "$defs": parts})


def test_references_are_resolved_and_what_stands_beside_them_wins() -> None:
    text = schema_with(
        "who",
        {"$ref": "#/$defs/id", "title": "Who", "x-audience": "members"},
        id={"type": "string", "title": "Id"},
    )
    assert parse_schema("x.schema.json", text)["properties"] == {
        "who": {"type": "string", "title": "Who", "x-audience": "members"}
    }
    assert all("$ref" not in node for kind in KINDS for _, node in nodes(SCHEMAS.of(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_resolved_schema_judges_as_its_file_does(kind: Kind) -> None:
    record = {name: part["examples"][0] for name, part in SCHEMAS.of(kind)["properties"].items()}
    for broken in (record, record | {"oops": 1}, *({**record, name: 7.5} for name in record)):
        told = [
            sorted(error.json_path + error.message for error in validator(s).iter_errors(broken))
            for s in (raw(kind), SCHEMAS.of(kind))
        ]
        assert told[0] == told[1]
        assert bool(told[0]) == (broken is not record)


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"type": "string"}, "'why' has no x-audience"),
        ({"type": "string", "x-audience": "friends"}, "'why' has no x-audience"),
        (
            {
                "type": "array",
                "x-audience": "public",
                "items": {"type": "object", "properties": {"inner": {"type": "string"}}},
            },
            "'inner' has no x-audience",
        ),
        ({"$ref": "other.json#/$defs/id", "x-audience": "public"}, "not among its"),
        ({"$ref": "#/$defs/text", "x-audience": "public", "maxLength": 5}, "maxLength beside a \\$ref"),
    ],
)
def test_a_schema_that_breaks_a_convention_is_refused(part: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_schema("x.schema.json", schema_with("why", part, text={"type": "string"}))


def test_a_missing_schema_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("program.schema.json")):
        read_schemas(tmp_path)


def test_the_folder_is_bundled_where_installed_and_beside_the_package_in_a_clone(tmp_path: Path) -> None:
    package = tmp_path / "generator"
    package.mkdir()
    with pytest.raises(FileNotFoundError, match="'schemas'"):
        package_path("schemas", package)
    (tmp_path / "schemas").mkdir()
    assert package_path("schemas", package) == tmp_path / "schemas"
    (package / "bundled" / "schemas").mkdir(parents=True)
    assert package_path("schemas", package) == package / "bundled" / "schemas"


# --- fields ----------------------------------------------------------------------------------------------


def field(schemas: Schemas, kind: Kind, path: str) -> Any:
    return {field.path: field for field in schemas.fields(kind)}[path]


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_is_listed_once_as_a_field(kind: Kind) -> None:
    listed = [field.path.replace("[]", "").replace(".", "/") for field in SCHEMAS.fields(kind)]
    assert listed == [path.removeprefix("/") for path, _, _ in properties(SCHEMAS.of(kind))]


@pytest.mark.parametrize(
    ("kind", "path", "type_", "limits"),
    [
        (Kind.GOALS, "goals", "list of groups of fields", ("at most 100 of them",)),
        (Kind.GOALS, "goals[].levels.0", "text", ("at most 2,000 characters",)),
        (Kind.GOALS, "goals[].due", "date", ()),
        (Kind.GOALS, "goals[].weight", "whole number", ("from 1 to 3",)),
        (Kind.AGREEMENT, "signatures", "date for each name", ("at most 100 of them",)),
        (Kind.AGREEMENT, "reviews", "list of dates", ("at most 100 of them", "each only once")),
        (Kind.PROGRAM, "policy.red_gap", "number", ("from 1 to 20",)),
        (Kind.PERSON, "reminders", "true or false", ()),
        (Kind.PERSON, "working_preferences.feedback", "choice", ()),
    ],
)
def test_a_field_is_described_in_words(kind: Kind, path: str, type_: str, limits: tuple[str, ...]) -> None:
    assert (field(SCHEMAS, kind, path).type, field(SCHEMAS, kind, path).limits) == (type_, limits)


def test_a_field_knows_what_it_may_be_and_who_sees_it() -> None:
    weight = field(SCHEMAS, Kind.GOALS, "goals[].weight")
    assert (weight.required, weight.default, weight.audience) == (False, 1, Audience.MEMBERS)
    assert field(SCHEMAS, Kind.GOALS, "goals[].levels").required
    phases = field(SCHEMAS, Kind.RESOURCES, "resources[].phases")
    assert phases.allowed == ("rapport", "direction", "progress", "winding-down", "moving-on")
    assert field(SCHEMAS, Kind.AGREEMENT, "meetings.every").is_term
    assert not field(SCHEMAS, Kind.AGREEMENT, "closing.date").is_term


@pytest.mark.parametrize(
    ("kind", "path", "audience"),
    [
        (Kind.PERSON, ("public_name",), Audience.PUBLIC),
        (Kind.PERSON, ("emails", 0), Audience.COORDINATORS),
        (Kind.PERSON, (), Audience.COORDINATORS),
        (Kind.PROGRAM, (), Audience.PUBLIC),
        (Kind.AGREEMENT, ("signatures", "ada-lovelace"), Audience.MEMBERS),
        (Kind.AGREEMENT, ("snooze", "why"), Audience.COORDINATORS),
        (Kind.GOALS, ("goals", 3, "title"), Audience.PUBLIC),
        (Kind.GOALS, ("goals", 3, "levels", "-2"), Audience.MEMBERS),
    ],
)
def test_who_may_see_a_value(kind: Kind, path: tuple[str | int, ...], audience: Audience) -> None:
    assert SCHEMAS.audience_of(kind, path) is audience


@pytest.mark.parametrize("path", [("oops",), ("name", "x"), ("name", 0), ("mentor", "oops"), (0,)])
def test_nobody_may_see_what_is_no_field(path: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match="has no field"):
        SCHEMAS.audience_of(Kind.PERSON, path)
