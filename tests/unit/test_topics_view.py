"""Topics: one name for each, whatever word people used, and people among members alone."""

import pytest

from generator.views.topics import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, sight_of, texts, words


def views(audience, files=None, **changed):
    return {page.path: page.view for page in view_pages(sight_of(audience, files, **changed))}


def test_a_synonym_counts_for_the_topic_that_it_means():
    ada = "name: Ada Lovelace\nmentee: {seeks: [RustLang]}\n"
    view = views(Audience.MEMBERS, ada=ada)
    assert view["topics/index.md"].topics[0].counts == (
        "1 pair (1 under way)",
        "1 person offers it",
        "1 person looks for it",
    )
    _, (_, seeking, _, _) = view["topics/rust/index.md"].sides
    assert [name.text for name in seeking] == ["Ada Lovelace"]


def test_words_outside_the_vocabulary_are_listed_as_they_are():
    ada = "name: Ada\nmentee: {seeks: [Deep <sea> diving]}\n"
    view = views(Audience.MEMBERS, ada=ada)["topics/index.md"]
    assert view.others == (("deep <sea> diving", "1 person looks for it"),)
    page = texts(view_pages(sight_of(Audience.MEMBERS, ada=ada)))["topics/index.md"]
    assert "deep &lt;sea&gt; diving" in page


def test_other_words_stand_most_used_first():
    ada = "name: Ada\nmentor: {capacity: 1, offers: [zen]}\nmentee: {seeks: [art, zen]}\n"
    view = views(Audience.MEMBERS, ada=ada)["topics/index.md"]
    assert [word for word, _ in view.others] == ["zen", "art"]


def test_every_topic_has_the_place_that_links_point_to():
    assert 'id="topic-rust"' in texts(view_pages(sight_of(Audience.MEMBERS)))["topics/index.md"]


def test_resources_on_a_topic_stand_beside_it():
    resources = (
        "resources:\n  - {id: guide, title: The book, url: take-part/, kind: guide, topics: [rustlang]}\n"
    )
    view = views(Audience.MEMBERS, RECORDS | {"records/resources.yml": resources})["topics/rust/index.md"]
    assert view.resources == (("The book", "../../take-part/", "guide"),)


def test_the_public_learns_nothing_of_offers_and_wishes():
    pages = texts(view_pages(sight_of(Audience.PUBLIC)))
    assert views(Audience.PUBLIC)["topics/index.md"].topics[0].counts == ("1 pair (1 under way)",)
    for page in pages.values():
        assert "Lovelace" not in page
        assert "offers it" not in page
        assert "Who looks for it" not in page


@pytest.mark.parametrize("audience", list(Audience))
def test_a_programme_without_topics_says_that_everybody_may_use_their_own(audience):
    pages = texts(view_pages(sight_of(audience, EMPTY)))
    assert list(pages) == ["topics/index.md"]
    assert "until then everybody uses their own" in words(pages["topics/index.md"])
