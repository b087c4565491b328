"""Resources: by kind, with whom they are for, and how many completed what everybody does."""

import pytest

from generator.views.resources import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, sight_of, texts, words

RESOURCES = """\
resources:
  - {id: wiki, title: A wiki, url: https://example.org/wiki, kind: tool, topics: [rust]}
  - {id: b, title: Before you begin, url: take-part/pairs/#log, kind: guide, phases: [progress, rapport]}
  - {id: a, title: After, url: fields/, kind: guide}
  - {id: basics, title: Basics, url: https://example.org/b, kind: training, for: mentors, required: true}
"""
FILES = RECORDS | {
    "records/resources.yml": RESOURCES,
    "records/people/grace.yml": "name: Grace\nmentor: {}\ntrainings: [{resource: basics, date: 2026-02-01}]\n",
    "records/people/sam.yml": "name: Sam\nmentor: {}\n",
    "records/pairs/ada-grace/log/2026-03-16.yml": "date: 2026-03-16\nkind: progress\n",
}


def view(audience, files=FILES):
    (page,) = view_pages(sight_of(audience, files))
    return page.view


def test_resources_stand_by_kind_and_title():
    shelves = view(Audience.MEMBERS).shelves
    assert [shelf.title for shelf in shelves] == ["Guides", "Trainings", "Tools"]
    assert [resource.title for resource in shelves[0].resources] == ["After", "Before you begin"]


def test_phases_are_in_words_and_in_order():
    before = view(Audience.MEMBERS).shelves[0].resources[1]
    assert before.phases == ("Getting to know each other", "Making progress")


def test_a_page_of_the_site_is_linked_from_here_and_a_web_address_as_it_is():
    shelves = view(Audience.MEMBERS).shelves
    assert shelves[0].resources[1].href == "../take-part/pairs/#log"
    assert shelves[2].resources[0].href == "https://example.org/wiki"


def test_what_everybody_in_a_role_does_is_marked_and_counted_among_them():
    training = view(Audience.MEMBERS).shelves[1].resources[0]
    assert training.required == "Every mentor does it"
    assert training.completed == "1 of 2 mentors completed it"


def test_the_public_learns_nothing_of_who_completed_what():
    assert view(Audience.PUBLIC).shelves[1].resources[0].completed == ""


def test_every_resource_has_the_place_that_links_point_to():
    (page,) = texts(view_pages(sight_of(Audience.PUBLIC, FILES))).values()
    assert 'id="resource-basics"' in page


@pytest.mark.parametrize("audience", list(Audience))
def test_a_programme_without_resources_says_where_they_are_listed(audience):
    (page,) = texts(view_pages(sight_of(audience, EMPTY))).values()
    assert "There are no resources yet" in words(page)
