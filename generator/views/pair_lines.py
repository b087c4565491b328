"""Pairs as lines of a table beside something else: a cohort, a topic or a person. Pairs in, lines out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.views.links import Links
from generator.views.names import Name, cohort_name, mentees_of, mentors_of, pair_title
from generator.views.paging import rows_of
from generator.views.sight import Sight
from generator.views.statuses import STATUS_MARKS, StatusMark
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.model import Pair

_ORDER = {status: place for place, status in enumerate(STATUS_MARKS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """One pair, ready for the macro ``pair_lines`` in ``parts/pair_lines.html.j2``."""

    title: str
    href: str
    names: tuple[Name, ...]
    status: StatusMark
    cohort: tuple[str, str]
    """Name and address."""
    chips: tuple[tuple[str, str], ...]
    starts: dt.date
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many pairs have one status, ready for the macro ``split_bar`` in ``parts/marks.html.j2``."""

    text: str
    count: int
    share: float
    tone: str
    href: str

    @property
    def part(self) -> tuple[str, int, float, str, str]:
        """What the macro takes."""
        return (self.text, self.count, self.share, self.tone, self.href)


def pair_lines(sight: Sight, links: Links, pairs: Iterable[Pair]) -> tuple[PairLine, ...]:
    """Return a line for each pair, or for as many as fit on a page: those under way first, then by first day."""
    ordered = sorted(pairs, key=lambda pair: (_ORDER[pair.agreement.status], pair.agreement.starts, pair.id))
    return tuple(_line(sight, links, pair) for pair in rows_of(ordered, 1))


def status_counts(links: Links, pairs: Iterable[Pair], cohort: str = "") -> tuple[StatusCount, ...]:
    """Return how many pairs have each status, without those that none has; each leads to the list of these pairs,
    narrowed down to a cohort where one is given."""
    statuses = [pair.agreement.status for pair in pairs]
    return tuple(
        StatusCount(
            text=mark.text.lower(),
            count=count,
            share=count / len(statuses),
            tone=mark.tone,
            href=links.pairs(status=mark.id, **({"cohort": cohort} if cohort else {})),
        )
        for status, mark in STATUS_MARKS.items()
        if (count := statuses.count(status))
    )


def _line(sight: Sight, links: Links, pair: Pair) -> PairLine:
    agreement = pair.agreement
    return PairLine(
        title=pair_title(sight, pair),
        href=links.pair(pair.id),
        names=mentors_of(sight, links, pair) + mentees_of(sight, links, pair),
        status=STATUS_MARKS[agreement.status],
        cohort=(cohort_name(sight, agreement.cohort), links.cohort(agreement.cohort)),
        chips=topic_chips(sight, links, agreement.topics),
        starts=agreement.starts,
        term=f"{day(agreement.starts)} to {day(agreement.last_day)}",
    )


def when_a_page_begins(sight: Sight) -> str:
    """Return what has to happen to an agreement before its pair has a page: "is written", and in public, more."""
    is_public = sight.audience is Audience.PUBLIC
    return "is written and says that the pair may be named" if is_public else "is written"
