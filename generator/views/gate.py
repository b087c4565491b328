"""The audience gate: the whole programme in, what one audience may see of it out. Every view stands behind it.

An allow-list, read from the schemas' `x-audience`. For the public, moreover: only pairs that agreed to be
named, and only people with a public name; nothing carries the id of anybody else. A proposal that was withdrawn is
for coordinators alone, unless its people had agreed to be named: that somebody has said no is nobody else's to read.
Which figures are shown is decided in `disclosure`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

import msgspec

from generator.comparing.signatures import SignedAgreement
from generator.reading.schemas import Schemas
from generator.views.disclosure import Figures, disclose, knows_git, smallest_group
from generator.views.projection import Projection
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import (
    Agreement,
    Entry,
    Goal,
    PagePublication,
    Pair,
    Person,
    Programme,
    Pulse,
    Status,
    decode_interval,
)
from generator.words.places import Kind
from generator.words.recorded import Recorded

T = TypeVar("T", bound=msgspec.Struct)


def see(
    programme: Programme,
    figures: Figures,
    audience: Audience,
    today: dt.date,
    schemas: Schemas,
    signed: Mapping[str, SignedAgreement] = MappingProxyType({}),
    recorded: Mapping[str, Recorded] = MappingProxyType({}),
    revision: str = "",
) -> Sight:
    """Return what `audience` may see of a programme, of its figures, and of what git knows of its records.

    `revision` is the commit that holds just these records.
    """
    projections = {kind: Projection(schemas.of(kind), audience) for kind in Kind}
    people = {id_: _person(person, projections) for id_, person in programme.people.items()}
    shown = {id_: person for id_, person in people.items() if _has_page(person, audience)}
    ids = _pair_ids(programme, shown, audience)
    pairs = (
        _pair(programme.pairs[id_], shown_as, shown, audience, projections) for id_, shown_as in ids.items()
    )
    return Sight(
        audience=audience,
        today=today,
        programme=Programme(
            program=programme.program,
            resources=programme.resources,
            people=shown,
            pairs={pair.id: pair for pair in sorted(pairs, key=lambda pair: pair.id)},
            pulses=tuple(_pulses(programme, audience, projections)),
        ),
        figures=_figures(disclose(figures, programme, audience), ids, audience),
        smallest_group=smallest_group(programme.program.policy, audience),
        signed=_signed(signed, projections)
        if audience.may_see(schemas.audience_of(Kind.AGREEMENT, ("signatures",)))
        else {},
        recorded=recorded if audience.may_see(schemas.audience_of(Kind.LOG_ENTRY, ("date",))) else {},
        revision=revision if knows_git(programme, audience) else "",
    )


def _pair_ids(programme: Programme, people: Mapping[str, Person], audience: Audience) -> Mapping[str, str]:
    """Return the pairs that have a page, each with what it is called in addresses.

    That is its id, but for the public a number where somebody in it gave no public name: pairs are called after their
    people, and by which of their names nobody can tell. Unless the repository is open, so that anyone can read the id
    there.
    """
    told = [pair for pair in programme.pairs.values() if _is_told(pair, audience)]
    if audience is not Audience.PUBLIC:
        return {pair.id: pair.id for pair in told}
    named = [pair for pair in told if pair.agreement.publication is PagePublication.NAMED]
    ids = {pair.id: pair.id for pair in named}
    if not programme.program.publication.open:
        telling = (pair for pair in named if any(id_ not in people for id_ in pair.agreement.members))
        by_start = sorted(telling, key=lambda pair: (pair.agreement.starts, pair.id))
        # No record can be called so: ids have no dot.
        ids |= {pair.id: f"pair.{number}" for number, pair in enumerate(by_start, start=1)}
    return ids


def _is_told(pair: Pair, audience: Audience) -> bool:
    agreement = pair.agreement
    return (
        audience is Audience.COORDINATORS
        or agreement.status is not Status.WITHDRAWN
        or agreement.publication is PagePublication.NAMED
    )


def _project(value: T, projection: Projection, *outside: str) -> T | None:
    """Return `value` without what the audience may not see; `outside` names fields that no schema describes.

    Where it may see all of it, that is the value itself: there may be ten thousand pairs.
    """
    data = msgspec.to_builtins(value, enc_hook=str, str_keys=True)
    names = {name: data.pop(name) for name in outside}
    seen = projection.of(data)
    if seen == data:
        return value
    if not seen:
        return None
    return msgspec.convert({**seen, **names}, type(value), dec_hook=decode_interval, str_keys=True)


def _signed(
    signed: Mapping[str, SignedAgreement], projections: Mapping[Kind, Projection]
) -> Mapping[str, SignedAgreement]:
    known: dict[int, Agreement] = {}

    def shown(agreement: Agreement) -> Agreement:
        """Whoever signed an agreement signed mostly the same one, by identity."""
        if id(agreement) not in known:
            known[id(agreement)] = _project(agreement, projections[Kind.AGREEMENT]) or agreement
        return known[id(agreement)]

    return {
        pair: replace(
            agreement,
            standings=tuple(
                replace(each, signed=each.signed and shown(each.signed)) for each in agreement.standings
            ),
            versions=tuple(
                replace(each, agreement=shown(each.agreement), before=each.before and shown(each.before))
                for each in agreement.versions
            ),
        )
        for pair, agreement in signed.items()
    }


def _has_page(person: Person, audience: Audience) -> bool:
    return audience is not Audience.PUBLIC or bool(person.public_name)


def _person(person: Person, projections: Mapping[Kind, Projection]) -> Person:
    return _project(person, projections[Kind.PERSON], "id") or Person(id=person.id)


def _pair(
    pair: Pair,
    shown_as: str,
    people: Mapping[str, Person],
    audience: Audience,
    projections: Mapping[Kind, Projection],
) -> Pair:
    agreement = _project(pair.agreement, projections[Kind.AGREEMENT])
    if agreement is None:
        raise ValueError("The schemas hide whole agreements, which no page can show.")
    of_goal = projections[Kind.GOALS].fields["goals"].items
    goals = (_project(goal, of_goal) for goal in pair.goals if of_goal)
    entries = (_project(entry, projections[Kind.LOG_ENTRY], "stem") for entry in pair.entries)
    return Pair(
        id=shown_as,
        agreement=_without_names(agreement, people) if audience is Audience.PUBLIC else agreement,
        goals=tuple(goal for goal in goals if isinstance(goal, Goal)),
        entries=tuple(entry for entry in entries if isinstance(entry, Entry)),
    )


def _pulses(
    programme: Programme, audience: Audience, projections: Mapping[Kind, Projection]
) -> Iterator[Pulse]:
    """Yield surveys without the questions that too few answered. The checks refuse these already; here they do
    not come through either way."""
    fewest = smallest_group(programme.program.policy, audience)
    for pulse in programme.pulses:
        shown = _project(pulse, projections[Kind.PULSE], "stem")
        if shown is not None:
            yield msgspec.structs.replace(
                shown, results=tuple(result for result in shown.results if result.n >= fewest)
            )


def _without_names(agreement: Agreement, people: Mapping[str, Person]) -> Agreement:
    """Number the people who have no public name. No record can be called so: ids begin with a letter or digit."""

    def names(side: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ if id_ in people else f"?{side}{number}" for number, id_ in enumerate(ids, start=1))

    return msgspec.structs.replace(
        agreement, mentors=names("mentor", agreement.mentors), mentees=names("mentee", agreement.mentees)
    )


def _figures(figures: Figures, ids: Mapping[str, str], audience: Audience) -> Figures:
    """Keep the figures of pairs that have a page, under what these are called, and for the public no records."""
    seen: dict[Scope, Mapping[str, Figure]] = {}
    for scope, named in figures.items():
        if scope.kind == "pair" and scope.id not in ids:
            continue
        shown_as = Scope("pair", ids[scope.id]) if scope.kind == "pair" else scope
        if audience is Audience.PUBLIC:
            named = {name: replace(found, scope=shown_as, records=()) for name, found in named.items()}
        seen[shown_as] = named
    return seen
