"""A figure as a tile: its value in words, and its pedigree within reach."""

from dataclasses import replace

import pytest

from generator.figures.definitions import DEFINITIONS
from generator.views.figure_tiles import SHOWN_RECORDS, figure_tile, figure_tiles, value_words
from generator.views.links import Links
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from tests.test_never_raises import RECORDS
from tests.unit.seen import sight_of

PAIR = Scope("pair", "ada-grace")
REPOSITORY = {
    "records/program.yml": RECORDS["records/program.yml"] + "repository: https://git.example.org/b\n"
}


def figure(name="reliability", value=0.8, **more):
    return Figure(name=name, unit=DEFINITIONS[name].unit, **({"scope": PAIR, "value": value, "n": 5} | more))


def tile(given, audience=Audience.MEMBERS):
    return figure_tile(sight_of(audience, RECORDS | REPOSITORY), given)


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("ratio", 0.825, ("82\u00a0%", "")),
        ("ratio", 1.12, ("112\u00a0%", "")),
        ("days", 1.0, ("1", "day")),
        ("days", -3.0, ("3", "days before the start")),
        ("intervals", 0.6, ("0.6", "of the agreed interval")),
        ("intervals", 2.0, ("2", "agreed intervals")),
        ("intervals", 0.97, ("1", "agreed interval")),
        ("level", 1.0, ("+1", "on a scale from −2 to +2")),
        ("count", 12.0, ("12", "")),
    ],
)
def test_values_in_words(unit, value, words):
    assert value_words(unit, value) == words


@pytest.mark.parametrize("name", DEFINITIONS)
@pytest.mark.parametrize("kind", ["pair", "programme"])
def test_every_figure_says_what_it_rests_on_and_how_it_is_made(name, kind):
    found = tile(figure(name, 1.0, scope=Scope(kind), missing=2))
    assert found.basis.startswith("5 ")
    assert found.basis.endswith(", 2 missing")
    assert found.meaning
    assert found.formula


def test_a_bar_never_runs_over_and_nothing_has_a_bar_that_is_no_share():
    assert tile(figure("dosage", 1.3)).share == 1.0
    assert tile(figure("dosage", 0.0)).share == 0.0
    assert tile(figure("current-gap", 0.5)).share is None


@pytest.mark.parametrize(
    ("why", "instead", "reason"),
    [
        ("Too early to tell: no day has gone by.", "Too early to tell", "No day has gone by."),
        ("No meeting has been logged yet.", "No value yet", "No meeting has been logged yet."),
    ],
)
def test_what_has_no_value_says_why(why, instead, reason):
    found = tile(figure(value=None, why=why, n=0))
    assert (found.value, found.share, found.instead, found.why) == ("", None, instead, reason)


def test_members_get_from_a_number_to_its_records():
    files = tuple(f"records/pairs/ada-grace/log/{number:02}.yml" for number in range(SHOWN_RECORDS + 3))
    found = tile(figure(records=files))
    assert len(found.records) == SHOWN_RECORDS
    assert found.more_records == 3
    assert found.records[0] == ("log/00.yml", f"https://git.example.org/b/blob/main/{files[0]}")


def test_a_record_that_the_page_shows_is_led_to_on_the_page():
    files = ("records/pairs/ada-grace/agreement.yml", "records/pairs/ada-grace/log/2026-03-04.yml")
    sight = sight_of(Audience.MEMBERS, RECORDS)
    assert figure_tile(sight, figure(records=files), {files[1]: ("4 Mar 2026", "#2026-03-04")}).records == (
        ("4 Mar 2026", "#2026-03-04"),
    )


def test_what_several_figures_rest_on_is_listed_once():
    files = tuple(f"records/pairs/ada-grace/log/{number:02}.yml" for number in range(SHOWN_RECORDS + 3))
    sight = sight_of(Audience.MEMBERS, RECORDS | REPOSITORY)
    other, few = (*files[:-1], files[0].replace("00", "99")), files[:2]
    rest_on = {
        "dosage": files,
        "reliability": files,
        "attendance": other,
        "longest-gap": few,
        "current-gap": few,
    }
    sight = replace(
        sight, figures={PAIR: {name: figure(name, records=rest) for name, rest in rest_on.items()}}
    )
    first, same, differs, *short = figure_tiles(sight, PAIR, rest_on)
    assert (first.records_id, len(first.records)) == ("behind-dosage", SHOWN_RECORDS)
    assert (same.records, same.more_records) == ((), 0)
    assert same.same_records == ("Time together", "#behind-dosage")
    assert len(differs.records) == SHOWN_RECORDS
    assert [len(tile.records) for tile in short] == [2, 2]


def test_a_page_of_which_there_are_many_leads_to_the_formula():
    sight = sight_of(Audience.MEMBERS, RECORDS)
    assert figure_tile(sight, figure()).formula_href == ""
    links = Links("pairs/ada-grace/index.md")
    assert figure_tile(sight, figure(), links=links).formula_href == "../../report/meetings/#reliability"
