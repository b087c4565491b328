"""Who is matched with whom: a table of fits and the places of each mentor in, one mentor for each mentee out.

In this order: as many mentees as can be; then the worst-off of them as well off as can be, then the next, and so on
(leximin, or a fair matching: Huang, Kavitha, Mehlhorn & Michail, 2013); then a draw. Who fits how well is settled
by the second step for everybody together, so the total is as high as that allows.

The second step settles levels of fit from the lowest up. Each solve makes those at a few levels as few as they can
be, and keeps only the edges that some solution as good as this one has: by complementary slackness these are the
ones without reduced cost, and mentors with a price of their own stay full. All numbers are whole and smaller than
2 ** 53, so that the library's floating point is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.matching.fit_table import IntTable
from generator.matching.libraries import require_libraries
from generator.words.obstacle import Obstacle

UNMATCHED = -1

MOST_CELLS = 40_000_000
"""The largest table that is solved at once, in mentees times places: it takes some gigabytes of memory."""

_EXACT = 2.0**52
_DRAWS = 2**20
_NO_COST_LEVEL = 1_000
"""A level above every fit, which is 300 at most: that of the place where somebody stays unmatched."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The mentor of each mentee, as a column of the table; -1 for none."""

    mentor_of: tuple[int, ...]
    settled: bool
    """Whether it is proved to be the best; otherwise time ran out, and it is the best of those found."""


@dataclass(frozen=True, slots=True)
class _Problem:
    """Who may still be matched with whom. The last column stands for staying unmatched."""

    levels: Any
    allowed: Any
    places: Any
    must_fill: Any


def assign(
    fits: IntTable, places: list[int], draw: IntTable, out_of_time: Callable[[], bool] = lambda: False
) -> Assignment:
    """Return the fairest assignment.

    `fits` holds -1 where two cannot be matched; `places` how many mentees each mentor can take; `draw` a number from
    0 to 2 ** 20 for each two: of assignments that are equally fair, the one whose numbers have the lowest sum is
    taken. `out_of_time` is asked between solves: once it is true, what is not settled yet goes to the highest total.
    Raises Obstacle where there are too many people at once.
    """
    np, _ = require_libraries()
    count, mentors = fits.shape
    if not count or not mentors:
        return Assignment((UNMATCHED,) * count, True)
    allowed = fits >= 0
    free = np.minimum(np.array(places, dtype=np.int64), allowed.sum(axis=0))
    if count * int(free.sum()) > MOST_CELLS:
        raise Obstacle(
            f"{count:,} mentees and {int(free.sum()):,} places are too many to match at once."
            " Match one cohort at a time with --cohort, or some mentees with --mentee."
        )
    most = _most_matched(allowed, free)
    allowed &= fits >= _highest_floor(fits, allowed, free, most)
    problem = _Problem(
        levels=np.column_stack((fits, np.full(count, _NO_COST_LEVEL, dtype=fits.dtype))),
        allowed=np.column_stack((allowed, np.full(count, most < count))),
        places=np.append(free, count - most),
        must_fill=np.zeros(mentors + 1, dtype=bool),
    )
    settled, below = True, -1
    while levels := _next_levels(problem, below):
        if out_of_time():
            settled = False
            break
        costs = np.zeros(problem.levels.shape)
        for power, level in enumerate(reversed(levels)):
            costs[problem.levels == level] = float(count + 1) ** power
        problem, below = _narrowed(problem, costs), levels[-1]
    costs = np.column_stack((draw, np.zeros(count))).astype(float)
    if not settled:
        # What time did not suffice to settle goes to the highest total, which takes but one more solve.
        costs += float(_DRAWS) * (
            int(fits.max()) - np.where(problem.levels < _NO_COST_LEVEL, problem.levels, 0)
        )
    chosen = _solve(problem, _with_bonus(problem, costs))
    return Assignment(tuple(int(each) if each < mentors else UNMATCHED for each in chosen), settled)


def _next_levels(problem: _Problem, below: int) -> list[int]:
    """Return the next levels to settle at once, the lowest first: as many as exact numbers allow."""
    np, _ = require_libraries()
    present = np.flatnonzero(np.bincount(problem.levels[problem.allowed]))
    left = [int(level) for level in present if below < level < _NO_COST_LEVEL]
    # The highest level costs nothing: whoever is at none of the others is there.
    count = len(problem.levels)
    at_once = 1
    while 4 * float(count + 1) ** (at_once + 2) < _EXACT:
        at_once += 1
    return left[:-1][:at_once]


def _narrowed(problem: _Problem, costs: Any) -> _Problem:
    """Return what is left when only the cheapest solutions are kept."""
    np, _ = require_libraries()
    costs = _with_bonus(problem, costs)
    chosen = _solve(problem, costs)
    rows = np.arange(len(chosen))
    load = np.bincount(chosen, minlength=len(problem.places))
    full = load >= problem.places
    paid = costs[rows, chosen]
    # What a place with each mentor is worth: how much dearer it gets when one place fewer is there.
    worth = np.where(full, _EXACT, 0.0)
    while True:
        least = (costs + worth[None, :]).min(axis=1) - paid
        better = worth.copy()
        np.minimum.at(better, chosen, least)
        better = np.where(full, better, 0.0)
        if np.array_equal(better, worth):
            break
        worth = better
    slack = costs + worth[None, :] - (paid + worth[chosen])[:, None]
    return _Problem(problem.levels, problem.allowed & (slack == 0), problem.places, worth > 0)


def _with_bonus(problem: _Problem, costs: Any) -> Any:
    """Return costs with a bonus where a place must not stay empty, and without end where nothing is allowed."""
    np, _ = require_libraries()
    bonus = len(costs) * float(costs[problem.allowed].max(initial=0.0)) + 1
    return np.where(problem.allowed, costs - bonus * problem.must_fill[None, :], np.inf)


def _solve(problem: _Problem, costs: Any) -> Any:
    """Return the column of each row in a cheapest assignment."""
    np, scipy = require_libraries()
    seats = np.repeat(np.arange(len(problem.places)), problem.places)
    _, columns = scipy.optimize.linear_sum_assignment(costs[:, seats])
    return seats[columns]


def _most_matched(allowed: Any, free: Any) -> int:
    """Return how many mentees can be matched at once."""
    np, scipy = require_libraries()
    seats = np.repeat(np.arange(len(free)), free)
    graph = scipy.sparse.csr_array(allowed[:, seats])
    found = scipy.sparse.csgraph.maximum_bipartite_matching(graph, perm_type="column")
    return int((found >= 0).sum())


def _highest_floor(fits: IntTable, allowed: Any, free: Any, most: int) -> int:
    """Return the highest fit that everybody can have at least while as many are matched."""
    np, _ = require_libraries()
    levels = np.flatnonzero(np.bincount(fits[allowed])) if allowed.any() else np.array([0])
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _most_matched(allowed & (fits >= levels[middle]), free) == most:
            low = middle
        else:
            high = middle - 1
    return int(levels[low])
