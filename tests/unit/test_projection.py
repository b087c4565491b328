"""What an audience may not see is not in what it gets, whatever the record holds."""

import copy
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.schemas import read_schemas
from generator.views.projection import Projection
from generator.words.audience import Audience
from generator.words.places import Kind

SCHEMAS = read_schemas()
PUBLIC, MEMBERS, COORDINATORS = Audience

PERSON = {
    "name": "Ada Lovelace",
    "public_name": "Ada L.",
    "emails": ["ada@example.org"],
    "mentee": {"capacity": 1, "seeks": ["speaking"]},
    "choices": {"not": ["sam-doe"]},
}
GOALS = {
    "goals": [
        {
            "id": "talk",
            "title": "Give a talk",
            "kind": "skill",
            "set_on": "2026-09-10",
            "due": "2026-12-15",
            "why": "I want to be heard.",
            "levels": {"0": "One talk"},
            "objectives": [{"id": "outline", "what": "Write an outline"}],
        }
    ]
}


def project(data: Any, schema: Mapping[str, Any], audience: Audience) -> Any:
    return Projection(schema, audience).of(data)


def text(audience: str) -> dict[str, Any]:
    return {"type": "string", "x-audience": audience}


def group(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": fields}


# --- examples --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("audience", "fields"),
    [
        (PUBLIC, {"public_name"}),
        (MEMBERS, {"public_name", "name", "mentee"}),
        (COORDINATORS, set(PERSON)),
    ],
)
def test_a_person_shows_what_each_audience_may_see(audience: Audience, fields: set[str]) -> None:
    projected = project(PERSON, SCHEMAS.of(Kind.PERSON), audience)
    assert projected == {name: PERSON[name] for name in fields}


def test_fields_inside_a_list_are_judged_one_by_one() -> None:
    (goal,) = project(GOALS, SCHEMAS.of(Kind.GOALS), PUBLIC)["goals"]
    assert set(goal) == {"id", "title", "kind", "set_on", "due"}


def test_a_log_entry_has_nothing_for_the_public() -> None:
    entry = {"date": "2026-10-15", "kind": "meeting", "outcome": "held", "did": ["Talked"]}
    assert project(entry, SCHEMAS.of(Kind.LOG_ENTRY), PUBLIC) == {}
    assert project(entry, SCHEMAS.of(Kind.LOG_ENTRY), MEMBERS) == entry


def test_a_map_of_signatures_passes_with_its_field() -> None:
    agreement = {"cohort": "autumn", "signatures": {"ada": "2026-09-02"}}
    schema = SCHEMAS.of(Kind.AGREEMENT)
    assert project(agreement, schema, MEMBERS) == agreement
    assert project(agreement, schema, PUBLIC) == {"cohort": "autumn"}


def test_what_is_empty_by_the_author_s_own_hand_stays() -> None:
    assert project({"name": "Ada", "mentor": {}}, SCHEMAS.of(Kind.PERSON), MEMBERS)["mentor"] == {}
    assert project({"mentors": []}, SCHEMAS.of(Kind.AGREEMENT), PUBLIC) == {"mentors": []}


def test_a_group_of_which_nothing_is_left_disappears_also_from_a_list() -> None:
    inner = group(open=text("public"), secret=text("coordinators"))
    schema = group(
        one={**inner, "x-audience": "public"},
        many={"type": "array", "items": inner, "x-audience": "public"},
    )
    data = {"one": {"secret": "a"}, "many": [{"secret": "b"}, {"open": "c", "secret": "d"}]}
    assert project(data, schema, MEMBERS) == {"many": [{"open": "c"}]}
    assert project(data, schema, COORDINATORS) == data


def test_a_group_disappears_too_when_what_is_hidden_lies_deeper() -> None:
    inner = group(open=text("public"), secret=text("coordinators")) | {"x-audience": "public"}
    schema = group(outer=group(inner=inner) | {"x-audience": "public"})
    assert project({"outer": {"inner": {"secret": "a"}}}, schema, MEMBERS) == {}
    assert project({"outer": {"inner": {"open": "a"}}}, schema, MEMBERS) == {
        "outer": {"inner": {"open": "a"}}
    }


@pytest.mark.parametrize(
    "data",
    [
        {"oops": 1},
        {"name": "Ada", "mentor": {"oops": 1}},
        {"name": ["Ada"]},
        {"name": {"first": "Ada"}},
        {"mentor": "yes"},
        {"emails": "ada@example.org"},
        ["Ada"],
    ],
)
def test_what_the_schema_does_not_describe_never_passes(data: Any) -> None:
    with pytest.raises(ValueError, match="schema"):
        project(data, SCHEMAS.of(Kind.PERSON), COORDINATORS)


