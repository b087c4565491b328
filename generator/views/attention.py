"""What needs attention, for coordinators alone: a sight in, a page with every flag, its numbers and a message out."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.figures.attention import Flag, Rule, flags_of_programme, is_snoozed
from generator.views.attention_words import RULES, message_of, numbers_of
from generator.views.frame import Frame, view_frame
from generator.views.links import ATTENTION, Links, edit_link, record_links
from generator.views.names import MENTOR, Name, mentees_of, mentors_of, name_of, pair_title
from generator.views.page import Page
from generator.views.pair_agreement import rhythm
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import relative
from generator.words.numbers import counted
from generator.words.places import agreement_file, person_file

SNOOZE_DAYS = 28
"""How far ahead the example of a snooze lies."""


@dataclass(frozen=True, slots=True)
class AttentionNotice:
    """The way to the page, ready for the macro ``attention_notice`` in ``parts/attention.html.j2``."""

    text: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """One reason to ask."""

    title: str
    is_urgent: bool
    since: dt.date
    numbers: str
    message: str
    records: tuple[tuple[str, str], ...]
    """Path and address of the records behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A pair, or a person with too many of them, with every reason to ask."""

    title: str
    href: str
    names: tuple[Name, ...]
    about: str
    edit_href: str
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class SnoozedPair:
    """A pair that is left in peace."""

    title: str
    href: str
    until: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in general, and how often it holds today."""

    title: str
    rule: str
    is_urgent: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionView:
    """Everything on the page."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    lead: str
    nothing: str
    cases: tuple[Case, ...]
    snoozed: tuple[SnoozedPair, ...]
    rules: tuple[RuleView, ...]
    snooze_line: str


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page for coordinators, and none for others."""
    if sight.audience is Audience.COORDINATORS:
        title = "What needs attention"
        yield Page(ATTENTION, "pages/attention.html.j2", title, view_attention(sight))


def attention_notice(sight: Sight, links: Links) -> AttentionNotice | None:
    """Return how much needs attention and the way there; None for all but coordinators."""
    if sight.audience is not Audience.COORDINATORS:
        return None
    groups = _groups(_flags(sight))
    return AttentionNotice(_how_many(groups), len(groups), links.to(ATTENTION))


def view_attention(sight: Sight) -> AttentionView:
    """Return everything on the page."""
    links, flags = Links(ATTENTION), _flags(sight)
    until = sight.today + dt.timedelta(days=SNOOZE_DAYS)
    return AttentionView(
        frame=view_frame(sight, ATTENTION),
        chapters=chapters(sight, ATTENTION),
        lead=_how_many(_groups(flags)),
        nothing="Nothing is waiting for you. Pairs are listed here when a rule below holds.",
        cases=tuple(_case(sight, links, group) for group in _groups(flags)),
        snoozed=tuple(_snoozed(sight, links)),
        rules=tuple(_rule(sight, rule, flags) for rule in RULES),
        snooze_line=f"snooze: {{until: {until}, why: Away until then}}",
    )


def _flags(sight: Sight) -> tuple[Flag, ...]:
    return flags_of_programme(sight.programme, sight.today, sight.recorded)


def _groups(flags: Sequence[Flag]) -> tuple[tuple[Flag, ...], ...]:
    """Bring together what is about one pair, or about one person; what has waited longest stays first."""
    groups: dict[tuple[str, str], list[Flag]] = {}
    for flag in flags:
        is_load = flag.rule is Rule.OVER_CAPACITY
        groups.setdefault(("person", flag.people[0]) if is_load else ("pair", flag.pairs[0]), []).append(flag)
    return tuple(map(tuple, groups.values()))


def _how_many(groups: Sequence[Sequence[Flag]]) -> str:
    people = sum(group[0].rule is Rule.OVER_CAPACITY for group in groups)
    pairs = len(groups) - people
    parts = (
        counted(pairs, "pair could use a word", "pairs could use a word") if pairs else "",
        counted(people, "person has more pairs than offered", "people have more pairs than offered")
        if people
        else "",
    )
    return f"{', and '.join(filter(None, parts))}." if groups else "No pair is waiting for a word."


def _case(sight: Sight, links: Links, flags: Sequence[Flag]) -> Case:
    shown = tuple(_flag(sight, flag) for flag in flags)
    if flags[0].rule is Rule.OVER_CAPACITY:
        name = name_of(sight, links, flags[0].people[0], MENTOR)
        pairs = (sight.programme.pairs[pair] for pair in flags[0].pairs)
        about = "; ".join(sorted(pair_title(sight, pair) for pair in pairs))
        file = person_file(flags[0].people[0])
        return Case(
            title=name.text,
            href=name.href,
            names=(name,),
            about=about,
            edit_href=edit_link(sight, file),
            flags=shown,
        )
    pair = sight.programme.pairs[flags[0].pairs[0]]
    starts = relative(pair.agreement.starts, sight.today)
    return Case(
        title=pair_title(sight, pair),
        href=links.pair(pair.id),
        names=(*mentors_of(sight, links, pair), *mentees_of(sight, links, pair)),
        about=f"{rhythm(pair.agreement.meetings).split(',')[0]}; began {starts}",
        edit_href=edit_link(sight, agreement_file(pair.id)),
        flags=shown,
    )


def _flag(sight: Sight, flag: Flag) -> FlagView:
    return FlagView(
        title=RULES[flag.rule].title,
        is_urgent=flag.rule.is_urgent,
        since=flag.since,
        numbers=numbers_of(sight, flag),
        message=message_of(sight, flag),
        records=record_links(sight, flag.records),
    )


def _rule(sight: Sight, rule: Rule, flags: Sequence[Flag]) -> RuleView:
    words = RULES[rule]
    count = sum(flag.rule is rule for flag in flags)
    return RuleView(words.title, words.rule(sight.programme.program.policy), rule.is_urgent, count)


def _snoozed(sight: Sight, links: Links) -> Iterator[SnoozedPair]:
    found = [pair for pair in sight.programme.pairs.values() if is_snoozed(pair, sight.today)]
    for pair in sorted(found, key=lambda pair: (pair_title(sight, pair).casefold(), pair.id)):
        if pair.agreement.snooze and not pair.agreement.status.has_ended:
            snooze = pair.agreement.snooze
            yield SnoozedPair(pair_title(sight, pair), links.pair(pair.id), snooze.until, snooze.why)
