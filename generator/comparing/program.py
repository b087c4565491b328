"""What a change of the programme's own records means: program.yml and resources.yml. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.comparing.changes import Change, by_id, fields_changed, meaning
from generator.comparing.circle import Circle
from generator.words.model import Program, Publication, Resource
from generator.words.phrases import listed, said

Sentences = Iterator[tuple[str, Any]]
"""Each with what exactly is behind it."""

_TITLES: Mapping[str, str] = {
    "name": "the name",
    "purpose": "the purpose",
    "contact": "the private contact",
    "repository": "the repository's address",
    "branch": "the main branch",
    "timezone": "the time zone",
}

_POLICY: Mapping[str, str] = {
    "sign_within_days": "days to sign within",
    "first_meeting_within_days": "days until the first meeting",
    "goals_within_days": "days until there are goals",
    "amber_gap": "the gap that turns amber, in agreed intervals",
    "red_gap": "the gap that turns red, in agreed intervals",
    "retire_after_months": "months after which a record may go",
}

_MATCHING: Mapping[str, str] = {
    "topics": "points for topics",
    "mentee_wish": "points for the mentee's wish",
    "mentor_wish": "points for the mentor's wish",
    "hours": "points for common hours",
    "interests": "points for common interests",
    "working_preferences": "points for working preferences",
    "least_fit": "the least fit that is proposed",
}

_AUDIENCES: Mapping[str, str] = {"members": "members", "public": "everybody"}

_RESOURCE: Mapping[str, str] = {
    "title": "the title",
    "url": "the address",
    "kind": "the kind",
    "topics": "the topics",
    "phases": "the phases",
    "for_": "whom it is for",
    "required": "whether it is required",
}


def compare_programs(before: Program, after: Program, circle: Circle) -> Iterator[Change]:
    """Yield what changes in the programme's own record."""
    needs = (circle.coordinator("the programme's record"),)
    for aspect in _ASPECTS:
        for sentence, substance in aspect(before, after, circle):
            yield Change(sentence, substance, needs)


def compare_resources(
    before: tuple[Resource, ...], after: tuple[Resource, ...], circle: Circle
) -> Iterator[Change]:
    """Yield what changes in the list of resources; its order does not matter."""
    needs = (circle.coordinator("the resources"),)
    for sentence, substance in _listed("resource", before, after, lambda resource: resource.title, _RESOURCE):
        yield Change(sentence, substance, needs)


def _texts(before: Program, after: Program, _: Circle) -> Sentences:
    for field, title in _TITLES.items():
        old, new = getattr(before, field), getattr(after, field)
        if meaning(old) != meaning(new):
            verb = (
                f"changes from {said(old)} to {said(new)}"
                if old and new
                else "is set"
                if new
                else "is taken out"
            )
            yield f"{title.capitalize()} {verb}.", [field, meaning(old), meaning(new)]


def _teams(before: Program, after: Program, circle: Circle) -> Sentences:
    for field in ("coordinators", "maintainers"):
        old, new = getattr(before, field), getattr(after, field)
        for person in sorted({*old, *new}):
            if (person in old) != (person in new):
                verb = "becomes" if person in new else "is no longer"
                yield f"{circle.name(person)} {verb} one of the {field}.", [field, person, person in new]


def _policy(before: Program, after: Program, _: Circle) -> Sentences:
    for field, title in _POLICY.items():
        old, new = getattr(before.policy, field), getattr(after.policy, field)
        if old != new:
            yield f"Policy: {title}: {new:g} instead of {old:g}.", [field, old, new]
    smallest, now = before.policy.smallest_group, after.policy.smallest_group
    for audience in _AUDIENCES:
        old, new = getattr(smallest, audience), getattr(now, audience)
        if old != new:
            sentence = (
                f"Policy: smallest group shown to {_AUDIENCES[audience]}: {new} people instead of {old}."
            )
            yield sentence, ["smallest_group", audience, old, new]


def _matching(before: Program, after: Program, _: Circle) -> Sentences:
    for field, title in _MATCHING.items():
        old, new = getattr(before.policy.matching, field), getattr(after.policy.matching, field)
        if old != new:
            yield f"Matching: {title}: {new} instead of {old}.", ["matching", field, old, new]


def _cohorts(before: Program, after: Program, _: Circle) -> Sentences:
    titles = {"name": "the name", "starts": "the first day", "ends": "the last day"}
    return _listed("cohort", before.cohorts, after.cohorts, lambda cohort: cohort.name, titles)


def _topics(before: Program, after: Program, _: Circle) -> Sentences:
    titles = {"name": "the name", "synonyms": "the synonyms"}
    return _listed("topic", before.topics, after.topics, lambda topic: topic.name, titles)


def _publication(before: Program, after: Program, _: Circle) -> Sentences:
    old, new = before.publication, after.publication
    if old.audience != new.audience:
        yield f"The site is for {_readers(new)} instead of {_readers(old)}.", ["audience", new.audience]
    if old.open != new.open:
        is_open = "is now said to be" if new.open else "is no longer said to be"
        yield f"The repository {is_open} public with the pairs' knowledge.", ["open", new.open]


def _readers(publication: Publication) -> str:
    return _AUDIENCES.get(publication.audience, publication.audience)


def _listed(
    noun: str,
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    title: Callable[[Any], str],
    titles: Mapping[str, str],
) -> Sentences:
    """Yield what is new, gone or different in a list of things that have an id."""
    old, new = by_id(before), by_id(after)
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        substance = [noun, *key, meaning(was), meaning(is_)]
        if was is None:
            yield f"New {noun}: {said(title(is_))}.", substance
        elif is_ is None:
            yield f"The {noun} {said(title(was))} is taken out.", substance
        elif changed := fields_changed(was, is_, titles):
            verb = "changes" if len(changed) == 1 else "change"
            yield f"Of the {noun} {said(title(is_))}, {listed(changed)} {verb}.", substance


_ASPECTS: tuple[Callable[[Program, Program, Circle], Sentences], ...] = (
    _texts,
    _teams,
    _policy,
    _matching,
    _cohorts,
    _topics,
    _publication,
)
