"""Matching for coordinators alone: a sight in, a page on what is offered and looked for, on proposals and fairness, out.

The page tells of the proposals that the records hold. New ones are computed by the command, which people then read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.figures.agreements import is_signed, signature_states
from generator.matching.demand import Demand, demand_of
from generator.matching.fairness import GroupSpread, spread_over_groups
from generator.matching.fit import fit_of
from generator.matching.parts import Weights, weights_of
from generator.matching.pool import Candidate, Pool, pool_of
from generator.matching.profiles import Profile
from generator.matching.proposals import FEW
from generator.matching.rules import Barrier, barriers_between, missing_need
from generator.views.figure_tiles import CountTile
from generator.views.frame import Frame, view_frame
from generator.views.links import MATCHING, Links, edit_link
from generator.views.match_later import LaterView, view_later
from generator.views.match_view import BARRIERS, notes_on, out_in_words, some, spread_words, ways_out
from generator.views.match_words import PART_NAMES, Reasons, Two, reasons_of, topic_words, two_of
from generator.views.names import MENTEE, MENTOR, Name, name_of, pair_title, person_name
from generator.views.page import Page
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.model import Cohort, Pair, Program, Status
from generator.words.numbers import counted
from generator.words.phrases import listed
from generator.words.places import agreement_file

MOST_COMPARED = 100_000
"""How many mentees and mentors are held against each other for this page: about a second's work."""

CLOSE = 2
"""How many others are named beside a proposal."""


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A topic that is looked for, and how many offer it."""

    topic: str
    href: str
    mentees: int
    mentors: int
    places: int
    gap: int
    served: float
    """How many of those who look for it could be served, as a share of 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A proposed pair of the records, one mentee and one mentor of it."""

    title: str
    href: str
    names: tuple[Name, ...]
    standing: str
    """Who has signed, and when it begins, in words."""
    against: str
    """Which rule speaks against it, as a sentence: somebody proposed it by hand, or a record has changed since."""
    reasons: Reasons
    close: tuple[str, ...]
    edit_href: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A mentee without a proposal."""

    name: Name
    what: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A mentor with a free place."""

    name: Name
    what: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group beside all others, in words."""

    group: str
    those: str
    others: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingPage:
    """Everything on the page."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    lead: str
    counts: tuple[CountTile, ...]
    steps: tuple[str, ...]
    """What to do next, as sentences."""
    command: str
    """Empty where nobody could be matched."""
    notes: tuple[str, ...]
    gaps: str
    demand: tuple[DemandLine, ...]
    spare: str
    """Which topics are offered and looked for by nobody, in a sentence."""
    proposals: tuple[ProposalCard, ...]
    waiting: tuple[WaitingLine, ...]
    room: tuple[RoomLine, ...]
    is_too_large: bool
    """Whether there are too many people to hold everybody against everybody on a page."""
    groups: tuple[GroupLine, ...]
    fewest: int
    later: LaterView
    weights: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatchingNotice:
    """The way to the page, ready for the macro ``matching_notice`` in ``parts/match.html.j2``."""

    text: str
    href: str


def matching_notice(sight: Sight, links: Links) -> MatchingNotice | None:
    """Return how many wait for a mentor and the way to the page; None for all but coordinators."""
    if sight.audience is not Audience.COORDINATORS:
        return None
    cohort = sight.programme.program.cohort_to_join(sight.today)
    waiting = len(pool_of(sight.programme, cohort, sight.today).mentees) if cohort else 0
    text = (
        f"{counted(waiting, 'mentee waits', 'mentees wait')} for a mentor."
        if waiting
        else "Nobody waits for a mentor."
    )
    return MatchingNotice(text, links.to(MATCHING))


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page for coordinators, and none for others."""
    if sight.audience is Audience.COORDINATORS:
        yield Page(MATCHING, "pages/matching.html.j2", "Matching", view_matching_page(sight))


