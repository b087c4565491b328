"""What is missing from a report's figures, and what that means for reading them: a sight in, lines out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.figures.programme import PROGRAMME
from generator.views.report_figures import figures_of_pairs
from generator.views.sight import Sight
from generator.words.figure import Figure
from generator.words.numbers import counted

_PAIRS_WITHOUT = (
    (
        "cadence-adherence",
        "without a rhythm to tell",
        "Fewer than two of their agreed stretches have gone by, or nobody has logged any meeting. “Meeting as agreed”"
        " speaks of the others alone.",
    ),
    (
        "days-to-first-meeting",
        "without a first meeting",
        "They may not have met, or not have logged it. The figure on first meetings speaks of the others alone; where"
        " others log their meetings, “Meeting as agreed” counts these as not having met.",
    ),
    (
        "signing-delay",
        "with a signature open",
        "The figure on signatures speaks of the pairs that are done alone, so the middle of all may lie later.",
    ),
    (
        "follow-through",
        "without a next step to judge",
        "They have promised nothing with a date, or nobody has written since the date. They are not counted as late.",
    ),
)
_FACTS_WITHOUT = (
    (
        "dosage",
        ("meeting", "meetings"),
        "without a length",
        "They add no minutes, so the time that pairs spent together is at least what is shown.",
    ),
    (
        "attendance",
        ("meeting", "meetings"),
        "that do not say who was there",
        "The figure on who was there speaks of the other meetings alone.",
    ),
)


@dataclass(frozen=True, slots=True)
class ReportGap:
    """Something that is missing."""

    what: str
    """How much of what, as in ``3 pairs with a signature open``."""
    meaning: str
    figure: str
    """Name of the figure that it is missing from."""
    pairs: tuple[str, ...]
    """Ids of the pairs that it concerns, as far as this audience may know them; sorted."""


def report_gaps(sight: Sight) -> tuple[ReportGap, ...]:
    """Return what is missing, where this audience may know it."""
    return (*_pairs_without(sight), *_goals_without(sight), *_facts_without(sight))


def _pairs_without(sight: Sight) -> Iterator[ReportGap]:
    for name, lack, meaning in _PAIRS_WITHOUT:
        figure = sight.figure(PROGRAMME, name)
        if figure is not None and figure.missing:
            concerned = (of_pair for of_pair in figures_of_pairs(sight, name) if of_pair.value is None)
            yield _gap(f"{counted(figure.missing, 'pair')} {lack}", meaning, name, concerned)


def _goals_without(sight: Sight) -> Iterator[ReportGap]:
    name = "goals-at-or-above-expected"
    figure = sight.figure(PROGRAMME, name)
    if figure is not None and figure.missing:
        meaning = "Nobody has said how far they got. They count neither as reached nor as missed."
        concerned = (of_pair for of_pair in figures_of_pairs(sight, name) if of_pair.missing)
        yield _gap(f"{counted(figure.missing, 'goal')} due without a rating", meaning, name, concerned)


def _facts_without(sight: Sight) -> Iterator[ReportGap]:
    for name, nouns, lack, meaning in _FACTS_WITHOUT:
        concerned = [of_pair for of_pair in figures_of_pairs(sight, name) if of_pair.missing]
        if concerned:
            missing = sum(of_pair.missing for of_pair in concerned)
            yield _gap(f"{counted(missing, *nouns)} {lack}", meaning, name, concerned)


def _gap(what: str, meaning: str, figure: str, concerned: Iterable[Figure]) -> ReportGap:
    return ReportGap(what, meaning, figure, tuple(sorted(of_pair.scope.id for of_pair in concerned)))
