"""Cohorts: what is in them, where they are in their term, and nothing beyond the audience."""

import pytest

from generator.views.cohorts import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, sight_of, texts, words

PROGRAM = """\
name: Test programme
timezone: Europe/Lisbon
cohorts:
  - {id: spring, name: Spring, starts: 2026-03-01, ends: 2026-12-31}
  - {id: winter, name: Winter, starts: 2027-01-10, ends: 2027-12-31}
  - {id: old, name: Old, starts: 2025-01-01, ends: 2025-12-31}
"""


def views(audience, files=None):
    return {page.path: page.view for page in view_pages(sight_of(audience, files))}


def test_the_latest_cohort_comes_first_with_where_it_is_in_its_term():
    cards = views(Audience.MEMBERS, RECORDS | {"records/program.yml": PROGRAM})["cohorts/index.md"].cohorts
    assert [card.name for card in cards] == ["Winter", "Spring", "Old"]
    assert [card.when for card in cards] == [
        "Begins in 3 months",
        "Under way; ends in 3 months",
        "Ended 9 months ago",
    ]


def test_pairs_are_counted_by_status_in_words():
    page = texts(view_pages(sight_of(Audience.MEMBERS)))["cohorts/index.md"]
    assert "1 pair, 2 people" in words(page)
    assert "<strong>1</strong> active" in page


def test_every_cohort_has_the_place_that_links_point_to():
    assert 'id="cohort-spring"' in texts(view_pages(sight_of(Audience.MEMBERS)))["cohorts/index.md"]


def test_a_cohort_lists_its_pairs_and_people():
    view = views(Audience.MEMBERS)["cohorts/spring/index.md"]
    assert [line.href for line in view.pairs] == ["../../pairs/ada-grace/"]
    (_, mentors, _), (_, mentees, _) = view.sides
    assert [name.text for name in mentors] == ["Grace Hopper"]
    assert [name.href for name in mentees] == ["../../people/ada/"]


def test_the_public_meets_named_people_only():
    page = texts(view_pages(sight_of(Audience.PUBLIC)))["cohorts/spring/index.md"]
    assert "Grace" in page
    assert "Lovelace" not in page
    assert "people/ada" not in page
    view = views(Audience.PUBLIC)["cohorts/spring/index.md"]
    assert [title for title, _, _ in view.sides] == ["Mentors"]
    assert view.cohort.size == "1 pair, 1 person"


def test_an_unlisted_pair_leaves_no_trace_on_a_public_page():
    agreement = RECORDS["records/pairs/ada-grace/agreement.yml"].replace("named", "unlisted")
    files = RECORDS | {"records/pairs/ada-grace/agreement.yml": agreement}
    without = {file: text for file, text in RECORDS.items() if "/pairs/" not in file}
    public = views(Audience.PUBLIC, files)
    assert public["cohorts/spring/index.md"].pairs == ()
    hidden = texts(view_pages(sight_of(Audience.PUBLIC, files)))["cohorts/index.md"]
    assert hidden == texts(view_pages(sight_of(Audience.PUBLIC, without)))["cohorts/index.md"]


def test_figures_over_too_few_stay_hidden_from_members():
    names = {tile.name for tile in views(Audience.MEMBERS)["cohorts/spring/index.md"].figures}
    assert "cadence-adherence" not in names
    seen = {tile.name for tile in views(Audience.COORDINATORS)["cohorts/spring/index.md"].figures}
    assert "cadence-adherence" in seen


@pytest.mark.parametrize("audience", list(Audience))
def test_a_programme_without_cohorts_says_where_they_come_from(audience):
    pages = texts(view_pages(sight_of(audience, EMPTY)))
    assert list(pages) == ["cohorts/index.md"]
    assert "There is no cohort yet" in words(pages["cohorts/index.md"])
