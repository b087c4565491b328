"""Matching for coordinators alone: a sight in, a page on what is offered and looked for, on proposals and fairness, out.

The page tells of the proposals that the records hold. New ones are computed by the command, which people then read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.matching.demand import Demand, demand_of
from generator.matching.fairness import GroupSpread, spread_over_groups
from generator.matching.fit import fit_of
from generator.matching.later import ENOUGH_TO_TELL, Band, Typical, bands_of_fit
from generator.matching.parts import Weights, weights_of
from generator.matching.pool import Pool, pool_of
from generator.matching.profiles import Profile
from generator.matching.rules import barriers_between, missing_need
from generator.views.frame import Frame, view_frame
from generator.views.links import MATCHING, Links, edit_link
from generator.views.match_view import notes_on, spread_words
from generator.views.match_words import PART_NAMES, Reasons, Two, reasons_of, topic_words, two_of
from generator.views.names import MENTEE, MENTOR, Name, name_of, pair_title, person_name
from generator.views.page import Page
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Scope
from generator.words.model import Cohort, Pair, Program, Status
from generator.words.numbers import counted, percent
from generator.words.phrases import listed
from generator.words.places import agreement_file

MOST_COMPARED = 100_000
"""How many mentees and mentors are held against each other for this page: about a second's work."""

CLOSE = 2
"""How many others are named beside a proposal."""


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A topic, and how many look for it and offer it."""

    topic: str
    href: str
    mentees: int
    mentors: int
    places: int
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A proposed pair of the records, one mentee and one mentor of it."""

    title: str
    href: str
    names: tuple[Name, ...]
    reasons: Reasons
    close: tuple[str, ...]
    edit_href: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A mentee without a proposal."""

    name: Name
    what: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group beside all others, in words."""

    group: str
    those: str
    others: str


@dataclass(frozen=True, slots=True)
class BandLine:
    """What became of the pairs of one strength of fit, in words."""

    name: str
    pairs: str
    cadence: str
    goals: str
    ended_early: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingPage:
    """Everything on the page."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    lead: str
    command: str
    notes: tuple[str, ...]
    gaps: str
    demand: tuple[DemandLine, ...]
    proposals: tuple[ProposalCard, ...]
    waiting: tuple[WaitingLine, ...]
    is_too_large: bool
    """Whether there are too many people to hold everybody against everybody on a page."""
    groups: tuple[GroupLine, ...]
    fewest: int
    bands: tuple[BandLine, ...]
    verdict: str
    weights: tuple[tuple[str, int], ...]


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
    bands = bands_of_fit(
        sight.programme,
        weights_of(program.policy.matching),
        lambda pair, name: sight.figure(Scope("pair", pair), name),
    )
    fewest = program.policy.smallest_group.public
    return MatchingPage(
        frame=view_frame(sight, MATCHING),
        chapters=chapters(sight, MATCHING),
        lead=ground.lead if ground else _without_cohort(program),
        command=f"pairbook match --cohort {cohort.id}" if cohort else "",
        notes=tuple(notes_on(sight, ground.pool)) if ground else (),
        gaps=_gaps(sight, ground.demand) if ground else "",
        demand=tuple(_demand_line(sight, links, each) for each in ground.demand) if ground else (),
        proposals=tuple(ground.proposals(links)) if ground else (),
        waiting=tuple(ground.waiting(links)) if ground else (),
        is_too_large=ground.is_too_large if ground else False,
        groups=tuple(_group_line(each) for each in ground.groups(fewest)) if ground else (),
        fewest=fewest,
        bands=tuple(_band_line(band) for band in bands),
        verdict=_verdict(bands),
        weights=tuple(
            (PART_NAMES[name], weight) for name, weight in weights_of(program.policy.matching).items()
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
        """How things stand, in a sentence or two."""
        waiting, free = len(self.pool.mentees), sum(each.places for each in self.pool.mentors)
        return (
            f"{self.pool.cohort.name}: {counted(len(self._proposed), 'pair is', 'pairs are')} proposed,"
            f" {counted(waiting, 'mentee waits', 'mentees wait')}, and {counted(len(self.pool.mentors), 'mentor')}"
            f" could take {counted(free, 'pair')} more."
        )

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
                reasons=reasons,
                close=() if self.is_too_large else tuple(self._close(two.mentee_profile, reasons.fit)),
                edit_href=edit_link(sight, agreement_file(pair.id)),
            )

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
        barriers = barriers_between(
            (mentee,), self._mentors, self._sight.programme.people, self._pairs_of.get(mentee.id, ())
        )
        found = [
            (self._fit(mentee, mentor), mentor.id)
            for mentor in self._mentors
            if (mentee.id, mentor.id) not in barriers and missing_need(mentee, mentor) is None
        ]
        return sorted(found, key=lambda each: (-each[0], each[1]))

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
            return "No mentor with a free place is possible; the command says why."
        best, mentor = options[0]
        name = person_name(self._sight, mentor, MENTOR)
        return f"{counted(len(options), 'mentor is', 'mentors are')} possible; {name} fits best ({best})."


def _without_cohort(program: Program) -> str:
    if not program.cohorts:
        return "People are matched in a cohort. Add the first one to records/program.yml."
    return "Every cohort is over. Add the next one to records/program.yml."


def _gaps(sight: Sight, demand: Sequence[Demand]) -> str:
    if not any(each.mentees for each in demand):
        return ""
    words = [f"{topic_words(sight, [each.topic])[0]} ({each.gap})" for each in demand if each.gap]
    if not words:
        return "Every topic that is looked for has as many free places as people who look for it."
    return f"Mentors to look for, with how many places are missing: {listed(words[:10])}."


def _demand_line(sight: Sight, links: Links, each: Demand) -> DemandLine:
    known = {topic.id for topic in sight.programme.program.topics}
    return DemandLine(
        topic=topic_words(sight, [each.topic])[0],
        href=links.topic(each.topic) if each.topic in known else "",
        mentees=each.mentees,
        mentors=each.mentors,
        places=each.places,
        gap=each.gap,
    )


def _group_line(each: GroupSpread) -> GroupLine:
    return GroupLine(each.group, spread_words(each.those), spread_words(each.others))


def _band_line(band: Band) -> BandLine:
    above = "" if band.lowest == 0 else f", a fit of {band.lowest} or more"
    return BandLine(
        name=f"{band.name}{above}",
        pairs=str(len(band.pairs)),
        cadence=_typical(band.cadence),
        goals=_typical(band.goals),
        ended_early=f"{band.ended_early} of {band.ended}" if band.ended else "none has ended",
    )


def _typical(typical: Typical) -> str:
    return "too early to tell" if typical.value is None else f"{percent(typical.value)} (n {typical.n})"


def _verdict(bands: Sequence[Band]) -> str:
    large = [band for band in bands if len(band.pairs) >= ENOUGH_TO_TELL]
    if len(large) < 2:
        return (
            f"There are too few pairs to tell anything yet: at least two rows with {ENOUGH_TO_TELL} pairs or more would"
            " be needed."
        )
    return (
        "A difference between the rows does not show that the fit made it: people with fuller profiles may be the"
        " ones who write more down as well."
    )
