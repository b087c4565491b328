"""What people said, as pages show it: to whom, with what beside it, and never from too few."""

import datetime as dt
from dataclasses import replace

import msgspec
import pytest

from generator.figures.programme import PROGRAMME, figures_of_programme
from generator.figures.voices import VOICES
from generator.views import cohorts, voices
from generator.views.gate import see
from generator.views.links import Links
from generator.words.audience import Audience
from generator.words.figure import Scope
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, SCHEMAS, TODAY, sight_of, texts, words
from tests.unit.test_report import CAUSES, RANKS

FILE = "records/pulse/spring-2026-06-30.yml"
PATH = "report/voices/index.md"
SPRING = Scope("cohort", "spring")
SURVEY = RECORDS[FILE]
LATER = SURVEY.replace("2026-06-30", "2026-09-30").replace("mean: 4.3", "mean: 4.25")
CLOSED = RECORDS["records/program.yml"].replace("open: true", "open: false")
SMALL = {
    "records/program.yml": CLOSED,
    FILE: SURVEY.replace("14", "8")
    .replace("12", "6")
    .replace('"4": 5, "5": 5', '"4": 2, "5": 2')
    .replace("4.3", "4")
    .replace("n: 11, mean: 8.5", "n: 5, mean: 8.2")
    .replace('"7": 5, "9": 2, "10": 4', '"7": 2, "9": 3'),
}
"""Six answered: enough for members, too few for the public."""


def page(audience, files=None):
    return texts(voices.view_pages(sight_of(audience, RECORDS | (files or {}))))[PATH]


def view(audience, files=None, scope=PROGRAMME):
    return voices.view_voices(sight_of(audience, RECORDS | (files or {})), Links(PATH), scope)


def test_members_see_means_spreads_and_every_survey():
    seen = view(Audience.MEMBERS, {"records/pulse/spring-2026-09-30.yml": LATER})
    useful = seen.cards[0]
    assert (useful.tile.value, useful.tile.basis) == ("4.3", "12 answers, 2 missing")
    assert [(step.step, step.count) for step in useful.steps] == [(5, 5), (4, 5), (3, 2), (2, 0), (1, 0)]
    assert [row.day for row in seen.surveys] == ["30 Sep 2026", "30 Jun 2026"]
    assert [cell[1] for cell in seen.surveys[1].cells] == ["4.3", "8.5", "–", "–"]
    assert seen.surveys[1].cells[1][2] == "on a scale from 0 to 10"
    assert seen.own[0].text == "How easy was it to find a time?"


def test_the_public_sees_means_from_enough_answers_and_nothing_else():
    seen = view(Audience.PUBLIC)
    assert [card.tile.value for card in seen.cards] == ["4.5", "4.5"]
    assert not any(card.steps or card.asked_as or card.tile.records for card in seen.cards)
    assert (seen.own, seen.surveys) == ((), ())
    assert "How easy was it" not in page(Audience.PUBLIC)
    assert "pb-answers" not in page(Audience.PUBLIC)


def test_too_few_for_the_public_looks_like_none_at_all():
    nobody = {name: text for name, text in RECORDS.items() if name != FILE} | {"records/program.yml": CLOSED}
    none = texts(voices.view_pages(sight_of(Audience.PUBLIC, nobody)))[PATH]
    assert page(Audience.PUBLIC, SMALL) == none
    assert "at least 10 people have answered" in words(none)
    assert [card.tile.value for card in view(Audience.MEMBERS, SMALL).cards[:2]] == ["4", "4.3"]


def test_the_gate_lets_no_small_question_through_even_unchecked():
    whole = sight_of(Audience.COORDINATORS, RECORDS | SMALL).programme
    results = [msgspec.structs.replace(result, n=4) for result in whole.pulses[0].results]
    few = msgspec.structs.replace(
        whole, pulses=(msgspec.structs.replace(whole.pulses[0], results=tuple(results)),)
    )
    figures = figures_of_programme(few, TODAY)
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        sight = see(few, figures, audience, TODAY, SCHEMAS)
        assert not any(pulse.results for pulse in sight.programme.pulses)
        assert sight.figure(PROGRAMME, VOICES["fit"]) is None
    assert see(few, figures, Audience.COORDINATORS, TODAY, SCHEMAS).programme == few


def test_a_cohort_hears_its_own_voices_and_another_says_nothing():
    program = RECORDS["records/program.yml"].replace(
        "coordinators:", "  - {id: old, name: Old, starts: 2025-01-01, ends: 2025-12-31}\ncoordinators:"
    )
    made = texts(cohorts.view_pages(sight_of(Audience.MEMBERS, RECORDS | {"records/program.yml": program})))
    assert "Voices in numbers" in made["cohorts/spring/index.md"]
    assert "Voices in numbers" not in made["cohorts/old/index.md"]


def test_surveys_on_different_scales_have_no_common_spread():
    other = SURVEY.replace("cohort: spring", "cohort: old").replace(
        'mean: 4.3, distribution: {"3": 2, "4": 5, "5": 5}',
        'mean: 2.5, scale: {highest: 3}, distribution: {"2": 6, "3": 6}',
    )
    program = RECORDS["records/program.yml"].replace(
        "coordinators:", "  - {id: old, name: Old, starts: 2025-01-01, ends: 2025-12-31}\ncoordinators:"
    )
    files = {"records/program.yml": program, "records/pulse/old-2026-06-30.yml": other}
    assert view(Audience.MEMBERS, files).cards[0].steps == ()
    assert len(view(Audience.MEMBERS, files, SPRING).cards[0].steps) == 5


def test_a_survey_of_tomorrow_is_not_there_yet():
    sight = sight_of(Audience.MEMBERS)
    early = replace(sight, today=dt.date(2026, 6, 29))
    assert voices.view_voices(early, Links(PATH), PROGRAMME).surveys == ()


@pytest.mark.parametrize("audience", list(Audience))
def test_without_a_survey_the_page_says_so(audience):
    text = words(texts(voices.view_pages(sight_of(audience, EMPTY)))[PATH])
    if audience is Audience.PUBLIC:
        assert "people have answered" in text
    else:
        assert "No survey has been entered yet." in text


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_is_ranked_and_no_cause_is_claimed(audience):
    text = words(page(audience))
    assert CAUSES.findall(text) == []
    assert RANKS.findall(text) == []


def test_bars_say_in_a_table_what_they_show():
    text = page(Audience.MEMBERS)
    assert text.count('<table class="pb-answers">') == 3
    assert '<th scope="row">5</th>' in text
    assert "how many chose each step; 10 is the most favourable" in text
