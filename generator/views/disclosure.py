"""The gate's inner part for figures: all figures in, those that one audience may see out. Knows no page.

A single pair's figure is for those who may read the fields that it rests on. What git knows is for the public only
where the repository is open, and so are figures that rest on it. An aggregate over fields that are not
public rests on enough people besides; and for those who may not read these fields, so does what is left when
cohorts are taken from the whole. Coordinators see everything.
"""

from collections.abc import Callable, Iterable, Mapping

from generator.figures.programme import PROGRAMME, pairs_behind
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import Policy, Programme

Figures = Mapping[Scope, Mapping[str, Figure]]
IsLarge = Callable[[frozenset[str]], bool]
"""Whether some pairs, by their ids, are enough people."""


def smallest_group(policy: Policy, audience: Audience) -> int:
    """Return how many people an aggregate over fields that are not public rests on at least; 0 is no limit."""
    group = policy.smallest_group
    return {Audience.PUBLIC: group.public, Audience.MEMBERS: group.members}.get(audience, 0)


def knows_git(programme: Programme, audience: Audience) -> bool:
    """Return whether what `audience` sees may rest on what git knows."""
    return audience is not Audience.PUBLIC or programme.program.publication.open


def disclose(figures: Figures, programme: Programme, audience: Audience) -> Figures:
    """Return the figures that `audience` may see."""
    fewest = smallest_group(programme.program.policy, audience)
    if not knows_git(programme, audience):
        figures = {
            scope: {name: figure for name, figure in named.items() if not figure.rests_on_git}
            for scope, named in figures.items()
        }
    if not fewest:
        return figures
    is_large = _rule(programme, fewest)
    seen = {
        scope: {name: figure for name, figure in named.items() if _may_see(audience, figure, is_large)}
        for scope, named in figures.items()
    }
    for scope, name in _giving_way(seen, audience, is_large):
        del seen[scope][name]
    return seen


def _rule(programme: Programme, fewest: int) -> IsLarge:
    """However many people are in it, one pair is no group: its figure would be shown."""
    members = {id_: pair.agreement.members for id_, pair in programme.pairs.items()}

    def is_large(pairs: frozenset[str]) -> bool:
        return len(pairs) > 1 and len({person for pair in pairs for person in members[pair]}) >= fewest

    return is_large


def _may_see(audience: Audience, figure: Figure, is_large: IsLarge) -> bool:
    if figure.scope.kind == "pair":
        return audience.may_see(figure.audience)
    if figure.audience is Audience.PUBLIC:
        return True
    behind = pairs_behind(figure)
    if audience.may_see(figure.audience):
        # Those who can look pairs up may also know that there is nothing to count.
        return not behind or is_large(behind)
    # Topics share pairs, so taking one from another could always leave few: they are not shown at all.
    return figure.scope.kind != "topic" and is_large(behind)


def _giving_way(seen: Figures, audience: Audience, is_large: IsLarge) -> list[tuple[Scope, str]]:
    """Return the cohorts' figures that go, too, because the whole less all that are shown would leave too few."""
    giving_way = []
    for name, whole in seen[PROGRAMME].items():
        if audience.may_see(whole.audience):
            continue
        cohorts = {
            scope: pairs_behind(named[name])
            for scope, named in seen.items()
            if scope.kind == "cohort" and name in named
        }
        while cohorts and _leaves_few(pairs_behind(whole), cohorts.values(), is_large):
            smallest = min(cohorts, key=lambda scope: (len(cohorts[scope]), scope.id))
            giving_way.append((smallest, name))
            del cohorts[smallest]
    return giving_way


def _leaves_few(whole: frozenset[str], parts: Iterable[frozenset[str]], is_large: IsLarge) -> bool:
    rest = whole.difference(*parts)
    return bool(rest) and not is_large(rest)
