"""From pairs to the programme: all pairs' figures in, those of cohorts, topics and the programme out.

A fold over pairs: nothing here reads a log, so a pair's figures can be kept and folded again. Across pairs
the value is the median, so that no pair weighs more than another because it meets more often; goals at or
above expected are pooled over goals, because single pairs have too few. An aggregate's records are the
agreements of the pairs that it counts; each pair's own figure of that name lists the files behind its value.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from types import MappingProxyType

from generator.figures.cadence import NO_MEETING_LOGGED
from generator.figures.definitions import DEFINITIONS, figure
from generator.figures.outcomes import mentors_made, pairs_begun, pipeline, retention
from generator.figures.pairs import figures_of_pair
from generator.figures.topics import topics_of
from generator.figures.voices import VOICES, voices
from generator.words.figure import Figure, Scope
from generator.words.model import Pair, Programme
from generator.words.places import Kind, agreement_file, place_of
from generator.words.recorded import UNRECORDED, Recorded

PROGRAMME = Scope("programme")

_ON_RHYTHM = frozenset(
    {
        "cadence-adherence",
        "dosage",
        "current-gap",
        "longest-gap",
        "days-to-first-meeting",
        "reliability",
        "attendance",
    }
)

PairFigures = Mapping[str, Sequence[Figure]]
"""Each pair's figures, by the pair's id."""


def figures_of_programme(
    programme: Programme, today: dt.date, recorded: Mapping[str, Recorded] = MappingProxyType({})
) -> Mapping[Scope, Mapping[str, Figure]]:
    """Return every figure as of the morning of `today`: the programme's, then cohorts, topics and pairs.

    `recorded` is what git knows of each pair's records, by the pair's id.
    """
    pairs = {
        id_: figures_of_pair(pair, today, recorded.get(id_, UNRECORDED))
        for id_, pair in sorted(programme.pairs.items())
    }
    return fold_figures(programme, pairs, today)


def fold_figures(
    programme: Programme, of_pairs: PairFigures, today: dt.date
) -> Mapping[Scope, Mapping[str, Figure]]:
    """Return every figure, given those of the pairs, which may have been kept from before."""
    became = mentors_made(programme.pairs.values(), today)
    folded: dict[Scope, Mapping[str, Figure]] = {}
    for scope, pairs in _groups(programme).items():
        found = [item for pair in pairs for item in of_pairs.get(pair.id, ())]
        outcomes = (pairs_begun(scope, pairs), retention(scope, pairs), pipeline(scope, pairs, became))
        folded[scope] = _by_name(
            (*_folds(scope, as_far_as_logged(found)), *outcomes, *_voices(programme, scope, today))
        )
    of_scopes = {
        Scope("pair", id_): _by_name(figures) for id_, figures in sorted(of_pairs.items()) if figures
    }
    return folded | of_scopes


def _voices(programme: Programme, scope: Scope, today: dt.date) -> Iterable[Figure]:
    """Surveys are of cohorts: together they are the programme's, and topics have none."""
    if scope.kind == "topic":
        return ()
    pulses = (pulse for pulse in programme.pulses if scope in (PROGRAMME, Scope("cohort", pulse.cohort)))
    return voices(scope, pulses, today)


def as_far_as_logged(of_pairs: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return figures of one or more pairs, those on rhythm without a value where none of these pairs has ever logged a
    meeting: a zero would say that nobody met, and all that is known is that nobody wrote."""
    items = tuple(of_pairs)
    if any(item.n + item.missing for item in items if item.name == "reliability"):
        return items
    return tuple(
        replace(item, value=None, why=NO_MEETING_LOGGED) if item.name in _ON_RHYTHM else item
        for item in items
    )


def pairs_behind(figure: Figure) -> frozenset[str]:
    """Return the ids of the pairs that an aggregate rests on; none where it rests on surveys."""
    places = map(_place_of, figure.records)
    return frozenset(place.owner for place in places if place is not None and place.kind is not Kind.PULSE)


def answers_behind(figure: Figure) -> frozenset[str]:
    """Return the ids of the cohorts in whose surveys people gave the answers that a figure rests on."""
    places = map(_place_of, figure.records)
    return frozenset(place.owner for place in places if place is not None and place.kind is Kind.PULSE)


_place_of = lru_cache(maxsize=2**14)(place_of)
"""Aggregates rest on the same files over and over."""


def _groups(programme: Programme) -> Mapping[Scope, Sequence[Pair]]:
    """Return the pairs of each scope that is larger than a pair."""
    groups: dict[Scope, list[Pair]] = {PROGRAMME: []}
    groups |= {Scope("cohort", cohort.id): [] for cohort in programme.program.cohorts}
    topics: dict[Scope, list[Pair]] = {}
    for _, pair in sorted(programme.pairs.items()):
        groups[PROGRAMME].append(pair)
        groups.setdefault(Scope("cohort", pair.agreement.cohort), []).append(pair)
        for topic in (
            topics_of(pair.agreement.topics, programme.program) if pair.agreement.status.has_begun else ()
        ):
            topics.setdefault(Scope("topic", topic), []).append(pair)
    return groups | dict(sorted(topics.items(), key=lambda item: item[0].id))


def _folds(scope: Scope, figures: Iterable[Figure]) -> Iterable[Figure]:
    by_name: dict[str, list[Figure]] = {}
    for item in figures:
        by_name.setdefault(item.name, []).append(item)
    for name in DEFINITIONS:
        if name not in _NOT_OF_PAIRS:
            yield _FOLDS.get(name, _fold_by_median)(name, scope, by_name.get(name, []))


def _fold_by_median(name: str, scope: Scope, figures: Sequence[Figure]) -> Figure:
    """The median over pairs. n is pairs with a value, missing those without."""
    values = [item.value for item in figures if item.value is not None]
    return figure(
        name,
        scope,
        float(median(values)) if values else None,
        n=len(values),
        missing=len(figures) - len(values),
        why=_why(figures),
        records=_agreements(item for item in figures if item.value is not None),
        rests_on_git=any(item.rests_on_git for item in figures),
    )


def _fold_by_pooling(name: str, scope: Scope, figures: Sequence[Figure]) -> Figure:
    """The share over all facts of all pairs together. n and missing are facts, not pairs."""
    n = sum(item.n for item in figures)
    hits = sum(round(item.value * item.n) for item in figures if item.value is not None)
    return figure(
        name,
        scope,
        hits / n if n else None,
        n=n,
        missing=sum(item.missing for item in figures),
        why=_why(figures),
        records=_agreements(item for item in figures if item.n),
    )


_FOLDS: Mapping[str, Callable[[str, Scope, Sequence[Figure]], Figure]] = {
    "goals-at-or-above-expected": _fold_by_pooling
}
_NOT_OF_PAIRS = frozenset({"pairs", "retention", "pipeline", *VOICES.values()})


def _why(figures: Sequence[Figure]) -> str:
    """Say why no pair has a value: the reason that they share, if there is one."""
    reasons = {item.why for item in figures}
    if not reasons:
        return "There is no pair to count."
    return reasons.pop() if len(reasons) == 1 else "No pair has this figure yet."


def _agreements(figures: Iterable[Figure]) -> Iterable[str]:
    return (agreement_file(item.scope.id) for item in figures)


def _by_name(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    return {item.name: item for item in figures}
