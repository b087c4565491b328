"""A programme's figure as a report shows it: its value, its spread, and beside it what it means and rests on."""

from dataclasses import dataclass

from generator.figures.definitions import DEFINITIONS, Definition
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.programme import PROGRAMME, pairs_behind
from generator.views.distributions import Distribution, spread_of_levels, spread_of_pairs
from generator.views.figure_tiles import value_words
from generator.views.links import Links
from generator.views.names import pair_title
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure
from generator.words.numbers import counted
from generator.words.places import Kind

SHOWN_PAIRS = 12
"""So many of the pairs behind a figure are named; the rest are counted."""

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
    """One figure of the programme with its words, for the macro ``figure`` in ``pages/report.html.j2``."""

    name: str
    title: str
    value: str
    """The number as text; empty where there is none to show."""
    unit: str
    basis: str
    """What the value rests on and what is missing, in words."""
    why: str
    """Why there is no value here, as a sentence."""
    meaning: str
    formula: str
    across: str
    rests_on: tuple[str, ...]
    """The fields behind it: a line for each kind of record."""
    readers: str
    """Who may see the fields behind it, as a sentence; empty where anyone may."""
    source: str
    spread: Distribution | None
    pairs: tuple[tuple[str, str], ...]
    """Name and address of pairs behind it, by name; empty where this audience cannot go from figure to pair."""
    more_pairs: int


def report_figure(sight: Sight, links: Links, name: str) -> ReportFigure:
    """Build what a report shows of one figure of the programme."""
    definition, figure = DEFINITIONS[name], sight.figure(PROGRAMME, name)
    counts = figure if figure is not None and figure.value is not None else None
    value, unit = value_text(None if name in SPREAD_ALONE else counts)
    pairs = _pairs_behind(sight, links, counts) if counts else ()
    return ReportFigure(
        name=name,
        title=definition.title,
        value=value,
        unit=unit,
        basis=_basis_here(sight, counts) if counts else "",
        why="" if value else _why_not(sight, figure),
        meaning=definition.meaning,
        formula=definition.formula,
        across=definition.across,
        rests_on=_rests_on(definition),
        readers=_readers(sight, definition),
        source=definition.source,
        spread=_spread(sight, name) if counts else None,
        pairs=pairs[:SHOWN_PAIRS],
        more_pairs=max(0, len(pairs) - SHOWN_PAIRS),
    )


def value_text(figure: Figure | None) -> tuple[str, str]:
    """Return a value as text and what stands small beside it; both empty without a value."""
    if figure is None or figure.value is None:
        return "", ""
    return value_words(figure.unit, figure.value)


def basis(figure: Figure) -> str:
    """Return in words what an aggregate rests on and what is missing from it."""
    hits = round((figure.value or 0) * figure.n)
    match figure.name:
        case "pairs":
            return "each counted once"
        case "goals-at-or-above-expected":
            text = f"{hits} of {counted(figure.n, 'goal')} that are due and rated"
            return f"{text}; {figure.missing} due without a rating" if figure.missing else text
        case "retention":
            text = f"{hits} of {counted(figure.n, 'pair that has ended', 'pairs that have ended')}"
            return f"{text}; {figure.missing} still under way" if figure.missing else text
        case "pipeline":
            return f"of {counted(figure.n, 'person', 'people')} who have been mentored here"
        case _:
            text = f"the middle of {counted(figure.n, 'pair')}"
            return f"{text}; {figure.missing} could not be counted" if figure.missing else text


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
    if figure.name not in SPREAD_ALONE:
        return basis(figure)
    goals = sum(of_pair.n for of_pair in figures_of_pairs(sight, figure.name))
    text = f"{counted(goals, 'goal')} of {counted(figure.n, 'pair')}" if goals else counted(figure.n, "pair")
    return f"{text}; {figure.missing} could not be counted" if figure.missing else text


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


def _pairs_behind(sight: Sight, links: Links, figure: Figure) -> tuple[tuple[str, str], ...]:
    """By name, so that the order says nothing about the values."""
    behind = (sight.programme.pairs[id_] for id_ in pairs_behind(figure))
    return tuple(sorted((pair_title(sight, pair), links.pair(pair.id)) for pair in behind))


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
