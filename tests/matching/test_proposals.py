"""From profiles to proposals, whole: fair by the formula for two people, the same in any order, better with more."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.matching.fit import fit_of
from generator.matching.parts import weights_of
from generator.matching.pool import Candidate, Pool
from generator.matching.proposals import Settings, propose
from generator.matching.rules import Barrier, missing_need
from generator.words.model import Cohort, MatchingPolicy
from tests.fuzzing import cases
from tests.matching.profiles import profiles

DAY = dt.date(2026, 10, 15)
COHORT = Cohort(id="autumn", name="Autumn", starts=DAY, ends=dt.date(2027, 5, 31))
SETTINGS = Settings(weights=weights_of(MatchingPolicy()), seed="autumn")


@st.composite
def pools(draw):
    mentees = [Candidate(each, draw(st.integers(1, 2))) for each in draw(profiles("m", 4))]
    mentors = [Candidate(each, draw(st.integers(1, 2))) for each in draw(profiles("w", 3))]
    both = [(mentee.id, mentor.id) for mentee in mentees for mentor in mentors]
    barred = draw(st.lists(st.sampled_from(both), max_size=3)) if both else []
    return pool(mentees, mentors, dict.fromkeys(barred, Barrier.CHOICE))


def pool(mentees, mentors, barriers):
    return Pool(
        cohort=COHORT,
        day=DAY,
        mentees=tuple(mentees),
        mentors=tuple(mentors),
        barriers=barriers,
        absent={"mentee": {}, "mentor": {}},
    )


def fit(pool, mentee, mentor):
    """The fit of two people, or None where they are out of the question."""
    if (mentee.id, mentor.id) in pool.barriers or missing_need(mentee.profile, mentor.profile):
        return None
    return fit_of(mentee.profile, mentor.profile, SETTINGS.weights).value


def best(pool):
    """The best that any assignment of one mentor to each mentee gives: how many, and their fits from the worst."""
    found = (0, [])
    for chosen in itertools.product((None, *pool.mentors), repeat=len(pool.mentees)):
        if any(chosen.count(mentor) > mentor.places for mentor in pool.mentors):
            continue
        two = [
            fit(pool, mentee, mentor) for mentee, mentor in zip(pool.mentees, chosen, strict=True) if mentor
        ]
        if None not in two:
            found = max(found, (len(two), sorted(two)))
    return found


def firsts(matching):
    """How many mentees have a mentor, and the fits of the figures."""
    return matching.figures.matched, matching.figures.least, matching.figures.total


@settings(max_examples=cases(40), deadline=None)
@given(pools())
def test_proposals_are_as_fair_as_can_be_and_break_no_rule(pool):
    matching = propose(pool, SETTINGS)
    count, fits = best(pool)
    assert firsts(matching) == (count, fits[0] if fits else None, sum(fits))
    mentees = {each.id: each for each in pool.mentees}
    mentors = {each.id: each for each in pool.mentors}
    twos = [(match.mentee, match.mentor) for match in matching.matches]
    assert len(set(twos)) == len(twos)
    for match in matching.matches:
        assert fit(pool, mentees[match.mentee], mentors[match.mentor]) == match.fit.value <= match.best
    for side, people in ((0, mentees), (1, mentors)):
        for id_, each in people.items():
            assert sum(two[side] == id_ for two in twos) <= each.places
    assert {match.mentee for match in matching.matches} | {each.mentee for each in matching.unmatched} == set(
        mentees
    )


@settings(max_examples=cases(25), deadline=None)
@given(pools(), st.randoms())
def test_the_order_in_which_people_come_changes_nothing(given_pool, random):
    mentees, mentors = list(given_pool.mentees), list(given_pool.mentors)
    random.shuffle(mentees)
    random.shuffle(mentors)
    shuffled = pool(mentees, mentors, given_pool.barriers)
    assert [(match.mentee, match.mentor) for match in propose(given_pool, SETTINGS).matches] == [
        (match.mentee, match.mentor) for match in propose(shuffled, SETTINGS).matches
    ]


@settings(max_examples=cases(25), deadline=None)
@given(pools(), profiles("x", 1))
def test_one_more_mentor_never_matches_fewer(given_pool, more):
    wider = pool(
        given_pool.mentees,
        (*given_pool.mentors, *(Candidate(each, 1) for each in more)),
        given_pool.barriers,
    )
    before, after = propose(given_pool, SETTINGS).figures, propose(wider, SETTINGS).figures
    assert after.matched >= before.matched
    if after.matched == before.matched and before.least is not None:
        assert after.least >= before.least


@settings(max_examples=cases(25), deadline=None)
@given(pools())
def test_whoever_has_nobody_is_told_why(pool):
    for each in propose(pool, SETTINGS).unmatched:
        assert sum(each.barriers.values()) + each.possible == len(pool.mentors)