def view_matching_page(sight: Sight) -> MatchingPage:
    """Return everything on the page."""
    links, program = Links(MATCHING), sight.programme.program
    cohort = program.cohort_to_join(sight.today)
    ground = _Ground(sight, cohort) if cohort else None
    fewest = program.policy.smallest_group.public
    return MatchingPage(
        frame=view_frame(sight, MATCHING),
        chapters=chapters(sight, MATCHING),
        lead=ground.lead if ground else _without_cohort(program),
        counts=ground.counts if ground else (),
        steps=tuple(ground.steps()) if ground else (),
        command=f"pairbook match --cohort {cohort.id}" if cohort and ground and ground.can_match else "",
        notes=tuple(notes_on(sight, ground.pool)) if ground else (),
        gaps=_gaps(sight, ground.demand) if ground else "",
        demand=tuple(_demand_line(sight, links, each) for each in ground.demand if each.mentees)
        if ground
        else (),
        spare=_spare(sight, ground.demand) if ground else "",
        proposals=tuple(ground.proposals(links)) if ground else (),
        waiting=tuple(ground.waiting(links)) if ground else (),
        room=tuple(ground.room(links)) if ground else (),
        is_too_large=ground.is_too_large if ground else False,
        groups=tuple(_group_line(each) for each in ground.groups(fewest)) if ground else (),
        fewest=fewest,
        later=view_later(sight),
        weights=tuple(
            (PART_NAMES[name], str(weight)) for name, weight in weights_of(program.policy.matching).items()
        ),
    )


