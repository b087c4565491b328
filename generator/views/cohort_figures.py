"""A cohort's figures, as its own page and the report both show them."""

from dataclasses import replace

from generator.views.rounding import about
from generator.views.sight import Sight
from generator.words.figure import Figure, Scope
from generator.words.numbers import counted


def cohort_figure(sight: Sight, cohort: str, name: str) -> Figure | None:
    """Return a cohort's figure, or None where this audience may not see it.

    Those that end early end first, so retention would mislead until all pairs have ended: until then it is too
    early to tell.
    """
    figure = sight.figure(Scope("cohort", cohort), name)
    if figure is not None and name == "retention" and figure.value is not None and figure.missing:
        still = about(figure, counted(figure.missing, "pair is", "pairs are"))
        why = f"Too early to tell: {still} still under way."
        return replace(figure, value=None, why=why)
    return figure
