"""What people say, in numbers, counted by hand: the latest survey of each cohort, all answers together."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.programme import PROGRAMME, answers_behind, figures_of_programme, pairs_behind
from generator.figures.voices import NOBODY_ASKED, VOICES
from generator.words.figure import Figure, Scope
from generator.words.model import Cohort, Program, Programme, Pulse, PulseQuestion, PulseResult, PulseScale

DAY = dt.date.fromisoformat
TODAY = DAY("2026-10-15")
FIT = VOICES[PulseQuestion.FIT]
COMMON = PulseScale()
SPRING, AUTUMN = Scope("cohort", "spring"), Scope("cohort", "autumn")


def result(
    question: PulseQuestion = PulseQuestion.FIT, scale: PulseScale = COMMON, **steps: int
) -> PulseResult:
    """Return a question with its answers, as in ``result(s4=6, s5=6)``."""
    counts = {int(step.removeprefix("s")): count for step, count in steps.items()}
    n = sum(counts.values())
    mean = sum(step * count for step, count in counts.items()) / n if n else 0.0
    return PulseResult(question=question, n=n, mean=mean, distribution=counts, scale=scale)


def pulse(day: str, *results: PulseResult, cohort: str = "spring", asked: int = 20) -> Pulse:
    answered = max(each.n for each in results)
    return Pulse(
        stem=f"{cohort}-{day}", cohort=cohort, date=DAY(day), asked=asked, answered=answered, results=results
    )


def programme(*pulses: Pulse) -> Programme:
    cohorts = tuple(
        Cohort(id=id_, name=id_, starts=DAY("2026-01-01"), ends=DAY("2026-12-31"))
        for id_ in ("spring", "autumn")
    )
    return Programme(program=Program(name="P", timezone="UTC", cohorts=cohorts), pulses=pulses)


def fit(scope: Scope, *pulses: Pulse, today: dt.date = TODAY) -> Figure:
    return figures_of_programme(programme(*pulses), today)[scope][FIT]


def test_the_latest_survey_of_a_cohort_speaks_for_it():
    first, second = pulse("2026-03-01", result(s1=10)), pulse("2026-09-01", result(s4=6, s5=6))
    found = fit(SPRING, second, first)
    assert (found.value, found.n, found.missing) == (4.5, 12, 8)
    assert found.records == ("records/pulse/spring-2026-09-01.yml",)
    assert (found.unit, found.why) == ("answer", "")


def test_what_has_not_come_yet_does_not_count():
    first, second = pulse("2026-03-01", result(s1=10)), pulse("2026-09-01", result(s5=12))
    assert fit(SPRING, first, second, today=DAY("2026-08-31")).value == 1.0
    assert fit(SPRING, first, second, today=DAY("2026-09-01")).value == 5.0


def test_each_answer_weighs_the_same_and_not_each_cohort():
    many = pulse("2026-09-01", result(s5=30), asked=40)
    few = pulse("2026-08-01", result(s1=10), cohort="autumn", asked=12)
    found = fit(PROGRAMME, many, few)
    assert (found.value, found.n, found.missing) == (4.0, 40, 12)  # (30 * 5 + 10 * 1) / 40
    assert answers_behind(found) == {"spring", "autumn"}
    assert pairs_behind(found) == frozenset()
    assert fit(AUTUMN, many, few).value == 1.0


@pytest.mark.parametrize(
    ("scale", "steps", "value"),
    [
        (PulseScale(), {"s2": 5, "s4": 5}, 3.0),
        (PulseScale(lowest=0, highest=10), {"s0": 5, "s10": 5}, 3.0),
        (PulseScale(lowest=0, highest=10), {"s5": 10}, 3.0),
        (PulseScale(lowest=1, highest=3), {"s3": 10}, 5.0),
        (PulseScale(lowest=0, highest=2), {"s1": 5, "s2": 5}, 4.0),
        (PulseScale(lowest=1, highest=2), {"s1": 9, "s2": 3}, 2.0),
    ],
)
def test_other_scales_are_put_on_the_way_from_one_to_five(scale: PulseScale, steps: dict, value: float):
    assert fit(SPRING, pulse("2026-09-01", result(scale=scale, **steps))).value == pytest.approx(value)


def test_a_question_left_out_of_the_newest_survey_keeps_its_earlier_answers():
    first = pulse("2026-03-01", result(s4=10))
    second = pulse("2026-09-01", result(PulseQuestion.USEFULNESS, s5=12))
    assert fit(SPRING, first, second).value == 4.0


def test_questions_of_ones_own_are_no_figures():
    own = pulse("2026-09-01", result(PulseQuestion.OTHER, s5=12))
    found = figures_of_programme(programme(own), TODAY)[PROGRAMME]
    assert {found[name].why for name in VOICES.values()} == {NOBODY_ASKED}
    assert all(found[name].value is None and found[name].n == 0 for name in VOICES.values())


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 60)), min_size=1, max_size=9), st.randoms())
def test_the_order_of_surveys_and_answers_makes_no_difference(answers: list[tuple[int, int]], chance):
    pulses = [
        pulse(f"2026-0{month}-01", result(**{f"s{step}": count}), asked=60, cohort=f"c{month % 3}")
        for month, (step, count) in enumerate(answers, start=1)
    ]
    mixed = list(pulses)
    chance.shuffle(mixed)
    found = fit(PROGRAMME, *pulses)
    assert found == fit(PROGRAMME, *mixed)
    assert 1.0 <= found.value <= 5.0
