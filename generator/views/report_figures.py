"""A programme's figure as a report shows it: its value, its spread, and beside it what it means and rests on."""

from dataclasses import dataclass

from generator.figures.definitions import DEFINITIONS, Definition
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.programme import PROGRAMME, pairs_behind
from generator.views.charts import Chart
from generator.views.distributions import Distribution, spread_of_levels, spread_of_pairs
from generator.views.figure_tiles import basis_words, value_text
from generator.views.last_seen import kept_for_sight
from generator.views.links import Links
from generator.views.report_charts import spread_chart
from generator.views.report_numbers import ReportNumber, pedigree
from generator.views.rounding import about, rounding_of
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure
from generator.words.numbers import counted, number
from generator.words.places import Kind

SPREAD_ALONE = ("gas-t",)
"""Figures without one value for all pairs: it would invite comparisons that do not hold."""

_KINDS = {
    Kind.AGREEMENT: "Agreements",
    Kind.GOALS: "Goals",
    Kind.LOG_ENTRY: "Log entries",
    Kind.PULSE: "Surveys",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigure:
    """One figure of the programme, ready for the macro ``figure`` in ``parts/report.html.j2``."""

    name: str
    number: ReportNumber
    meaning: str
    spread: Chart | None
    """How its values are spread."""


def report_figure(sight: Sight, links: Links, name: str) -> ReportFigure:
    """Build what a report shows of one figure of the programme."""
    figure = sight.figure(PROGRAMME, name)
    spread = _spread(sight, name) if figure is not None and figure.value is not None else None
    return ReportFigure(
        name=name,
        number=figure_number(sight, links, name),
        meaning=DEFINITIONS[name].meaning,
        spread=spread_chart(f"pb-{name}", DEFINITIONS[name].title, spread) if spread else None,
    )


def figure_number(sight: Sight, links: Links, name: str) -> ReportNumber:
    """Return a figure of the programme as a number with its pedigree."""
    definition, figure = DEFINITIONS[name], sight.figure(PROGRAMME, name)
    counts = figure if figure is not None and figure.value is not None else None
    value, unit = value_text(None if name in SPREAD_ALONE else counts)
    words = [] if value else [_why_not(sight, figure)]
    words += [_basis_here(sight, counts)] if counts else []
    is_share = bool(value) and definition.unit == "ratio" and counts is not None
    return ReportNumber(
        title=definition.title,
        value=value,
        unit=unit,
        note=" ".join(_sentence(text) for text in words),
        share=min(1.0, counts.value or 0.0) if is_share and counts else None,
        pedigree=pedigree(
            sight, links, _rows(sight, definition, figure), pairs_behind(counts) if counts else ()
        ),
    )


def _rows(sight: Sight, definition: Definition, figure: Figure | None) -> tuple[tuple[str, str], ...]:
    rows = [
        ("For each pair", definition.formula),
        ("For the programme", definition.across),
        (
            "What it rests on",
            " ".join((*(f"{line}." for line in _rests_on(definition)), _readers(sight, definition))),
        ),
    ]
    if figure is not None:
        missing = about(figure, number(figure.missing)) if figure.missing else "none"
        rows += [("n", about(figure, number(figure.n))), ("Missing", missing)]
    if figure is not None and figure.is_rounded:
        rows.append(("Rounded", f"{rounding_of(figure.unit)}."))
    if definition.source:
        rows.append(("After", definition.source))
    return tuple(rows)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def basis(figure: Figure) -> str:
    """Return in words what an aggregate rests on and what is missing from it."""
    if figure.is_rounded:
        # Nothing is counted back from rounded numbers.
        return f"from {basis_words(figure)}"
    hits = round((figure.value or 0) * figure.n)
    match figure.name:
        case "pairs":
            return "each counted once"
        case "goals-at-or-above-expected":
            text = f"{number(hits)} of {counted(figure.n, 'goal')} that are due and rated"
            return f"{text}; {number(figure.missing)} due without a rating" if figure.missing else text
        case "retention":
            text = f"{number(hits)} of {counted(figure.n, 'pair that has ended', 'pairs that have ended')}"
            return f"{text}; {number(figure.missing)} still under way" if figure.missing else text
        case "pipeline":
            return f"of {counted(figure.n, 'person', 'people')} who have been mentored here"
        case _:
            text = f"the middle of {counted(figure.n, 'pair')}"
            return f"{text}; {number(figure.missing)} could not be counted" if figure.missing else text


@kept_for_sight
def goals_in_force(sight: Sight) -> tuple[GoalStanding, ...]:
    """Return where all goals stand that were not dropped, of all pairs that have begun."""
    return tuple(
        standing
        for pair in sight.programme.pairs.values()
        if pair.agreement.status.has_begun
        for standing in goal_standings(pair, sight.today)
        if not standing.is_dropped
    )


def figures_of_pairs(sight: Sight, name: str) -> tuple[Figure, ...]:
    """Return one figure of every pair of which this audience may see it."""
    return tuple(
        named[name] for scope, named in sight.figures.items() if scope.kind == "pair" and name in named
    )


def _basis_here(sight: Sight, figure: Figure) -> str:
    if figure.name not in SPREAD_ALONE or figure.is_rounded:
        return basis(figure)
    goals = sum(of_pair.n for of_pair in figures_of_pairs(sight, figure.name))
    text = f"{counted(goals, 'goal')} of {counted(figure.n, 'pair')}" if goals else counted(figure.n, "pair")
    return f"{text}; {number(figure.missing)} could not be counted" if figure.missing else text


def _why_not(sight: Sight, figure: Figure | None) -> str:
    if figure is None:
        return f"Too few to show: it takes two pairs with {sight.smallest_group} people between them."
    if figure.value is None:
        return figure.why
    if sight.audience.may_see(figure.audience):
        return "Shown as a spread alone."
    return "Shown to members alone, and only as a spread."


def _spread(sight: Sight, name: str) -> Distribution | None:
    if name == "goal-level":
        return spread_of_levels(goals_in_force(sight))
    if name == "goals-at-or-above-expected":
        return spread_of_levels(standing for standing in goals_in_force(sight) if standing.is_due)
    return spread_of_pairs(figures_of_pairs(sight, name), sight.programme.program.policy)


def _rests_on(definition: Definition) -> tuple[str, ...]:
    lines: dict[Kind, list[str]] = {}
    for kind, path in definition.fields:
        words = path.removeprefix("goals.").replace(".", " ").replace("_", " ")
        lines.setdefault(kind, []).append(words)
    return tuple(
        f"{_KINDS[kind]}: {', '.join(dict.fromkeys(lines[kind]))}" for kind in _KINDS if kind in lines
    )


def _readers(sight: Sight, definition: Definition) -> str:
    if definition.audience is Audience.PUBLIC:
        return ""
    text = "Some of these fields are for members of the programme only."
    fewest = sight.smallest_group
    return f"{text} So this is shown only if it rests on at least {fewest} people." if fewest else text
