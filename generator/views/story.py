"""The page with a pair's whole story: one pair as one audience sees it in, everything that has been out.

It looks back: all that happened, what was done, and the figures that tell how it went. The pair's own page looks ahead.
"""

from dataclasses import dataclass
from functools import partial

from generator.views.events import Event
from generator.views.extract import Extracts
from generator.views.figure_tiles import FigureTile, figure_tiles
from generator.views.frame import Frame, view_frame
from generator.views.links import PAIRS, Links, story_path
from generator.views.names import pair_tab, pair_title
from generator.views.page import Page, PagesToBe, PageToBe
from generator.views.pair_steps import StepView, view_steps
from generator.views.pair_story import has_story_page, log_link, record_places, view_story
from generator.views.sight import Sight
from generator.views.statuses import STATUS_MARKS, StatusMark
from generator.words.dates import day
from generator.words.figure import Scope
from generator.words.model import Pair

FIGURES = (
    "dosage",
    "reliability",
    "attendance",
    "longest-gap",
    "days-to-first-meeting",
    "signing-delay",
    "log-delay",
    "goal-level",
)
"""Those that do not stand on the pair's own page. None of them is a GAS T score, see there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """Everything on the page with a pair's whole story."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    pair: str
    """What the pair is called."""
    term: str
    status: StatusMark
    has_ended: bool
    events: tuple[Event, ...]
    """Newest first."""
    done: tuple[StepView, ...]
    """Steps that were reported done, newest first."""
    figures: tuple[FigureTile, ...]
    log_href: str
    """Where an entry can be written as text; empty where this audience gets no such links, or the pair does not meet."""


def pages_to_be(extracts: Extracts) -> PagesToBe:
    """Return a page for each pair of which there is more to tell than its own page does."""
    pairs = extracts.sight.programme.pairs

    def page_of(id_: str) -> PageToBe:
        extract = extracts.of_pair(pairs[id_])
        return PageToBe(story_path(id_), extract.digest, partial(view_page, extract.sight, pairs[id_]))

    return PagesToBe(
        [id_ for id_, pair in sorted(pairs.items()) if has_story_page(extracts.sight, pair)], page_of
    )


def view_page(sight: Sight, pair: Pair) -> Page:
    """Return the page with a pair's whole story. `sight` may be no more than what `Extracts` takes out for it.

    The search leads to the pair's own page, so this one has nothing to be found by.
    """
    return Page(
        path=story_path(pair.id),
        template="pages/story.html.j2",
        title=f"{pair_tab(sight, pair)}, our story",
        view=view_whole_story(sight, pair),
    )


def view_whole_story(sight: Sight, pair: Pair) -> StoryView:
    """Return everything that the page with a pair's whole story shows."""
    path, agreement, title = story_path(pair.id), pair.agreement, pair_title(sight, pair)
    links = Links(path)
    return StoryView(
        frame=view_frame(sight, path),
        crumbs=(("Pairs", links.to(PAIRS)), (title, links.pair(pair.id))),
        pair=title,
        term=f"{day(agreement.starts)} to {day(agreement.last_day)}",
        status=STATUS_MARKS[agreement.status],
        has_ended=agreement.status.has_ended,
        events=view_story(sight, pair),
        done=view_steps(sight, pair).done,
        figures=figure_tiles(
            sight, Scope("pair", pair.id), FIGURES, record_places(sight, pair, own=links.pair(pair.id)), links
        ),
        log_href=log_link(sight, pair),
    )
