"""The report's page on follow-through: what became of the steps that pairs promised. Counts steps, never people."""

from collections import Counter
from collections.abc import Collection, Iterator

from generator.figures.actions import ActionState, Stage
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.page import Page
from generator.views.report_charts import bars_chart, columns_chart
from generator.views.report_numbers import ReportNumber, count_number
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, why_not_counted
from generator.views.report_trends import trend
from generator.views.sight import Sight
from generator.words.numbers import number

FOLDER = "follow-through"

_STAGES = (
    (Stage.DONE, "Done"),
    (Stage.OVERDUE, "Their date has passed"),
    (Stage.DUE, "Due before the pair is to meet again"),
    (Stage.OPEN, "Further off, or without a date"),
)
_TONES = (("brand", "steps"), ("good", "objectives of goals"))
_LATE = ((7, "1–7"), (28, "8–28"), (91, "29–91"))


def view_follow_through(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on follow-through."""
    links = links_of(FOLDER)
    actions = [state for each in survey.pairs for state in each.actions] if survey else []
    objectives = [state for each in survey.pairs for state in each.objectives] if survey else []
    nothing = (
        ""
        if actions or objectives
        else "No pair has promised a step yet. Steps stand in the log, under “next”."
    )
    parts = (
        Part(
            id="kept",
            title="Kept in time",
            charts=tuple(trend(sight, survey, "follow-through")) if survey else (),
            figures=figures(sight, links, ("follow-through",)),
        ),
        Part(
            id="steps",
            title="Where steps stand",
            note="Steps promised in the log, and objectives on the way to goals.",
            numbers=tuple(_numbers(sight, links, survey)) if survey and not nothing else (),
            charts=(*_stages(actions, objectives), *_lateness(sight, survey)),
            instead=nothing if survey else why_not_counted(sight),
        ),
    )
    lead = "What pairs said they would do next, and whether the log says that it was done."
    return report_page(sight, FOLDER, "Follow-through", lead, parts)


def _numbers(sight: Sight, links: Links, survey: Survey) -> Iterator[ReportNumber]:
    found = [(each.pair.id, state) for each in survey.pairs for state in each.actions]
    undated = [(pair, state) for pair, state in found if state.due is None]
    for title, chosen, note, how in (
        ("Steps promised", found, "By all pairs so far.", "Steps under “next” in the log, each id once."),
        (
            "Steps done",
            [(pair, state) for pair, state in found if state.is_done],
            f"Of {number(len(found))} promised.",
            "Steps that a later entry reports as done, in time or not.",
        ),
        (
            "Steps whose date has passed",
            [(pair, state) for pair, state in found if state.stage is Stage.OVERDUE],
            "Not reported as done.",
            "Steps due before today that no entry reports as done. They may be done all the same.",
        ),
        ("Steps without a date", undated, "They cannot be late.", "Steps for which nobody wrote a date."),
    ):
        yield count_number(sight, links, title, len(chosen), note, how, {pair for pair, _ in chosen})


def _stages(actions: Collection[ActionState], objectives: Collection[ActionState]) -> Iterator[Chart]:
    if not actions and not objectives:
        return
    steps, goals = (Counter(state.stage for state in states) for states in (actions, objectives))
    rows = [(words, (steps[stage], goals[stage])) for stage, words in _STAGES]
    yield bars_chart(
        "stages",
        "Where steps stand today",
        "Steps and objectives by what is known of them.",
        "Every step of the log and every objective of a goal, each id once, as of today. Done is what an entry reports"
        " as done.",
        rows,
        _TONES,
        axis="Stage",
        notes=[number(sum(counts)) for _, counts in rows],
        in_shares=False,
    )


def _lateness(sight: Sight, survey: Survey | None) -> Iterator[Chart]:
    """Only pairs under way: what is open when a pair has ended is nobody's to do any more."""
    states = [state for each in survey.under_way for state in each.actions] if survey else []
    late = [
        (sight.today - state.due).days
        for state in states
        if state.stage is Stage.OVERDUE and state.due is not None
    ]
    if late:
        counts = Counter(next((label for most, label in _LATE if days <= most), "over 91") for days in late)
        labels = (*(label for _, label in _LATE), "over 91")
        yield columns_chart(
            "lateness",
            "How long ago their date was",
            "Steps of pairs under way whose date has passed and that no entry reports as done.",
            "Days from the due date to today. A step that was done and not written down looks the same.",
            [(label, (counts[label],)) for label in labels],
            (("care", "steps"),),
            axis="Days",
            shown_axis="days ago",
        )
