"""Whatever pairs did, reducing them to facts changes no figure, and doing it twice changes nothing more."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.facts_only import facts_only
from generator.checking.structure import structure
from generator.figures.pairs import figures_of_pair
from generator.figures.programme import figures_of_programme
from generator.pipeline.records import check
from generator.words.model import Agreement, Entry, Goal, Pair
from generator.words.places import Kind, agreement_file, entry_file, goals_file, place_of
from tests.conftest import ROOT
from tests.properties.test_figures import DAYS, day, pairs, unhurried


def as_records(pair):
    """Return a pair as the data of its records."""
    plain = {
        agreement_file(pair.id): msgspec.to_builtins(pair.agreement, enc_hook=str, str_keys=True),
        goals_file(pair.id): {"goals": [msgspec.to_builtins(goal, str_keys=True) for goal in pair.goals]},
    }
    for entry in pair.entries:
        data = msgspec.to_builtins(entry, str_keys=True)
        plain[entry_file(pair.id, data.pop("stem"))] = data
    return {file: (place_of(file), data) for file, data in plain.items()}


def as_pair(id_, records):
    """Return the pair that the data of its records describes."""
    entries = [
        structure(data, Entry, stem=place_of(file).stem)
        for file, data in records.items()
        if place_of(file).kind is Kind.LOG_ENTRY
    ]
    return Pair(
        id=id_,
        agreement=structure(records[agreement_file(id_)], Agreement),
        goals=tuple(structure(goal, Goal) for goal in records[goals_file(id_)].get("goals", ())),
        entries=tuple(sorted(entries, key=lambda entry: (entry.date, entry.stem))),
    )


@unhurried
@given(pairs(), DAYS)
def test_every_figure_of_a_pair_is_as_it_was(pair, number):
    reduced = as_pair(pair.id, facts_only(as_records(pair)))
    assert figures_of_pair(reduced, day(number)) == figures_of_pair(pair, day(number))


@unhurried
@given(pairs())
def test_reducing_twice_is_reducing_once(pair):
    once = facts_only(as_records(pair))
    assert facts_only({file: (place_of(file), data) for file, data in once.items()}) == once


@unhurried
@given(st.dates(dt.date(2025, 9, 1), dt.date(2029, 1, 1)))
def test_every_figure_of_the_demo_is_as_it_was(today):
    programme = DEMO
    reduced = {id_: as_pair(id_, facts_only(as_records(pair))) for id_, pair in programme.pairs.items()}
    after = msgspec.structs.replace(programme, pairs=reduced)
    assert figures_of_programme(after, today) == figures_of_programme(programme, today)


DEMO = check(ROOT, dt.date(2026, 10, 15)).corpus.programme
