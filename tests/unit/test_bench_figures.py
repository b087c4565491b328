"""The bench measures all figures and every page of the report, of as many pairs as it is told."""

from bench.figures import measure_figures
from generator.views.report_page import CHAPTERS


def test_it_measures_figures_and_every_page_of_the_report():
    small, large = measure_figures(3, entries=4), measure_figures(6, entries=4)
    # What needs attention, voices, evidence and the page on data are made elsewhere.
    assert small.pages == large.pages == len(CHAPTERS) + 4
    assert 0 < small.count < large.count
    assert small.whole == small.figures + small.attention + small.gate + small.report > 0
