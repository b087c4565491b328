"""What became of pairs: many pairs and a day in, retention and pipeline out. Knows no log.

No figure here says why a pair ended, or that mentoring caused anything.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.figures.definitions import figure
from generator.words.figure import Figure, Scope
from generator.words.model import Pair, Status
from generator.words.places import agreement_file

BECAME_MENTOR = "became-mentor"
"""The kind of outcome by which a closing says that somebody became a mentor."""

Mentors = Mapping[str, Sequence[tuple[dt.date, Pair]]]
"""By person, the pairs that show somebody as a mentor, each with the day from which it does."""


def pairs_begun(scope: Scope, pairs: Iterable[Pair]) -> Figure:
    """How many pairs have begun, ended ones included. Source: our own definition."""
    begun = [pair for pair in pairs if pair.agreement.status.has_begun]
    return figure("pairs", scope, float(len(begun)), n=len(begun), records=_agreements(begun))


def retention(scope: Scope, pairs: Iterable[Pair]) -> Figure:
    """Pairs completed / pairs ended. n is pairs ended; missing are those still under way.

    It goes by the status alone, which anyone may know, and not by the last day, which is for members; a past day's
    value is told by the records of that day.

    While a cohort is under way the value leans low: who ends early comes first. So cohorts are compared at
    equal age only. Source: our own definition; that the length of a match matters, after Grossman and
    Rhodes 2002, American Journal of Community Psychology 30:199.
    """
    begun = [pair for pair in pairs if pair.agreement.status.has_begun]
    ended = [pair for pair in begun if pair.agreement.status.has_ended]
    completed = sum(pair.agreement.status is Status.COMPLETED for pair in ended)
    return figure(
        "retention",
        scope,
        completed / len(ended) if ended else None,
        n=len(ended),
        missing=len(begun) - len(ended),
        why="No pair has ended yet.",
        records=_agreements(ended),
    )


def pipeline(scope: Scope, pairs: Iterable[Pair], became: Mentors) -> Figure:
    """How many mentees of `pairs` later became mentors. n is how many people were mentees.

    A count of people, and no claim that one led to the other. Source: our own definition.
    """
    begun = [pair for pair in pairs if pair.agreement.status.has_begun]
    since: dict[str, dt.date] = {}
    for pair in begun:
        for person in pair.agreement.mentees:
            since[person] = min(pair.agreement.starts, since.get(person, dt.date.max))
    proof = {
        person: later
        for person, first_day in since.items()
        if (later := [pair for day, pair in became.get(person, ()) if day > first_day])
    }
    value = float(len(proof)) if since else None
    behind = (*begun, *(pair for later in proof.values() for pair in later))
    why = "Nobody has been mentored here yet."
    return figure("pipeline", scope, value, n=len(since), why=why, records=_agreements(behind))


def mentors_made(pairs: Iterable[Pair], today: dt.date) -> Mentors:
    """Return who is a mentor by `today`: as one of a pair's mentors, or because its closing says so."""
    made: dict[str, list[tuple[dt.date, Pair]]] = {}
    for pair in pairs:
        for person, day in _mentors_shown(pair):
            if day <= today:
                made.setdefault(person, []).append((day, pair))
    return made


def _mentors_shown(pair: Pair) -> Iterator[tuple[str, dt.date]]:
    agreement = pair.agreement
    if not agreement.status.has_begun:
        return
    for person in agreement.mentors:
        yield person, agreement.starts
    # A closing need not name the one mentee that there is.
    only_mentee = agreement.mentees[0] if len(agreement.mentees) == 1 else ""
    for outcome in agreement.closing.outcomes if agreement.closing else ():
        if outcome.kind == BECAME_MENTOR and (outcome.who or only_mentee):
            yield outcome.who or only_mentee, outcome.date


def _agreements(pairs: Iterable[Pair]) -> Iterable[str]:
    return (agreement_file(pair.id) for pair in pairs)
