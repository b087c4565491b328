"""Whose part in the programme's figures differs between two states of the records. Programmes and a day in, parts out.

Both states are looked at as of the same day, so that what time alone changes is no difference.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.figures.log import entries_of
from generator.figures.pairs import figures_of_pair
from generator.figures.voices import VOICES, Voice, latest
from generator.words.figure import Scope
from generator.words.model import PagePublication, Pair, Programme


@dataclass(frozen=True, slots=True)
class Part:
    """What one pair, or the survey of one cohort, puts into a figure."""

    of: Scope
    cohorts: frozenset[str]
    """Those in whose figures it is, before or after."""
    people: frozenset[str]
    """Who stands behind it. For a survey one made-up name for each answer: nobody knows whose they are."""

    def is_in(self, scope: Scope) -> bool:
        """Whether it is part of the programme's figure, or of a cohort's."""
        return scope.kind == "programme" or scope.id in self.cohorts


Parts = Mapping[str, frozenset[Part]]
"""By name of a figure."""


def differing_parts(before: Programme, after: Programme, today: dt.date) -> Parts:
    """Return whose part in which figure differs. Both programmes need no more than the pairs that may differ."""
    found: dict[str, set[Part]] = {}
    for id_ in sorted({*before.pairs, *after.pairs}):
        was, is_ = before.pairs.get(id_), after.pairs.get(id_)
        part = _part_of_pair(id_, *(pair for pair in (was, is_) if pair is not None))
        old, new = _contributions(was, today), _contributions(is_, today)
        for name in old.keys() | new.keys():
            if old.get(name) != new.get(name):
                found.setdefault(name, set()).add(part)
    for name, part in _of_surveys(before, after, today):
        found.setdefault(name, set()).add(part)
    return {name: frozenset(parts) for name, parts in found.items()}


def _part_of_pair(id_: str, *states: Pair) -> Part:
    return Part(
        Scope("pair", id_),
        frozenset(pair.agreement.cohort for pair in states),
        frozenset(person for pair in states for person in pair.agreement.members),
    )


def _contributions(pair: Pair | None, today: dt.date) -> Mapping[str, object]:
    """Return what a pair puts into each figure. What git knows is not asked, so entries stand for their commits."""
    if pair is None or not pair.agreement.status.has_begun:
        return {}
    agreement = pair.agreement
    own: dict[str, object] = {
        figure.name: (figure.value, figure.n, figure.missing, agreement.cohort)
        for figure in figures_of_pair(pair, today)
    }
    own["log-delay"] = (
        tuple((entry.stem, entry.date) for entry in entries_of(pair, today)),
        agreement.cohort,
    )
    own["pipeline"] = (
        agreement.mentors,
        agreement.mentees,
        agreement.starts,
        agreement.closing.outcomes if agreement.closing else (),
        agreement.cohort,
    )
    if agreement.publication is not PagePublication.NAMED:
        own["retention"] = (agreement.status, agreement.cohort)
    return own


def _of_surveys(before: Programme, after: Programme, today: dt.date) -> Iterator[tuple[str, Part]]:
    for question, name in VOICES.items():
        was, is_ = (
            {voice.pulse.cohort: voice for voice in latest(each.pulses, question, today)}
            for each in (before, after)
        )
        for cohort in sorted(was.keys() | is_.keys()):
            answers = _answers_that_differ(was.get(cohort), is_.get(cohort))
            if answers:
                people = frozenset(f"{cohort} {number}" for number in range(answers))
                yield name, Part(Scope("cohort", cohort), frozenset({cohort}), people)


def _answers_that_differ(was: Voice | None, is_: Voice | None) -> int:
    """Return how many people's answers differ at least; a newer survey is new in all its answers."""
    if was and is_ and was.pulse.stem == is_.pulse.stem:
        old, new = (Counter(voice.result.distribution) for voice in (was, is_))
        others = abs(was.missing - is_.missing)
        return max((new - old).total(), (old - new).total(), others)
    return max((voice.result.n for voice in (was, is_) if voice), default=0)
