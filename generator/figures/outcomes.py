"""What became of pairs: many pairs and a day in, retention and pipeline out. Knows no log.

No figure here says why a pair ended, or that mentoring caused anything.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from generator.figures.definitions import figure
from generator.figures.pairs import has_begun
from generator.words.figure import Figure, Scope
from generator.words.model import Pair, Status
from generator.words.places import agreement_file

BECAME_MENTOR = "became-mentor"
"""The kind of outcome by which a closing says that somebody became a mentor."""


def pairs_begun(scope: Scope, pairs: Iterable[Pair]) -> Figure:
    """How many pairs have begun, ended ones included."""
    begun = [pair for pair in pairs if has_begun(pair)]
    return figure("pairs", scope, float(len(begun)), n=len(begun), records=_agreements(begun))


def retention(scope: Scope, pairs: Iterable[Pair]) -> Figure:
    """Pairs completed / pairs ended. n is pairs ended; missing are those still under way.

    While a cohort is under way the value leans low: who ends early comes first. So cohorts are compared with
    `retention_at_age` only.
    """
    begun = [pair for pair in pairs if has_begun(pair)]
    return _retention(scope, begun, [pair for pair in begun if pair.agreement.status.has_ended])


def retention_at_age(scope: Scope, pairs: Iterable[Pair], cohort_starts: dt.date, age: int) -> Figure:
    """Retention as it stood `age` days after the cohort's start, so that a young and an old cohort compare."""
    begun = [pair for pair in pairs if has_begun(pair)]
    day = dt.date.fromordinal(min(cohort_starts.toordinal() + age, dt.date.max.toordinal()))
    ended = [pair for pair in begun if pair.agreement.status.has_ended and pair.agreement.last_day <= day]
    return _retention(scope, begun, ended)


def pipeline(scope: Scope, pairs: Iterable[Pair], became: Mapping[str, Sequence[Pair]]) -> Figure:
    """How many mentees of `pairs` later became mentors. n is how many people were mentees."""
    begun = [pair for pair in pairs if has_begun(pair)]
    since: dict[str, dt.date] = {}
    for pair in begun:
        for person in pair.agreement.mentees:
            since[person] = min(pair.agreement.starts, since.get(person, dt.date.max))
    proof = {person: found for person, day in since.items() if (found := _later(person, day, became))}
    value = float(len(proof)) if since else None
    later = (pair for found in proof.values() for pair in found)
    why = "Nobody has been mentored here yet."
    return figure("pipeline", scope, value, n=len(since), why=why, records=_agreements((*begun, *later)))


def mentors_made(pairs: Iterable[Pair], today: dt.date) -> Mapping[str, Sequence[Pair]]:
    """Return, by person, the pairs that show somebody as a mentor by `today`: as one of its mentors, or because
    its closing says that they became one."""
    made: dict[str, list[Pair]] = {}
    for pair in pairs:
        for person in _mentors_shown(pair, today):
            made.setdefault(person, []).append(pair)
    return made


def _mentors_shown(pair: Pair, today: dt.date) -> Iterable[str]:
    agreement = pair.agreement
    if not has_begun(pair):
        return
    if agreement.starts <= today:
        yield from agreement.mentors
    for outcome in agreement.closing.outcomes if agreement.closing else ():
        if outcome.kind == BECAME_MENTOR and outcome.date <= today:
            # A closing need not name the one mentee that there is.
            yield from (
                (outcome.who,) if outcome.who else agreement.mentees if len(agreement.mentees) == 1 else ()
            )


def _later(person: str, day: dt.date, became: Mapping[str, Sequence[Pair]]) -> tuple[Pair, ...]:
    """Return what shows that a person who was a mentee from `day` on became a mentor after that."""
    found = became.get(person, ())
    return tuple(
        pair for pair in found if person not in pair.agreement.mentors or pair.agreement.starts > day
    )


def _retention(scope: Scope, begun: Sequence[Pair], ended: Sequence[Pair]) -> Figure:
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


def _agreements(pairs: Iterable[Pair]) -> Iterable[str]:
    return (agreement_file(pair.id) for pair in pairs)
