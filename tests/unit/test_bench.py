"""The bench measures all figures and every page of the report, of as many pairs as it is told, and each by itself; what
runs cold has nothing from before."""

import pytest

from bench.contenders import Contender, compete
from bench.figures import measure_figures
from bench.measure import alone, peak_memory
from generator.views.report_page import CHAPTERS


def test_it_measures_figures_and_every_page_of_the_report():
    small, large = measure_figures(3, entries=4), measure_figures(6, entries=4)
    # What needs attention, voices, evidence and the page on data are made elsewhere.
    assert small.pages == large.pages == len(CHAPTERS) + 4
    assert 0 < small.count < large.count
    assert small.whole == small.figures + small.attention + small.gate + small.report > 0


def test_the_memory_of_whoever_measures_is_not_that_of_what_is_measured():
    held = b"x" * 200_000_000
    assert peak_memory() > 200
    assert 1 < alone(peak_memory) < 150
    assert len(held) == 200_000_000


def test_what_is_measured_alone_gets_its_arguments_and_its_mistakes_come_back():
    assert alone(int, "12", base=3) == 5
    with pytest.raises(ValueError, match="invalid literal"):
        alone(int, "x")


def test_a_cold_run_begins_without_what_was_made_before_which_is_not_removed_meanwhile(tmp_path):
    folder = tmp_path / "tool"
    (folder / "site").mkdir(parents=True)
    (folder / "site" / "page.html").write_text("before")
    (folder / "cache").write_text("known")
    command = ("sh", "-c", "test ! -e site && test ! -e cache && mkdir site && echo made > site/page.html")
    compete(Contender("tool", folder, command, lambda _: None, ("site", "cache", "never")), 2, 60)
    aside = [page.read_text() for page in tmp_path.glob("aside-*/site/page.html")]
    assert sorted(aside) == ["before", "made\n"]
    assert [cache.read_text() for cache in tmp_path.glob("aside-*/cache")] == ["known"]
