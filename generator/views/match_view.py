"""Proposals in words, for coordinators: what was computed and a sight in, what people and programs are told out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.matching.fairness import Spread, spread_over_groups
from generator.matching.parts import MENTEE, MENTOR
from generator.matching.pool import Absence, Candidate, Pool
from generator.matching.proposals import Figures, Match, Matching, Other, Unmatched
from generator.matching.rules import Barrier
from generator.views.match_words import Reasons, Two, reasons_of, topic_words
from generator.views.names import person_name
from generator.views.profile_gaps import speaks_none_known
from generator.views.sight import Sight
from generator.words.numbers import counted
from generator.words.phrases import listed, said

MOST_NAMED = 20
"""How many of a kind are named before the rest is counted."""

BARRIERS: Mapping[Barrier, tuple[str, str]] = {
    Barrier.SAME_PERSON: ("is the same person", "are the same person"),
    Barrier.CHOICE: ("is ruled out by a choice", "are ruled out by choices"),
    Barrier.REPORTING_LINE: ("is in the same reporting line", "are in the same reporting line"),
    Barrier.TRIED: ("has been proposed or paired before", "have been proposed or paired before"),
    Barrier.LANGUAGE: ("shares no language", "share no language"),
    Barrier.HOURS: ("has no half an hour a week in common", "have no half an hour a week in common"),
    Barrier.LEAST_FIT: ("is below the least fit", "are below the least fit"),
}
WAYS_OUT: Mapping[Barrier, str] = {
    Barrier.LANGUAGE: "another language in a profile",
    Barrier.HOURS: "more times in a profile",
    Barrier.LEAST_FIT: "a lower least_fit",
}
"""What would lift a barrier; the others are not for anybody to lift."""
_ABSENCES = {
    Absence.OTHER_COHORT: ("is here for another cohort", "are here for another cohort"),
    Absence.NO_CAPACITY: (
        "takes a break (a capacity of 0)",
        "take a break (a capacity of 0)",
    ),
    Absence.ALL_TAKEN: ("has no place left", "have no place left"),
}
_SERVED = ("has a mentor or a proposal already", "have a mentor or a proposal already")


_ADD = {
    side: f"Add people with pairbook new person --role {side}, or a table of them with pairbook import."
    for side in (MENTEE, MENTOR)
}
_DEFERRED = "Deferred acceptance, where mentees ask and mentors keep whom they fit best"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """One mentee and one mentor who should meet."""

    mentee: str
    mentor: str
    mentee_name: str
    mentor_name: str
    reasons: Reasons
    regret: int
    change: tuple[str, ...]
    """What would change it, and who else was close, as sentences. Names others, so it is for coordinators alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedView:
    """A mentee without a proposal."""

    mentee: str
    name: str
    why: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchView:
    """All that there is to tell of a matching."""

    lead: str
    notes: tuple[str, ...]
    """What stands in the way or could not be used, as sentences."""
    proposals: tuple[ProposalView, ...]
    unmatched: tuple[UnmatchedView, ...]
    figures: tuple[tuple[str, str, str], ...]
    """What is counted, for these proposals, and for the second opinion."""
    opinion: tuple[str, ...]
    load: tuple[str, ...]
    groups: tuple[str, ...]
    """How groups would be matched that people asked to be counted in, where they are large enough."""


def view_matching(sight: Sight, matching: Matching) -> MatchView:
    """Return all that there is to tell of a matching. The sight is a coordinator's."""
    return MatchView(
        lead=_lead(matching),
        notes=(*notes_on(sight, matching.pool), *_without_topics(sight, matching)),
        proposals=tuple(_proposals(sight, matching)),
        unmatched=tuple(_unmatched(sight, each) for each in matching.unmatched),
        figures=tuple(view_figures(matching.figures, matching.second_opinion)),
        opinion=tuple(_opinion(sight, matching)),
        load=tuple(_load(sight, matching)),
        groups=tuple(_groups(sight, matching)),
    )


