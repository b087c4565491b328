"""The audience gate: the whole programme in, what one audience may see of it out. Every view stands behind it.

An allow-list, read from the schemas' `x-audience`. For the public, moreover: only pairs that agreed to be
named, only people with a public name, and aggregates over hidden fields only where enough people are behind
them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from generator.comparing.signatures import SignedAgreement
from generator.reading.schemas import Schemas
from generator.views.projection import project
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
    decode_interval,
)
from generator.words.places import Kind

Figures = Mapping[Scope, Mapping[str, Figure]]
T = TypeVar("T", bound=msgspec.Struct)


def see(
    programme: Programme,
    figures: Figures,
    audience: Audience,
    today: dt.date,
    schemas: Schemas,
    signed: Mapping[str, SignedAgreement] = MappingProxyType({}),
) -> Sight:
    """Return what `audience` may see of a programme, of its figures, and of what git knows of its agreements."""
    people = {id_: _person(person, audience, schemas) for id_, person in programme.people.items()}
    shown = {id_: person for id_, person in people.items() if _has_page(person, audience)}
    pairs = {
        id_: _pair(pair, shown, audience, schemas)
        for id_, pair in programme.pairs.items()
        if audience is not Audience.PUBLIC or pair.agreement.publication is PagePublication.NAMED
    }
    return Sight(
        audience=audience,
        today=today,
        programme=Programme(
            program=programme.program, resources=programme.resources, people=shown, pairs=pairs
        ),
        figures=_figures(figures, programme, set(pairs), audience),
        signed=_signed(signed, audience, schemas),
    )


def _project(value: T, schema: Mapping[str, Any], audience: Audience, *outside: str) -> T | None:
    """Return `value` without what the audience may not see; `outside` names fields that no schema describes."""
    data = msgspec.to_builtins(value, enc_hook=str, str_keys=True)
    names = {name: data.pop(name) for name in outside}
    seen = project(data, schema, audience)
    if not seen and data:
        return None
    return msgspec.convert({**seen, **names}, type(value), dec_hook=decode_interval, str_keys=True)


def _signed(
    signed: Mapping[str, SignedAgreement], audience: Audience, schemas: Schemas
) -> Mapping[str, SignedAgreement]:
    if not audience.may_see(schemas.audience_of(Kind.AGREEMENT, ("signatures",))):
        return {}

    def seen(agreement: Agreement) -> Agreement:
        return _project(agreement, schemas.of(Kind.AGREEMENT), audience) or agreement

    return {
        pair: SignedAgreement(
            standings=tuple(
                replace(each, signed=each.signed and seen(each.signed)) for each in agreement.standings
            ),
            versions=tuple(
                replace(each, agreement=seen(each.agreement), before=each.before and seen(each.before))
                for each in agreement.versions
            ),
        )
        for pair, agreement in signed.items()
    }


def _has_page(person: Person, audience: Audience) -> bool:
    return audience is not Audience.PUBLIC or bool(person.public_name)


def _person(person: Person, audience: Audience, schemas: Schemas) -> Person:
    return _project(person, schemas.of(Kind.PERSON), audience, "id") or Person(id=person.id)


def _pair(pair: Pair, people: Mapping[str, Person], audience: Audience, schemas: Schemas) -> Pair:
    agreement = _project(pair.agreement, schemas.of(Kind.AGREEMENT), audience)
    if agreement is None:
        raise ValueError("The schemas hide whole agreements, which no page can show.")
    goal_schema = schemas.of(Kind.GOALS)["properties"]["goals"]["items"]
    goals = (_project(goal, goal_schema, audience) for goal in pair.goals)
    entries = (_project(entry, schemas.of(Kind.LOG_ENTRY), audience, "stem") for entry in pair.entries)
    return Pair(
        id=pair.id,
        agreement=_without_names(agreement, people) if audience is Audience.PUBLIC else agreement,
        goals=tuple(goal for goal in goals if isinstance(goal, Goal)),
        entries=tuple(entry for entry in entries if isinstance(entry, Entry)),
    )


def _without_names(agreement: Agreement, people: Mapping[str, Person]) -> Agreement:
    """Number the people who have no public name. No record can be called so: ids begin with a letter or digit."""

    def names(side: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ if id_ in people else f"?{side}{number}" for number, id_ in enumerate(ids, start=1))

    return msgspec.structs.replace(
        agreement, mentors=names("mentor", agreement.mentors), mentees=names("mentee", agreement.mentees)
    )


def _figures(figures: Figures, programme: Programme, pairs: set[str], audience: Audience) -> Figures:
    seen: dict[Scope, dict[str, Figure]] = {}
    for scope, named in figures.items():
        if scope.kind == "pair" and scope.id not in pairs:
            continue
        seen[scope] = {
            name: _without_records(figure) if audience is Audience.PUBLIC else figure
            for name, figure in named.items()
            if audience.may_see(figure.audience) or _is_large_enough(figure, programme, audience)
        }
    return seen


def _without_records(figure: Figure) -> Figure:
    return replace(figure, records=())


def _is_large_enough(figure: Figure, programme: Programme, audience: Audience) -> bool:
    """Whether an aggregate over hidden fields rests on enough people to be shown all the same."""
    if figure.scope.kind == "pair":
        return False
    folders = {file.split("/")[2] for file in figure.records if file.startswith("records/pairs/")}
    people = {
        member
        for id_ in folders
        if id_ in programme.pairs
        for member in programme.pairs[id_].agreement.members
    }
    group = programme.program.policy.smallest_group
    return len(people) >= (group.public if audience is Audience.PUBLIC else group.members)
