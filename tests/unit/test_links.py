"""Addresses on a page, and addresses in the repository."""

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.views.links import Links, edit_link, new_file_link
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import sight_of

PROGRAM = (
    RECORDS["records/program.yml"] + "repository: https://git.example.org/guild/book/\nbranch: trunk/1\n"
)


def seen(audience, *, is_open=True):
    program = PROGRAM if is_open else PROGRAM.replace("open: true", "open: false")
    return sight_of(audience, RECORDS | {"records/program.yml": program})


@pytest.mark.parametrize(
    ("source", "target", "address"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "pairs/index.md", "pairs/"),
        ("pairs/index.md", "pairs/ada/index.md", "ada/"),
        ("pairs/ada/index.md", "index.md", "../../"),
        ("pairs/ada/index.md", "people/bo/index.md", "../../people/bo/"),
        ("fields/pairs.md", "fields/index.md", "../"),
    ],
)
def test_pages_point_to_each_other_whatever_the_site_lies_under(source, target, address):
    assert Links(source).to(target) == address


def test_filters_and_parts_stand_behind_the_address():
    assert Links("index.md").pairs(status="ended_early") == "pairs/?status=ended_early"
    assert Links("pairs/ada/index.md").topic("rust") == "../../topics/#topic-rust"


def test_members_get_links_into_the_repository():
    link = edit_link(seen(Audience.MEMBERS, is_open=False), "records/people/ada.yml")
    assert link == "https://git.example.org/guild/book/edit/trunk/1/records/people/ada.yml"


@pytest.mark.parametrize(("is_open", "has_link"), [(True, True), (False, False)])
def test_the_public_gets_them_only_where_the_repository_is_open(is_open, has_link):
    assert bool(edit_link(seen(Audience.PUBLIC, is_open=is_open), "records/x.yml")) is has_link


def test_what_a_new_file_begins_with_survives_the_address():
    content = 'did:\n  - "a & b = 100 % #1 + ü"\n'
    query = parse_qs(urlsplit(new_file_link(seen(Audience.MEMBERS), "records/a b.yml", content)).query)
    assert query == {"filename": ["records/a b.yml"], "value": [content]}