def notes_on(sight: Sight, pool: Pool) -> Iterator[str]:
    """Yield what keeps people from being matched, or profiles from being used."""
    for side, candidates in ((MENTEE, pool.mentees), (MENTOR, pool.mentors)):
        absent = Counter(pool.absent[side].values())
        words = {**_ABSENCES, Absence.ALL_TAKEN: _SERVED} if side == MENTEE else _ABSENCES
        counts = [_verbed(absent[why], *words[why]) for why in Absence if absent[why]]
        if not candidates:
            rest = f": {listed(counts)}." if counts else f": no record has that role. {_ADD[side]}"
            yield f"Nobody can be matched as a {side} now{rest}"
        elif counts:
            yield f"Not matched as {side}s now: {listed(counts)}."
    yield from _topics_missing(sight, pool)
    yield from _unread(sight, pool)
    yield from _unknown_languages(sight, pool)
    yield from _contradictions(sight, pool)


def _lead(matching: Matching) -> str:
    pool = matching.pool
    if not pool.mentees:
        return f"Nobody waits for a mentor in {pool.cohort.name}."
    if not pool.mentors:
        they_wait = counted(len(pool.mentees), "mentee waits", "mentees wait")
        return f"{they_wait} for a mentor in {pool.cohort.name}, and no mentor has a free place."
    people, waiting = len({match.mentee for match in matching.matches}), len(pool.mentees)
    who = (
        f"{counted(people, 'mentee')} of {waiting:,}" if people else f"Of {counted(waiting, 'mentee')}, none"
    )
    lead = (
        f"{who} would get a mentor in {pool.cohort.name},"
        f" with {counted(len(pool.mentors), 'mentor')} who could take"
        f" {counted(sum(each.places for each in pool.mentors), 'pair')}."
    )
    if not matching.settled:
        lead += (
            " Time ran out: as many are matched as can be, but who gets whom is only the best found so far, and"
            " another way may be fairer. Give it longer with --time-limit."
        )
    return lead


def _without_topics(sight: Sight, matching: Matching) -> Iterator[str]:
    weak = [
        f"{person_name(sight, match.mentee, MENTEE)} with {person_name(sight, match.mentor, MENTOR)}"
        for match in matching.matches
        if any(score.part.name == "topics" and not score.met for score in match.fit.scores)
    ]
    if weak:
        yield (
            f"{counted(len(weak), 'proposal meets', 'proposals meet')} no topic that is looked for, so that as many people"
            f" as possible have somebody: {some(weak, 5)}. A least_fit in program.yml would leave out the weakest."
        )


def _topics_missing(sight: Sight, pool: Pool) -> Iterator[str]:
    offered = frozenset[str]().union(*(mentor.profile.offers for mentor in pool.mentors))
    missing = Counter(
        topic for mentee in pool.mentees for topic in mentee.profile.seeks if topic not in offered
    )
    if missing and pool.mentors:
        named = [(count, topic_words(sight, [topic])[0]) for topic, count in missing.items()]
        most_first = sorted(named, key=lambda each: (-each[0], each[1].casefold()))
        words = [f"{topic} ({count})" for count, topic in most_first]
        yield f"Looked for, and offered by nobody with a free place: {some(words, 10)}."


def _unread(sight: Sight, pool: Pool) -> Iterator[str]:
    lines = {each.id: each.profile.unread[0] for each in _everybody(pool) if each.profile.unread}
    texts = [f"{person_name(sight, id_, MENTOR)} ({said(line)})" for id_, line in sorted(lines.items())]
    if texts:
        yield (
            f"Times that matching cannot read: {some(texts)}. Write them like this: Tuesdays 14:00-17:00, or"
            " Friday mornings."
        )


def _unknown_languages(sight: Sight, pool: Pool) -> Iterator[str]:
    people = sight.programme.people
    texts = [
        f"{person_name(sight, id_, MENTOR)} ({said(people[id_].languages[0])})"
        for id_ in sorted({each.id for each in _everybody(pool)})
        if speaks_none_known(people[id_])
    ]
    if texts:
        yield (
            f"Languages that matching does not know, so that only the same word meets them: {some(texts)}."
            " The name in English, on a line of its own, helps."
        )


