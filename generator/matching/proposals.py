"""Proposals for a cohort: a pool in, who should meet whom, with everything that speaks for and against it, out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low

from generator.matching.assignment import UNMATCHED, assign
from generator.matching.draw import draw_table, lot_of
from generator.matching.fit import Fit, fit_of
from generator.matching.fit_table import OUT_OF_THE_QUESTION, IntTable, fit_table
from generator.matching.parts import Weights
from generator.matching.pool import Candidate, Pool
from generator.matching.rules import Barrier, missing_need
from generator.matching.stability import blocking_pairs, deferred_acceptance

CLOSE = 2
"""How many others are named beside a proposal."""

FEW = 3
"""So many mentors whom a rule takes out are named; more are only counted."""

MOST_BLOCKING = 1_000
"""How many blocking pairs are named; all of them are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to match: all that a programme publishes beforehand."""

    weights: Weights
    least_fit: int = 0
    seed: str = ""
    group_size: int = 1
    """How many mentees a mentor takes in one place."""
    mentors_per_pair: int = 1
    """How many mentors a mentee gets in one place, where there are enough."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another mentor who came close."""

    mentor: str
    fit: int
    taken_by: tuple[str, ...]
    """The mentees who have that mentor's places; empty where one is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One mentee and one mentor who should meet."""

    mentee: str
    mentor: str
    fit: Fit
    best: int
    """The highest fit that this mentee could have with anybody."""
    others: tuple[Other, ...]

    @property
    def regret(self) -> int:
        """How many points of fit are missing to the best."""
        return self.best - self.fit.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A mentee for whom nobody is left, or nobody is suitable."""

    mentee: str
    barriers: Mapping[Barrier, int]
    """How many mentors each rule takes out."""
    few: Mapping[Barrier, tuple[str, ...]]
    """Who they are, where a rule takes out no more than a few."""
    others: tuple[Other, ...]
    """Mentors who could, but whose places are taken."""
    possible: int
    """How many mentors are not taken out by any rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A way of matching in numbers. None where nobody is matched."""

    matched: int
    least: int | None
    median: int | None
    total: int
    blocking: int
    worst_regret: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What is proposed, and how it compares."""

    pool: Pool
    settings: Settings
    matches: tuple[Match, ...]
    """By mentee; one with several free places may have several."""
    unmatched: tuple[Unmatched, ...]
    figures: Figures
    second_opinion: Figures
    """The same numbers for deferred acceptance."""
    differing: int
    """How many mentees that would give another mentor, or none."""
    blocking: tuple[tuple[str, str], ...]
    """Mentee and mentor who would both have a better fit with each other: the first of them, where they are many."""
    settled: bool

    @property
    def load(self) -> Mapping[str, int]:
        """How many of the matches each mentor has, none included."""
        count = Counter(match.mentor for match in self.matches)
        return {mentor.id: count[mentor.id] for mentor in self.pool.mentors}


@dataclass(frozen=True, slots=True)
class _Table:
    """Both sides in the order of the draw, and what holds between them."""

    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    fits: IntTable
    draw: IntTable
    places: list[int] = field(default_factory=list)


def propose(pool: Pool, settings: Settings, out_of_time: Callable[[], bool] = lambda: False) -> Matching:
    """Return the fairest proposals; the best found so far when `out_of_time` turns true.

    Mentees who can have several mentors get a second one only once nobody more can get a first one.
    Raises Obstacle where the libraries are missing or there are too many people at once.
    """
    table = _table(pool, settings)
    first = assign(table.fits, table.places, table.draw, out_of_time)
    rounds = [first.mentor_of]
    settled = first.settled
    wanted = [each.places * settings.mentors_per_pair for each in table.mentees]
    left, fits = _without(table.fits, table.places, first.mentor_of, [count > 1 for count in wanted])
    while fits is not None:
        more = assign(fits, left, table.draw, out_of_time)
        if all(mentor == UNMATCHED for mentor in more.mentor_of):
            break
        rounds.append(more.mentor_of)
        settled &= more.settled
        left, fits = _without(fits, left, more.mentor_of, [count > len(rounds) for count in wanted])
    taken = _taken_by(table, rounds)
    opinion = deferred_acceptance(table.fits, table.places, table.draw)
    count, blocking = blocking_pairs(table.fits, table.places, first.mentor_of, MOST_BLOCKING)
    return Matching(
        pool=pool,
        settings=settings,
        matches=tuple(sorted(_matches(table, rounds, taken, settings), key=lambda each: each.mentee)),
        unmatched=tuple(
            sorted(_unmatched(table, pool, first.mentor_of, taken), key=lambda each: each.mentee)
        ),
        figures=_figures(table, first.mentor_of, count),
        second_opinion=_figures(table, opinion, 0),
        differing=sum(one != other for one, other in zip(first.mentor_of, opinion, strict=True)),
        blocking=tuple(sorted((table.mentees[row].id, table.mentors[column].id) for row, column in blocking)),
        settled=settled,
    )


