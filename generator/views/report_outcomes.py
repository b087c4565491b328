"""The report's page on outcomes: what became of pairs, and what they wrote down when they ended. Claims no cause."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.comparing.letting_go import is_reduced
from generator.figures.clock import clock_of
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.names import cohort_name
from generator.views.page import Page
from generator.views.report_charts import Tones, bars_chart, columns_chart
from generator.views.report_numbers import ReportNumber, count_number, share_number
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, begun_pairs, why_not_counted
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import ClosingOutcome, Pair, Status
from generator.words.numbers import counted, number

FOLDER = "outcomes"

_STATUSES = (Status.COMPLETED, Status.ACTIVE, Status.PAUSED, Status.ENDED_EARLY)
_TONES: Tones = (("brand", "completed"), ("good", "active"), ("calm", "paused"), ("plain", "ended early"))
_KINDS = {
    "new-role": "A new role",
    "promotion": "A promotion",
    "certification": "A certification",
    "became-mentor": "Became a mentor",
    "other": "Something else",
}
_SHARES = ((0.25, "to 25"), (0.5, "26–50"), (0.75, "51–75"), (0.99, "76–99"))
_MOST_COHORTS = 12
_WORDS = (
    (
        "What these records cannot tell",
        "People who join a programme differ from those who do not, and much else happens to them in a year. What"
        " stands here came during or after mentoring; whether it would have come without, nobody can see from here.",
    ),
    (
        "Ending early is no failure",
        "Every agreement has a way out that is nobody’s fault. Why a pair ended is not recorded, and not asked here.",
    ),
    (
        "Only what somebody wrote down",
        "Outcomes are in a pair’s closing, if the pair chose to say so. There will be others.",
    ),
)


def view_outcomes(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on outcomes."""
    links, pairs = links_of(FOLDER), begun_pairs(sight)
    ended = [each.pair for each in survey.pairs if each.pair.agreement.status.has_ended] if survey else []
    parts = (
        Part(
            id="pairs-now",
            title="What became of pairs",
            note="Pairs that chose to be named."
            if sight.audience is Audience.PUBLIC
            else "All that have begun.",
            charts=tuple(_by_cohort(sight, pairs)),
            figures=figures(sight, links, ("retention",)),
            instead="" if pairs else "No pair has begun yet.",
        ),
        Part(
            id="closings",
            title="What pairs wrote down when they ended",
            note="From the closings of pairs that have ended.",
            numbers=tuple(_numbers(sight, links, ended)) if survey else (),
            charts=(*_outcomes(sight, ended), *_lengths(ended)),
            instead=_nothing(sight, survey, ended),
        ),
        Part(id="how-to-read", title="How to read this", words=_WORDS),
    )
    lead = "How pairs went on, and what they wrote down when they ended."
    return report_page(sight, FOLDER, "Outcomes", lead, parts)


def _nothing(sight: Sight, survey: Survey | None, ended: Sequence[Pair]) -> str:
    if survey is None:
        return why_not_counted(sight) if begun_pairs(sight) else ""
    return "" if ended else "No pair has ended yet. What pairs then write down stands in their closing."


def _by_cohort(sight: Sight, pairs: Sequence[Pair]) -> Iterator[Chart]:
    if not pairs:
        return
    starts = {cohort.id: (cohort.starts, cohort.id) for cohort in sight.programme.program.cohorts}
    cohorts = sorted(
        {pair.agreement.cohort for pair in pairs}, key=lambda id_: starts.get(id_, (sight.today, id_))
    )[-_MOST_COHORTS:]
    rows = []
    for cohort in cohorts:
        statuses = Counter(pair.agreement.status for pair in pairs if pair.agreement.cohort == cohort)
        rows.append((cohort_name(sight, cohort), tuple(statuses[status] for status in _STATUSES)))
    yield bars_chart(
        "status-by-cohort",
        "Where pairs of each cohort stand",
        "In order of time, the oldest cohort first. A young cohort has had less time to complete.",
        "Pairs that have begun, by cohort and by the status in their agreement today.",
        rows,
        _TONES,
        axis="Cohort",
        notes=[counted(sum(counts), "pair") for _, counts in rows],
    )


def _written(pair: Pair, sight: Sight) -> tuple[ClosingOutcome, ...]:
    closing = pair.agreement.closing
    return tuple(each for each in closing.outcomes if each.date <= sight.today) if closing else ()


def _numbers(sight: Sight, links: Links, ended: Sequence[Pair]) -> Iterator[ReportNumber]:
    if not ended:
        return
    ids = [pair.id for pair in ended]
    yield share_number(
        sight,
        links,
        "Pairs that graduated",
        "Pairs that have ended whose closing says that they graduated.",
        of=ids,
        hits=[pair.id for pair in ended if pair.agreement.closing and pair.agreement.closing.graduated],
        nouns="pairs that have ended",
    )
    saying = [pair.id for pair in ended if _written(pair, sight)]
    outcomes = sum(len(_written(pair, sight)) for pair in ended)
    yield count_number(
        sight,
        links,
        "Outcomes written down",
        outcomes,
        f"By {number(len(saying))} of {counted(len(ended), 'pair')} that ended.",
        "Outcomes in the closings of pairs that have ended, dated up to today.",
        saying,
    )
    kept = [pair for pair in ended if not is_reduced(pair.agreement)]
    silent = [
        pair.id for pair in kept if pair.agreement.closing is None or not pair.agreement.closing.reflection
    ]
    if not kept:
        return
    yield count_number(
        sight,
        links,
        "Closings without a look back",
        len(silent),
        f"Of {counted(len(kept), 'pair')} that ended.",
        "Pairs that have ended whose closing has no reflection. Those of which only the facts are kept do not count.",
        silent,
    )


def _outcomes(sight: Sight, ended: Sequence[Pair]) -> Iterator[Chart]:
    kinds = Counter(outcome.kind for pair in ended for outcome in _written(pair, sight))
    if kinds:
        rows = [(name, (kinds[kind],)) for kind, name in _KINDS.items()]
        yield bars_chart(
            "outcomes",
            "What they wrote down",
            "Outcomes by their kind.",
            "Outcomes in the closings of pairs that have ended, dated up to today. A pair may have several.",
            rows,
            (("brand", "outcomes"),),
            axis="Kind",
            notes=[number(count) for _, (count,) in rows],
            in_shares=False,
        )


def _lengths(ended: Sequence[Pair]) -> Iterator[Chart]:
    """How long pairs lasted, as a share of what they had agreed, so that long and short terms compare."""
    if not ended:
        return
    counts = Counter(_band(pair) for pair in ended)
    labels = (*(label for _, label in _SHARES), "all")
    yield columns_chart(
        "lasted",
        "How much of the agreed time pairs lasted",
        "Pairs that have ended, by the share of their agreed term that they went.",
        "Days from the start to the last day, divided by days from the start to the agreed end, both without pauses.",
        [(label, (counts[label],)) for label in labels],
        (("brand", "pairs"),),
        axis="Share of the agreed term, in %",
        shown_axis="% of the agreed term",
    )


def _band(pair: Pair) -> str:
    agreement = pair.agreement
    clock = clock_of(agreement, agreement.last_day)
    whole = clock.at(agreement.ends)
    share = clock.at(agreement.last_day) / whole if whole > 0 else 1.0
    return next((label for most, label in _SHARES if share <= most), "all")
