"""A report for a terminal: blocks of figures, one for each scope asked for. A sight and scopes in, words out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.figures.definitions import DEFINITIONS
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.programme import PROGRAMME
from generator.figures.topics import topics_of
from generator.figures.voices import VOICES
from generator.views.cohort_figures import cohort_figure
from generator.views.distributions import Distribution, spread_of_levels, spread_of_pairs
from generator.views.figure_tiles import formula_words, said_instead, value_words
from generator.views.names import cohort_name, pair_title
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import long_day
from generator.words.figure import Figure, Scope
from generator.words.model import Pair
from generator.words.numbers import number
from generator.words.obstacle import Obstacle

SPREAD_ALONE = frozenset({"gas-t"})
"""Figures that have no one value for several pairs: it would invite comparisons that do not hold."""

_READERS = {
    Audience.PUBLIC: "as anyone may see it",
    Audience.MEMBERS: "as members may see it",
    Audience.COORDINATORS: "as coordinators may see it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One figure of one scope."""

    name: str
    title: str
    value: str
    """The number with its unit, or in few words why there is none."""
    has_value: bool
    why: str
    """Why there is no value, as a sentence; empty where there is one."""
    n: str
    missing: str
    spread: Distribution | None
    meaning: str
    formula: str
    """How it is computed, for a pair or across pairs."""


@dataclass(frozen=True, slots=True)
class Block:
    """The figures of one scope."""

    title: str
    lines: tuple[FigureLine, ...]
    hidden: tuple[str, ...]
    """Titles of figures that are there, but not for this audience."""


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort beside the others: a cell for each of the main figures."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """All of a report."""

    title: str
    blocks: tuple[Block, ...]
    cohorts: tuple[CohortLine, ...]
    """Oldest first; none where single scopes were asked for."""
    is_rounded: bool
    """Whether any of the figures is."""


COHORT_COLUMNS = {
    "pairs": "Pairs",
    "cadence-adherence": "Meeting",
    "goals-at-or-above-expected": "Goals",
    "signing-delay": "Signing",
    "retention": "Completed",
}
"""The figures in which cohorts stand side by side, each with a short heading."""


def view_blocks(sight: Sight, scopes: Sequence[Scope]) -> Blocks:
    """Return the figures of some scopes; of none, those of the programme with its cohorts side by side."""
    program = sight.programme.program
    return Blocks(
        title=f"{program.name}, as of {long_day(sight.today)}, {_READERS[sight.audience]}",
        blocks=tuple(_block(sight, scope) for scope in scopes or (PROGRAMME,)),
        cohorts=() if scopes else tuple(_cohort_lines(sight)),
        is_rounded=any(each.is_rounded for named in sight.figures.values() for each in named.values()),
    )


def scopes_of(
    sight: Sight, cohorts: Sequence[str], topics: Sequence[str], pairs: Sequence[str]
) -> tuple[Scope, ...]:
    """Return the scopes that are meant, each once. Raises Obstacle for one that this audience knows nothing of.

    A topic may be called by its id, its name or another word for it.
    """
    meant = [("cohort", cohort) for cohort in cohorts]
    meant += [("topic", each) for topic in topics for each in topics_of((topic,), sight.programme.program)]
    meant += [("pair", pair) for pair in pairs]
    return tuple(dict.fromkeys(_known(sight, kind, id_) for kind, id_ in meant))


def all_scopes(sight: Sight) -> tuple[Scope, ...]:
    """Return every scope of which this audience may see anything: the programme, then cohorts, topics and pairs."""
    return tuple(sight.figures)


def _known(sight: Sight, kind: str, id_: str) -> Scope:
    ids = _ids(sight, kind)
    if id_ in ids:
        return Scope(kind, id_)
    similar = get_close_matches(id_, ids, n=1)
    hint = f' Did you mean "{similar[0]}"?' if similar else _which(ids)
    raise Obstacle(f'There is no {kind} "{id_}" in this report.{hint}')


def _ids(sight: Sight, kind: str) -> list[str]:
    """Return what there is of a kind. A pair without figures, such as one that is only proposed, is there, too."""
    known = [scope.id for scope in sight.figures if scope.kind == kind]
    return sorted({*known, *sight.programme.pairs}) if kind == "pair" else known


def _which(ids: Sequence[str]) -> str:
    if not ids:
        return ""
    more = f" and {number(len(ids) - _SHOWN_IDS)} more" if len(ids) > _SHOWN_IDS else ""
    return f" There is: {', '.join(ids[:_SHOWN_IDS])}{more}."


_SHOWN_IDS = 8


def _block(sight: Sight, scope: Scope) -> Block:
    pairs = _pairs_in(sight, scope)
    standings = tuple(
        standing
        for pair in pairs
        if pair.agreement.status.has_begun
        for standing in goal_standings(pair, sight.today)
        if not standing.is_dropped
    )
    lines = tuple(_lines(sight, scope, pairs, standings))
    return Block(_title(sight, scope), lines, _hidden(sight, scope, lines))


def _title(sight: Sight, scope: Scope) -> str:
    match scope.kind:
        case "programme":
            return "The programme"
        case "cohort":
            return f"Cohort {cohort_name(sight, scope.id)}"
        case "topic":
            names = {topic.id: topic.name for topic in sight.programme.program.topics}
            return f"Topic {names.get(scope.id, scope.id)}"
        case _:
            pair = sight.programme.pairs.get(scope.id)
            # A terminal shows the marks that hold a page's names in their places.
            return f"Pair {scope.id}" + (f": {pair_title(sight, pair)}" if pair else "").replace("\u200e", "")


def _pairs_in(sight: Sight, scope: Scope) -> tuple[Pair, ...]:
    pairs = tuple(sight.programme.pairs.values())
    match scope.kind:
        case "programme":
            return pairs
        case "cohort":
            return tuple(pair for pair in pairs if pair.agreement.cohort == scope.id)
        case "topic":
            program = sight.programme.program
            return tuple(pair for pair in pairs if scope.id in topics_of(pair.agreement.topics, program))
        case _:
            return tuple(pair for pair in pairs if pair.id == scope.id)


def _lines(
    sight: Sight, scope: Scope, pairs: Sequence[Pair], standings: Sequence[GoalStanding]
) -> Iterator[FigureLine]:
    for name in DEFINITIONS:
        figure = _figure(sight, scope, name)
        if figure is not None:
            spread = None if figure.value is None else _spread(sight, name, pairs, standings)
            yield _line(scope, figure, spread)


def _hidden(sight: Sight, scope: Scope, lines: Sequence[FigureLine]) -> tuple[str, ...]:
    """What a single pair lacks is not hidden: it may be too young for it."""
    if scope.kind == "pair" or not sight.smallest_group:
        return ()
    shown = {line.name for line in lines}
    if scope.kind == "topic":
        # Surveys are of cohorts, so no topic has these.
        shown.update(VOICES.values())
    return tuple(definition.title for name, definition in DEFINITIONS.items() if name not in shown)


def _figure(sight: Sight, scope: Scope, name: str) -> Figure | None:
    if scope.kind == "cohort":
        return cohort_figure(sight, scope.id, name)
    return sight.figure(scope, name)


def _line(scope: Scope, figure: Figure, spread: Distribution | None) -> FigureLine:
    definition = DEFINITIONS[figure.name]
    of_one = scope.kind == "pair"
    value, why = _value(figure, has_spread=spread is not None, of_one=of_one)
    return FigureLine(
        name=figure.name,
        title=definition.title,
        value=value,
        has_value=not why,
        why=why,
        n=_approximately(figure) + number(figure.n, 0),
        missing=_approximately(figure) + number(figure.missing, 0) if figure.missing else "",
        spread=None if of_one else spread,
        meaning=definition.meaning,
        formula=formula_words(figure),
    )


def _value(figure: Figure, *, has_spread: bool, of_one: bool) -> tuple[str, str]:
    """Return what stands as the value, and why that is no number."""
    if figure.value is None:
        instead, why = said_instead(figure)
        return instead.lower().removesuffix(" to tell"), why
    if figure.name in SPREAD_ALONE and not of_one:
        return (
            "",
            "Shown as a spread alone." if has_spread else "Shown to members alone, and only as a spread.",
        )
    return short_value(figure), ""


def short_value(figure: Figure) -> str:
    """Return a figure's number with its unit, in few characters; a rounded one begins with "~"."""
    return "–" if figure.value is None else _approximately(figure) + _short(figure.unit, figure.value)


