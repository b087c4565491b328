"""What happened lately is the same whether all pairs are read for it or only those with something to tell."""

import datetime as dt
from dataclasses import replace
from heapq import nlargest

import msgspec
import pytest

from generator.views.happenings import _of_pair, happenings
from generator.views.links import Links
from generator.views.names import pair_title
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import TODAY, sight_of

AGREEMENT = RECORDS["records/pairs/ada-grace/agreement.yml"]


def many() -> dict[str, str]:
    """Pairs of which some met lately and some did not, several on the same day, and some will."""
    files = dict(RECORDS)
    for number in range(12):
        pair = f"records/pairs/p{number:02}"
        files[f"{pair}/agreement.yml"] = AGREEMENT
        for entry in range(number % 4):
            day = TODAY - dt.timedelta(days=(number * 5) % 7 + 9 * entry - 1)
            outcome = "held" if (number + entry) % 3 else "missed"
            files[f"{pair}/log/{day}.yml"] = f"date: {day}\nkind: meeting\noutcome: {outcome}\n"
    return files


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("most", [1, 2, 5, 8, 500])
def test_only_pairs_with_something_among_the_latest_are_read(audience, most):
    sight, links = sight_of(audience, many()), Links("index.md")
    pairs = [pair for _, pair in sorted(sight.programme.pairs.items())]
    every = [each for pair in pairs for each in _of_pair(sight, links, pair) if each.date <= TODAY]
    assert happenings(sight, links, most) == nlargest(most, every, key=lambda each: each.date)


def test_a_pair_is_called_after_whoever_is_in_it_as_the_sight_names_them():
    sight = sight_of(Audience.MEMBERS)
    pair = sight.programme.pairs["ada-grace"]
    ada = msgspec.structs.replace(sight.programme.people["ada"], name="Ada King")
    people = {**sight.programme.people, "ada": ada}
    other = replace(sight, programme=msgspec.structs.replace(sight.programme, people=people))
    alone = msgspec.structs.replace(pair, agreement=msgspec.structs.replace(pair.agreement, mentors=()))
    first = pair_title(sight, pair)
    assert pair_title(other, pair) == first.replace("Lovelace", "King") != first
    assert pair_title(other, alone) == "Ada King, looking for a mentor"
    assert pair_title(sight, pair) == first
