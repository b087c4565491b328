"""The report's page on cohorts: side by side at equal age, in order of time and never of value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.figures.definitions import DEFINITIONS
from generator.figures.equal_age import cohort_at_ages
from generator.figures.over_time import Moment, Spread
from generator.views.charts import Chart, ChartTable, Line, Lines, Point
from generator.views.cohort_figures import cohort_figure
from generator.views.links import Links
from generator.views.page import Page
from generator.views.report_charts import cut
from generator.views.report_figures import basis, value_text
from generator.views.report_page import Cell, Grid, Part, links_of, report_page
from generator.views.report_survey import begun_pairs, may_count
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure
from generator.words.model import Cohort, Pair, Status
from generator.words.numbers import counted, number, percent

FOLDER = "cohorts"
COLUMNS = (
    "pairs",
    "cadence-adherence",
    "goals-at-or-above-expected",
    "follow-through",
    "retention",
)

_MOST_LINES = 6
_MOST_ROWS = 30
_TONES = ("brand", "warm", "calm", "good", "care", "plain")
_TOO_FEW = "Too few to show."
_SILENT = "No meeting logged by then."
"""A zero would say that nobody had met."""
_DAY_60 = 60


@dataclass(frozen=True, slots=True)
class Aged:
    """A cohort and how it stood at each age that it has reached."""

    cohort: Cohort
    ages: Mapping[int, Moment]


def view_cohort_report(sight: Sight) -> Page:
    """Return the page on cohorts."""
    links = links_of(FOLDER)
    cohorts = _in_order(sight)
    aged = _aged(sight, cohorts)
    parts = (
        Part(
            id="equal-age",
            title="At equal age",
            note="Each cohort is seen as it was so many days after its own start.",
            charts=tuple(_lines(sight, [each for each in aged if each.ages][-_MOST_LINES:])),
            grids=tuple(_age_grids(sight, links, aged)),
            instead=_why_no_ages(sight, aged),
        ),
        Part(
            id="today",
            title="As they stand today",
            note="Oldest first. Cohorts differ in age and in what their pairs agreed on, so compare them above.",
            grids=tuple(_today(sight, links, cohorts)),
            instead="" if cohorts else "The programme has no cohort yet.",
        ),
    )
    lead = (
        "Pairs that end early do so before others complete, and goals need their time: so a young cohort is set beside"
        " an old one as the old one was at the same age."
    )
    return report_page(sight, FOLDER, "Cohorts side by side", lead, parts)


def _in_order(sight: Sight) -> tuple[Cohort, ...]:
    return tuple(sorted(sight.programme.program.cohorts, key=lambda cohort: (cohort.starts, cohort.id)))


def _aged(sight: Sight, cohorts: Iterable[Cohort]) -> tuple[Aged, ...]:
    """Nothing for the public: the days on which pairs met, signed and ended are for members."""
    if sight.audience is Audience.PUBLIC:
        return ()
    pairs: dict[str, list[Pair]] = {}
    for pair in begun_pairs(sight):
        pairs.setdefault(pair.agreement.cohort, []).append(pair)
    return tuple(
        Aged(cohort, cohort_at_ages(cohort, pairs[cohort.id], sight.today))
        for cohort in cohorts
        if cohort.id in pairs
    )


def _why_no_ages(sight: Sight, aged: Sequence[Aged]) -> str:
    if sight.audience is Audience.PUBLIC:
        return "How cohorts stood at equal age is for members of the programme."
    old_enough = sum(bool(each.ages) for each in aged)
    if old_enough < 2:
        return "It takes two cohorts with pairs, both at least 30 days old, to set one beside the other."
    return ""


def compared_ages(aged: Sequence[Aged]) -> tuple[int, ...]:
    """Return the ages to compare at: the oldest that the youngest of the cohorts has reached, day 60, and the oldest
    that any two have reached; those that fewer than two have reached are left out."""
    reached = [set(each.ages) for each in aged if each.ages]
    shared = sorted(age for age in set[int]().union(*reached) if sum(age in ages for ages in reached) > 1)
    if not shared:
        return ()
    by_most = [age for age in shared if sum(age in ages for ages in reached) == len(reached)]
    wanted = {by_most[-1] if by_most else shared[0], _DAY_60, shared[-1]}
    return tuple(age for age in shared if age in wanted)


def _age_grids(sight: Sight, links: Links, aged: Sequence[Aged]) -> Iterator[Grid]:
    for age in compared_ages(aged):
        compared = [each for each in aged if age in each.ages]
        younger = [each.cohort.name for each in aged if age not in each.ages]
        left_out = f" Not that old yet: {', '.join(younger)}." if younger else ""
        yield Grid(
            f"Day {age} against day {age}",
            (
                "Cohort",
                "Pairs begun",
                "Signed by all",
                "Have met",
                "Have a goal",
                "Meeting as agreed",
                "Ended early",
            ),
            tuple(_age_row(sight, links, each, each.ages[age]) for each in compared[-_MOST_ROWS:]),
            f"{counted(len(compared), 'cohort')} as of {age} days after its own start.{left_out}",
        )


def _age_row(sight: Sight, links: Links, aged: Aged, at: Moment) -> tuple[Cell, ...]:
    name, begun = Cell(aged.cohort.name, href=links.cohort(aged.cohort.id)), len(at.pairs)
    if not may_count(sight, _ids(at)):
        return (name, Cell(number(begun)), *(Cell("–", _TOO_FEW) for _ in range(5)))
    is_silent = bool(begun) and not any(each.has_logged for each in at.pairs)

    def share(count: int) -> Cell:
        return Cell(number(count), percent(count / begun) if begun else "")

    return (
        name,
        Cell(number(begun)),
        share(sum(each.is_signed for each in at.pairs)),
        Cell("–", _SILENT) if is_silent else share(sum(each.has_met for each in at.pairs)),
        share(sum(each.has_goal for each in at.pairs)),
        Cell("–", _SILENT) if is_silent else _spread_cell(sight, at.figures["cadence-adherence"]),
        Cell(number(sum(each.status is Status.ENDED_EARLY for each in at.pairs))),
    )


def _ids(at: Moment) -> tuple[str, ...]:
    return tuple(each.pair for each in at.pairs)


def _spread_cell(sight: Sight, spread: Spread) -> Cell:
    if not may_count(sight, spread.pairs):
        return Cell("–", _TOO_FEW if spread.pairs else "Too early to tell.")
    if spread.value is None:
        return Cell("–", "Too early to tell.")
    return Cell(percent(spread.value), f"the middle of {counted(spread.n, 'pair')}")


def _lines(sight: Sight, aged: Sequence[Aged]) -> Iterator[Chart]:
    """Yield a picture for each figure of which at least one cohort has two values."""

    def met_as_agreed(at: Moment) -> float | None:
        spread = at.figures["cadence-adherence"]
        return spread.value if may_count(sight, spread.pairs) else None

    def with_goal(at: Moment) -> float | None:
        share = sum(each.has_goal for each in at.pairs) / max(1, len(at.pairs))
        return share if may_count(sight, _ids(at)) else None

    yield from _chart(
        "age-cadence",
        f"{DEFINITIONS['cadence-adherence'].title}, by age",
        "The middle of each cohort’s pairs, so many days after the cohort’s start.",
        "Computed as of each age, from what today’s records say of the time up to then. "
        + DEFINITIONS["cadence-adherence"].formula,
        [(each.cohort, [(age, met_as_agreed(at)) for age, at in each.ages.items()]) for each in aged],
    )
    yield from _chart(
        "age-goals",
        "Pairs with a goal, by age",
        "The share of each cohort’s pairs that had set a goal by then.",
        "Pairs with a goal set on or before the day, divided by the cohort’s pairs that had begun by then.",
        [(each.cohort, [(age, with_goal(at)) for age, at in each.ages.items()]) for each in aged],
    )


def _chart(
    id_: str,
    title: str,
    note: str,
    how: str,
    values: Sequence[tuple[Cohort, Sequence[tuple[int, float | None]]]],
) -> Iterator[Chart]:
    told = [(cohort, points) for cohort, points in values if any(value is not None for _, value in points)]
    ages = sorted({age for _, points in told for age, value in points if value is not None})
    if len(ages) < 2:
        return
    lines = tuple(
        Line(
            cut(cohort.name, 14),
            tone,
            tuple(Point(age, value) for age, value in points),
        )
        for (cohort, points), tone in zip(told, _TONES, strict=False)
    )
    rows = tuple((cohort.name, *(_told(dict(points).get(age)) for age in ages)) for cohort, points in told)
    yield Chart(
        id=id_,
        title=title,
        note=note,
        how=how,
        description="; ".join(
            f"{name}: " + ", ".join(f"day {age} {value}" for age, value in zip(ages, cells, strict=True))
            for name, *cells in rows
        )
        + ".",
        table=ChartTable(("Cohort", *(f"Day {age}" for age in ages)), rows),
        drawing=Lines(lines, ((0, "0"), *((age, str(age)) for age in ages)), "days after the cohort’s start"),
    )


def _told(value: float | None) -> str:
    return "–" if value is None else percent(value)


def _today(sight: Sight, links: Links, cohorts: Sequence[Cohort]) -> Iterator[Grid]:
    if cohorts:
        yield Grid(
            "Main figures of each cohort",
            ("Cohort", *(DEFINITIONS[name].title for name in COLUMNS)),
            tuple(
                (
                    Cell(cohort.name, href=links.cohort(cohort.id)),
                    *(_cell(name, cohort_figure(sight, cohort.id, name)) for name in COLUMNS),
                )
                for cohort in cohorts[-_MOST_ROWS:]
            ),
        )


def _cell(name: str, figure: Figure | None) -> Cell:
    if figure is None:
        return Cell("–", _TOO_FEW)
    if figure.value is None:
        return Cell("–", figure.why)
    return Cell(" ".join(filter(None, value_text(figure))), "" if name == "pairs" else basis(figure))
