"""The front page: the programme at a glance, and nothing that its reader may not see."""

import re

import pytest

from generator.views.home import view_pages
from generator.words.audience import Audience
from tests.test_never_raises import RECORDS
from tests.unit.seen import EMPTY, sight_of, texts, words

AGREEMENT = RECORDS["records/pairs/ada-grace/agreement.yml"]


def view(audience=Audience.MEMBERS, files=None):
    (page,) = view_pages(sight_of(audience, files))
    return page.view


def text(audience=Audience.MEMBERS, files=None):
    return words(texts(view_pages(sight_of(audience, files)))["index.md"])


def test_members_read_how_the_programme_stands():
    page = text()
    for part in ("Test programme", "To try things.", "1 pair is under way in 1 cohort.", "1 of 1", "Spring"):
        assert part in page


@pytest.mark.parametrize("audience", list(Audience))
def test_an_empty_programme_has_a_front_page(audience):
    page = text(audience, EMPTY)
    assert "No pair is here yet." in page
    assert "%" not in page


def test_the_reading_says_that_no_pair_is_under_way():
    place = "records/pairs/ada-grace/agreement.yml"
    ended = RECORDS[place].replace("status: active", "status: proposed")
    assert view(files=RECORDS | {place: ended}).reading.startswith("No pair is under way now.")


def test_each_status_leads_to_its_pairs():
    (status,) = view().statuses
    assert (status.text, status.count, status.share) == ("active", 1, 1.0)
    assert status.href == "pairs/?status=active"


def test_what_happened_lately_stands_newest_first_and_no_longer_than_a_month():
    log = {
        f"records/pairs/ada-grace/log/{day}.yml": f"date: {day}\nkind: {kind}\noutcome: held\n"
        for day, kind in (("2026-09-14", "meeting"), ("2026-09-15", "meeting"), ("2026-10-14", "review"))
    }
    happenings = view(files=RECORDS | log).happenings
    assert [(item.date.isoformat(), item.what) for item in happenings][:1] == [
        ("2026-10-14", "looked back together")
    ]
    assert "2026-09-14" not in {item.date.isoformat() for item in happenings}
    assert "2026-09-15" in {item.date.isoformat() for item in happenings}


def test_a_meeting_that_both_logged_happened_once():
    log = {
        f"records/pairs/ada-grace/log/2026-10-14-{who}.yml": "date: 2026-10-14\nkind: meeting\noutcome: held\n"
        for who in ("ada", "grace")
    }
    assert [item.what for item in view(files=RECORDS | log).happenings] == ["met"]


def test_a_programme_in_which_nothing_is_logged_says_so_and_shows_no_zero():
    files = {file: text for file, text in RECORDS.items() if "/log/" not in file}
    for audience in (Audience.MEMBERS, Audience.COORDINATORS):
        page = text(audience, files)
        assert "No meeting is logged yet." in page
        assert "No meeting has been logged yet." in page
        assert "0\u00a0%" not in page
    assert "logged yet" not in text(Audience.PUBLIC, files)


def test_the_reading_says_of_how_many_pairs_it_speaks():
    def another(pair, log=True):
        files = {
            file.replace("ada-grace", pair): text for file, text in RECORDS.items() if "ada-grace" in file
        }
        return {file: text for file, text in files.items() if log or "/log/" not in file}

    two = RECORDS | another("zz-two")
    assert "The one pair that can be counted met in" in text(Audience.COORDINATORS)
    assert "Half of the pairs met in" in text(Audience.COORDINATORS, two)
    # Begun too lately to be counted.
    young = AGREEMENT.replace("starts: 2026-03-02", "starts: 2026-10-12")
    three = two | {file: text for file, text in another("zz-three", log=False).items() if "goals" not in file}
    three["records/pairs/zz-three/agreement.yml"] = re.sub(r"(pauses:\n.*\n|reviews: .*\n)", "", young)
    assert "Half of the 2 pairs that can be counted met in" in text(Audience.COORDINATORS, three)


def test_the_public_hears_of_no_meetings_and_no_signatures():
    log = {"records/pairs/ada-grace/log/2026-10-14.yml": "date: 2026-10-14\nkind: meeting\noutcome: held\n"}
    page = text(Audience.PUBLIC, RECORDS | log)
    assert "14 Oct" not in page
    assert "signed" not in page
    assert all(part in text(files=RECORDS | log) for part in ("14 Oct", "signed"))
    assert "Among the pairs that chose to be named, 1 pair is under way" in page


def test_an_unlisted_pair_is_not_on_the_public_page():
    files = RECORDS | {"records/pairs/ada-grace/agreement.yml": AGREEMENT.replace("named", "unlisted")}
    assert "Grace & a mentee" not in text(Audience.PUBLIC, files).replace("\u200e", "")
    assert view(Audience.PUBLIC, files).statuses == ()


def test_more_cohorts_than_fit_lead_to_the_page_of_all():
    cohorts = "".join(
        f"  - {{id: c-{n}, name: Cohort {n}, starts: 2025-0{n}-01, ends: 2025-12-01}}\n" for n in range(1, 7)
    )
    program = RECORDS["records/program.yml"].replace("cohorts:\n", f"cohorts:\n{cohorts}")
    page = texts(view_pages(sight_of(Audience.MEMBERS, RECORDS | {"records/program.yml": program})))[
        "index.md"
    ]
    assert 'href="cohorts/">All 7 cohorts</a>' in page
