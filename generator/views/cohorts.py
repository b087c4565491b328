"""Cohorts: groups of pairs that start together. One page for all of them, and one for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.views.cohort_figures import cohort_figure
from generator.views.figure_tiles import FigureTile, figure_tile
from generator.views.frame import Frame, view_frame
from generator.views.links import COHORTS, PEOPLE, REPORT, Links
from generator.views.names import MENTEE, MENTOR, Name, name_of
from generator.views.page import Page
from generator.views.paging import left_over, rows_of
from generator.views.pair_lines import PairLine, StatusCount, pair_lines, status_counts
from generator.views.sight import Sight
from generator.views.voices import Voices, view_voices
from generator.words.audience import Audience
from generator.words.dates import day, relative
from generator.words.figure import Scope
from generator.words.model import Cohort, Pair
from generator.words.numbers import counted

_FIGURES = ("cadence-adherence", "goals-at-or-above-expected", "follow-through", "retention")


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortCard:
    """A cohort in short."""

    id: str
    name: str
    href: str
    term: str
    when: str
    """Where in its term it is, as a sentence."""
    counts: tuple[StatusCount, ...]
    size: str
    """How many pairs and people there are, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortsView:
    """All cohorts, the latest first."""

    frame: Frame
    cohorts: tuple[CohortCard, ...]
    shows_named_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortView:
    """One cohort."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    cohort: CohortCard
    figures: tuple[FigureTile, ...]
    voices: Voices
    pairs: tuple[PairLine, ...]
    more_pairs: tuple[int, str]
    """How many pairs did not fit here, and the address of a list of all."""
    sides: tuple[tuple[str, tuple[Name, ...], int], ...]
    """Heading and people of each side that somebody is on, and how many did not fit."""
    people: str
    report: str
    shows_named_only: bool


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page of all cohorts, and one for each."""
    pairs = _pairs_by_cohort(sight)
    yield Page(COHORTS, "pages/cohorts.html.j2", "Cohorts", view_cohorts(sight, pairs))
    for cohort in sight.programme.program.cohorts:
        view = view_cohort(sight, cohort, pairs.get(cohort.id, ()))
        yield Page(cohort_path(cohort.id), "pages/cohort.html.j2", cohort.name, view)


def cohort_path(cohort: str) -> str:
    """Return the path of a cohort's page."""
    return f"cohorts/{cohort}/index.md"


def view_cohorts(sight: Sight, pairs: Mapping[str, Sequence[Pair]]) -> CohortsView:
    """Return what the page of all cohorts shows."""
    links = Links(COHORTS)
    latest_first = sorted(sight.programme.program.cohorts, key=lambda cohort: cohort.id)
    latest_first.sort(key=lambda cohort: cohort.starts, reverse=True)
    return CohortsView(
        frame=view_frame(sight, COHORTS),
        cohorts=tuple(_card(sight, links, cohort, pairs.get(cohort.id, ())) for cohort in latest_first),
        shows_named_only=sight.audience is Audience.PUBLIC,
    )


def view_cohort(sight: Sight, cohort: Cohort, pairs: Sequence[Pair]) -> CohortView:
    """Return what a cohort's page shows. `pairs` are those in it."""
    path = cohort_path(cohort.id)
    links = Links(path)
    figures = (cohort_figure(sight, cohort.id, name) for name in _FIGURES)
    return CohortView(
        frame=view_frame(sight, path),
        crumbs=(("Cohorts", links.to(COHORTS)),),
        cohort=_card(sight, links, cohort, pairs),
        figures=tuple(figure_tile(sight, figure) for figure in figures if figure is not None),
        voices=view_voices(sight, links, Scope("cohort", cohort.id)),
        pairs=pair_lines(sight, links, pairs),
        more_pairs=(left_over(pairs), links.pairs(cohort=cohort.id)),
        sides=tuple(
            (title, tuple(rows_of(names, 1)), left_over(names))
            for title, side in (("Mentors", MENTOR), ("Mentees", MENTEE))
            if (names := _names(sight, links, pairs, side))
        ),
        people=links.to(PEOPLE),
        report=links.to(REPORT),
        shows_named_only=sight.audience is Audience.PUBLIC,
    )


def _pairs_by_cohort(sight: Sight) -> Mapping[str, Sequence[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in sight.programme.pairs.values():
        found.setdefault(pair.agreement.cohort, []).append(pair)
    return found


def _card(sight: Sight, links: Links, cohort: Cohort, pairs: Sequence[Pair]) -> CohortCard:
    people = {person for pair in pairs for person in pair.agreement.members if _is_known(sight, person)}
    size = [counted(len(pairs), "pair")] + ([counted(len(people), "person", "people")] if people else [])
    return CohortCard(
        id=cohort.id,
        name=cohort.name,
        href=links.to(cohort_path(cohort.id)),
        term=f"{day(cohort.starts)} to {day(cohort.ends)}",
        when=_when(sight, cohort),
        counts=status_counts(links, pairs, cohort.id),
        size=", ".join(size),
    )


def _when(sight: Sight, cohort: Cohort) -> str:
    if sight.today < cohort.starts:
        return f"Begins {relative(cohort.starts, sight.today)}"
    if sight.today > cohort.ends:
        return f"Ended {relative(cohort.ends, sight.today)}"
    return f"Under way; ends {relative(cohort.ends, sight.today)}"


def _is_known(sight: Sight, person: str) -> bool:
    return sight.audience is not Audience.PUBLIC or person in sight.programme.people


def _names(sight: Sight, links: Links, pairs: Sequence[Pair], side: str) -> tuple[Name, ...]:
    """The people on one side, each once, by name; those without a name for this audience are left out."""
    ids = {
        person
        for pair in pairs
        for person in (pair.agreement.mentors if side == MENTOR else pair.agreement.mentees)
    }
    names = (name_of(sight, links, person, side) for person in ids)
    known = (name for name in names if name.is_known)
    return tuple(sorted(known, key=lambda name: (name.text.casefold(), name.href)))
