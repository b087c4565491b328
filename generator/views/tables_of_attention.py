"""The table of what needs attention, for coordinators alone: what it holds, and where its values come from."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.attention import Flag, Rule, flags_of_programme
from generator.views.attention_words import message_of
from generator.views.sight import Sight
from generator.views.table import ColumnType
from generator.views.table_plan import TablePlan, derived
from generator.words.places import Kind


@dataclass(frozen=True, slots=True)
class Flagged:
    """A pair that a flag is about."""

    number: int
    """Which flag, counted from 1."""
    pair: str
    flag: Flag
    message: str


def _flagged(sight: Sight) -> Iterator[Flagged]:
    flags = flags_of_programme(sight.programme, sight.today, sight.recorded)
    for number, flag in enumerate(flags, start=1):
        message = message_of(sight, flag)
        for pair in flag.pairs:
            yield Flagged(number, pair, flag, message)


_SNOOZE = (Kind.AGREEMENT, "snooze.until")
"""A flag also tells that nobody asked to leave the pair in peace, which is for coordinators alone; so is all of this."""

ATTENTION: TablePlan[Flagged] = TablePlan(
    name="attention",
    description="One row for each pair and each reason to ask how things are, what has waited longest first. A question,"
    " not a verdict.",
    things=_flagged,
    key=("flag", "pair"),
    columns=(
        derived(
            "flag",
            ColumnType.WHOLE,
            "Flag",
            "Counts the reasons from 1. Somebody with more pairs than they offered has a row for each of them.",
            lambda each: each.number,
            _SNOOZE,
        ),
        derived("pair", ColumnType.TEXT, "Pair", "Which pair.", lambda each: each.pair, _SNOOZE),
        derived(
            "rule",
            ColumnType.TEXT,
            "Rule",
            "Why it is here.",
            lambda each: each.flag.rule,
            _SNOOZE,
            choices=Rule,
        ),
        derived(
            "is_urgent",
            ColumnType.TRUTH,
            "Urgent",
            "Whether it is red, and not amber.",
            lambda each: each.flag.rule.is_urgent,
            _SNOOZE,
        ),
        derived(
            "since",
            ColumnType.DAY,
            "Since",
            "The first day on which the rule held.",
            lambda each: each.flag.since,
            _SNOOZE,
        ),
        derived(
            "value",
            ColumnType.NUMBER,
            "Value",
            "What was counted, in the unit; days inside pauses do not count.",
            lambda each: each.flag.value,
            _SNOOZE,
        ),
        derived(
            "limit",
            ColumnType.NUMBER,
            "Limit",
            "What it may be at most.",
            lambda each: each.flag.limit,
            _SNOOZE,
        ),
        derived(
            "unit",
            ColumnType.TEXT,
            "Unit",
            "Of value and limit; intervals are the pair's own agreed ones.",
            lambda each: each.flag.unit,
            _SNOOZE,
            choices=("days", "intervals", "pairs"),
        ),
        derived(
            "counted_from",
            ColumnType.DAY,
            "Counted from",
            "The day from which the value counts.",
            lambda each: each.flag.counted_from,
            _SNOOZE,
        ),
        derived(
            "people",
            ColumnType.LIST,
            "People",
            "Whose signature is open, or who has more pairs than they offered.",
            lambda each: each.flag.people,
            _SNOOZE,
        ),
        derived(
            "goals",
            ColumnType.LIST,
            "Goals",
            "Which goals of the pair it is about.",
            lambda each: each.flag.goals,
            _SNOOZE,
        ),
        derived(
            "message",
            ColumnType.TEXT,
            "Message",
            "A kind message that a coordinator could send.",
            lambda each: each.message,
            _SNOOZE,
        ),
    ),
    references={"pair": "pairs"},
)