class _Ground:
    """What the page rests on in the cohort that is matched now."""

    def __init__(self, sight: Sight, cohort: Cohort) -> None:
        self._sight = sight
        self._weights: Weights = weights_of(sight.programme.program.policy.matching)
        self.pool: Pool = pool_of(sight.programme, cohort, sight.today)
        self.demand = demand_of(self.pool)
        self._of_cohort = [
            pair for pair in sight.programme.pairs.values() if pair.agreement.cohort == cohort.id
        ]
        self._proposed = [
            pair
            for pair in self._of_cohort
            if pair.agreement.status is Status.PROPOSED and pair.agreement.mentors and pair.agreement.mentees
        ]

    @property
    def lead(self) -> str:
        """Which cohort this is about, and the days between which it runs."""
        cohort = self.pool.cohort
        return f"{cohort.name}, {day(cohort.starts)} to {day(cohort.ends)}: who could mentor whom, and why."

    @property
    def counts(self) -> tuple[CountTile, ...]:
        """How things stand, in four numbers."""
        waiting, free = len(self.pool.mentees), sum(each.places for each in self.pool.mentors)
        signed = sum(is_signed(pair, self._sight.today) for pair in self._proposed)
        short = [each for each in self.demand if each.gap]
        return (
            _count("Pairs proposed", len(self._proposed), f"{signed:,} signed by everybody", "#proposals"),
            _count("Mentees who wait", waiting, "without a mentor or a proposal", "#waiting"),
            _count("Free places", free, f"with {counted(len(self.pool.mentors), 'mentor')}", "#room"),
            _count(
                "Topics short of mentors", len(short), _some_topics(self._sight, short) or "none", "#demand"
            ),
        )

    @property
    def can_match(self) -> bool:
        """Whether there is anybody to match with anybody."""
        return bool(self.pool.mentees and self.pool.mentors)

    def steps(self) -> Iterator[str]:
        """Yield what to do next, the most pressing first."""
        unsigned = [pair for pair in self._proposed if not is_signed(pair, self._sight.today)]
        if against := [pair for pair in self._proposed if any(map(self._against, self._twos(pair)))]:
            titles = some([pair_title(self._sight, pair) for pair in against], 5)
            yield f"Look again at {titles}: a rule of matching speaks against it."
        if late := [pair for pair in unsigned if pair.agreement.starts <= self._sight.today]:
            titles = some([pair_title(self._sight, pair) for pair in late], 5)
            yield f"Ask for an answer: {titles} should have begun, and not everybody has signed."
        elif unsigned:
            yield f"Wait for answers: {counted(len(unsigned), 'pair has', 'pairs have')} signatures to come."
        if ready := [pair for pair in self._proposed if pair not in unsigned]:
            titles = some([pair_title(self._sight, pair) for pair in ready], 5)
            yield f"Let them begin: everybody in {titles} has signed, and the status becomes active."
        if self._hopeless:
            names = some([person_name(self._sight, id_, MENTEE) for id_ in self._hopeless], 5)
            yield f"Look for other mentors for {names}: no mentor with a free place is possible."
        if short := [each for each in self.demand if each.gap]:
            yield f"Look for mentors for {_some_topics(self._sight, short)}: there are fewer free places than people."
        if self.can_match and len(self._hopeless) < len(self.pool.mentees):
            yield "Match those who wait: a command proposes pairs with its reasons, and you decide."

    @cached_property
    def _hopeless(self) -> tuple[str, ...]:
        """Mentees for whom no mentor with a free place is possible."""
        if self.is_too_large:
            return ()
        return tuple(each.id for each in self.pool.mentees if not self._options(each.profile))

    def room(self, links: Links) -> Iterator[RoomLine]:
        """Yield the mentors with a free place, in the order of their names."""
        lines = [
            RoomLine(name_of(self._sight, links, each.id, MENTOR), self._offer(each))
            for each in self.pool.mentors
        ]
        yield from sorted(lines, key=lambda line: (line.name.text.casefold(), line.name.href))

    def _offer(self, mentor: Candidate) -> str:
        topics = listed(topic_words(self._sight, mentor.profile.offers))
        return f"{counted(mentor.places, 'place')}{f' for {topics}' if topics else ', and no topics named'}"

    @property
    def is_too_large(self) -> bool:
        """Whether to hold everybody against everybody would take too long."""
        return (len(self._proposed) + len(self.pool.mentees)) * len(self.pool.mentors) > MOST_COMPARED

    def proposals(self, links: Links) -> Iterator[ProposalCard]:
        """Yield the proposed pairs of the records, the weakest fit first: these need the closest look."""
        cards = [card for pair in self._proposed for card in self._cards(links, pair)]
        yield from sorted(cards, key=lambda card: (card.reasons.fit, card.title.casefold(), card.href))

    def waiting(self, links: Links) -> Iterator[WaitingLine]:
        """Yield those without a proposal, in the order of their names."""
        lines = [
            WaitingLine(name_of(self._sight, links, each.id, MENTEE), self._chances(each.profile))
            for each in self.pool.mentees
        ]
        yield from sorted(lines, key=lambda line: (line.name.text.casefold(), line.name.href))

    def groups(self, fewest: int) -> tuple[GroupSpread, ...]:
        """Return how groups are matched in this cohort."""
        fits: dict[str, int | None] = {each.id: None for each in self.pool.mentees}
        for pair in self._of_cohort:
            for two in self._twos(pair) if not pair.agreement.status.has_ended else ():
                fit = self._fit(two.mentee_profile, two.mentor_profile)
                fits[two.mentee.id] = max(fit, fits.get(two.mentee.id) or 0)
        return spread_over_groups(self._sight.programme.people, fits, fewest)

    def _twos(self, pair: Pair) -> Iterator[Two]:
        """Yield each mentee with each mentor of a pair. Whoever had themselves forgotten has no profile."""
        known = self._sight.programme.people.keys()
        for mentee in pair.agreement.mentees:
            for mentor in pair.agreement.mentors:
                if {mentee, mentor} <= known:
                    yield two_of(self._sight, mentee, mentor, self.pool.day)

    def _fit(self, mentee: Profile, mentor: Profile) -> int:
        return fit_of(mentee, mentor, self._weights).value

    def _cards(self, links: Links, pair: Pair) -> Iterator[ProposalCard]:
        sight = self._sight
        for two in self._twos(pair):
            reasons = reasons_of(sight, two)
            yield ProposalCard(
                title=pair_title(sight, pair),
                href=links.pair(pair.id),
                names=(
                    name_of(sight, links, two.mentor.id, MENTOR),
                    name_of(sight, links, two.mentee.id, MENTEE),
                ),
                standing=_standing(sight, pair),
                against=self._against(two),
                reasons=reasons,
                close=() if self.is_too_large else tuple(self._close(two.mentee_profile, reasons.fit)),
                edit_href=edit_link(sight, agreement_file(pair.id)),
            )

    def _against(self, two: Two) -> str:
        people, sides = self._sight.programme.people, (two.mentee_profile, two.mentor_profile)
        found = barriers_between(sides[:1], sides[1:], people, ())
        barrier = found.get((two.mentee.id, two.mentor.id)) or missing_need(*sides)
        if barrier is None:
            return ""
        name = person_name(self._sight, two.mentor.id, MENTOR)
        return f"A rule speaks against it: {name} {BARRIERS[barrier][0]}."

    def _close(self, mentee: Profile, fit: int) -> Iterator[str]:
        options = self._options(mentee)
        if not options or options[0][0] <= fit:
            yield "Nobody with a free place fits better."
        for other, mentor in options[:CLOSE]:
            name = person_name(self._sight, mentor, MENTOR)
            how = "better" if other > fit else "as well" if other == fit else "less well"
            yield f"{name} has a free place and would fit {how} ({other})."

    def _options(self, mentee: Profile) -> Sequence[tuple[int, str]]:
        """Return the mentors with a free place who are not out of the question, the best fit first."""
        found = [(fit, id_) for fit, id_, barrier in self._held_against(mentee) if barrier is None]
        return sorted(found, key=lambda each: (-each[0], each[1]))

    def _held_against(self, mentee: Profile) -> Iterator[tuple[int, str, Barrier | None]]:
        """Yield each mentor with a free place, the fit, and what stands between the two."""
        barriers = barriers_between(
            (mentee,), self._mentors, self._sight.programme.people, self._pairs_of.get(mentee.id, ())
        )
        least_fit = self._sight.programme.program.policy.matching.least_fit
        for mentor in self._mentors:
            fit = self._fit(mentee, mentor)
            barrier = barriers.get((mentee.id, mentor.id)) or missing_need(mentee, mentor)
            yield fit, mentor.id, barrier or (Barrier.LEAST_FIT if fit < least_fit else None)

    @cached_property
    def _mentors(self) -> tuple[Profile, ...]:
        return tuple(each.profile for each in self.pool.mentors)

    @cached_property
    def _pairs_of(self) -> Mapping[str, Sequence[Pair]]:
        found: dict[str, list[Pair]] = {}
        for pair in self._sight.programme.pairs.values():
            for mentee in pair.agreement.mentees:
                found.setdefault(mentee, []).append(pair)
        return found

    def _chances(self, mentee: Profile) -> str:
        if self.is_too_large:
            return ""
        options = self._options(mentee)
        if not options:
            return self._why_nobody(mentee)
        best, mentor = options[0]
        possible = counted(len(options), "mentor is", "mentors are")
        if not best:
            return f"{possible} possible, and none offers what is looked for."
        return f"{possible} possible; {person_name(self._sight, mentor, MENTOR)} fits best ({best})."

    def _why_nobody(self, mentee: Profile) -> str:
        out: dict[Barrier, list[str]] = {}
        for _, mentor, barrier in self._held_against(mentee):
            if barrier is not None:
                out.setdefault(barrier, []).append(mentor)
        if not out:
            return "No mentor has a free place."
        in_order = {barrier: out[barrier] for barrier in Barrier if barrier in out}
        counts = {barrier: len(mentors) for barrier, mentors in in_order.items()}
        few = {barrier: mentors for barrier, mentors in in_order.items() if len(mentors) <= FEW}
        return (
            f"{out_in_words(self._sight, counts, few)} What would help: {', or '.join(ways_out(in_order))}."
        )