def _approximately(figure: Figure) -> str:
    return "~" if figure.is_rounded else ""


def _short(unit: str, value: float) -> str:
    match unit:
        case "days":
            days = number(value, 0)
            return f"{days} {'day' if days in ('1', '−1') else 'days'}"
        case "intervals":
            text = number(value)
            return f"{text} {'interval' if text == '1' else 'intervals'}"
        case "answer":
            return f"{value_words(unit, value)[0]} of 5"
        case _:
            return value_words(unit, value)[0].replace("\u00a0", " ")


def _spread(
    sight: Sight, name: str, pairs: Sequence[Pair], standings: Sequence[GoalStanding]
) -> Distribution | None:
    if name == "goal-level":
        return spread_of_levels(standings)
    if name == "goals-at-or-above-expected":
        return spread_of_levels(standing for standing in standings if standing.is_due)
    figures = (sight.figure(Scope("pair", pair.id), name) for pair in pairs)
    return spread_of_pairs([each for each in figures if each is not None], sight.programme.program.policy)


def _cohort_lines(sight: Sight) -> Iterator[CohortLine]:
    for cohort in sorted(sight.programme.program.cohorts, key=lambda each: (each.starts, each.id)):
        figures = (cohort_figure(sight, cohort.id, name) for name in COHORT_COLUMNS)
        yield CohortLine(cohort.name, tuple(short_value(each) if each else "too few" for each in figures))
