"""What people say of the programme, in numbers: surveys and a day in, figures of a cohort or the programme out.

A survey is of a cohort and anonymous, so there is no such figure of a pair. A cohort speaks through its latest
survey; cohorts are put together answer by answer, so that each answer weighs the same.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.figures.definitions import figure
from generator.words.figure import Figure, Scope
from generator.words.model import Pulse, PulseQuestion, PulseResult
from generator.words.places import pulse_file

VOICES: Mapping[PulseQuestion, str] = {
    question: f"voice-{question}" for question in PulseQuestion if question is not PulseQuestion.OTHER
}
"""The name of each question's figure."""

NOBODY_ASKED = "No survey has been entered yet."


@dataclass(frozen=True, slots=True)
class Voice:
    """One question of one survey."""

    pulse: Pulse
    result: PulseResult

    @property
    def missing(self) -> int:
        """How many were asked and did not answer this question."""
        return self.pulse.asked - self.result.n


def voices(scope: Scope, pulses: Iterable[Pulse], today: dt.date) -> tuple[Figure, ...]:
    """Return a figure for each of the four questions, as of `today`; `pulses` are those of the scope."""
    known = tuple(pulses)
    return tuple(_figure(scope, name, latest(known, question, today)) for question, name in VOICES.items())


def latest(pulses: Iterable[Pulse], question: PulseQuestion, today: dt.date) -> tuple[Voice, ...]:
    """Return each cohort's latest answer to a question on or before `today`, by cohort."""
    newest: dict[str, Voice] = {}
    for pulse in sorted(pulses, key=lambda pulse: (pulse.date, pulse.stem)):
        for result in pulse.results if pulse.date <= today else ():
            if result.question is question and result.n:
                newest[pulse.cohort] = Voice(pulse, result)
    return tuple(voice for _, voice in sorted(newest.items()))


def common_mean(results: Iterable[PulseResult]) -> float | None:
    """Return the mean of all answers together on a scale from 1 to 5, whatever scale they were asked on."""
    steps = [
        (_on_five(step, result), count) for result in results for step, count in result.distribution.items()
    ]
    answers = sum(count for _, count in steps)
    return float(sum(place * count for place, count in steps) / answers) if answers else None


def _on_five(step: int, result: PulseResult) -> Fraction:
    """Put a step at the same share of the way from 1 to 5 that it has on its own scale."""
    lowest, highest = result.scale.lowest, result.scale.highest
    return 1 + Fraction(4 * (step - lowest), highest - lowest)


def _figure(scope: Scope, name: str, said: Sequence[Voice]) -> Figure:
    return figure(
        name,
        scope,
        common_mean(voice.result for voice in said),
        n=sum(voice.result.n for voice in said),
        missing=sum(voice.missing for voice in said),
        why=NOBODY_ASKED,
        records=(pulse_file(voice.pulse.stem) for voice in said),
    )
