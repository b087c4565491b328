"""The report: the programme at a glance, and a page each on what is behind it.

It describes and explains nothing away: no pair or person is put in order, and no figure claims a cause.
"""

from collections.abc import Iterator

from generator.figures.programme import PROGRAMME
from generator.views.links import Links
from generator.views.page import Page
from generator.views.report_agreements import signed_number, view_agreements
from generator.views.report_cohorts import view_cohort_report
from generator.views.report_figures import figure_number
from generator.views.report_follow_through import view_follow_through
from generator.views.report_goals import view_goals
from generator.views.report_meetings import view_meetings
from generator.views.report_numbers import ReportNumber, count_number
from generator.views.report_outcomes import view_outcomes
from generator.views.report_page import Part, links_of, report_page
from generator.views.report_people import view_people_report
from generator.views.report_quality import view_quality
from generator.views.report_reading import read_programme
from generator.views.report_resources import view_resource_report
from generator.views.report_survey import Survey, view_survey, why_not_counted
from generator.views.report_trends import pairs_over_time, trend
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.numbers import number

GLANCE = ("cadence-adherence", "goals-at-or-above-expected", "follow-through", "retention", "pipeline")
TRENDS = ("cadence-adherence", "goals-at-or-above-expected", "follow-through")


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the pages of the report, in the order in which they are read."""
    survey = view_survey(sight)
    yield view_glance(sight, survey)
    yield view_agreements(sight, survey)
    yield view_meetings(sight, survey)
    yield view_goals(sight, survey)
    yield view_follow_through(sight, survey)
    yield view_people_report(sight, survey)
    yield view_resource_report(sight, survey)
    yield view_cohort_report(sight)
    yield view_outcomes(sight, survey)
    yield view_quality(sight, survey)


def view_glance(sight: Sight, survey: Survey | None) -> Page:
    """Return the page that the report begins with."""
    links = links_of("")
    begun = sight.figure(PROGRAMME, "pairs")
    has_pairs = bool(begun and begun.n)
    trends = (
        (*pairs_over_time(survey), *(chart for name in TRENDS for chart in trend(sight, survey, name)))
        if survey
        else ()
    )
    parts = (
        Part(
            id="glance",
            title="In figures",
            note="Under each stands what it rests on.",
            numbers=tuple(_numbers(sight, links, survey)) if has_pairs else (),
            instead=""
            if has_pairs
            else "No pair has begun yet. Once pairs meet and write it down, figures stand here.",
        ),
        Part(
            id="trends",
            title="Through the programme’s life",
            note="The same figures, computed anew for earlier days.",
            charts=trends,
            instead=_no_trends(sight, survey, bool(trends)) if has_pairs else "",
        ),
        Part(id="how-to-read", title="How to read this", words=_how_to_read(sight)),
    )
    lead = "How pairs sign, meet and reach their goals, each measured against what it agreed itself."
    return report_page(sight, "", "The programme at a glance", lead, parts, read_programme(sight, survey))


def _no_trends(sight: Sight, survey: Survey | None, are_there: bool) -> str:
    if survey is None:
        return why_not_counted(sight)
    return "" if are_there else "It is too early for a picture over time: the first month is not over."


def _numbers(sight: Sight, links: Links, survey: Survey | None) -> Iterator[ReportNumber]:
    yield figure_number(sight, links, "pairs")
    if survey is not None:
        running = [each.pair.id for each in survey.under_way]
        yield count_number(
            sight,
            links,
            "Pairs under way",
            len(running),
            f"Of {number(len(survey.pairs))} that have begun.",
            "Pairs that have begun and have not ended, paused ones included.",
            running,
        )
        yield signed_number(sight, links, survey)
    for name in GLANCE:
        yield figure_number(sight, links, name)


def _how_to_read(sight: Sight) -> tuple[tuple[str, str], ...]:
    spread = (
        "How pairs are spread around it is for members only, since it could tell too much about single pairs."
        if sight.audience is Audience.PUBLIC
        else "The columns beside it show how pairs or goals are spread around it."
    )
    few = (
        f" With fewer than {sight.smallest_group} people behind it, a figure that rests on members’ records is not shown."
        if sight.smallest_group
        else ""
    )
    return (
        (
            "Each pair is its own measure",
            "A pair that agreed on every six weeks and meets every six weeks stands exactly where a pair does that"
            " agreed on every week and meets every week. Pauses change nothing.",
        ),
        (
            "The middle, and the spread",
            f"The value is the middle one of all pairs, so that a few unusual pairs do not move it. {spread}",
        ),
        (
            "What it rests on",
            "Under each value stands how much is behind it and how much is missing. What is missing counts neither as"
            f" good nor as bad.{few}",
        ),
        (
            "A description, not a verdict",
            "No figure here says why something is as it is, and nothing puts pairs or people in order. Talk with people"
            " before you draw conclusions about them.",
        ),
    )
