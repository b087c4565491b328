"""What the public is shown next, given what it was shown last: so that nobody can be found by comparing two sites.

Part of the gate. A figure that rests on what the public may not see stays as it was published until enough people
have something new in it. Then it is renewed, and with it are those cohorts in which enough people have, so that
what is left when theirs is taken away is again nobody's or many people's.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.figures.parts import Part, Parts
from generator.figures.programme import PROGRAMME
from generator.views.disclosure import Figures
from generator.words.figure import Figure, Scope

Place = tuple[Scope, str]
"""A figure's scope and name."""


@dataclass(frozen=True, slots=True)
class Last:
    """How the public was shown a figure last."""

    state: str
    """Names the state of the records that it was made from."""
    as_of: dt.date
    figure: Figure | None
    """None where it has been hidden since."""


Published = Mapping[Place, Last]

PartsSince = Callable[[str], Parts | None]
"""Tells whose part differs between a state of the records and now; None where the state is not known any more."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What is published next."""

    figures: Figures
    published: Published
    kept: tuple[Place, ...]
    """Those that stay as they were published."""
    unknown: tuple[dt.date, ...]
    """The days of published figures of which nobody knows any more what they were made from."""


def renew(
    fresh: Figures, last: Published, state: str, today: dt.date, parts_since: PartsSince, fewest: int
) -> Renewal:
    """Return what the public is shown, and what to remember of it.

    `fresh` are the figures that it may see today. `state` names the state of the records; empty where they are in
    none that could be found again, so that nothing can be renewed. `fewest` is how many people need something new.
    """
    now = {
        (scope, name): figure
        for scope, named in fresh.items()
        for name, figure in named.items()
        if figure.is_rounded
    }
    since = {state: parts_since(state) for state in {known.state for known in last.values()}}
    published, unknown = dict[Place, Last](), set[dt.date]()
    for name in sorted({name for _, name in (*now, *last)}):
        new = {scope: figure for (scope, each), figure in now.items() if each == name}
        former = {scope: known for (scope, each), known in last.items() if each == name}
        differences = [since[state] for state in {known.state for known in former.values()}]
        renewed: Collection[Scope] = ()
        if None in differences:
            unknown |= {known.as_of for known in former.values() if since[known.state] is None}
        elif state or not last:
            changed = [parts.get(name, frozenset()) for parts in differences if parts is not None]
            renewed = _renewed(new, changed, fewest)
        for scope in sorted({*new, *former}, key=lambda each: (each.kind, each.id)):
            if scope in renewed:
                published[scope, name] = Last(state, today, new[scope])
            elif scope in former:
                known = former[scope]
                published[scope, name] = known if scope in new else replace(known, figure=None)
    shown = {place: known.figure for place, known in published.items()}
    return Renewal(
        figures={scope: dict(_shown(scope, named, published, today)) for scope, named in fresh.items()},
        published=published if state or last else {},
        kept=tuple(place for place in now if place in last and shown.get(place) is not now[place]),
        unknown=tuple(sorted(unknown)),
    )


def _renewed(
    new: Mapping[Scope, Figure], changed: Iterable[frozenset[Part]], fewest: int
) -> Collection[Scope]:
    """Return the scopes whose figure can be renewed; `changed` are the parts that differ from each state shown."""
    differences = tuple(changed)
    renewed = {scope for scope in new if all(_is_many(_in(scope, parts), fewest) for parts in differences)}
    for parts in differences:
        while PROGRAMME in renewed and _leaves_few(parts, renewed, fewest):
            cohorts = renewed - {PROGRAMME}
            renewed.remove(min(cohorts, key=lambda scope: (len(_in(scope, parts)), scope.id)))
    return renewed


def _leaves_few(parts: frozenset[Part], renewed: Iterable[Scope], fewest: int) -> bool:
    rest = parts.difference(*(_in(scope, parts) for scope in renewed if scope != PROGRAMME))
    return bool(rest) and not _is_many(rest, fewest)


def _in(scope: Scope, parts: frozenset[Part]) -> frozenset[Part]:
    return frozenset(part for part in parts if part.is_in(scope))


def _is_many(parts: frozenset[Part], fewest: int) -> bool:
    """However many people are in it, one pair is no group."""
    people = {person for part in parts for person in part.people}
    return len(people) >= fewest and (len(parts) > 1 or all(part.of.kind != "pair" for part in parts))


def _shown(
    scope: Scope, named: Mapping[str, Figure], published: Published, today: dt.date
) -> Iterable[tuple[str, Figure]]:
    for name, figure in named.items():
        if not figure.is_rounded:
            yield name, figure
            continue
        known = published.get((scope, name))
        if known is not None and known.figure is not None:
            yield name, replace(known.figure, as_of=None if known.as_of == today else known.as_of)