def _count(title: str, count: int, note: str, href: str) -> CountTile:
    return CountTile(title, f"{count:,}", note, None, href)


def _standing(sight: Sight, pair: Pair) -> str:
    """Return who has signed and when a proposed pair begins: ``Ada has signed, Grace not yet; begins 1 Nov 2026``."""
    starts = pair.agreement.starts
    begins = f"begins {day(starts)}" if starts > sight.today else f"was to begin {day(starts)}"
    states = signature_states(pair, sight.today)
    signed = [person_name(sight, each.person, each.side) for each in states if each.is_signed]
    still = [person_name(sight, each.person, each.side) for each in states if not each.is_signed]
    if not still:
        return f"Everybody has signed; {begins}."
    if not signed:
        return f"Nobody has signed yet; {begins}."
    return (
        f"{listed(signed)} {'has' if len(signed) == 1 else 'have'} signed, {listed(still)} not yet; {begins}."
    )


def _without_cohort(program: Program) -> str:
    if not program.cohorts:
        return "People are matched in a cohort. Add the first one to records/program.yml."
    return "Every cohort is over. Add the next one to records/program.yml."


def _gaps(sight: Sight, demand: Sequence[Demand]) -> str:
    if not any(each.mentees for each in demand):
        return ""
    short = [each for each in demand if each.gap]
    if not short:
        return "Every topic that is looked for has as many free places as people who look for it."
    return f"Mentors to look for, with how many places are missing: {_some_topics(sight, short)}."


def _some_topics(sight: Sight, short: Sequence[Demand]) -> str:
    return some([f"{topic_words(sight, [each.topic])[0]} ({each.gap})" for each in short], 5) if short else ""


def _spare(sight: Sight, demand: Sequence[Demand]) -> str:
    words = [
        f"{topic_words(sight, [each.topic])[0]} ({counted(each.places, 'place')})"
        for each in demand
        if not each.mentees
    ]
    return f"Offered, and looked for by nobody now: {some(words)}." if words else ""


def _demand_line(sight: Sight, links: Links, each: Demand) -> DemandLine:
    known = {topic.id for topic in sight.programme.program.topics}
    return DemandLine(
        topic=topic_words(sight, [each.topic])[0],
        href=links.topic(each.topic) if each.topic in known else "",
        mentees=each.mentees,
        mentors=each.mentors,
        places=each.places,
        gap=each.gap,
        served=min(1.0, each.places / each.mentees),
    )


def _group_line(each: GroupSpread) -> GroupLine:
    return GroupLine(each.group, spread_words(each.those), spread_words(each.others))
