"""The front page: the whole programme at a glance, for one audience."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.cadence import NO_MEETING_LOGGED
from generator.figures.programme import PROGRAMME
from generator.views.attention import AttentionNotice, attention_notice
from generator.views.figure_tiles import CountTile, FigureTile, figure_tiles
from generator.views.follow import CALENDAR, FEED
from generator.views.frame import Frame, view_frame
from generator.views.guides import REVIEWERS_GUIDE
from generator.views.happenings import Happening, view_happenings
from generator.views.links import COHORTS, HOME, PAIRS, PEOPLE, REPORT, TAKE_PART, Links
from generator.views.matching import MatchingNotice, matching_notice
from generator.views.page import Page
from generator.views.pair_lines import StatusCount, status_counts, when_a_page_begins
from generator.views.pair_signatures import holds
from generator.views.report_reading import met_in, met_in_about
from generator.views.rounding import about
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import relative
from generator.words.figure import Figure
from generator.words.model import Cohort, Pair
from generator.words.numbers import counted, number, percent
from generator.words.phrases import listed

FIGURES = ("cadence-adherence", "goals-at-or-above-expected")


@dataclass(frozen=True, slots=True)
class CohortCard:
    """A cohort in a few words."""

    name: str
    href: str
    starts: dt.date
    ends: dt.date
    share: float
    """How much of its time has gone by, from 0 to 1."""
    words: str
    """How many pairs it has, and how its time stands."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A door into the site for one kind of reader."""

    who: str
    picture: str
    text: str
    href: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything on the front page."""

    frame: Frame
    name: str
    purpose: str
    reading: str
    """How the programme stands, in two or three sentences."""
    counts: tuple[CountTile, ...]
    figures: tuple[FigureTile, ...]
    people: CountTile
    statuses: tuple[StatusCount, ...]
    happenings: tuple[Happening, ...]
    cohorts: tuple[CohortCard, ...]
    cohorts_href: str
    """Address of the page of all cohorts."""
    ways_in: tuple[WayIn, ...]
    pairs_href: str
    report_href: str
    take_part_href: str
    attention: AttentionNotice | None
    """None for all but coordinators."""
    matching: MatchingNotice | None
    """None for all but coordinators."""


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the front page."""
    name = sight.programme.program.name
    yield Page(HOME, "pages/home.html.j2", name, view_home(sight), (CALENDAR, FEED))


def view_home(sight: Sight) -> HomeView:
    """Return everything on the front page."""
    links, program = Links(HOME), sight.programme.program
    return HomeView(
        frame=view_frame(sight, HOME),
        name=program.name,
        purpose=program.purpose,
        reading=_reading(sight),
        counts=tuple(_counts(sight, links)),
        figures=figure_tiles(sight, PROGRAMME, FIGURES),
        people=_people(sight, links),
        statuses=status_counts(links, sight.programme.pairs.values()),
        happenings=view_happenings(sight, links),
        cohorts=tuple(_cohort(sight, links, cohort) for cohort in _newest_first(program.cohorts)),
        cohorts_href=links.to(COHORTS),
        ways_in=_ways_in(links),
        pairs_href=links.to(PAIRS),
        report_href=links.to(REPORT),
        take_part_href=links.to(TAKE_PART),
        attention=attention_notice(sight, links),
        matching=matching_notice(sight, links),
    )


def _running(sight: Sight) -> tuple[Pair, ...]:
    return tuple(pair for pair in sight.programme.pairs.values() if pair.agreement.status.is_running)


def _reading(sight: Sight) -> str:
    running = _running(sight)
    if not sight.programme.pairs:
        return f"No pair is here yet. The first one appears once its agreement {when_a_page_begins(sight)}."
    named = "Among the pairs that chose to be named, " if sight.audience is Audience.PUBLIC else ""
    reading = " ".join((named + _under_way(running), *_figure_sentences(sight)))
    return reading[:1].upper() + reading[1:]


def _under_way(running: Sequence[Pair]) -> str:
    if not running:
        return "no pair is under way now."
    cohorts = len({pair.agreement.cohort for pair in running})
    return f"{counted(len(running), 'pair is', 'pairs are')} under way in {counted(cohorts, 'cohort')}."


