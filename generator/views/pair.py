"""A pair's page: one pair as one audience sees it in, everything that its page shows out.

It looks ahead. What was done, the whole story and more figures stand on a page beside it: `story`.
"""

from dataclasses import dataclass
from functools import partial

from generator.reading.schemas import Schemas
from generator.views.api import PairDocuments, pair_document_path
from generator.views.begun_records import new_goals_text
from generator.views.calendars import calendar_of_pair
from generator.views.events import Event
from generator.views.extract import Extracts
from generator.views.feeds import feed_of_pair
from generator.views.figure_tiles import FigureTile, figure_tiles
from generator.views.follow import CALENDAR, FEED, beside
from generator.views.frame import Frame, view_frame
from generator.views.links import PAIRS, Links, edit_link, new_file_link, pair_path
from generator.views.match_words import MatchOfTwo, match_of_pair
from generator.views.names import Name, cohort_name, mentees_of, mentors_of, pair_tab, pair_title
from generator.views.page import Page, PagesToBe, PageToBe, SearchEntry
from generator.views.pair_agreement import AgreementView, rhythm, view_agreement
from generator.views.pair_brief import BriefView, view_brief
from generator.views.pair_decision import DecisionView, view_decision
from generator.views.pair_goals import GoalView, view_goals
from generator.views.pair_resources import ResourceLink, phase_name, view_resources
from generator.views.pair_story import has_story_page, log_link, newest_of, record_places, view_story
from generator.views.pair_term import TermView, view_term
from generator.views.record_form_links import goal_form_link, log_form_link
from generator.views.sight import Sight
from generator.views.statuses import STATUS_MARKS, StatusMark
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.figure import Scope
from generator.words.model import Pair
from generator.words.places import goals_file

FOLLOW = (CALENDAR, FEED)
"""How a pair's page can be followed."""

FIGURES = ("cadence-adherence", "current-gap", "follow-through", "goals-at-or-above-expected")
"""A GAS T score is never shown for a single pair: it grows with the number of goals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Everything on a pair's page."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    title: str
    mentors: tuple[Name, ...]
    mentees: tuple[Name, ...]
    status: StatusMark
    cohort: tuple[str, str]
    """Name and address."""
    chips: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    term: TermView
    figures: tuple[FigureTile, ...]
    sees_inside: bool
    """Whether this audience may see agreement, levels and log."""
    brief: BriefView | None
    """None where this audience may not see inside."""
    agreement: AgreementView
    goals: tuple[GoalView, ...]
    match: tuple[MatchOfTwo, ...]
    """While a pair is proposed: why it could work, for each mentee with each mentor."""
    decision: DecisionView | None
    """And how to say yes or no to it."""
    recent: tuple[Event, ...]
    """The newest of the story."""
    event_count: int
    """How much happened in all."""
    story_href: str
    """The page with the whole story; empty where there is none, so that nothing is left out here."""
    resources: tuple[ResourceLink, ...]
    phase: str
    reflection: str
    """What the pair says in hindsight."""
    form_href: str
    """The form that makes a log entry; empty where this audience gets no such links, or the pair does not meet."""
    goal_form_href: str
    """The form that makes a first goal; empty where this audience gets no such links, the pair is over or has goals."""
    log_href: str
    """Where an entry can be written as text, where there is no other page that says so."""
    goals_href: str
    """Where the goals can be changed, or begun where there are none."""


def pages_to_be(extracts: Extracts, schemas: Schemas) -> PagesToBe:
    """Return a page for each pair that this audience may see."""
    pairs = extracts.sight.programme.pairs
    documents = PairDocuments(extracts.sight.audience, schemas)

    def page_of(id_: str) -> PageToBe:
        extract = extracts.of_pair(pairs[id_])
        make = partial(view_page, extract.sight, pairs[id_], documents)
        return PageToBe(pair_path(id_), extract.digest, make)

    return PagesToBe(sorted(pairs), page_of)


def view_page(sight: Sight, pair: Pair, documents: PairDocuments) -> Page:
    """Return a pair's page. `sight` may be no more than what `Extracts` takes out for it."""
    title, view, path = pair_tab(sight, pair), view_pair(sight, pair), pair_path(pair.id)
    return Page(
        path=path,
        template="pages/pair.html.j2",
        title=title,
        view=view,
        follow=FOLLOW,
        search=_search(title, view),
        documents={
            beside(path, CALENDAR): calendar_of_pair(sight, pair),
            beside(path, FEED): feed_of_pair(sight, pair),
            pair_document_path(pair.id): documents.of(sight, pair),
        },
    )


def _search(title: str, view: PairView) -> tuple[SearchEntry, ...]:
    """A pair is found by its people, topics and goals."""
    words = ", ".join(text for text, _ in view.chips)
    goals = (SearchEntry(goal.title, title, f"goal-{n}") for n, goal in enumerate(view.goals, start=1))
    return (SearchEntry(title, words), *goals)


def view_pair(sight: Sight, pair: Pair) -> PairView:
    """Return everything that a pair's page shows."""
    path = pair_path(pair.id)
    links, scope, agreement = Links(path), Scope("pair", pair.id), pair.agreement
    story, story_href = view_story(sight, pair), links.story(pair.id) if has_story_page(sight, pair) else ""
    return PairView(
        frame=view_frame(sight, path),
        crumbs=(("Pairs", links.to(PAIRS)),),
        title=pair_title(sight, pair),
        mentors=mentors_of(sight, links, pair),
        mentees=mentees_of(sight, links, pair),
        status=STATUS_MARKS[agreement.status],
        cohort=(cohort_name(sight, agreement.cohort), links.cohort(agreement.cohort)),
        chips=topic_chips(sight, links, agreement.topics),
        facts=_facts(sight, pair),
        term=view_term(sight, pair),
        figures=figure_tiles(sight, scope, FIGURES, record_places(sight, pair, story=story_href), links),
        sees_inside=sight.audience is not Audience.PUBLIC,
        brief=view_brief(sight, links, pair),
        agreement=view_agreement(sight, links, pair),
        goals=view_goals(sight, links, pair),
        match=tuple(match_of_pair(sight, pair)),
        decision=view_decision(sight, pair),
        recent=newest_of(story) if story_href else story,
        event_count=len(story),
        story_href=story_href,
        resources=view_resources(sight, links, pair),
        phase=phase_name(sight, pair),
        reflection=agreement.closing.reflection if agreement.closing else "",
        form_href=log_form_link(sight, links, pair),
        goal_form_href=goal_form_link(sight, links, pair),
        log_href="" if story_href else log_link(sight, pair),
        goals_href=_goals_link(sight, pair),
    )


def _facts(sight: Sight, pair: Pair) -> tuple[tuple[str, str], ...]:
    agreement = pair.agreement
    return (
        ("Term", f"{day(agreement.starts)} to {day(agreement.ends)}"),
        ("Meetings", rhythm(agreement.meetings)),
        ("Phase", phase_name(sight, pair) if agreement.status.is_running else ""),
    )


def _goals_link(sight: Sight, pair: Pair) -> str:
    if pair.goals:
        return edit_link(sight, goals_file(pair.id))
    if pair.agreement.status.has_ended:
        return ""
    return new_file_link(sight, goals_file(pair.id), new_goals_text(pair, sight.today))
