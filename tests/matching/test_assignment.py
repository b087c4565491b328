"""The fairest assignment: against every possible one, in any order, and where time runs out."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from generator.matching import assignment
from generator.matching.assignment import UNMATCHED, assign
from generator.matching.stability import blocking_pairs, deferred_acceptance
from generator.words.obstacle import Obstacle
from tests.fuzzing import cases


def table(rows, columns):
    return np.array(rows, dtype=np.int16).reshape(len(rows), columns)


@st.composite
def problems(draw, most=5):
    columns = draw(st.integers(0, 4))
    levels = st.sampled_from([-1, 0, 1, 2, 50, 99, 100])
    rows = draw(st.lists(st.lists(levels, min_size=columns, max_size=columns), max_size=most))
    places = draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns))
    return table(rows, columns), places


def worth(fits, mentor_of):
    """How good an assignment is: matched, then the fits from the worst up."""
    found = sorted(int(fits[row, column]) for row, column in enumerate(mentor_of) if column != UNMATCHED)
    return len(found), found


def everything(fits, places):
    for mentor_of in itertools.product(range(-1, fits.shape[1]), repeat=len(fits)):
        load = Counter(mentor_of)
        if all(load[column] <= free for column, free in enumerate(places)) and all(
            column == UNMATCHED or fits[row, column] >= 0 for row, column in enumerate(mentor_of)
        ):
            yield mentor_of


def lots(shape, seed=0):
    return np.random.default_rng(seed).integers(0, 2**20, shape)


@settings(max_examples=cases(80), deadline=None)
@given(problems())
def test_no_assignment_is_fairer(problem):
    fits, places = problem
    found = assign(fits, places, lots(fits.shape))
    assert found.settled
    assert found.mentor_of in set(everything(fits, places))
    assert worth(fits, found.mentor_of) == max(worth(fits, each) for each in everything(fits, places))


@settings(max_examples=cases(40), deadline=None)
@given(problems(most=7), st.randoms())
def test_the_order_of_people_changes_nothing(problem, random):
    fits, places = problem
    draw = lots(fits.shape)
    rows, columns = list(range(fits.shape[0])), list(range(fits.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    straight = assign(fits, places, draw).mentor_of
    mixed = assign(
        fits[np.ix_(rows, columns)], [places[column] for column in columns], draw[np.ix_(rows, columns)]
    ).mentor_of
    back = {rows[row]: columns[found] if found != UNMATCHED else UNMATCHED for row, found in enumerate(mixed)}
    assert straight == tuple(back[row] for row in range(len(fits)))


@settings(max_examples=cases(40), deadline=None)
@given(problems(), st.lists(st.sampled_from([-1, 0, 50, 100]), min_size=5, max_size=5))
def test_one_more_mentor_never_matches_fewer_or_worse(problem, more):
    fits, places = problem
    wider = np.column_stack((fits, np.array(more[: len(fits)], dtype=np.int16)))
    before = worth(fits, assign(fits, places, lots(fits.shape)).mentor_of)
    after = worth(wider, assign(wider, [*places, 1], lots(wider.shape)).mentor_of)
    assert after[0] >= before[0]
    assert after[0] > before[0] or after[1] >= before[1]


def test_the_worst_off_come_before_the_total():
    # The highest total is 100 + 10; the fairest is 60 + 50.
    fits = table([[100, 60], [50, 10]], 2)
    assert assign(fits, [1, 1], lots((2, 2))).mentor_of == (1, 0)


def test_the_second_worst_off_count_as_well():
    fits = table([[30, 30, 30], [90, 40, 60], [90, 70, 40]], 3)
    found = assign(fits, [1, 1, 1], lots((3, 3))).mentor_of
    assert worth(fits, found) == (3, [30, 70, 90]) or worth(fits, found) == (3, [30, 60, 90])
    assert worth(fits, found)[1] == max(worth(fits, each)[1] for each in itertools.permutations(range(3)))


def test_the_draw_decides_between_equals_alone():
    fits = np.full((3, 3), 70, dtype=np.int16)
    found = {assign(fits, [1, 1, 1], lots((3, 3), seed)).mentor_of for seed in range(20)}
    assert len(found) > 3
    fits[0, 2] = 71
    assert {assign(fits, [1, 1, 1], lots((3, 3), seed)).mentor_of[0] for seed in range(20)} == {2}


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_nobody_on_one_side_is_no_trouble(shape):
    assert (
        assign(np.zeros(shape, dtype=np.int16), [1] * shape[1], np.zeros(shape)).mentor_of == (-1,) * shape[0]
    )


def test_hundreds_with_the_same_wishes_end_soon():
    fits = np.full((400, 300), 64, dtype=np.int16)
    found = assign(fits, [1] * 300, lots(fits.shape))
    assert (found.settled, sum(column != UNMATCHED for column in found.mentor_of)) == (True, 300)


def test_when_time_runs_out_the_best_so_far_is_told_as_such():
    fits = lots((40, 40)).astype(np.int64) % 101
    rushed = assign(fits, [1] * 40, lots((40, 40)), lambda: True)
    whole = assign(fits, [1] * 40, lots((40, 40)))
    assert (rushed.settled, whole.settled) == (False, True)
    # The floor is found before anything else, so nobody is worse off than that.
    assert worth(fits, rushed.mentor_of)[0] == 40
    assert worth(fits, rushed.mentor_of)[1][0] == worth(fits, whole.mentor_of)[1][0]
    assert worth(fits, rushed.mentor_of) < worth(fits, whole.mentor_of)
    # And of all that keep to it, these have the highest total.
    rows, columns = linear_sum_assignment(np.where(fits >= worth(fits, whole.mentor_of)[1][0], -fits, 10**6))
    assert sum(worth(fits, rushed.mentor_of)[1]) == int(fits[rows, columns].sum())


def test_too_many_at_once_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(assignment, "MOST_CELLS", 5)
    with pytest.raises(Obstacle, match="3 mentees and 2 places are too many"):
        assign(np.zeros((3, 2), dtype=np.int16), [1, 1], np.zeros((3, 2)))


@settings(max_examples=cases(50), deadline=None)
@given(problems(most=6))
def test_deferred_acceptance_leaves_nobody_who_would_rather_have_each_other(problem):
    fits, places = problem
    found = deferred_acceptance(fits, places, lots(fits.shape))
    assert found in set(everything(fits, places)) or len(fits) > 5
    assert blocking_pairs(fits, places, found, 9) == (0, ())


def test_two_who_would_rather_have_each_other_are_found():
    fits = table([[100, 60], [50, 10]], 2)
    assert blocking_pairs(fits, [1, 1], (1, 0), 9) == (1, ((0, 0),))
    assert blocking_pairs(fits, [1, 1], (1, 0), 0) == (1, ())
