"""``build --keep-going``: what does not pass is left out with a notice, and all else is published."""

import datetime as dt
from pathlib import Path

import pytest

from generator.pipeline.publication import leave_out_broken
from generator.pipeline.readings import read_all
from generator.pipeline.site import render_site
from generator.words.audience import Audience
from tests.conftest import BASE

TODAY = dt.date(2026, 10, 15)
SECOND = {
    "records/people/noor.yml": "name: Noor Rahimi\nmentee: {capacity: 1}\n",
    "records/pairs/grace-noor/agreement.yml": BASE["records/pairs/ada-grace/agreement.yml"]
    .replace("[ada]", "[noor]")
    .replace("ada:", "noor:"),
}


def left_out(root, overlay=None):
    found = leave_out_broken(read_all(root, TODAY, overlay=overlay))
    return found and found.left_out


@pytest.mark.parametrize(
    "broken",
    [
        {"records/pairs/grace-noor/agreement.yml": "mentors: ["},
        {"records/pairs/grace-noor/log/2026-03-10.yml": "date: 2026-03-11\nkind: dance\n"},
        {"records/pairs/grace-noor/log/nonsense.txt": "x"},
        {"records/people/noor.yml": "name: ["},
        {"records/people/noor.yml": "name: Noor\nchoices: {wants: [nobody]}\n"},
    ],
    ids=["unreadable", "shape", "misplaced", "person unreadable", "person's references"],
)
def test_a_pair_that_does_not_pass_is_left_out_and_no_other(make_programme, broken):
    assert left_out(make_programme({**SECOND, **broken})) == ("grace-noor",)


@pytest.mark.parametrize("file", ["program.yml", "resources.yml", "stray.txt"])
def test_an_error_elsewhere_stops_everything(make_programme, file):
    assert left_out(make_programme({**SECOND, f"records/{file}": "x: ["})) is None


def test_nothing_is_left_out_where_all_is_well(make_programme):
    assert left_out(make_programme(SECOND)) == ()


def test_a_broken_record_in_the_private_repository_counts(make_programme, tmp_path):
    private = tmp_path / "private" / "records" / "pairs" / "grace-noor" / "agreement.yml"
    private.parent.mkdir(parents=True)
    private.write_text("starts: 2026-03-02\n")
    assert left_out(make_programme(SECOND), tmp_path / "private") == ("grace-noor",)


@pytest.mark.parametrize("audience", Audience)
def test_every_page_says_how_many_and_no_page_whom(make_programme, audience):
    root = make_programme({**SECOND, "records/pairs/grace-noor/goals.yml": "goals: 7\n"})
    found = leave_out_broken(read_all(root, TODAY))
    docs = render_site(root, found.checked, audience, len(found.left_out)).docs
    pages = {path: text for path, text in docs.items() if Path(path).suffix == ".md"}
    assert pages
    for path, text in pages.items():
        assert "1 pair is left out of this site" in text, path
        assert "grace-noor" not in text + path
