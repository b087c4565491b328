"""From proposals to agreements that both sides can sign or decline: a matching in, records' data out."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.matching.proposals import Match, Matching
from generator.words.model import Pair, Programme, Status
from generator.words.places import agreement_file
from generator.words.slugs import LONGEST_ID

RHYTHM, MINUTES = "2 weeks", 60
"""What a proposal begins with; the two change it before they sign."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair to be."""

    file: str
    """Where its agreement goes, from the root."""
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal for somebody whose pair lies there already and waits for its other side."""

    pair: str
    mentor: str


def waiting_pairs(programme: Programme, matching: Matching) -> tuple[Waiting, ...]:
    """Return the proposed pairs without a mentor whose mentee is matched now. They need a line, not a new folder."""
    mentor_of = {match.mentee: match.mentor for match in matching.matches}
    return tuple(
        Waiting(pair.id, mentor_of[pair.agreement.mentees[0]])
        for pair in programme.pairs.values()
        if _waits(pair) and pair.agreement.mentees[0] in mentor_of
    )


def draft_pairs(
    programme: Programme, matching: Matching, today: dt.date, but: Collection[str] = ()
) -> tuple[Draft, ...]:
    """Return an agreement for each pair or group that a matching proposes, without the mentees in `but`.

    A pair starts once there was time to sign. None where the cohort is over by then.
    """
    cohort = matching.pool.cohort
    starts = max(cohort.starts, today + dt.timedelta(days=programme.program.policy.sign_within_days))
    if starts > cohort.ends:
        return ()
    taken = set(programme.pairs)
    drafts = []
    for mentor, matches in _groups(matching, but):
        mentees = [match.mentee for match in matches]
        pair = _free_id(mentor, mentees, taken)
        taken.add(pair)
        data = {
            "mentors": [mentor],
            "mentees": mentees,
            "cohort": cohort.id,
            "starts": starts.isoformat(),
            "ends": cohort.ends.isoformat(),
            "status": str(Status.PROPOSED),
            "topics": _topics(matches),
            "meetings": {"every": RHYTHM, "minutes": MINUTES, **_channel(programme, mentor, mentees)},
            "publication": "unlisted",
        }
        drafts.append(Draft(agreement_file(pair), {key: value for key, value in data.items() if value}))
    return tuple(drafts)


def _waits(pair: Pair) -> bool:
    agreement = pair.agreement
    return agreement.status is Status.PROPOSED and not agreement.mentors and len(agreement.mentees) == 1


def _groups(matching: Matching, but: Collection[str]) -> Iterator[tuple[str, Sequence[Match]]]:
    """Yield each mentor with the mentees of one pair: groups as even as can be, alike in what they look for."""
    size = matching.settings.group_size
    by_mentor = sorted(
        (match for match in matching.matches if match.mentee not in but), key=lambda match: match.mentor
    )
    for mentor, found in groupby(by_mentor, key=lambda match: match.mentor):
        matches = sorted(found, key=lambda match: (sorted(map(str, _common(match))), match.mentee))
        count = -(-len(matches) // size)
        each = -(-len(matches) // count)
        for first in range(0, len(matches), each):
            yield mentor, matches[first : first + each]


def _common(match: Match) -> frozenset[Any]:
    found = (score.common for score in match.fit.scores if score.part.name == "topics")
    return next(found, frozenset())


def _topics(matches: Sequence[Match]) -> list[str]:
    """What all of them have in common with the mentor, or else what any of them has."""
    common = [_common(match) for match in matches]
    return sorted(frozenset.intersection(*common) or frozenset[str]().union(*common))


def _channel(programme: Programme, mentor: str, mentees: Sequence[str]) -> dict[str, str]:
    """The first way of meeting that everybody likes."""
    liked = [programme.people[id_].working_preferences.meet for id_ in (*mentees, mentor)]
    shared = [way for way in liked[0] if all(way in other for other in liked)]
    return {"channel": shared[0]} if shared else {}


def _free_id(mentor: str, mentees: Sequence[str], taken: Collection[str]) -> str:
    """Return a name for a folder that no pair has yet."""
    base = f"{mentor}-{mentees[0]}" if len(mentees) == 1 else f"{mentor}-group"
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        candidate = base[: LONGEST_ID - len(ending)].rstrip("-") + ending
        if candidate not in taken:
            return candidate
        number += 1
