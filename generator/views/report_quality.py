"""The report's page on the data themselves: what is missing, and what that means for the figures."""

from collections.abc import Iterator

from generator.figures.definitions import DEFINITIONS
from generator.figures.programme import PROGRAMME
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.page import Page
from generator.views.report_charts import bars_chart, columns_chart
from generator.views.report_gaps import ReportGap, report_gaps
from generator.views.report_numbers import ReportNumber, count_number, pedigree
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, begun_pairs, why_not_counted
from generator.views.sight import Sight
from generator.words.figure import Figure
from generator.words.numbers import number

FOLDER = "data-quality"

_SILENCE = ((14, "up to 2"), (28, "2–4"), (56, "4–8"), (91, "8–13"))
_NOT_BY_COUNT = ("pairs", "pipeline")
"""Counts of what there is; nothing can be missing from them."""
_READING = (
    (
        "Missing is not zero",
        "What nobody wrote down counts neither as good nor as bad. One thing is otherwise: where others log their"
        " meetings, a pair that has logged none counts as one that has not met. Ask before you conclude that.",
    ),
    (
        "Who writes may differ from who does not",
        "Pairs that keep their log may also be those that meet. The more is missing, the less a middle says of all.",
    ),
    (
        "A number stands beside its n",
        "The middle of three pairs moves when one of them does. Below a handful, read the pairs’ own pages instead.",
    ),
)


def view_quality(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on the data themselves."""
    links = links_of(FOLDER)
    gaps = tuple(
        (gap.what, gap.meaning, pedigree(sight, links, _gap_rows(gap), gap.pairs))
        for gap in report_gaps(sight)
    )
    parts = (
        Part(
            id="missing",
            title="What is missing",
            note="And what that means for the figures.",
            gaps=gaps,
            instead="" if gaps else _complete(sight),
        ),
        Part(
            id="counted",
            title="How much each figure rests on",
            charts=tuple(_counted(sight)),
        ),
        Part(
            id="logs",
            title="The logs",
            note="Almost every figure rests on what pairs write down.",
            numbers=tuple(_numbers(sight, links, survey)) if survey else (),
            charts=tuple(_silence(sight, survey)) if survey else (),
            figures=figures(sight, links, ("log-delay",)),
            instead="" if survey else why_not_counted(sight),
        ),
        Part(id="how-to-read", title="How to read figures with gaps", words=_READING),
    )
    lead = "A figure is as good as what was written down. Here is what was not."
    return report_page(sight, FOLDER, "Data quality", lead, parts)


def _gap_rows(gap: ReportGap) -> tuple[tuple[str, str], ...]:
    definition = DEFINITIONS[gap.figure]
    return (("Missing from", f"{definition.title}. {definition.formula}"),)


def _complete(sight: Sight) -> str:
    if not begun_pairs(sight):
        return "There is nothing to count yet."
    return "Nothing that could be counted is missing."


def _known(sight: Sight) -> Iterator[Figure]:
    for name in DEFINITIONS:
        figure = sight.figure(PROGRAMME, name)
        if figure is not None and name not in _NOT_BY_COUNT and figure.n + figure.missing:
            yield figure


def _counted(sight: Sight) -> Iterator[Chart]:
    rows = [(DEFINITIONS[figure.name].title, (figure.n, figure.missing)) for figure in _known(sight)]
    if rows:
        yield bars_chart(
            "counted-and-missing",
            "Counted and missing",
            "For each figure, how much of what it should rest on is there.",
            "n and missing of each figure of the programme. Most count pairs; goals at or above expected count goals."
            " “Pairs that completed” misses those that are still under way.",
            rows,
            (("brand", "counted"), ("missing", "missing")),
            axis="Figure",
        )


def _numbers(sight: Sight, links: Links, survey: Survey) -> Iterator[ReportNumber]:
    silent = [each.pair.id for each in survey.under_way if not each.entries]
    logs = [each.pair.id for each in survey.pairs if each.entries]
    entries = sum(len(each.entries) for each in survey.pairs)
    mended = [
        each.pair.id
        for each in survey.pairs
        if any(entry.corrects for entry in each.pair.entries if entry.date <= sight.today)
    ]
    corrections = sum(
        bool(entry.corrects)
        for each in survey.pairs
        for entry in each.pair.entries
        if entry.date <= sight.today
    )
    for title, count, note, how, pairs in (
        (
            "Log entries",
            entries,
            "In force today.",
            "Entries of all pairs, without void and corrected ones.",
            logs,
        ),
        (
            "Pairs under way without a log",
            len(silent),
            f"Of {number(len(survey.under_way))} under way.",
            "Pairs under way with no log entry up to today.",
            silent,
        ),
        (
            "Entries corrected",
            corrections,
            "Said openly; the first text stays in git.",
            "Entries that replace an earlier one.",
            mended,
        ),
    ):
        yield count_number(sight, links, title, count, note, how, pairs)


def _silence(sight: Sight, survey: Survey) -> Iterator[Chart]:
    if not survey.under_way:
        return
    labels = (*(label for _, label in _SILENCE), "over 13", "no log")
    counts = dict.fromkeys(labels, 0)
    for each in survey.under_way:
        days = (sight.today - each.entries[-1].date).days if each.entries else None
        counts[_band(days)] += 1
    yield columns_chart(
        "silence",
        "How long ago pairs last wrote",
        "Pairs under way, by the weeks since their latest log entry. A pair that meets every six weeks writes less"
        " often than a weekly one.",
        "Days from the date of the latest entry in force to today, in weeks; paused pairs are counted, too.",
        [(label, (counts[label],)) for label in labels],
        (("brand", "pairs"),),
        axis="Weeks ago",
        shown_axis="weeks ago",
    )


def _band(days: int | None) -> str:
    if days is None:
        return "no log"
    return next((label for most, label in _SILENCE if days <= most), "over 13")
