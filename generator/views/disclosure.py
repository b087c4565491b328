"""The gate's inner part for figures: all figures in, those that one audience may see out. Knows no page.

A single pair's figure is for those who may read the fields that it rests on. What git knows is for the public only
where the repository is open, and so are figures that rest on it. An aggregate over fields that are not
public rests on enough people besides; and for those who may not read these fields, so does what is left when
cohorts are taken from the whole. A figure of surveys counts as many people as gave answers. Coordinators see
everything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.figures.programme import PROGRAMME, answers_behind, pairs_behind
from generator.figures.voices import VOICES
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import Policy, Programme

Figures = Mapping[Scope, Mapping[str, Figure]]
IsLarge = Callable[[frozenset[str]], bool]
"""Whether some pairs, or the surveys of some cohorts, by their ids, are enough people."""


@dataclass(frozen=True, slots=True)
class Group:
    """How people behind a figure are found and counted."""

    behind: Callable[[Figure], frozenset[str]]
    size: Callable[[frozenset[str]], int]
    is_large: IsLarge
    is_looked_up: bool
    """Whether those who may read the fields find every single part of it elsewhere on the site."""


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
    of_pairs = _of_pairs(programme, fewest)
    groups = {name: _of_answers(figures, name, fewest) for name in VOICES.values()}
    seen = {
        scope: {
            name: figure
            for name, figure in named.items()
            if _may_see(audience, figure, groups.get(name, of_pairs))
        }
        for scope, named in figures.items()
    }
    for scope, name in _giving_way(seen, audience, lambda name: groups.get(name, of_pairs)):
        del seen[scope][name]
    return seen


def _of_answers(figures: Figures, name: str, fewest: int) -> Group:
    answers = {
        scope.id: named[name].n
        for scope, named in figures.items()
        if scope.kind == "cohort" and name in named
    }

    def size(cohorts: frozenset[str]) -> int:
        return sum(answers.get(cohort, 0) for cohort in cohorts)

    return Group(answers_behind, size, lambda cohorts: size(cohorts) >= fewest, is_looked_up=False)


def _of_pairs(programme: Programme, fewest: int) -> Group:
    """However many people are in it, one pair is no group: its figure would be shown."""
    members = {id_: pair.agreement.members for id_, pair in programme.pairs.items()}

    def is_large(pairs: frozenset[str]) -> bool:
        return len(pairs) > 1 and len({person for pair in pairs for person in members[pair]}) >= fewest

    return Group(pairs_behind, len, is_large, is_looked_up=True)


def _may_see(audience: Audience, figure: Figure, group: Group) -> bool:
    if figure.scope.kind == "pair":
        return audience.may_see(figure.audience)
    if figure.audience is Audience.PUBLIC:
        return True
    behind = group.behind(figure)
    if audience.may_see(figure.audience):
        # Those who can look pairs up may also know that there is nothing to count.
        return not behind or group.is_large(behind)
    # Topics share pairs, so taking one from another could always leave few: they are not shown at all.
    return figure.scope.kind != "topic" and group.is_large(behind)


def _giving_way(
    seen: Figures, audience: Audience, group_of: Callable[[str], Group]
) -> list[tuple[Scope, str]]:
    """Return the cohorts' figures that go, too, because the whole less all that are shown would leave too few."""
    giving_way = []
    for name, whole in seen[PROGRAMME].items():
        group = group_of(name)
        if audience.may_see(whole.audience) and (whole.audience is Audience.PUBLIC or group.is_looked_up):
            continue
        cohorts = {
            scope: group.behind(named[name])
            for scope, named in seen.items()
            if scope.kind == "cohort" and name in named
        }
        while cohorts and _leaves_few(group.behind(whole), cohorts.values(), group.is_large):
            smallest = min(cohorts, key=_by_size(cohorts, group))
            giving_way.append((smallest, name))
            del cohorts[smallest]
    return giving_way


def _by_size(cohorts: Mapping[Scope, frozenset[str]], group: Group) -> Callable[[Scope], tuple[int, str]]:
    return lambda scope: (group.size(cohorts[scope]), scope.id)


def _leaves_few(whole: frozenset[str], parts: Iterable[frozenset[str]], is_large: IsLarge) -> bool:
    rest = whole.difference(*parts)
    return bool(rest) and not is_large(rest)