def _table(pool: Pool, settings: Settings) -> _Table:
    mentees = tuple(sorted(pool.mentees, key=lambda each: (lot_of(settings.seed, each.id), each.id)))
    mentors = tuple(sorted(pool.mentors, key=lambda each: (lot_of(settings.seed, each.id), each.id)))
    fits = fit_table(
        [each.profile for each in mentees],
        [each.profile for each in mentors],
        pool.barriers,
        settings.weights,
        settings.least_fit,
    )
    draw = draw_table(settings.seed, [each.id for each in mentees], [each.id for each in mentors])
    return _Table(mentees, mentors, fits, draw, [each.places * settings.group_size for each in mentors])


def _without(
    fits: IntTable, places: Sequence[int], mentor_of: Sequence[int], want_more: Sequence[bool]
) -> tuple[list[int], IntTable | None]:
    """Return the places left after a round, and the fits for those who want another mentor; None where nobody does."""
    count = Counter(mentor_of)
    left = [free - count[column] for column, free in enumerate(places)]
    again = [row for row, mentor in enumerate(mentor_of) if mentor != UNMATCHED and want_more[row]]
    if not again or not any(left):
        return left, None
    rest = fits.copy()
    rest[:] = OUT_OF_THE_QUESTION
    for row in again:
        rest[row] = fits[row]
        rest[row, mentor_of[row]] = OUT_OF_THE_QUESTION
    return left, rest


def _taken_by(table: _Table, rounds: Sequence[Sequence[int]]) -> Mapping[int, tuple[str, ...]]:
    """Return who has the places of each mentor that has none left."""
    found: dict[int, list[str]] = {}
    for mentor_of in rounds:
        for row, column in enumerate(mentor_of):
            if column != UNMATCHED:
                found.setdefault(column, []).append(table.mentees[row].id)
    return {
        column: tuple(sorted(mentees))
        for column, mentees in found.items()
        if len(mentees) >= table.places[column]
    }


def _matches(
    table: _Table,
    rounds: Sequence[Sequence[int]],
    taken: Mapping[int, tuple[str, ...]],
    settings: Settings,
) -> Iterator[Match]:
    for row, mentee in enumerate(table.mentees):
        mine = [mentor_of[row] for mentor_of in rounds if mentor_of[row] != UNMATCHED]
        for column in mine:
            mentor = table.mentors[column]
            yield Match(
                mentee=mentee.id,
                mentor=mentor.id,
                fit=fit_of(mentee.profile, mentor.profile, settings.weights),
                best=int(table.fits[row].max()),
                others=_others(table, row, taken, mine),
            )


def _others(
    table: _Table, row: int, taken: Mapping[int, tuple[str, ...]], mine: Sequence[int]
) -> tuple[Other, ...]:
    """Return the mentors with the highest fits apart from one's own."""
    fits = table.fits[row]
    order = (-fits).argsort(kind="stable")[: CLOSE + len(mine)].tolist()
    close = [column for column in order if fits[column] >= 0 and column not in mine]
    return tuple(
        Other(table.mentors[column].id, int(fits[column]), taken.get(column, ())) for column in close[:CLOSE]
    )


def _unmatched(
    table: _Table, pool: Pool, mentor_of: Sequence[int], taken: Mapping[int, tuple[str, ...]]
) -> Iterator[Unmatched]:
    for row, mentee in enumerate(table.mentees):
        if mentor_of[row] != UNMATCHED:
            continue
        out: dict[Barrier, list[str]] = {barrier: [] for barrier in Barrier}
        for column, mentor in enumerate(table.mentors):
            if table.fits[row, column] < 0:
                barrier = (
                    pool.barriers.get((mentee.id, mentor.id))
                    or missing_need(mentee.profile, mentor.profile)
                    or Barrier.LEAST_FIT
                )
                out[barrier].append(mentor.id)
        yield Unmatched(
            mentee=mentee.id,
            barriers={barrier: len(mentors) for barrier, mentors in out.items() if mentors},
            few={
                barrier: tuple(sorted(mentors)) for barrier, mentors in out.items() if 0 < len(mentors) <= FEW
            },
            others=_others(table, row, taken, ()),
            possible=len(table.mentors) - sum(map(len, out.values())),
        )


def _figures(table: _Table, mentor_of: Sequence[int], blocking: int) -> Figures:
    matched = [(row, column) for row, column in enumerate(mentor_of) if column != UNMATCHED]
    fits = [int(table.fits[two]) for two in matched]
    regrets = [int(table.fits[row].max()) - int(table.fits[row, column]) for row, column in matched]
    return Figures(
        matched=len(fits),
        least=min(fits, default=None),
        median=median_low(fits) if fits else None,
        total=sum(fits),
        blocking=blocking,
        worst_regret=max(regrets, default=None),
    )