def _contradictions(sight: Sight, pool: Pool) -> Iterator[str]:
    for id_ in sorted({each.id for each in _everybody(pool)}):
        choices = sight.programme.people[id_].choices
        if both := sorted(set(choices.wants) & set(choices.not_)):
            names = listed(person_name(sight, other, MENTOR) for other in both)
            yield f"{person_name(sight, id_, MENTOR)} both wants and rules out {names}. Ruling out is what counts."


def _everybody(pool: Pool) -> tuple[Candidate, ...]:
    return (*pool.mentees, *pool.mentors)


def _proposals(sight: Sight, matching: Matching) -> Iterator[ProposalView]:
    pool, people = matching.pool, sight.programme.people
    # Of somebody with both roles, each role has the wishes that can come true in it.
    mentees = {each.id: each.profile for each in pool.mentees}
    mentors = {each.id: each.profile for each in pool.mentors}
    for match in matching.matches:
        mentee, mentor = people[match.mentee], people[match.mentor]
        two = Two(mentee, mentor, mentees[match.mentee], mentors[match.mentor], pool.day)
        yield ProposalView(
            mentee=match.mentee,
            mentor=match.mentor,
            mentee_name=person_name(sight, match.mentee, MENTEE),
            mentor_name=person_name(sight, match.mentor, MENTOR),
            reasons=reasons_of(sight, two),
            regret=match.regret,
            change=tuple(changes_in_words(sight, match)),
        )


def changes_in_words(sight: Sight, match: Match) -> Iterator[str]:
    """Yield what would give the mentee another mentor, and who else was close."""
    mentee = person_name(sight, match.mentee, MENTEE)
    if match.regret:
        yield f"{mentee}'s best fit with anybody is {match.best}, {match.regret} more than this."
    elif match.others:
        yield f"No other mentor fits {mentee} better."
    else:
        yield f"The rules leave no other mentor for {mentee}."
    for other in match.others:
        name, own = person_name(sight, other.mentor, MENTOR), match.fit.value
        if other.fit > own:
            yield f"{name} would fit better ({other.fit}), {_but_taken(sight, other)}."
        elif other.fit == own:
            yield f"{name} would fit as well ({other.fit}), and {_taken(sight, other)}."
        else:
            yield f"Next would be {name} ({other.fit}), who {_taken(sight, other)}."


def _but_taken(sight: Sight, other: Other) -> str:
    # Only where time ran out is a better place left free.
    return (
        f"but {_taken(sight, other)}"
        if other.taken_by
        else "and has a free place: a longer search may find it"
    )


def _taken(sight: Sight, other: Other) -> str:
    if not other.taken_by:
        return "has a free place"
    names = [person_name(sight, mentee, MENTEE) for mentee in other.taken_by]
    return f"is matched with {some(names, 3)}"


def _unmatched(sight: Sight, each: Unmatched) -> UnmatchedView:
    why = [out_in_words(sight, each.barriers, each.few)] if each.barriers else []
    if each.possible:
        why.append(
            f"{counted(each.possible, 'mentor')} could, but to take a place from somebody else would be no fairer."
        )
        why += [
            f"One more place with {person_name(sight, other.mentor, MENTOR)} would do ({other.fit})."
            for other in each.others[:1]
        ]
    elif each.barriers:
        ways = ", or ".join(ways_out(each.barriers))
        why.append(f"No other way of sharing out these mentors would help. What would: {ways}.")
    return UnmatchedView(mentee=each.mentee, name=person_name(sight, each.mentee, MENTEE), why=tuple(why))


def out_in_words(sight: Sight, counts: Mapping[Barrier, int], few: Mapping[Barrier, Sequence[str]]) -> str:
    """Return which mentors are out of the question by which rule: by name where they are `few`."""
    words = [
        f"{listed(person_name(sight, id_, MENTOR) for id_ in few[barrier])} {BARRIERS[barrier][count != 1]}"
        if barrier in few
        else _verbed(count, *BARRIERS[barrier])
        for barrier, count in counts.items()
    ]
    return f"Of the mentors with a free place, {listed(words)}."


