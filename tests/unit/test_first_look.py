"""The quick look and the judge give the same verdict on every record: theirs is one schema, not two."""

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.first_look import is_surely_fine
from generator.checking.judge import judge
from generator.reading.schemas import read_schemas
from generator.reading.yaml_document import parse_document
from generator.words.places import Kind, place_of
from tests.case_folders import CASES, PROJECT
from tests.fuzzing import cases
from tests.generated_records import generate, leaves

SCHEMAS = read_schemas()
TEMPTING = (
    "", " ", "\t\n", "\u3000", "\u00a0", "\x1c", "\x85", "\ufeff", "ada\n", "2026-02-30", "2026-02-28\n", "0000-01-01",
    "٢٠٢٦-٠١-٠١", "20260228", "2026-W09-6", "2 weeks", "ADA", "é" * 200, "x" * 201, "x" * 2001, "https://a.b\n",
    60.0, 1e20, -0.0, 1.5, 0, -1, 10**16, 2**70, True, False, None, [], {}, ["a", "a"], [1, True, 1.0], [[]], [{}], {"": 1},
)  # fmt: skip
"""What validators are known to disagree about."""


def agree(kind: Kind, data: Any) -> bool:
    """Return the verdict that both give."""
    fine = is_surely_fine(data, kind, SCHEMAS)
    assert fine == (next(judge(data, kind, SCHEMAS), None) is None), (kind, data)
    return fine


def written(folder: Path) -> Iterator[tuple[Kind, Any]]:
    """Yield every readable record of a folder, whatever programme of it it belongs to."""
    for path in sorted(folder.rglob("*.yml")):
        name = path.as_posix()
        place = place_of(name[name.rindex("records/") :]) if "records/" in name else None
        document, _ = parse_document("x.yml", path.read_bytes()) if place else (None, ())
        if place and document:
            yield place.kind, document.data


@pytest.mark.parametrize("folder", [CASES, PROJECT / "records"], ids=["cases", "demo"])
def test_on_everything_that_is_written_somewhere(folder: Path) -> None:
    assert {kind for kind, data in written(folder) if agree(kind, data)} == set(Kind)


@cache
def sound() -> tuple[tuple[Kind, Any], ...]:
    """A record of every kind, with every field that there is."""
    records = generate(SCHEMAS, lambda *_: "Some words")
    found = {place.kind: data for file, data in sorted(records.items()) if (place := place_of(file))}
    surveys = ((kind, data) for kind, data in written(PROJECT / "records") if kind is Kind.PULSE)
    return (*found.items(), next(surveys))


def test_on_records_in_which_every_field_is_there() -> None:
    assert {kind for kind, data in sound() if agree(kind, data)} == set(Kind)


@pytest.mark.parametrize("wrong", TEMPTING, ids=repr)
def test_on_records_in_which_one_value_tempts_to_disagree(wrong: Any) -> None:
    for kind, data in sound():
        for path, _ in leaves(data):
            for end in range(1, len(path) + 1):
                agree(kind, changed(data, path[:end], wrong))


@settings(max_examples=cases(100))
@given(st.data())
def test_on_records_that_chance_has_changed(chance: st.DataObject) -> None:
    kind, data = chance.draw(st.sampled_from(sound()))
    values = st.sampled_from(TEMPTING) | st.text(max_size=8) | st.integers() | st.floats(allow_nan=False)
    for _ in range(chance.draw(st.integers(1, 3))):
        path, _ = chance.draw(st.sampled_from(list(leaves(data)) or [((), None)]))
        if path:
            end = chance.draw(st.integers(1, len(path)))
            data = changed(data, path[:end], chance.draw(values))
    agree(kind, data)


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return data with one value replaced."""
    copied = copy.deepcopy(data)
    inner = copied
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return copied
