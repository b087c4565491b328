"""What the pages of the report have in common: where they are, their parts, and the way from one to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.figures.definitions import DEFINITIONS
from generator.views.charts import Chart
from generator.views.frame import Frame, view_frame
from generator.views.links import AS_DATA, ATTENTION, EVIDENCE, MATCHING, REPORT, VOICES, Links
from generator.views.page import Page
from generator.views.report_figures import ReportFigure, report_figure
from generator.views.report_numbers import Pedigree, ReportNumber
from generator.views.sight import Sight
from generator.words.audience import Audience

_FEW = 3
TEMPLATE = "pages/report_page.html.j2"

CHAPTERS: tuple[tuple[str, str, str], ...] = (
    ("", "At a glance", "The programme on one page."),
    ("agreements", "Agreements", "What pairs agreed on, and who has signed."),
    ("meetings", "Meetings", "How pairs meet, against what each of them agreed."),
    ("goals", "Goals", "Where goals stand, against the levels that each pair wrote down beforehand."),
    ("follow-through", "Follow-through", "What became of the steps that pairs promised each other."),
    ("people", "People", "Mentors, mentees, and mentees who became mentors."),
    ("resources", "Trainings and resources", "What people were trained in, and what pairs worked with."),
    ("cohorts", "Cohorts", "Cohorts side by side, each at the same age."),
    ("outcomes", "Outcomes", "What became of pairs, and what they wrote down when they ended."),
    ("data-quality", "Data quality", "What is missing, and what that means for the figures."),
)
"""Folder, name and a line on each page of the report, in the order in which they are read."""

_BESIDE: tuple[tuple[str, Audience, str, str], ...] = (
    (VOICES, Audience.PUBLIC, "Voices", "What people answered, anonymously, when they were asked."),
    (EVIDENCE, Audience.MEMBERS, "Evidence", "What the records show for an assessment of the programme."),
    (ATTENTION, Audience.COORDINATORS, "Attention", "Which pairs may need a kind word, and why."),
    (MATCHING, Audience.COORDINATORS, "Matching", "Who waits, who could be paired with whom, and why."),
    (AS_DATA, Audience.PUBLIC, "As data", "The same for spreadsheets and for other programs."),
)
"""Pages that belong to the report and are made elsewhere: path, for whom, name and a line on each."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the report, as the others lead to it."""

    title: str
    note: str
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. The first cell of a row names it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page, shown in the order of its fields."""

    id: str
    title: str
    note: str = ""
    numbers: tuple[ReportNumber, ...] = ()
    charts: tuple[Chart, ...] = ()
    figures: tuple[ReportFigure, ...] = ()
    grids: tuple[Grid, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """Heading and text, side by side."""
    gaps: tuple[tuple[str, str, Pedigree], ...] = ()
    """What is missing, what that means, and where it is missing."""
    instead: str = ""
    """What is said where there is nothing to show."""

    @property
    def figures_join_charts(self) -> bool:
        """Whether figures stand among the charts: few of them would look lost in a line of their own."""
        return bool(self.charts) and len(self.figures) < _FEW

    @property
    def has_anything(self) -> bool:
        """Whether there is something to show."""
        return bool(
            self.numbers
            or self.charts
            or self.figures
            or self.grids
            or self.words
            or self.gaps
            or self.instead
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A page of the report."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    title: str
    lead: str
    parts: tuple[Part, ...]
    reading: str = ""
    """How the programme stands, in two sentences; only where the report begins."""


def chapter_path(folder: str) -> str:
    """Return the path of one of the report's pages."""
    return f"report/{folder}/index.md" if folder else REPORT


def report_page(
    sight: Sight, folder: str, title: str, lead: str, parts: Iterable[Part], reading: str = ""
) -> Page:
    """Return one of the report's pages."""
    path = chapter_path(folder)
    name = next(name for known, name, _ in CHAPTERS if known == folder)
    view = ReportPage(
        frame=view_frame(sight, path),
        chapters=chapters(sight, path),
        title=title,
        lead=lead,
        parts=tuple(part for part in parts if part.has_anything),
        reading=reading,
    )
    return Page(path, TEMPLATE, f"{name} - Report" if folder else "Report", view)


def links_of(folder: str) -> Links:
    """Return the addresses as one of the report's pages writes them."""
    return Links(chapter_path(folder))


def figures(sight: Sight, links: Links, names: Sequence[str]) -> tuple[ReportFigure, ...]:
    """Return these figures of the programme, as far as there are figures of these names."""
    return tuple(report_figure(sight, links, name) for name in names if name in DEFINITIONS)


def chapters(sight: Sight, here: str) -> tuple[Chapter, ...]:
    """Return all pages of the report that this audience gets, as the page at the path `here` leads to them."""
    links = Links(here)
    own = ((chapter_path(folder), title, note) for folder, title, note in CHAPTERS)
    beside = (
        (path, title, note) for path, readers, title, note in _BESIDE if sight.audience.may_see(readers)
    )
    return tuple(Chapter(title, note, links.to(path), path == here) for path, title, note in (*own, *beside))
