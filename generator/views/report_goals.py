"""The report's page on goals: where they stand, then and now, and how far that can be trusted."""

from collections import Counter
from collections.abc import Collection, Iterator

from generator.figures.goals import GoalStanding
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.page import Page
from generator.views.report_charts import levels_chart, matrix_chart
from generator.views.report_numbers import ReportNumber, count_number
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, why_not_counted
from generator.views.report_trends import trend
from generator.views.sight import Sight
from generator.words.numbers import counted, number, signed

FOLDER = "goals"

_LEVELS = range(-2, 3)
_KINDS = {
    "skill": "Skills",
    "career": "Career",
    "network": "Network",
    "project": "Projects",
    "wellbeing": "Wellbeing",
}
_TRUST = (
    (
        "The levels come first",
        "A pair writes down what −2 to +2 look like before anybody rates. Levels that were changed after a rating are"
        " counted on this page, so that nobody moves the bar unseen.",
    ),
    (
        "People rate themselves",
        "The mentee’s own rating counts, else the mentor’s. Ratings of oneself tend to be kind: a study with an outside"
        " criterion explained 66 % less than one that asked people themselves (University of South Wales 2019).",
    ),
    (
        "Steps are not metres",
        "Levels have an order but no equal distances (Tennant 2007), so there is no mean here: only counts, a middle"
        " and a spread.",
    ),
    (
        "Never a target",
        "Used to judge people, goals become easy to reach and worth little. That is why nothing here puts pairs in"
        " order, and why the T score, which grows with the number of goals, is a spread alone.",
    ),
)


def view_goals(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on goals."""
    links = links_of(FOLDER)
    standings = tuple(survey.standings()) if survey else ()
    charts = (
        *_then_and_now([standing for _, standing in standings]),
        *(trend(sight, survey, "goals-at-or-above-expected") if survey else ()),
    )
    parts = (
        Part(
            id="goals-in-short",
            title="Goals in short",
            numbers=tuple(_numbers(sight, links, survey)) if survey else (),
            instead="" if survey else why_not_counted(sight),
        ),
        Part(id="then-and-now", title="Then and now", note="Levels of goals, not of people.", charts=charts),
        Part(
            id="attainment",
            title="Attainment",
            note="Against the levels that each pair wrote down beforehand.",
            figures=figures(sight, links, ("goals-at-or-above-expected", "goal-level", "gas-t")),
        ),
        Part(id="kinds", title="Kinds of goals", charts=tuple(_kinds([each for _, each in standings]))),
        Part(id="trust", title="How far to trust this", words=_TRUST),
    )
    lead = "Each goal is measured against what its own pair expected, written down before anybody rated it."
    return report_page(sight, FOLDER, "Goals and attainment", lead, parts)


def _numbers(sight: Sight, links: Links, survey: Survey) -> Iterator[ReportNumber]:
    set_ = [(each.pair.id, standing) for each in survey.pairs for standing in each.standings]
    in_force = [(pair, standing) for pair, standing in set_ if not standing.is_dropped]
    due = [(pair, standing) for pair, standing in in_force if standing.is_due]
    rated = [(pair, standing) for pair, standing in due if standing.level is not None]
    dropped = [(pair, standing) for pair, standing in set_ if standing.is_dropped]
    moved = [
        (pair, standing)
        for pair, standing in in_force
        if standing.goal.rebaselined and standing.goal.rebaselined.date <= sight.today
    ]
    without = [each.pair.id for each in survey.under_way if not any(not s.is_dropped for s in each.standings)]
    for title, found, note, how in (
        ("Goals set", in_force, "Not dropped.", "Goals set by today that nobody has dropped."),
        ("Goals due", due, f"{number(len(rated))} of them rated.", "Goals whose date has come."),
        ("Goals dropped", dropped, "Said openly, each with its reason.", "Goals given up by today."),
        ("Levels changed", moved, "After a rating, said openly.", "Goals whose levels were set anew."),
    ):
        yield count_number(sight, links, title, len(found), note, how, {pair for pair, _ in found})
    yield count_number(
        sight,
        links,
        "Pairs without a goal",
        len(without),
        "Of those under way.",
        "Pairs under way that have set no goal, or dropped all.",
        without,
    )


def _then_and_now(standings: Collection[GoalStanding]) -> Iterator[Chart]:
    rated = [standing for standing in standings if standing.history]
    if not rated:
        return
    unrated = len(standings) - len(rated)
    first = Counter(standing.history[0].level for standing in rated)
    now = Counter(standing.level for standing in rated)
    yield levels_chart(
        "levels-then-and-now",
        "Goal levels then and now",
        "The same goals at their first rating and at the one that counts now. What was expected lies in the middle."
        + (f" {counted(unrated, 'more goal has', 'more goals have')} no rating yet." if unrated else ""),
        "Goals that were not dropped and have a rating. Then: the first rating by anybody. Now: the mentee’s latest,"
        " else the mentor’s. Goals without any rating are in neither line.",
        [
            ("Then: the first rating", [first[level] for level in _LEVELS], 0),
            ("Now: the latest rating", [now[level] for level in _LEVELS], 0),
        ],
        "When",
    )
    twice = [standing for standing in rated if len(standing.history) > 1]
    if twice:
        cells = Counter((standing.history[0].level, standing.level) for standing in twice)
        labels = [signed(level) for level in _LEVELS]
        yield matrix_chart(
            "levels-moved",
            "How goals moved",
            "Each disc counts the goals that began on one level, from above, and stand on another now, to the right.",
            "Goals with at least two ratings: the first by anybody, and the one that counts now. Discs on the line"
            " from upper left to lower right did not move.",
            [[cells[before, after] for after in _LEVELS] for before in _LEVELS],
            rows=("Then", labels),
            columns=("now", labels),
            on_levels=True,
        )


def _kinds(standings: Collection[GoalStanding]) -> Iterator[Chart]:
    if all(standing.level is None for standing in standings):
        return
    rows = []
    for kind, name in _KINDS.items():
        levels = [standing.level for standing in standings if standing.goal.kind == kind]
        if levels:
            rows.append((name, [levels.count(level) for level in _LEVELS], levels.count(None)))
    yield levels_chart(
        "levels-by-kind",
        "Levels by kind of goal",
        "Where goals of each kind stand now.",
        "Goals that were not dropped, by their kind; the level is the mentee’s latest rating, else the mentor’s.",
        rows,
        "Kind",
    )