def ways_out(barriers: Iterable[Barrier]) -> Iterator[str]:
    """Yield what would give somebody a mentor whom these rules leave without."""
    yield from (WAYS_OUT[barrier] for barrier in barriers if barrier in WAYS_OUT)
    yield "one more mentor"


def view_figures(ours: Figures, theirs: Figures) -> Iterator[tuple[str, str, str]]:
    """Yield what is counted, with its value for a matching and for the second opinion."""
    rows = (
        ("Mentees with a mentor", ours.matched, theirs.matched),
        ("Fit of the worst-off mentee", ours.least, theirs.least),
        ("Median fit", ours.median, theirs.median),
        ("Total of all fits", ours.total, theirs.total),
        ("Largest distance to somebody's best fit", ours.worst_regret, theirs.worst_regret),
        ("Pairs who would both rather have each other", ours.blocking, theirs.blocking),
    )
    for name, one, other in rows:
        yield name, _value(one), _value(other)


def _value(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"


def _opinion(sight: Sight, matching: Matching) -> Iterator[str]:
    if not matching.pool.mentees or not matching.pool.mentors:
        return
    if not matching.differing:
        yield f"{_DEFERRED}, gives the same."
        return
    changed = counted(matching.differing, "mentee")
    if replace(matching.figures, blocking=0) == replace(matching.second_opinion, blocking=0):
        yield f"{_DEFERRED}, comes to the same numbers, with another mentor for {changed}."
    else:
        yield f"{_DEFERRED}, would give {changed} another mentor or none."
    words = [
        f"{person_name(sight, mentee, MENTEE)} and {person_name(sight, mentor, MENTOR)}"
        for mentee, mentor in matching.blocking
    ]
    if words:
        total = matching.figures.blocking
        yield f"These would both have a better fit with each other, at somebody else's cost: {some(words, 5, total)}."


def _load(sight: Sight, matching: Matching) -> Iterator[str]:
    places = {each.id: each.places for each in matching.pool.mentors}
    by_load = Counter(matching.load.values())
    for load in sorted(by_load):
        has = "has" if by_load[load] == 1 else "have"
        if load:
            each = " each" if by_load[load] > 1 else ""
            yield f"{counted(by_load[load], 'mentor')} {has} {counted(load, 'mentee')}{each}."
        else:
            free = [person_name(sight, id_, MENTOR) for id_, count in matching.load.items() if not count]
            yield f"{counted(len(free), 'mentor')} {has} nobody: {some(free)}."
    full = sum(load >= places[id_] for id_, load in matching.load.items())
    if places:
        yield f"{counted(full, 'mentor')} of {len(places):,} would have no place left."


def _groups(sight: Sight, matching: Matching) -> Iterator[str]:
    fits: dict[str, int | None] = {each.id: None for each in matching.pool.mentees}
    for match in matching.matches:
        fits[match.mentee] = max(match.fit.value, fits[match.mentee] or 0)
    fewest = sight.programme.program.policy.smallest_group.public
    for each in spread_over_groups(sight.programme.people, fits, fewest):
        yield f"Counted as {each.group}: {spread_words(each.those)}; all others: {spread_words(each.others)}."


def spread_words(spread: Spread) -> str:
    """Return how a group is matched, in words."""
    fit = "" if spread.median_fit is None else f", median fit {spread.median_fit}"
    return f"{spread.matched} of {spread.mentees} have a mentor{fit}"


def _verbed(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def some(words: Sequence[str], most: int = MOST_NAMED, total: int = 0) -> str:
    """Return words as a list, with the rest counted where they are many; `total` where not all are in `words`."""
    if len(words) <= most:
        return listed(words)
    return listed((*words[:most], f"{max(total, len(words)) - most:,} more"))
