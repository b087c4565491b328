"""The proof of the gate: programmes that differ only beyond an audience give it the same bytes: pages, documents, tables."""

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

import msgspec
import pytest

from generator.figures.programme import figures_of_programme
from generator.pipeline.records import check
from generator.reading.schemas import read_schemas
from generator.rendering.environment import build_environment
from generator.views.gate import see
from generator.views.tables import view_tables
from generator.words.audience import Audience
from generator.words.model import (
    Agreement,
    Goal,
    PagePublication,
    Pair,
    Person,
    Programme,
    Publication,
    Pulse,
)
from tests.conftest import ROOT
from tests.unit.seen import site_of

TODAY = dt.date(2026, 10, 15)
SCHEMAS = read_schemas()
ENVIRONMENT = build_environment()
T = TypeVar("T", bound=msgspec.Struct)
SEEN_BY_ALL = {
    Agreement: {
        "mentors",
        "mentees",
        "cohort",
        "starts",
        "ends",
        "status",
        "topics",
        "meetings",
        "publication",
    },
    Goal: {"id", "title", "kind", "topics", "set_on", "due"},
    Person: {"id", "public_name"},
}
"""What the public may read, in the design's own words rather than the gate's."""


@pytest.fixture(scope="module")
def demo() -> Programme:
    return check(ROOT, TODAY).corpus.programme


def some(
    demo: Programme, *ids: str, unlisted: str = "", nameless: str = "", is_open: bool = False
) -> Programme:
    """Return so few of the demo's pairs that no aggregate over hidden fields is shown."""
    publication = Publication(audience="public", open=is_open)
    program = msgspec.structs.replace(demo.program, publication=publication)
    pairs = {id_: _unlisted(demo.pairs[id_]) if id_ == unlisted else demo.pairs[id_] for id_ in sorted(ids)}
    people = {
        id_: msgspec.structs.replace(person, public_name="") if id_ == nameless else person
        for id_, person in demo.people.items()
    }
    return msgspec.structs.replace(
        demo, program=program, pairs=pairs, people=people, pulses=tuple(_small(each) for each in demo.pulses)
    )


def _small(pulse: Pulse) -> Pulse:
    """Return a survey that enough members answered to look at it, and too few for the public."""
    results = tuple(
        msgspec.structs.replace(each, n=9, mean=4.0, distribution={4: 9}) for each in pulse.results
    )
    return msgspec.structs.replace(pulse, asked=9, answered=9, results=results)


def _unlisted(pair: Pair) -> Pair:
    agreement = msgspec.structs.replace(pair.agreement, publication=PagePublication.UNLISTED)
    return msgspec.structs.replace(pair, agreement=agreement)


def bare(record: T) -> T:
    """Return a record with nothing in it but what the public may read."""
    return type(record)(**{name: getattr(record, name) for name in SEEN_BY_ALL[type(record)]})


def stripped(programme: Programme) -> Programme:
    """Return the programme as if nobody had ever written what the public may not read."""
    pairs = {
        id_: Pair(id=id_, agreement=bare(pair.agreement), goals=tuple(bare(goal) for goal in pair.goals))
        for id_, pair in programme.pairs.items()
    }
    people = {id_: bare(person) for id_, person in programme.people.items()}
    return msgspec.structs.replace(programme, pairs=pairs, people=people, pulses=())


def pages(programme: Programme, audience: Audience = Audience.PUBLIC) -> Mapping[str, str]:
    sight = see(programme, figures_of_programme(programme, TODAY), audience, TODAY, SCHEMAS)
    tables = {table.name: f"{table.columns}\n{table.rows}" for table in view_tables(sight, SCHEMAS)}
    return site_of(sight, ENVIRONMENT) | tables


FEW = ("anneke-bao", "ines-noor", "viktor-ayesha", "wanjiru-ruben")


@pytest.mark.parametrize("is_open", [False, True])
def test_what_the_public_may_not_read_changes_no_byte_of_its_pages(demo: Programme, is_open: bool):
    full = some(demo, *FEW, unlisted="ines-noor", nameless="ayesha-malik", is_open=is_open)
    public, of_the_bare = pages(full), pages(stripped(full))
    assert public.keys() == of_the_bare.keys()
    for path, text in public.items():
        assert text == of_the_bare[path], path
    assert pages(full, Audience.MEMBERS) != pages(stripped(full), Audience.MEMBERS)


def test_who_has_no_public_name_leaves_no_trace_in_pages_or_addresses(demo: Programme):
    nameless = some(demo, *FEW, nameless="ayesha-malik")
    for path, text in pages(nameless).items():
        assert "ayesha" not in f"{path} {text}".lower()
        assert "malik" not in f"{path} {text}".lower()
    assert any("viktor-ayesha" in path for path in pages(some(demo, *FEW)))


def test_an_unlisted_pair_is_only_counted(demo: Programme):
    for path, text in pages(some(demo, *FEW, unlisted="ines-noor")).items():
        assert "ines-noor" not in f"{path} {text}"
