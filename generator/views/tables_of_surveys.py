"""Tables of what people said in anonymous surveys: sums alone, as the records hold them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.sight import Sight
from generator.views.table import ColumnType
from generator.views.table_plan import TablePlan, derived, mirror
from generator.words.model import Pulse, PulseResult
from generator.words.places import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a survey."""

    pulse: Pulse
    item: int
    """Counted from 1."""
    result: PulseResult


def _questions(sight: Sight) -> Iterator[Asked]:
    for pulse in sight.programme.pulses:
        if pulse.date <= sight.today:
            for item, result in enumerate(pulse.results, start=1):
                yield Asked(pulse, item, result)


def _answers(sight: Sight) -> Iterator[tuple[Asked, int, int]]:
    for asked in _questions(sight):
        for step, count in sorted(asked.result.distribution.items()):
            yield asked, step, count


_QUESTION = (Kind.PULSE, "results.question")
_DISTRIBUTION = (Kind.PULSE, "results.distribution")

SURVEYS: TablePlan[Asked] = TablePlan(
    name="surveys",
    description="One row for each question of each survey that closed by the day.",
    things=_questions,
    key=("survey", "item"),
    columns=(
        derived(
            "survey",
            ColumnType.TEXT,
            "Survey",
            "The name of the survey's file.",
            lambda asked: f"{asked.pulse.stem}.yml",
            (Kind.PULSE, "date"),
        ),
        derived(
            "item",
            ColumnType.WHOLE,
            "Item",
            "Counts its questions from 1.",
            lambda asked: asked.item,
            _QUESTION,
        ),
        mirror(Kind.PULSE, "cohort", lambda asked: asked.pulse.cohort),
        mirror(Kind.PULSE, "date", lambda asked: asked.pulse.date),
        mirror(Kind.PULSE, "results.question", lambda asked: asked.result.question),
        mirror(Kind.PULSE, "results.text", lambda asked: asked.result.text),
        mirror(Kind.PULSE, "asked", lambda asked: asked.pulse.asked),
        mirror(Kind.PULSE, "answered", lambda asked: asked.pulse.answered),
        mirror(Kind.PULSE, "results.n", lambda asked: asked.result.n),
        mirror(Kind.PULSE, "results.mean", lambda asked: asked.result.mean),
        mirror(Kind.PULSE, "results.scale.lowest", lambda asked: asked.result.scale.lowest),
        mirror(Kind.PULSE, "results.scale.highest", lambda asked: asked.result.scale.highest),
    ),
    references={"cohort": "cohorts"},
)

ANSWERS: TablePlan[tuple[Asked, int, int]] = TablePlan(
    name="answers",
    description="One row for each step of a question's scale that somebody chose.",
    things=_answers,
    key=("survey", "item", "step"),
    columns=(
        derived(
            "survey",
            ColumnType.TEXT,
            "Survey",
            "The name of the survey's file.",
            lambda row: f"{row[0].pulse.stem}.yml",
            _DISTRIBUTION,
        ),
        derived("item", ColumnType.WHOLE, "Item", "Which question.", lambda row: row[0].item, _DISTRIBUTION),
        derived("step", ColumnType.WHOLE, "Step", "A step of the scale.", lambda row: row[1], _DISTRIBUTION),
        derived("count", ColumnType.WHOLE, "Count", "How many chose it.", lambda row: row[2], _DISTRIBUTION),
    ),
    references={"survey,item": "surveys"},
)
