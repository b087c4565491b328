"""The list of pairs: all pairs that an audience may see in, one row for each out."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.figures.cadence import GapLight, gap_light
from generator.figures.goals import goal_standings
from generator.figures.log import held_meetings_of
from generator.views.frame import Frame, view_frame
from generator.views.links import PAIRS, Links
from generator.views.names import Name, cohort_name, mentees_of, mentors_of, pair_title
from generator.views.page import Page, PagesToBe
from generator.views.paging import Paging, RowsOfList, page_path, pages_after_first, rows_of, view_paging
from generator.views.pair_agreement import rhythm
from generator.views.pair_lines import when_a_page_begins
from generator.views.sight import Sight
from generator.views.statuses import STATUS_MARKS, StatusMark
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import Pair
from generator.words.numbers import counted, number

_LIGHTS = {
    GapLight.AMBER: StatusMark("amber", "Worth a look", "care"),
    GapLight.RED: StatusMark("red", "Worth a call", "late"),
}
"""In the words of the coordinators' guide."""

NOTHING = ""
"""Sorts before every number and date, so what is not there comes last once the highest stands first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """One pair in a table. Fields that end in `_order` are what a column is sorted by, as text."""

    title: str
    href: str
    names: tuple[Name, ...]
    status: StatusMark
    status_order: str
    cohort: str
    cohort_id: str
    topics: tuple[str, ...]
    rhythm: str
    rhythm_order: str
    last_meeting: dt.date | None
    last_order: str
    gap: str
    gap_order: str
    attention: StatusMark | None
    """Whether the gap asks for a coordinator's attention; None for everybody else."""
    goals: str
    goals_order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """What all pages of the list have in common."""

    pairs: Sequence[Pair]
    """In order."""
    lead: str
    statuses: tuple[tuple[str, str], ...]
    cohorts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsView:
    """A page of the list, and what the list can be narrowed down by."""

    frame: Frame
    lead: str
    paging: Paging
    rows: tuple[PairRow, ...]
    statuses: tuple[tuple[str, str], ...]
    """Value and text of each status that a row has."""
    cohorts: tuple[tuple[str, str], ...]
    sees_inside: bool
    """Whether this audience may see meetings."""


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the list: all of it, or its first page where it is long."""
    yield _page(sight, _list(sight), 1)


def further_pages(sight: Sight) -> PagesToBe:
    """Return the other pages of the list, where it is long."""
    all_ = _list(sight)
    return pages_after_first(len(all_.pairs), partial(_page, sight, all_))


def view_rows(sight: Sight) -> RowsOfList:
    """Return what every row of the list can be found by."""
    links = Links(PAIRS)
    return RowsOfList(
        ("find", "status", "cohort"),
        tuple(
            (
                f"{pair_title(sight, pair)} {', '.join(_topics(sight, links, pair))} {links.pair(pair.id)}",
                STATUS_MARKS[pair.agreement.status].id,
                pair.agreement.cohort,
            )
            for pair in _in_order(sight)
        ),
    )


def _list(sight: Sight) -> _List:
    pairs = _in_order(sight)
    statuses = {pair.agreement.status for pair in pairs}
    cohorts = {cohort: cohort_name(sight, cohort) for cohort in {pair.agreement.cohort for pair in pairs}}
    return _List(
        pairs=pairs,
        lead=_lead(sight, pairs),
        statuses=tuple((mark.id, mark.text) for status, mark in STATUS_MARKS.items() if status in statuses),
        cohorts=tuple(sorted(cohorts.items(), key=lambda item: item[::-1])),
    )


def _page(sight: Sight, all_: _List, number: int) -> Page:
    title = "Pairs" if number == 1 else f"Pairs, page {number}"
    return Page(page_path(PAIRS, number), "pages/pairs.html.j2", title, _view(sight, all_, number))


def _view(sight: Sight, all_: _List, number: int) -> PairsView:
    path = page_path(PAIRS, number)
    return PairsView(
        frame=view_frame(sight, path),
        lead=all_.lead,
        paging=view_paging(PAIRS, number, len(all_.pairs)),
        rows=tuple(_row(sight, Links(path), pair) for pair in rows_of(all_.pairs, number)),
        statuses=all_.statuses,
        cohorts=all_.cohorts,
        sees_inside=sight.audience is not Audience.PUBLIC,
    )


def _in_order(sight: Sight) -> Sequence[Pair]:
    """Running pairs first, then by names."""
    places = {status: place for place, status in enumerate(STATUS_MARKS)}
    links = Links(PAIRS)
    return sorted(
        sight.programme.pairs.values(),
        key=lambda pair: (
            places[pair.agreement.status],
            pair_title(sight, pair).casefold(),
            links.pair(pair.id),
        ),
    )


def _topics(sight: Sight, links: Links, pair: Pair) -> tuple[str, ...]:
    return tuple(name for name, _ in topic_chips(sight, links, pair.agreement.topics))


def _row(sight: Sight, links: Links, pair: Pair) -> PairRow:
    agreement = pair.agreement
    held = held_meetings_of(pair, sight.today)
    last = held[-1].date if held else None
    gap = sight.figure(Scope("pair", pair.id), "current-gap")
    goals, goals_order = _goals(sight, pair)
    return PairRow(
        title=pair_title(sight, pair),
        href=links.pair(pair.id),
        names=(*mentors_of(sight, links, pair), *mentees_of(sight, links, pair)),
        status=STATUS_MARKS[agreement.status],
        status_order=str(list(STATUS_MARKS).index(agreement.status)),
        cohort=cohort_name(sight, agreement.cohort),
        cohort_id=agreement.cohort,
        topics=_topics(sight, links, pair),
        rhythm=rhythm(agreement.meetings).split(",")[0],
        rhythm_order=f"{agreement.meetings.every.days:09.2f}",
        last_meeting=last,
        last_order=last.isoformat() if last else NOTHING,
        gap=f"{number(gap.value)}\u00a0×" if gap and gap.value is not None else "",
        gap_order=f"{gap.value:09.2f}" if gap and gap.value is not None else NOTHING,
        attention=_attention(sight, pair),
        goals=goals,
        goals_order=goals_order,
    )


def _attention(sight: Sight, pair: Pair) -> StatusMark | None:
    """What needs attention is for coordinators alone, and not before the day until which a pair is left in peace."""
    snooze = pair.agreement.snooze
    if sight.audience is not Audience.COORDINATORS or (snooze and sight.today < snooze.until):
        return None
    return _LIGHTS.get(gap_light(pair, sight.today, sight.programme.program.policy))


def _goals(sight: Sight, pair: Pair) -> tuple[str, str]:
    """How many goals there are, and for those who may know how many stand as expected or better."""
    standings = [standing for standing in goal_standings(pair, sight.today) if not standing.is_dropped]
    levels = [standing.level for standing in standings if standing.level is not None]
    if not standings:
        return "", NOTHING
    good = sum(level >= 0 for level in levels)
    if not levels:
        rated = " not rated yet" if sight.audience is not Audience.PUBLIC else ""
        return f"{len(standings)}{rated}", f"{len(standings):04}"
    return f"{good} of {len(standings)}", f"{good:04}"


def _lead(sight: Sight, pairs: Sequence[Pair]) -> str:
    if not pairs:
        return f"Every pair has a page here once its agreement {when_a_page_begins(sight)}."
    open_to_all = " Only pairs that chose to be named are here." if sight.audience is Audience.PUBLIC else ""
    running = sum(pair.agreement.status.is_running for pair in pairs)
    of_them = "all" if running == len(pairs) else f"{number(running)} of them"
    return f"{counted(len(pairs), 'pair')}, {of_them} under way.{open_to_all}"
