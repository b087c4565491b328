"""The formula: by hand, for two people, and for everybody at once."""

import pytest
from hypothesis import given, settings

from generator.matching.fit import fit_of
from generator.matching.fit_table import fit_table
from generator.matching.languages import is_language, language_of
from generator.matching.parts import PARTS, weights_of
from generator.matching.rules import Barrier, missing_need
from generator.words.model import MatchingPolicy
from tests.fuzzing import cases
from tests.matching.profiles import profile, profiles

WEIGHTS = weights_of(MatchingPolicy())


def test_a_fit_can_be_computed_by_hand():
    mentee = profile(
        "ada", seeks="abc", hours=range(20), interests="x", working="pqrs", wants=["grace", "lin"]
    )
    mentor = profile("grace", offers="abz", hours=range(12, 40), interests="y", working="pq", wants=["bo"])
    fit = fit_of(mentee, mentor, WEIGHTS)
    # Topics 2 of 3, the mentee's wish, not the mentor's, 8 of 12 quarter-hours, no interest, 2 of 3 preferences.
    assert {score.part.name: score.points for score in fit.scores} == {
        "topics": 50 * 2 // 3,
        "mentee_wish": 20,
        "mentor_wish": 0,
        "hours": 10 * 8 // 12,
        "interests": 0,
        "working_preferences": 5 * 2 // 3,
    }
    assert (fit.earned, fit.possible, fit.share) == (42, 70, 60)
    assert (fit.added, fit.value) == (20, 80)


def test_what_nobody_states_does_not_count():
    fit = fit_of(profile("ada", seeks="a"), profile("grace", offers="a", interests="x"), WEIGHTS)
    assert (fit.earned, fit.possible, fit.value) == (50, 50, 100)
    assert [score.part.name for score in fit.scores] == ["topics"]


def test_a_wish_that_is_not_met_takes_nothing_away():
    def fit(*wants):
        return fit_of(profile("ada", seeks="ab", wants=wants), profile("grace", offers="a"), WEIGHTS).value

    assert fit() == fit("lin") == 50
    assert fit("grace") == fit("grace", "lin") == 70


def test_whoever_asks_for_nothing_suits_everybody():
    assert fit_of(profile("ada"), profile("grace"), WEIGHTS).value == 100


def test_few_hours_are_no_advantage():
    def fit(hours: range) -> int:
        stated = profile("ada", hours=range(12))
        return fit_of(stated, profile("grace", hours=hours), WEIGHTS).value

    assert fit(range(1)) < fit(range(6)) < fit(range(12)) == fit(range(100)) == 100


def test_preferences_can_never_outweigh_a_topic():
    assert max(PARTS, key=lambda part: WEIGHTS[part.name]).name == "topics"
    assert min(WEIGHTS.values()) == WEIGHTS["working_preferences"]


@settings(max_examples=cases(40), deadline=None)
@given(profiles("m", 4), profiles("w", 4))
def test_the_table_says_what_two_people_hear(mentees, mentors):
    table = fit_table(mentees, mentors, {}, WEIGHTS)
    assert table.shape == (len(mentees), len(mentors))
    for row, mentee in enumerate(mentees):
        for column, mentor in enumerate(mentors):
            possible = missing_need(mentee, mentor) is None
            assert table[row, column] == (fit_of(mentee, mentor, WEIGHTS).value if possible else -1)


def test_a_least_fit_and_barriers_take_pairs_out():
    mentees = [profile("ada", seeks="ab"), profile("bo", seeks="a")]
    mentors = [profile("grace", offers="a"), profile("lin", offers="ab")]
    table = fit_table(mentees, mentors, {("bo", "lin"): Barrier.CHOICE}, WEIGHTS, least_fit=60)
    assert table.tolist() == [[-1, 100], [100, -1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Portuguese", "Português"),
        ("français", "French"),
        ("日本語", "Japanese"),
        ("Klingonish", "klingonish"),
        ("English (native)", "en-GB"),
        ("German, B2", "deu"),
        ("Mandarin", "中文"),
        ("Farsi", "Persian"),
        ("Brazilian Portuguese", "pt_BR"),
        ("norsk bokmål", "Norwegian Nynorsk"),
    ],
)
def test_a_language_has_more_than_one_name(one, other):
    assert language_of(one) == language_of(other)


def test_two_languages_are_two():
    assert language_of("Dansk") != language_of("Deutsch")
    assert language_of("Cantonese") != language_of("Mandarin")


def test_what_is_no_language_that_matching_knows_is_told_apart():
    assert is_language("english")
    assert not is_language("Klingonish")
    assert not is_language("British")
    assert not is_language("")
