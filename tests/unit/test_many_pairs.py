"""A programme of more than a thousand pairs: counts stay easy to read on every page."""

import re

import msgspec

from generator.figures.programme import figures_of_programme
from generator.views.gate import see
from generator.views.site import view_single
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import SCHEMAS, TODAY, sight_of, texts, words

_LONG_NUMBER = re.compile(r"(?<![\w.,-])(?!0|20\d\d\b|19\d\d\b)\d{4,}(?![\w-])")
"""A number of four figures or more without commas, and no year or code."""


def many_pairs(count):
    """Return what members see of as many pairs as that, all alike."""
    one = sight_of(Audience.MEMBERS, RECORDS).programme
    (pair,) = one.pairs.values()
    ids = [f"pair-{index}" for index in range(count)]
    programme = msgspec.structs.replace(
        one, pairs={id_: msgspec.structs.replace(pair, id=id_) for id_ in ids}
    )
    return see(programme, figures_of_programme(programme, TODAY), Audience.MEMBERS, TODAY, SCHEMAS)


def test_thousands_are_told_apart_by_commas_on_every_page():
    pages = texts(page for section in view_single(many_pairs(1_100), SCHEMAS) for page in section())
    assert "1,100 pairs" in words(pages["index.md"])
    found = {(path, number) for path, text in pages.items() for number in _LONG_NUMBER.findall(words(text))}
    assert not found
