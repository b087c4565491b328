"""The list of pairs: one row each, complete without a script, and no more than an audience may see."""

import pytest

from generator.views.pairs import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, sight_of, texts, words

PATH = "pairs/index.md"
AGREEMENT = RECORDS["records/pairs/ada-grace/agreement.yml"]
SECOND = {
    "records/pairs/zz-first/agreement.yml": AGREEMENT.replace("2 weeks", "1 month").replace(
        "[rust]", "[sailing]"
    ),
    "records/pairs/aa-last/agreement.yml": AGREEMENT.replace("active", "completed")
    + "closing: {date: 2026-11-01}\n".replace("2026-11-01", "2026-10-01"),
}


def view(audience=Audience.MEMBERS, files=None):
    (page,) = view_pages(sight_of(audience, files))
    return page.view


def text(audience=Audience.MEMBERS, files=None):
    return texts(view_pages(sight_of(audience, files)))[PATH]


def test_a_row_says_how_a_pair_stands():
    (row,) = view().rows
    assert row.title.replace("\u200e", "") == "Grace Hopper & Ada Lovelace"
    assert row.href == "ada-grace/"
    assert (row.status.text, row.cohort, row.topics, row.rhythm) == (
        "Active",
        "Spring",
        ("Rust",),
        "Every 2 weeks",
    )
    assert row.last_meeting is not None
    assert row.last_order == row.last_meeting.isoformat()
    assert row.gap.endswith("\u00a0×")


def test_running_pairs_stand_first():
    rows = view(files=RECORDS | SECOND).rows
    assert [row.status.id for row in rows] == ["active", "active", "completed"]


def test_columns_are_sorted_by_what_they_mean_and_not_by_their_words():
    rows = {row.href: row for row in view(files=RECORDS | SECOND).rows}
    assert rows["ada-grace/"].rhythm_order < rows["zz-first/"].rhythm_order
    assert rows["zz-first/"].last_order < rows["ada-grace/"].last_order  # never met


def test_only_what_there_is_can_be_filtered_by():
    found = view(files=RECORDS | SECOND)
    assert found.statuses == (("active", "Active"), ("completed", "Completed"))
    assert found.cohorts == (("spring", "Spring"),)


def test_the_table_is_there_without_the_filter():
    page = text()
    assert '<form class="pb-filter" data-filter="pairs-table" hidden>' in page
    assert "Rust" in words(page)
    assert "<script" not in page


def test_the_public_sees_no_meetings():
    page = words(text(Audience.PUBLIC))
    for secret in ("Last meeting", "Gap", "Lovelace", "Hopper"):
        assert secret not in page
    assert "Only pairs that chose to be named are here." in page


def test_what_needs_attention_is_for_coordinators_alone():
    rows = {audience: view(audience).rows[0] for audience in Audience}
    assert rows[Audience.COORDINATORS].attention.text == "Worth a call"
    assert (rows[Audience.MEMBERS].attention, rows[Audience.PUBLIC].attention) == (None, None)
    assert "Worth a call" in words(text(Audience.COORDINATORS))
    assert "Worth a" not in words(text(Audience.MEMBERS))


@pytest.mark.parametrize(("until", "is_quiet"), [("2026-10-15", False), ("2026-10-16", True)])
def test_a_pair_that_wants_peace_has_it_until_its_day(until, is_quiet):
    snoozed = {"records/pairs/ada-grace/agreement.yml": AGREEMENT + f"snooze: {{until: {until}, why: Ill}}\n"}
    (row,) = view(Audience.COORDINATORS, RECORDS | snoozed).rows
    assert (row.attention is None) is is_quiet


def test_an_empty_programme_has_a_list_all_the_same():
    assert "No pair has a page here yet." in words(text(files=EMPTY))
