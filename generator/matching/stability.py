"""A second opinion: what deferred acceptance would do, and who would rather have each other."""

import heapq
from collections.abc import Sequence

from generator.matching.assignment import UNMATCHED
from generator.matching.fit_table import IntTable
from generator.matching.libraries import require_libraries


def deferred_acceptance(fits: IntTable, places: Sequence[int], draw: IntTable) -> tuple[int, ...]:
    """Return the mentor of each mentee when mentees ask in the order of their fits and mentors keep the best
    (Gale & Shapley, 1962); -1 for none. Equal fits go by the draw."""
    np, _ = require_libraries()
    found = [UNMATCHED] * len(fits)
    if not fits.size:
        return tuple(found)
    orders = np.lexsort((draw, -fits.astype(np.int64)), axis=1)
    kept: list[list[tuple[int, int, int]]] = [[] for _ in places]
    asked = [0] * len(fits)
    waiting = list(range(len(fits)))[::-1]
    while waiting:
        mentee = waiting.pop()
        while asked[mentee] < len(places):
            mentor = int(orders[mentee, asked[mentee]])
            fit = int(fits[mentee, mentor])
            asked[mentee] += 1
            if fit < 0:
                break
            heapq.heappush(kept[mentor], (fit, -int(draw[mentee, mentor]), mentee))
            if len(kept[mentor]) <= places[mentor]:
                break
            _, _, mentee = heapq.heappop(kept[mentor])
    for mentor, mentees in enumerate(kept):
        for _, _, mentee in mentees:
            found[mentee] = mentor
    return tuple(found)


def blocking_pairs(
    fits: IntTable, places: Sequence[int], mentor_of: Sequence[int], most: int
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return how many mentees and mentors would both have a better fit with each other than with whom they are
    matched, and the first of them, `most` at most."""
    np, _ = require_libraries()
    if not fits.size:
        return 0, ()
    mentors = np.asarray(mentor_of)
    rows = np.flatnonzero(mentors != UNMATCHED)
    own = np.full(len(fits), -1)
    own[rows] = fits[rows, mentors[rows]]
    worst = np.full(fits.shape[1], 1_000)
    np.minimum.at(worst, mentors[rows], own[rows])
    load = np.bincount(mentors[rows], minlength=fits.shape[1])
    worst[load < np.asarray(places)] = -1
    better = (fits > own[:, None]) & (fits > worst[None, :]) & (np.asarray(places) > 0)[None, :]
    first = np.flatnonzero(better)[:most]
    found = tuple((int(each) // fits.shape[1], int(each) % fits.shape[1]) for each in first)
    return int(better.sum()), found
