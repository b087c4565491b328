"""Cohorts side by side, in order of time and never of value: a sight in, two tables out."""

from dataclasses import dataclass

from generator.figures.definitions import DEFINITIONS
from generator.figures.outcomes import retention_at_age
from generator.views.cohort_figures import cohort_figure
from generator.views.links import Links
from generator.views.report_figures import basis, value_text
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import stretch
from generator.words.figure import Figure, Scope
from generator.words.model import Cohort, Pair

COLUMNS = ("pairs", "cadence-adherence", "goals-at-or-above-expected", "signing-delay", "retention")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cohort's figure in a table."""

    column: str
    value: str
    """With its unit; a dash where there is none."""
    note: str
    """What it rests on, or why there is no value."""


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One cohort."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CohortTable:
    """All cohorts, oldest first."""

    columns: tuple[str, ...]
    rows: tuple[CohortRow, ...]


@dataclass(frozen=True, slots=True)
class AgeRow:
    """How many of a cohort's pairs had ended at a certain age."""

    name: str
    href: str
    begun: int
    completed: int
    ended_early: int


@dataclass(frozen=True, slots=True)
class AgeTable:
    """Cohorts at the age of the youngest of them, oldest first."""

    age: str
    """In words, as in ``6 weeks``."""
    youngest: str
    rows: tuple[AgeRow, ...]


def cohort_table(sight: Sight, links: Links) -> CohortTable:
    """Return the main figures of each cohort."""
    cohorts = _in_order(sight)
    rows = (
        CohortRow(
            cohort.name,
            links.cohort(cohort.id),
            tuple(_cell(name, cohort_figure(sight, cohort.id, name)) for name in COLUMNS),
        )
        for cohort in cohorts
    )
    return CohortTable(tuple(DEFINITIONS[name].title for name in COLUMNS), tuple(rows))


def age_table(sight: Sight, links: Links) -> AgeTable | None:
    """Return what had become of each cohort's pairs when it was as old as the youngest cohort is today.

    None for the public, since the days on which pairs ended are for members; and where there are not two
    cohorts with pairs.
    """
    pairs = {cohort.id: _begun(sight, cohort) for cohort in _in_order(sight)}
    cohorts = [cohort for cohort in _in_order(sight) if pairs[cohort.id] and cohort.starts < sight.today]
    if len(cohorts) < 2 or not sight.audience.may_see(Audience.MEMBERS):
        return None
    youngest = cohorts[-1]
    age = (sight.today - youngest.starts).days
    rows = (_age_row(links, cohort, pairs[cohort.id], age) for cohort in cohorts)
    return AgeTable(stretch(age), youngest.name, tuple(rows))


def _age_row(links: Links, cohort: Cohort, pairs: tuple[Pair, ...], age: int) -> AgeRow:
    figure = retention_at_age(_scope(cohort), pairs, cohort.starts, age)
    completed = round((figure.value or 0) * figure.n)
    return AgeRow(cohort.name, links.cohort(cohort.id), len(pairs), completed, figure.n - completed)


def _cell(name: str, figure: Figure | None) -> Cell:
    column = DEFINITIONS[name].title
    if figure is None:
        return Cell(column, "–", "Too few to show.")
    if figure.value is None:
        return Cell(column, "–", figure.why)
    return Cell(column, " ".join(filter(None, value_text(figure))), "" if name == "pairs" else basis(figure))


def _in_order(sight: Sight) -> tuple[Cohort, ...]:
    return tuple(sorted(sight.programme.program.cohorts, key=lambda cohort: (cohort.starts, cohort.id)))


def _begun(sight: Sight, cohort: Cohort) -> tuple[Pair, ...]:
    pairs = sight.programme.pairs.values()
    return tuple(
        pair for pair in pairs if pair.agreement.cohort == cohort.id and pair.agreement.status.has_begun
    )


def _scope(cohort: Cohort) -> Scope:
    return Scope("cohort", cohort.id)
