"""From proposals to what each new pair's agreement says: a matching in, fields of agreements out."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.matching.proposals import Match, Matching
from generator.words.model import Pair, Programme, Status


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal for somebody whose pair is there already and waits for its other side."""

    pair: str
    mentor: str


def waiting_pairs(programme: Programme, matching: Matching) -> tuple[Waiting, ...]:
    """Return the proposed pairs without a mentor whose only mentee is matched now: they need a name, not a folder."""
    mentor_of = {match.mentee: match.mentor for match in matching.matches}
    return tuple(
        Waiting(pair.id, mentor_of[pair.agreement.mentees[0]])
        for pair in programme.pairs.values()
        if _waits(pair) and pair.agreement.mentees[0] in mentor_of
    )


def first_day(programme: Programme, matching: Matching, today: dt.date) -> dt.date:
    """Return when new pairs begin: with the cohort, but not before there was time to sign."""
    time_to_sign = dt.timedelta(days=programme.program.policy.sign_within_days)
    return max(matching.pool.cohort.starts, today + time_to_sign)


def pairs_to_be(
    programme: Programme, matching: Matching, today: dt.date, but: Collection[str] = ()
) -> tuple[Mapping[str, Any], ...]:
    """Return what the agreement of each proposed pair or group says, without the mentees in `but`."""
    cohort = matching.pool.cohort
    return tuple(
        {
            "mentors": (mentors := list(dict.fromkeys(match.mentor for match in matches))),
            "mentees": (mentees := list(dict.fromkeys(match.mentee for match in matches))),
            "cohort": cohort.id,
            "starts": first_day(programme, matching, today),
            "ends": cohort.ends,
            "topics": _topics(matches),
            "meetings": {"channel": _channel(programme, (*mentees, *mentors))},
        }
        for matches in _pairs(matching, but)
    )


def _waits(pair: Pair) -> bool:
    agreement = pair.agreement
    return agreement.status is Status.PROPOSED and not agreement.mentors and len(agreement.mentees) == 1


def _pairs(matching: Matching, but: Collection[str]) -> Iterator[Sequence[Match]]:
    """Yield the matches of each pair to be: one, or those of a group around one mentor, or around one mentee."""
    wanted = [match for match in matching.matches if match.mentee not in but]
    if matching.settings.mentors_per_pair > 1:
        yield from _around(wanted, lambda match: match.mentee, matching.settings.mentors_per_pair)
    else:
        yield from _around(wanted, lambda match: match.mentor, matching.settings.group_size)


def _around(matches: Sequence[Match], person: Callable[[Match], str], size: int) -> Iterator[Sequence[Match]]:
    """Yield the matches of each person in groups as even as can be, alike in what they have in common."""
    for _, found in groupby(sorted(matches, key=person), key=person):
        alike = sorted(
            found, key=lambda match: (sorted(map(str, _common(match))), match.mentee, match.mentor)
        )
        pairs = -(-len(alike) // size)
        each = -(-len(alike) // pairs)
        for first in range(0, len(alike), each):
            yield alike[first : first + each]


def _common(match: Match) -> frozenset[Any]:
    found = (score.common for score in match.fit.scores if score.part.name == "topics")
    return next(found, frozenset())


def _topics(matches: Sequence[Match]) -> list[str]:
    """What all of them have in common with the mentor, or else what any of them has."""
    common = [_common(match) for match in matches]
    return sorted(frozenset.intersection(*common) or frozenset[str]().union(*common))


def _channel(programme: Programme, people: Sequence[str]) -> str:
    """The first way of meeting that everybody likes; empty where there is none."""
    liked = [programme.people[id_].working_preferences.meet for id_ in people]
    return next((way for way in liked[0] if all(way in other for other in liked)), "")
