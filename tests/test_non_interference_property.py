"""Random programmes that differ only beyond an audience give it the same bytes.

The records are generated from the schemas, and then every field that this audience may not see is left out, or is
given something else, at random: whatever fields there will be are in it.
"""

import copy
import datetime as dt
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.fault import has_form
from generator.figures.programme import figures_of_programme
from generator.pipeline.records import check_files
from generator.reading.records import RecordFile
from generator.reading.schemas import read_schemas
from generator.rendering.environment import build_environment
from generator.views.gate import see
from generator.words.audience import Audience
from generator.words.diagnostic import Severity
from generator.words.places import Kind, place_of
from tests.fuzzing import cases
from tests.generated_records import as_files, generate
from tests.unit.seen import site_of

SCHEMAS = read_schemas()
ENVIRONMENT = build_environment()
TODAY = dt.date(2026, 10, 15)


def readable(*place: object) -> str:
    return f"Text {len(str(place))}"


RECORDS = generate(SCHEMAS, readable)
DAYS = st.dates(dt.date(2026, 3, 2), dt.date(2026, 9, 29)).map(str)


def beyond(schema: Mapping[str, Any], audience: Audience) -> bool:
    return "x-audience" in schema and not audience.may_see(Audience(schema["x-audience"]))


@st.composite
def otherwise(draw: st.DrawFn, value: Any, schema: Mapping[str, Any]) -> Any:
    """Draw something else of the shape that a hidden field has."""
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    match schema.get("type"):
        case "object" if "properties" in schema:
            required = schema.get("required", ())
            return {
                name: draw(otherwise(inner, schema["properties"][name]))
                for name, inner in value.items()
                if name in required or draw(st.booleans())
            }
        case "array":
            return [draw(otherwise(inner, schema["items"])) for inner in value][
                : draw(st.integers(0, 1)) or None
            ]
        case "boolean":
            return draw(st.booleans())
        case "integer":
            return draw(st.integers(schema["minimum"], schema["maximum"]))
        case "string" if schema.get("format") == "date":
            return draw(DAYS)
        case "string" if not has_form(schema):
            return draw(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
        case _:
            return value


@st.composite
def varied(draw: st.DrawFn, value: Any, schema: Mapping[str, Any], audience: Audience) -> Any:
    """Draw a record that differs from another only beyond an audience."""
    if isinstance(value, Mapping) and "properties" in schema:
        result = {}
        for name, inner in value.items():
            part = schema["properties"][name]
            if not beyond(part, audience):
                result[name] = draw(varied(inner, part, audience))
            elif name in schema.get("required", ()) or draw(st.booleans()):
                result[name] = draw(otherwise(inner, part))
        return result
    if isinstance(value, list):
        return [draw(varied(inner, schema["items"], audience)) for inner in value]
    return value


@st.composite
def programmes(draw: st.DrawFn, audience: Audience) -> dict[str, Any]:
    found = {}
    for file, record in RECORDS.items():
        place = place_of(file)
        assert place
        # For the public, whether anything was logged, or anybody was asked, is hidden as well.
        is_hidden = audience is Audience.PUBLIC and place.kind in (Kind.LOG_ENTRY, Kind.PULSE)
        if is_hidden and draw(st.booleans()):
            continue
        if place.kind is Kind.PULSE:
            # Other numbers could be those of enough people.
            found[file] = record
            continue
        found[file] = draw(varied(copy.deepcopy(record), SCHEMAS.of(place.kind), audience))
        if place.kind is Kind.LOG_ENTRY:
            outcome = {} if found[file]["kind"] == "progress" else {"outcome": "held"}
            found[file] = {**outcome, **found[file], "date": place.stem[:10]}
    return found


def pages(records: Mapping[str, Any], audience: Audience) -> dict[str, str]:
    files = [RecordFile(place_of(file), text.encode()) for file, text in as_files(records).items()]
    corpus = check_files(files, (), SCHEMAS, TODAY).corpus
    assert corpus.sound == set(records), set(records) - corpus.sound
    programme = corpus.programme
    sight = see(programme, figures_of_programme(programme, TODAY), audience, TODAY, SCHEMAS)
    return site_of(sight, ENVIRONMENT)


EXPECTED = {audience: pages(RECORDS, audience) for audience in (Audience.PUBLIC, Audience.MEMBERS)}
BUSY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def test_the_generated_records_are_sound():
    files = [RecordFile(place_of(file), text.encode()) for file, text in as_files(RECORDS).items()]
    found = check_files(files, (), SCHEMAS, TODAY).findings
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


@settings(max_examples=cases(8), deadline=None, suppress_health_check=BUSY)
@given(programmes(Audience.PUBLIC))
def test_what_the_public_may_not_see_changes_no_byte_of_its_pages(records: dict[str, Any]):
    assert pages(records, Audience.PUBLIC) == EXPECTED[Audience.PUBLIC]


@settings(max_examples=cases(4), deadline=None, suppress_health_check=BUSY)
@given(programmes(Audience.MEMBERS))
def test_what_members_may_not_see_changes_no_byte_of_their_pages(records: dict[str, Any]):
    assert pages(records, Audience.MEMBERS) == EXPECTED[Audience.MEMBERS]
