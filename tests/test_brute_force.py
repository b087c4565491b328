"""Figures against an independent little program that counts them from the raw files."""

import datetime as dt
import random
from functools import cache

import pytest

from generator.figures.programme import figures_of_programme
from generator.pipeline.records import check
from generator.words.model import Programme
from tests.brute_force import all_figures
from tests.conftest import ROOT

DAYS = [dt.date(2025, 12, 24), dt.date(2026, 3, 1), dt.date(2026, 7, 31), dt.date(2026, 10, 15)]
Key = tuple[str, str, str]


@pytest.fixture(scope="module")
def programme() -> Programme:
    return check(ROOT, DAYS[-1]).corpus.programme


@cache
def counted_on(today: dt.date) -> dict[Key, float | None]:
    return all_figures(ROOT / "records", today)


def ours(programme: Programme, today: dt.date) -> dict[Key, float | None]:
    return {
        (scope.kind, scope.id, name): figure.value
        for scope, named in figures_of_programme(programme, today).items()
        for name, figure in named.items()
    }


def agree(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else one == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_a_random_number_is_the_same_when_counted_from_the_raw_files(programme: Programme, seed: int):
    chance = random.Random(seed)
    today = chance.choice(DAYS)
    counted = counted_on(today)
    key = chance.choice(sorted(key for key, value in counted.items() if value is not None))
    assert agree(ours(programme, today)[key], counted[key]), (today, key)


def test_on_the_demo_s_day_all_numbers_are_the_same(programme: Programme):
    """Except where nobody has logged anything: an aggregate then says so instead of counting silence as zero."""
    counted, found = counted_on(DAYS[-1]), ours(programme, DAYS[-1])
    differing = {
        key: (found.get(key), value) for key, value in counted.items() if not agree(found.get(key), value)
    }
    assert differing == {}
    # What surveys say comes in as sums, so there is nothing to count.
    ours_alone = {
        key for key, value in found.items() if value is not None and not key[2].startswith("voice-")
    }
    assert ours_alone <= counted.keys()
    assert sum(value is not None for value in counted.values()) > 150