def test_a_field_without_an_audience_never_passes() -> None:
    with pytest.raises(ValueError, match="who may see 'name'"):
        project({"name": "Ada"}, group(name={"type": "string"}), COORDINATORS)


def test_the_record_itself_is_left_as_it_is() -> None:
    before = copy.deepcopy(GOALS)
    project(GOALS, SCHEMAS.of(Kind.GOALS), PUBLIC)
    assert before == GOALS


# --- laws ------------------------------------------------------------------------------------------------

NAMES = st.sampled_from("abc")


def schemas_of_one_field(audience: int, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Fields whose own audience is at least `audience`, as every schema of the project has it."""

    def with_audience(level: int) -> st.SearchStrategy[dict[str, Any]]:
        marked = {"x-audience": list(Audience)[level].value}
        value = st.just({"type": "string", **marked})
        if depth == 0:
            return value
        inner = groups(level, depth - 1)
        return st.one_of(
            value,
            inner.map(lambda schema: schema | marked),
            inner.map(lambda schema: {"type": "array", "items": schema, **marked}),
            st.just({"type": "object", "additionalProperties": {"type": "string"}, **marked}),
        )

    return st.integers(audience, 2).flatmap(with_audience)


def groups(audience: int, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    fields = st.dictionaries(NAMES, schemas_of_one_field(audience, depth), min_size=1, max_size=3)
    return fields.map(lambda named: group(**named))


def records(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    match schema:
        case {"properties": fields}:
            return st.fixed_dictionaries({}, optional={name: records(part) for name, part in fields.items()})
        case {"additionalProperties": value}:
            return st.dictionaries(NAMES, records(value), max_size=2)
        case {"items": items}:
            return st.lists(records(items), max_size=3)
        case _:
            return st.sampled_from(["x", "y", "z"])


SCHEMA_AND_RECORD = groups(0, 2).flatmap(lambda schema: st.tuples(st.just(schema), records(schema)))
AUDIENCES = st.sampled_from(list(Audience))


def is_part_of(less: Any, more: Any) -> bool:
    """Whether `less` is `more` with fields left out: items keep their order."""
    if isinstance(less, dict) and isinstance(more, dict):
        return all(name in more and is_part_of(value, more[name]) for name, value in less.items())
    if isinstance(less, list) and isinstance(more, list):
        rest = iter(more)
        return all(any(is_part_of(item, other) for other in rest) for item in less)
    return bool(less == more)


def with_other_secrets(data: Any, schema: dict[str, Any], audience: Audience, secret: Any) -> Any:
    """The same record where every field beyond `audience` is gone, or else is something else."""
    match schema:
        case {"properties": fields}:
            changed = {}
            for name, part in fields.items():
                if not audience.may_see(Audience(part["x-audience"])):
                    if secret is not None and part["type"] == "string":
                        changed[name] = secret
                elif name in data:
                    changed[name] = with_other_secrets(data[name], part, audience, secret)
            return changed
        case {"items": items}:
            return [with_other_secrets(item, items, audience, secret) for item in data]
        case _:
            return data


@given(SCHEMA_AND_RECORD, AUDIENCES)
@settings(max_examples=150, deadline=None)
def test_projecting_again_changes_nothing(both: tuple[dict[str, Any], Any], audience: Audience) -> None:
    schema, record = both
    once = project(record, schema, audience)
    assert project(once, schema, audience) == once


@given(SCHEMA_AND_RECORD)
@settings(max_examples=150, deadline=None)
def test_each_audience_sees_what_the_ones_before_it_see(both: tuple[dict[str, Any], Any]) -> None:
    schema, record = both
    public, members, coordinators = (project(record, schema, audience) for audience in Audience)
    assert is_part_of(public, members)
    assert is_part_of(members, coordinators)
    assert coordinators == record
    assert project(members, schema, PUBLIC) == public


@given(SCHEMA_AND_RECORD, AUDIENCES, st.sampled_from([None, "secret"]))
@settings(max_examples=150, deadline=None)
def test_what_is_hidden_makes_no_difference(
    both: tuple[dict[str, Any], Any], audience: Audience, secret: str | None
) -> None:
    schema, record = both
    other = with_other_secrets(record, schema, audience, secret)
    assert project(other, schema, audience) == project(record, schema, audience)