def _figure_sentences(sight: Sight) -> Iterator[str]:
    cadence, goals = (sight.figure(PROGRAMME, name) for name in FIGURES)
    if cadence is not None and cadence.why == NO_MEETING_LOGGED:
        yield "No meeting is logged yet."
    if cadence is not None and cadence.value is not None:
        yield _cadence_sentence(cadence, cadence.value)
    if goals is not None and goals.value is not None:
        yield (
            f"Of {about(goals, counted(goals.n, 'goal that was', 'goals that were'))} due and rated,"
            f" {about(goals, percent(goals.value))} reached what was expected or more."
        )


def _cadence_sentence(cadence: Figure, share: float) -> str:
    if cadence.is_rounded:
        return f"Half of the pairs {met_in_about(share)}."
    if cadence.n == 1:
        return f"The one pair that can be counted {met_in(share, 'it')}."
    whom = f"{number(cadence.n)} pairs that can be counted" if cadence.missing else "pairs"
    return f"Half of the {whom} {met_in(share)}."


def _counts(sight: Sight, links: Links) -> Iterator[CountTile]:
    running, pairs = _running(sight), sight.programme.pairs
    yield CountTile(
        "Pairs under way",
        number(len(running)),
        f"of {counted(len(pairs), 'pair')} in all",
        len(running) / len(pairs) if pairs else None,
        links.to(PAIRS),
    )
    if sight.audience is not Audience.PUBLIC and running:
        signed = sum(holds(sight, pair) for pair in running)
        yield CountTile(
            "Agreements signed by all",
            f"{number(signed)} of {number(len(running))}",
            "among the pairs under way",
            signed / len(running),
            "",
        )


def _people(sight: Sight, links: Links) -> CountTile:
    people = sight.programme.people
    mentors = sum(person.mentor is not None for person in people.values())
    mentees = sum(person.mentee is not None for person in people.values())
    note = listed((counted(mentors, "mentor"), counted(mentees, "mentee"))) if mentors or mentees else ""
    if sight.audience is Audience.PUBLIC:
        note = "who chose to be named here"
    return CountTile("People", number(len(people)), note, None, links.to(PEOPLE))


def _newest_first(cohorts: tuple[Cohort, ...]) -> tuple[Cohort, ...]:
    return tuple(sorted(cohorts, key=lambda cohort: cohort.starts, reverse=True))


def _cohort(sight: Sight, links: Links, cohort: Cohort) -> CohortCard:
    pairs = [pair for pair in sight.programme.pairs.values() if pair.agreement.cohort == cohort.id]
    days = (cohort.ends - cohort.starts).days + 1
    gone = (sight.today - cohort.starts).days + 1
    return CohortCard(
        name=cohort.name,
        href=links.cohort(cohort.id),
        starts=cohort.starts,
        ends=cohort.ends,
        share=min(1.0, max(0.0, gone / days)) if days > 0 else 0.0,
        words=f"{_pairs_words(pairs)}; {_time_words(cohort, sight.today)}",
    )


def _pairs_words(pairs: Sequence[Pair]) -> str:
    running = sum(pair.agreement.status.is_running for pair in pairs)
    if not running:
        return f"{counted(len(pairs), 'pair')}, none under way" if pairs else "no pair yet"
    return f"{counted(len(pairs), 'pair')}, {number(running)} under way"


def _time_words(cohort: Cohort, today: dt.date) -> str:
    if today < cohort.starts:
        return f"begins {relative(cohort.starts, today)}"
    return "it has ended" if today > cohort.ends else f"ends {relative(cohort.ends, today)}"


def _ways_in(links: Links) -> tuple[WayIn, ...]:
    return (
        WayIn(
            "I am a mentee or a mentor",
            "people",
            "Find your pair’s page: what you agreed, what is next, and a button that begins the next log entry.",
            links.to(PAIRS),
            "Find my pair",
        ),
        WayIn(
            "I am new here",
            "flag",
            "How mentoring works here, what it asks of you, and how to join, as a mentee or as a mentor.",
            links.to(TAKE_PART),
            "Take part",
        ),
        WayIn(
            "I review changes",
            "check",
            "What to look at in a proposed change, and what is none of a reviewer’s business.",
            links.to(REVIEWERS_GUIDE),
            "For reviewers",
        ),
        WayIn(
            "I run the programme",
            "compass",
            "How cohorts, rhythm and goals stand, with the formula and the records behind every number.",
            links.to(REPORT),
            "Read the report",
        ),
    )
