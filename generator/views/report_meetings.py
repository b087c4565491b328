"""The report's page on meetings: how pairs meet against what each agreed, and when. Names no pair but as a record."""

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.figures.log import Meeting
from generator.figures.programme import PROGRAMME
from generator.views.charts import Calendar, Chart, ChartTable, MonthOfDays
from generator.views.page import Page
from generator.views.report_charts import columns_chart, matrix_chart
from generator.views.report_figures import figures_of_pairs
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, why_not_counted
from generator.views.report_trends import trend
from generator.views.sight import Sight
from generator.words.model import Outcome
from generator.words.months import MONTHS
from generator.words.numbers import counted, number

FOLDER = "meetings"

MOST_MONTHS = 24
"""The calendar goes back so far."""
_RHYTHM = ("cadence-adherence", "dosage", "current-gap", "longest-gap")
_MEETINGS = ("days-to-first-meeting", "reliability", "attendance")
_FIFTHS = ("<20 %", "20–39", "40–59", "60–79", "80–100")
_MOST_RHYTHMS = 8
_LONGER = "longer"


def view_meetings(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on meetings."""
    links = links_of(FOLDER)
    met = tuple(survey.meetings()) if survey else ()
    parts = (
        Part(
            id="rhythm",
            title="Rhythm",
            note="Each pair is measured against the rhythm that it chose itself.",
            charts=(*(trend(sight, survey, "cadence-adherence") if survey else ()), *_spread(sight, survey)),
            figures=figures(sight, links, _RHYTHM),
        ),
        Part(
            id="when",
            title="When pairs met",
            charts=(*_calendar(met, sight.today), *_by_month(met, sight.today)),
            instead=_nothing(sight, survey, met),
        ),
        Part(
            id="meetings",
            title="The meetings themselves",
            note="Whether they took place, who was there, and how soon the first one was.",
            figures=figures(sight, links, _MEETINGS),
        ),
    )
    lead = (
        "How pairs meet, against what each of them agreed. A pair that meets every six weeks as agreed stands where a"
        " weekly pair does that meets every week; pauses do not count."
    )
    return report_page(sight, FOLDER, "Meetings and cadence", lead, parts)


def _nothing(sight: Sight, survey: Survey | None, met: tuple[Meeting, ...]) -> str:
    if survey is None:
        return why_not_counted(sight)
    return "" if met else "No meeting has been logged yet. Each one that is appears here on its day."


def _spread(sight: Sight, survey: Survey | None) -> Iterator[Chart]:
    """How adherence is spread within each rhythm: a weekly pair is not expected to look like a monthly one."""
    figure = sight.figure(PROGRAMME, "cadence-adherence")
    if survey is None or figure is None or figure.value is None:
        return
    agreed = {each.pair.id: each.pair.agreement.meetings.every for each in survey.pairs}
    values = {
        figure.scope.id: figure.value
        for figure in figures_of_pairs(sight, "cadence-adherence")
        if figure.value is not None and figure.scope.id in agreed
    }
    names: dict[float, str] = {}
    for id_ in sorted(values, key=lambda id_: (len(agreed[id_]), agreed[id_])):
        names.setdefault(agreed[id_].days, str(agreed[id_]))
    shown = sorted(names)[:_MOST_RHYTHMS]
    labels = [names[days] for days in shown] + ([_LONGER] if len(names) > len(shown) else [])
    cells = Counter(
        (
            shown.index(agreed[id_].days) if agreed[id_].days in shown else len(shown),
            min(4, int(value * 5 + 1e-9)),
        )
        for id_, value in values.items()
    )
    yield matrix_chart(
        "spread-of-cadence",
        "Meeting as agreed, by rhythm",
        "How many pairs of each rhythm met in which share of their agreed stretches of time.",
        "Pairs with a figure “Meeting as agreed”, by the rhythm in their agreement and by the fifth that the figure"
        " lies in. The number in a disc is how many pairs there are.",
        [[cells[row, column] for column in range(len(_FIFTHS))] for row in range(len(labels))],
        rows=("Every", labels),
        columns=("share of agreed stretches with a meeting", _FIFTHS),
    )


def _calendar(meetings: Iterable[Meeting], today: dt.date) -> Iterator[Chart]:
    held = Counter(meeting.date for meeting in meetings if meeting.was_held)
    if not held:
        return
    months = _months(min(held), today)
    shown = tuple(
        MonthOfDays(f"{MONTHS[month - 1][:3]} {year}", _days(held, year, month, today))
        for year, month in months
    )
    busiest = max(count or 0 for month in shown for count in month.counts)
    total = sum(count or 0 for month in shown for count in month.counts)
    yield Chart(
        id="calendar",
        title="A calendar of meetings",
        note="Every square is a day; the darker it is, the more pairs met. At the end of each month stands how many"
        " meetings it had.",
        how="Held meetings of all pairs, one a day for each pair however many people logged it. The calendar goes back"
        f" {MOST_MONTHS} months at most.",
        description=f"{counted(total, 'meeting')} in {counted(len(shown), 'month')}; at most {busiest} on one day. "
        + "; ".join(f"{month.label}: {number(sum(count or 0 for count in month.counts))}" for month in shown)
        + ".",
        table=ChartTable(
            ("Month", "Meetings", "Days with a meeting"),
            tuple(
                (
                    month.label,
                    number(sum(count or 0 for count in month.counts)),
                    number(sum(bool(count) for count in month.counts)),
                )
                for month in shown
            ),
        ),
        drawing=Calendar(shown),
    )


def _by_month(meetings: tuple[Meeting, ...], today: dt.date) -> Iterator[Chart]:
    if not meetings:
        return
    months = _months(min(meeting.date for meeting in meetings), today)
    counts = Counter((meeting.date.year, meeting.date.month, meeting.outcome) for meeting in meetings)
    yield columns_chart(
        "meetings-by-month",
        "Held, cancelled and missed",
        "What became of the meetings that were planned and logged, month by month.",
        "Planned meetings of all pairs by the month of their day. The last month is not over.",
        [
            (
                f"{MONTHS[month - 1][:3]} {year % 100:02}",
                tuple(counts[year, month, outcome] for outcome in Outcome),
            )
            for year, month in months
        ],
        (("brand", "held"), ("calm", "cancelled"), ("warm", "missed")),
        axis="Month",
    )


def _months(first: dt.date, today: dt.date) -> tuple[tuple[int, int], ...]:
    numbers = range(first.year * 12 + first.month - 1, today.year * 12 + today.month)
    return tuple((month // 12, month % 12 + 1) for month in numbers)[-MOST_MONTHS:]


def _days(held: Counter[dt.date], year: int, month: int, today: dt.date) -> tuple[int | None, ...]:
    days = (dt.date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
    return tuple(held[day] if day <= today else None for day in days)
