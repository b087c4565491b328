"""The report: the programme's figures on one page, each with its spread, its words and what is missing.

It describes and explains nothing away: no pair or person is put in order, and no figure claims a cause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.programme import PROGRAMME
from generator.views.attention import AttentionNotice, attention_notice
from generator.views.evidence import has_evidence
from generator.views.frame import Frame, view_frame
from generator.views.links import EVIDENCE, PAIRS, REPORT, Links
from generator.views.page import Page
from generator.views.report_cohorts import AgeTable, CohortTable, age_table, cohort_table
from generator.views.report_figures import ReportFigure, report_figure
from generator.views.report_gaps import ReportGap, report_gaps
from generator.views.sight import Sight
from generator.views.voices import Voices, view_voices
from generator.words.audience import Audience

GLANCE = ("pairs", "cadence-adherence", "goals-at-or-above-expected", "signing-delay")

_THEMES = (
    (
        "rhythm",
        "Rhythm",
        "How pairs meet, against what each of them agreed.",
        (
            "cadence-adherence",
            "dosage",
            "current-gap",
            "longest-gap",
            "days-to-first-meeting",
            "reliability",
            "attendance",
            "log-delay",
        ),
    ),
    (
        "goals",
        "Goals",
        "Where goals stand, against the levels that each pair wrote down beforehand.",
        ("goals-at-or-above-expected", "goal-level", "gas-t", "follow-through"),
    ),
    ("signatures", "Signatures", "How soon agreements are signed by everybody.", ("signing-delay",)),
    ("outcomes", "How pairs go on", "What happened to pairs and people.", ("retention", "pipeline")),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Figures that belong together."""

    id: str
    title: str
    note: str
    figures: tuple[ReportFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What the report shows."""

    frame: Frame
    glance: tuple[ReportFigure, ...]
    """The few figures that stand at the top; their full words follow further down."""
    themes: tuple[Theme, ...]
    cohorts: CohortTable
    ages: AgeTable | None
    """Cohorts at equal age; None where this audience cannot compare them or there is nothing to compare."""
    gaps: tuple[ReportGap, ...]
    parts: tuple[tuple[str, str], ...]
    """Title and id of each part of the page."""
    fewest: int
    """An aggregate over fields that are not public is shown only if it rests on at least so many people."""
    hides_pairs: bool
    """Whether this audience sees the spread of no figure that rests on such fields."""
    all_pairs: str
    """Address of the list of pairs."""
    has_pairs: bool
    attention: AttentionNotice | None
    """None for all but coordinators."""
    voices: Voices
    evidence: str
    """Address of the evidence page; empty where this audience has none."""


def view_pages(sight: Sight) -> Iterator[Page]:
    """Return the report's page."""
    yield Page(path=REPORT, template="pages/report.html.j2", title="Report", view=view_report(sight))


def view_report(sight: Sight) -> ReportView:
    """Build what the report shows to one audience."""
    links = Links(REPORT)
    begun = sight.figure(PROGRAMME, "pairs")
    return ReportView(
        frame=view_frame(sight, REPORT),
        glance=_figures(sight, links, GLANCE),
        themes=tuple(
            Theme(id_, title, note, _figures(sight, links, names)) for id_, title, note, names in _THEMES
        ),
        cohorts=cohort_table(sight, links),
        ages=age_table(sight, links),
        gaps=report_gaps(sight),
        parts=(
            ("At a glance", "glance"),
            ("How to read this", "how-to-read"),
            *((title, id_) for id_, title, _, _ in _THEMES),
            ("Voices", "voices"),
            ("Cohorts", "cohorts"),
            ("What is missing", "missing"),
        ),
        fewest=sight.smallest_group,
        hides_pairs=sight.audience is Audience.PUBLIC,
        all_pairs=links.to(PAIRS),
        has_pairs=bool(begun and begun.value),
        attention=attention_notice(sight, links),
        voices=view_voices(sight, links, PROGRAMME),
        evidence=links.to(EVIDENCE) if has_evidence(sight) else "",
    )


def _figures(sight: Sight, links: Links, names: Sequence[str]) -> tuple[ReportFigure, ...]:
    return tuple(report_figure(sight, links, name) for name in names)
