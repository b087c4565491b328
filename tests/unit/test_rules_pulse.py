"""Surveys beyond their cases: when the rules keep quiet, what is close enough, and how small a group may be."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.corpus import Corpus
from generator.checking.rules.pulse import check_means, exact_mean, is_rounded
from generator.reading.document import Document
from generator.words.diagnostic import Diagnostic
from generator.words.model import Program, Programme, Pulse, PulseQuestion, PulseResult, PulseScale
from tests.case_folders import BASE, check_with

FILE = "records/pulse/2026-autumn-2026-10-10.yml"
SURVEY = """\
cohort: 2026-autumn
date: 2026-10-10
asked: 14
answered: 12
results:
  - question: usefulness
    n: 12
    mean: 4.25
    distribution: {3: 2, 4: 5, 5: 5}
"""
PROGRAM = (BASE / "records/program.yml").read_text("utf-8")


def found(root: Path, *changes: tuple[str, str], **files: str) -> tuple[Diagnostic, ...]:
    text = SURVEY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return check_with(root, {FILE: text, **files}).findings


def codes(root: Path, *changes: tuple[str, str], **files: str) -> list[str]:
    return [finding.code for finding in found(root, *changes, **files)]


def in_program(more: str) -> dict[str, str]:
    return {"records/program.yml": PROGRAM + more}


def test_steps_need_no_quotation_marks(tmp_path: Path) -> None:
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", []),
        ("policy: {smallest_group: {members: 12, public: 12}}\n", []),
        ("policy: {smallest_group: {members: 13, public: 13}}\n", ["PULSE-001"]),
        ("publication: {audience: members, open: true}\n", []),
        (
            "policy: {smallest_group: {public: 13}}\npublication: {audience: members, open: true}\n",
            ["PULSE-001"],
        ),
        # Who reads the site makes no difference: who reads the repository reads the record.
        ("policy: {smallest_group: {public: 13}}\npublication: {audience: public}\n", []),
    ],
)
def test_the_smallest_group_is_that_of_those_who_read_the_repository(
    tmp_path: Path, policy: str, expected: list[str]
) -> None:
    assert codes(tmp_path, **in_program(policy)) == expected


def test_one_question_that_few_answered_is_refused_alone(tmp_path: Path) -> None:
    few = '  - {question: fit, n: 4, mean: 4, distribution: {"4": 4}}\n'
    (finding,) = found(tmp_path, ("results:\n", f"results:\n{few}"))
    assert (finding.code, finding.path) == ("PULSE-001", ("results", 0, "n"))
    assert "Only 4 answered" in finding.message


def test_a_survey_that_few_answered_is_told_once(tmp_path: Path) -> None:
    small = (("answered: 12", "answered: 3"), ("n: 12", "n: 3"), ("3: 2, 4: 5, 5: 5", "4: 3"), ("4.25", "4"))
    assert codes(tmp_path, *small) == ["PULSE-001"]


@pytest.mark.parametrize("mean", ["4.2", "4.3", "4.25", "4.250"])
def test_a_half_may_go_either_way(tmp_path: Path, mean: str) -> None:
    assert codes(tmp_path, ("4.25", mean)) == []


@pytest.mark.parametrize("mean", ["4", "4.24", "4.26", "4.1", "5", "0"])
def test_anything_else_is_refused_with_what_it_should_be(tmp_path: Path, mean: str) -> None:
    (finding,) = found(tmp_path, ("4.25", mean))
    assert finding.code == "PULSE-002"
    assert 'Write "mean: 4.25"' in finding.hint


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((("n: 12", "n: 11"),), ["PULSE-003"]),
        ((("answered: 12", "answered: 11"),), ["PULSE-003"]),
        ((("asked: 14", "asked: 11"),), ["PULSE-003"]),
        ((("3: 2", "6: 2"),), ["PULSE-004"]),
        ((("3: 2", "0: 2"),), ["PULSE-004"]),
        ((("cohort: 2026-autumn", "cohort: 2026-autum"),), ["REF-002"]),
        ((("date: 2026-10-10", "date: 2026-10-11"),), ["DATE-012"]),
        ((("question: usefulness", "question: other"),), ["SHAPE-002"]),
    ],
)
def test_one_mistake_is_one_finding(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    assert codes(tmp_path, *changes) == expected


def test_a_survey_of_tomorrow_cannot_be_counted_yet(tmp_path: Path) -> None:
    file = "records/pulse/2026-autumn-2026-10-16.yml"
    later = check_with(tmp_path, {file: SURVEY.replace("2026-10-10", "2026-10-16")}).findings
    assert [(finding.code, finding.file) for finding in later] == [("DATE-015", file)]


def test_a_broken_programme_says_nothing_of_cohorts_and_groups(tmp_path: Path) -> None:
    small = (("answered: 12", "answered: 3"), ("n: 12", "n: 3"), ("3: 2, 4: 5, 5: 5", "4: 3"), ("4.25", "4"))
    told = codes(tmp_path, *small, **{"records/program.yml": "name: Harbour\n"})
    assert set(told) == {"SHAPE-002"}


# --- whatever the answers are ----------------------------------------------------------------------------

SCALES = st.builds(PulseScale, lowest=st.integers(0, 1), highest=st.integers(2, 10))


@st.composite
def results(draw: st.DrawFn) -> PulseResult:
    """A question with some answers, and the mean rounded as somebody might have rounded it."""
    scale = draw(SCALES)
    steps = st.integers(scale.lowest, scale.highest)
    counts = draw(st.dictionaries(steps, st.integers(1, 5_000), min_size=1, max_size=11))
    n = sum(counts.values())
    mean = round(sum(step * count for step, count in counts.items()) / n, draw(st.integers(1, 6)))
    return PulseResult(question=PulseQuestion.FIT, n=n, mean=mean, distribution=counts, scale=scale)


def means_found(result: PulseResult) -> list[Diagnostic]:
    day = dt.date(2026, 10, 10)
    pulse = Pulse(
        stem="spring-2026-10-10",
        cohort="spring",
        date=day,
        asked=result.n,
        answered=result.n,
        results=(result,),
    )
    file = "records/pulse/spring-2026-10-10.yml"
    corpus = Corpus(
        programme=Programme(program=Program(name="P", timezone="UTC", cohorts=()), pulses=(pulse,)),
        documents={file: Document(file=file, lines=(), data={}, values={}, keys={})},
        places={},
        today=day,
        sound=frozenset(),
    )
    return list(check_means(corpus))


@given(results())
def test_a_mean_that_was_rounded_is_accepted_however_far(result: PulseResult) -> None:
    assert means_found(result) == []


@given(results(), st.integers(1, 6), st.sampled_from((-1, 1)), st.floats(1.01, 20))
def test_a_mean_that_is_off_by_more_than_rounding_is_refused(
    result: PulseResult, decimals: int, side: int, much: float
) -> None:
    exact = exact_mean(result)
    assert exact is not None
    mean = round(float(exact) + side * much * 10**-decimals, decimals)
    is_off = abs(Fraction(str(mean)) - exact) > Fraction(1, 2 * 10 ** max(1, _decimals(mean)))
    assert is_rounded(mean, exact) is not is_off
    # A whole step of the last decimal is never rounding.
    assert not is_rounded(mean, exact) or _decimals(mean) < decimals


@given(results())
def test_the_mean_lies_between_the_lowest_and_the_highest_answer(result: PulseResult) -> None:
    exact = exact_mean(result)
    assert exact is not None
    assert min(result.distribution) <= exact <= max(result.distribution)


def _decimals(number: float) -> int:
    """How many decimals a number has when it is written down."""
    text = f"{number:.6f}".rstrip("0")
    return len(text.partition(".")[2])
