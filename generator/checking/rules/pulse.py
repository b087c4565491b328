"""Rules on the results of surveys: enough answers, and sums that agree. Corpus in, findings out.

Each mistake is told once: where the counts are wrong already, nothing is said of the mean.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from generator.checking.corpus import Corpus
from generator.checking.snippets import quoted
from generator.words.codes import pulse as codes
from generator.words.diagnostic import Diagnostic, Path
from generator.words.model import Program, Pulse, PulseQuestion, PulseResult
from generator.words.places import pulse_file

_Wrong = tuple[Path, str, str]
"""A place in a record, what is wrong there, and what to do."""


def check_enough_answers(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that sums rest on so many answers that nobody can be recognised."""
    program = corpus.programme.program
    fewest = smallest_survey(program)
    whose = "of a public repository" if program.publication.open else "of this programme"
    for pulse in corpus.programme.pulses if corpus.program_is_sound else ():
        for path, count in _too_few(pulse, fewest):
            yield corpus.finding(
                codes.TOO_FEW,
                pulse_file(pulse.stem),
                path,
                f"Only {count} answered, and the smallest group {whose} is {fewest}: people could be recognised.",
                "Leave this out of the records, and ask again when more people answer.",
            )


def check_cohort_of_file(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a survey's cohort is that of its file."""
    known = {cohort.id for cohort in corpus.programme.program.cohorts}
    for pulse in corpus.programme.pulses:
        named = corpus.places[pulse_file(pulse.stem)].owner
        # A cohort that nobody knows has a finding of its own.
        if pulse.cohort != named and (pulse.cohort in known or not corpus.program_is_sound):
            yield corpus.finding(
                codes.OTHER_COHORT,
                pulse_file(pulse.stem),
                ("cohort",),
                f'The survey is of the cohort {quoted(pulse.cohort)}, but its file is called "{pulse.stem}.yml".',
                f"Write {quoted(f'cohort: {named}')}, or rename the file.",
            )


def check_single_questions(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a survey has each of the fixed questions once."""
    for pulse in corpus.programme.pulses:
        seen: set[PulseQuestion] = {PulseQuestion.OTHER}
        for index, result in enumerate(pulse.results):
            if result.question in seen and result.question is not PulseQuestion.OTHER:
                yield corpus.finding(
                    codes.ASKED_TWICE,
                    pulse_file(pulse.stem),
                    ("results", index, "question"),
                    f"{quoted(result.question)} stands here a second time.",
                    'Keep one of the two, or write "question: other" with a text of your own.',
                )
            seen.add(result.question)


def check_counts(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that as many answers are spread over the steps as were given."""
    for pulse in corpus.programme.pulses:
        for path, message, hint in _wrong_counts(pulse):
            yield corpus.finding(codes.COUNTS_DIFFER, pulse_file(pulse.stem), path, message, hint)


def check_scales(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that all answers lie on the scale."""
    for pulse in corpus.programme.pulses:
        for index, result in enumerate(pulse.results):
            scale = result.scale
            for step in steps_off_scale(result):
                yield corpus.finding(
                    codes.OFF_SCALE,
                    pulse_file(pulse.stem),
                    ("results", index, "distribution", str(step)),
                    f'"{step}" lies outside the scale from {scale.lowest} to {scale.highest}.',
                    'Correct the step, or write the scale that people saw, such as "scale: {lowest: 0, highest: 10}".',
                    at_key=True,
                )


def check_means(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every mean follows from its distribution."""
    for pulse in corpus.programme.pulses:
        for index, result in enumerate(pulse.results):
            exact = exact_mean(result)
            is_clear = sum(result.distribution.values()) == result.n and not steps_off_scale(result)
            if is_clear and exact is not None and not is_rounded(result.mean, exact):
                yield corpus.finding(
                    codes.MEAN_DIFFERS,
                    pulse_file(pulse.stem),
                    ("results", index, "mean"),
                    f'The mean "{result.mean:g}" does not follow from the distribution, which gives {_written(exact)}.',
                    f"Write {quoted(f'mean: {_written(exact)}')}, or correct the distribution.",
                )


def smallest_survey(program: Program) -> int:
    """Return how many answers a survey needs: whoever can read the repository reads its sums."""
    group = program.policy.smallest_group
    return group.public if program.publication.open else group.members


def exact_mean(result: PulseResult) -> Fraction | None:
    """Return the mean of a distribution as it is, unrounded; None without answers."""
    answers = sum(result.distribution.values())
    return (
        Fraction(sum(step * count for step, count in result.distribution.items()), answers)
        if answers
        else None
    )


def is_rounded(mean: float, exact: Fraction) -> bool:
    """Return whether `mean` is `exact` rounded, either way at a half, to as many decimals as it has; at least one."""
    written = Decimal(str(mean))
    exponent = written.as_tuple().exponent
    decimals = max(1, -exponent) if isinstance(exponent, int) else 1
    return abs(Fraction(written) - exact) <= Fraction(1, 2 * 10**decimals)


def steps_off_scale(result: PulseResult) -> tuple[int, ...]:
    """Return the steps of a distribution that nobody could choose."""
    scale = result.scale
    return tuple(step for step in sorted(result.distribution) if not scale.lowest <= step <= scale.highest)


def _too_few(pulse: Pulse, fewest: int) -> Iterator[tuple[Path, int]]:
    if pulse.answered < fewest:
        yield ("answered",), pulse.answered
        return
    for index, result in enumerate(pulse.results):
        if result.n < fewest:
            yield ("results", index, "n"), result.n


def _wrong_counts(pulse: Pulse) -> Iterator[_Wrong]:
    if pulse.answered > pulse.asked:
        message = f'"{pulse.answered}" answered, but only {pulse.asked} were asked.'
        yield ("answered",), message, 'Correct "answered" or "asked".'
    for index, result in enumerate(pulse.results):
        total = sum(result.distribution.values())
        if total != result.n:
            message = f'The distribution adds up to {total}, but "n" is {result.n}.'
            hint = f'Write "n: {total}", or correct the distribution.'
            yield ("results", index, "n"), message, hint
        elif result.n > pulse.answered:
            message = f'"{result.n}" answered this question, but only {pulse.answered} sent the form back.'
            yield ("results", index, "n"), message, 'Correct "n" or "answered".'


def _written(exact: Fraction) -> str:
    return f"{float(exact):.2f}".rstrip("0").removesuffix(".") or "0"
