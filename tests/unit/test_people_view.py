"""People: everybody is named as they like, profiles stay among members, and nobody is ranked."""

from collections.abc import Iterator

import pytest

from generator.views import people
from generator.views.page import Page
from generator.views.sight import Sight
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, many_of, sight_of, texts, words

TRAINING = """\
resources:
  - {id: guide, title: A guide, url: take-part/pairs/, kind: guide}
  - {id: basics, title: Basics, url: https://example.org/basics, kind: training, for: mentees, required: true}
"""


def view_pages(sight: Sight) -> Iterator[Page]:
    yield from people.view_pages(sight)
    yield from many_of("people/", sight)


def views(audience, files=None, **changed):
    return {page.path: page.view for page in view_pages(sight_of(audience, files, **changed))}


def test_the_list_stands_in_the_order_of_names_whoever_has_more_pairs():
    lines = views(Audience.MEMBERS, zoe="name: Aaron First\n")["people/index.md"].people
    assert [line.name.text for line in lines] == ["Aaron First", "Ada Lovelace", "Grace Hopper"]


def test_members_see_what_people_offer_and_look_for_and_with_whom_they_work():
    ada, grace = views(Audience.MEMBERS)["people/index.md"].people
    assert grace.offers == (("Rust", "../topics/#topic-rust"),)
    assert ada.seeks == (("Rust", "../topics/#topic-rust"),)
    assert ada.roles == "Mentee"
    assert grace.roles == "Mentor and coordinator"
    assert ada.pairs[0][:2] == ("Grace Hopper", "../pairs/ada-grace/")
    assert ada.cohorts == (("Spring", "../cohorts/#cohort-spring"),)


def test_a_topic_said_in_two_words_stands_once():
    grace = "name: Grace\nmentor: {offers: [rust, Rustlang, sailing]}\n"
    view = views(Audience.MEMBERS, grace=grace)["people/grace/index.md"]
    assert [text for text, _ in view.sides[0].topics] == ["Rust", "sailing"]


def test_the_public_meets_only_those_who_agreed_to_be_named():
    pages = texts(view_pages(sight_of(Audience.PUBLIC)))
    assert set(pages) == {"people/index.md", "people/grace/index.md"}
    everything = "".join(pages.values())
    assert "Grace" in everything
    assert "Hopper" not in everything
    assert "Lovelace" not in everything
    assert "people/ada" not in everything


def test_the_public_sees_no_profile():
    grace = (
        RECORDS["records/people/grace.yml"] + "languages: [Klingon]\ninterests: [chess]\ngithub: amazing\n"
    )
    page = words(texts(view_pages(sight_of(Audience.PUBLIC, grace=grace)))["people/grace/index.md"])
    for secret in ("Klingon", "chess", "amazing", "Trainings", "Has room", "Edit"):
        assert secret not in page


def test_the_room_for_pairs_is_told_without_judgement():
    view = views(Audience.MEMBERS)["people/grace/index.md"]
    assert view.sides[0].room == "Has room for 2 pairs at once; 1 pair under way."
    full = views(Audience.MEMBERS, grace="name: Grace\nmentor: {capacity: 0}\n")["people/grace/index.md"]
    assert full.sides[0].room == "Takes no new pairs at present; 1 pair under way."


def test_preferences_are_called_what_they_are():
    ada = "name: Ada\nworking_preferences: {meet: [in-person], rhythm: slowly, learns_by: [trying]}\n"
    page = words(texts(view_pages(sight_of(Audience.MEMBERS, ada=ada)))["people/ada/index.md"])
    assert "Stated preferences, not a test." in page
    assert "Likes to meet in person Rhythm slowly Learns by trying" in page


@pytest.mark.parametrize(
    ("trainings", "open_", "done"),
    [
        ("", ["Basics"], []),
        ("trainings: [{resource: basics, date: 2026-05-01}]\n", [], ["1 May 2026"]),
    ],
)
def test_required_trainings_are_open_until_they_are_done(trainings, open_, done):
    files = RECORDS | {"records/resources.yml": TRAINING, "records/people/ada.yml": "name: Ada\n" + trainings}
    view = views(Audience.MEMBERS, files)["people/ada/index.md"]
    assert [training.title for training in view.open] == open_
    assert [training.when for training in view.done] == done


def test_a_training_of_the_other_side_is_not_asked_for():
    files = RECORDS | {"records/resources.yml": TRAINING}
    assert views(Audience.MEMBERS, files)["people/grace/index.md"].open == ()


def test_somebody_without_a_partner_is_still_welcome():
    alone = RECORDS["records/pairs/ada-grace/agreement.yml"].replace("[grace]", "[]")
    alone = alone.replace("status: active", "status: proposed").replace("grace: 2026-03-01, ", "")
    files = {
        **{file: text for file, text in RECORDS.items() if "/pairs/" not in file},
        "records/pairs/ada-grace/agreement.yml": alone.replace(
            "pauses:\n  - {from: 2026-08-01, to: 2026-08-15}\n", ""
        ),
    }
    ada = views(Audience.MEMBERS, files)["people/index.md"].people[0]
    assert ada.pairs[0][0] == "somebody to be found"


def test_the_record_can_be_edited_where_links_into_the_repository_are_shown():
    program = RECORDS["records/program.yml"] + "repository: https://git.example.org/x\n"
    files = RECORDS | {"records/program.yml": program}
    edit = views(Audience.MEMBERS, files)["people/ada/index.md"].edit
    assert edit == "https://git.example.org/x/edit/main/records/people/ada.yml"
    assert views(Audience.MEMBERS)["people/ada/index.md"].edit == ""


@pytest.mark.parametrize("audience", list(Audience))
def test_a_programme_without_people_says_how_they_get_here(audience):
    pages = texts(view_pages(sight_of(audience, EMPTY)))
    assert list(pages) == ["people/index.md"]
    assert "Nobody is listed here yet" in words(pages["people/index.md"])


def test_a_pair_that_never_came_about_does_not_follow_people_into_the_list():
    agreement = RECORDS["records/pairs/ada-grace/agreement.yml"].replace(
        "status: active", "status: withdrawn"
    )
    agreement = agreement.replace("pauses:\n  - {from: 2026-08-01, to: 2026-08-15}\n", "")
    files = {file: text for file, text in RECORDS.items() if "/log/" not in file}
    people = views(Audience.COORDINATORS, files | {"records/pairs/ada-grace/agreement.yml": agreement})
    assert [line.pairs for line in people["people/index.md"].people] == [(), ()]
