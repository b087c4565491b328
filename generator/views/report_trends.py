"""How the programme went over time: figures as of the first day of each month, as charts."""

from collections.abc import Iterator, Mapping, Sequence

from generator.figures.definitions import DEFINITIONS
from generator.figures.over_time import Moment, Spread
from generator.views.charts import Chart, ChartTable, Line, Lines, Point
from generator.views.report_charts import columns_chart
from generator.views.report_survey import Survey, may_count
from generator.views.sight import Sight
from generator.words.dates import day
from generator.words.months import MONTHS
from generator.words.numbers import counted, number, percent

_AS_OF = (
    "Computed anew as of the first day of each month shown, or of fewer months where the programme is old, from what today’s records say of the time up to then;"
    " the last is today. What has been written since about earlier days counts as if it had been known."
)
_NOTES: Mapping[str, str] = {
    "cadence-adherence": "The middle of all pairs as of each day shown; the shade holds the middle half of them.",
    "follow-through": "The middle of all pairs as of each day shown; the shade holds the middle half of them.",
    "goals-at-or-above-expected": "The share of all goals that were due and rated, as of each day shown.",
}


def pairs_over_time(survey: Survey) -> Iterator[Chart]:
    """Yield how many pairs were under way, where there is more than one day to tell of, and a pair on any."""
    if len(survey.moments) > 1 and any(moment.active or moment.paused for moment in survey.moments):
        yield columns_chart(
            "trend-pairs",
            "Pairs under way",
            "How many pairs were active or paused as of each day shown.",
            _AS_OF,
            [
                (words, (moment.active, moment.paused))
                for words, moment in zip(_words(survey.moments), survey.moments, strict=True)
            ],
            (("brand", "active"), ("calm", "paused")),
            axis="As of",
        )


def trend(sight: Sight, survey: Survey, name: str) -> Iterator[Chart]:
    """Yield how a figure of the programme went, where there is more than one value to tell of."""
    told = [(moment, _shown(sight, moment.figures[name])) for moment in survey.moments]
    if sum(spread is not None and spread.value is not None for _, spread in told) > 1:
        points = tuple(_point(moment, spread) for moment, spread in told)
        yield Chart(
            id=f"trend-{name}",
            title=f"{DEFINITIONS[name].title}, over time",
            note=_NOTES[name],
            how=f"{DEFINITIONS[name].formula} {DEFINITIONS[name].across} {_AS_OF}",
            description=_described(told),
            table=ChartTable(
                ("As of", "Value", "Middle half", "n", "Missing"),
                tuple(_row(moment, spread) for moment, spread in told),
            ),
            drawing=Lines(
                (Line("", "brand", points),),
                tuple(
                    (moment.day.toordinal(), words)
                    for words, moment in zip(_words(survey.moments), survey.moments, strict=True)
                ),
            ),
        )


def earlier(sight: Sight, survey: Survey, name: str, days: int) -> tuple[Moment, Spread] | None:
    """Return a figure as of the latest month that lies at least so many days back, or None where there is none."""
    for moment in reversed(survey.moments):
        spread = _shown(sight, moment.figures[name])
        if (sight.today - moment.day).days >= days:
            return (moment, spread) if spread is not None and spread.value is not None else None
    return None


def _shown(sight: Sight, spread: Spread) -> Spread | None:
    """A figure over few people is not shown, whatever the day."""
    return spread if may_count(sight, spread.pairs) else None


def _point(moment: Moment, spread: Spread | None) -> Point:
    if spread is None:
        return Point(moment.day.toordinal(), None)
    low, high = (None if share is None else min(1.0, share) for share in (spread.low, spread.high))
    return Point(moment.day.toordinal(), spread.value, low, high)


def _row(moment: Moment, spread: Spread | None) -> tuple[str, ...]:
    if spread is None:
        return day(moment.day), "too few to show", "–", "–", "–"
    value = "–" if spread.value is None else percent(spread.value)
    half = (
        "–"
        if spread.low is None or spread.high is None
        else f"{percent(spread.low)} to {percent(spread.high)}"
    )
    return day(moment.day), value, half, number(spread.n), number(spread.missing)


def _described(told: list[tuple[Moment, Spread | None]]) -> str:
    values = [(moment.day, spread.value) for moment, spread in told if spread and spread.value is not None]
    (first, at_first), (last, at_last) = values[0], values[-1]
    lowest, highest = min(value for _, value in values), max(value for _, value in values)
    return (
        f"{percent(at_first)} on {day(first)}, {percent(at_last)} on {day(last)}; between {percent(lowest)} and"
        f" {percent(highest)} over {counted(len(values), 'day')} looked at."
    )


def _words(moments: Sequence[Moment]) -> tuple[str, ...]:
    return (*(_month(moment) for moment in moments[:-1]), "today")


def _month(moment: Moment) -> str:
    return f"{MONTHS[moment.day.month - 1][:3]} {moment.day.year % 100:02}"
