"""The gate's inner part for figures: all figures in, those that one audience may see out. Knows no page.

A single pair's figure is for those who may read the fields that it rests on. What git knows is for the public only
where the repository is open, and so are figures that rest on it. An aggregate rests on enough people besides; and
where its readers cannot look all of them up, so does what is left when cohorts are taken from the whole. What the
public cannot look up are fields that are not public, and pairs that are unlisted: what rests on either is rounded
for it. A figure of surveys counts as many people as gave answers. Coordinators see everything.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.figures.programme import PROGRAMME, answers_behind, pairs_behind
from generator.figures.voices import VOICES
from generator.views.rounding import rounded
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import PagePublication, Policy, Programme

Figures = Mapping[Scope, Mapping[str, Figure]]
IsLarge = Callable[[frozenset[str]], bool]
"""Whether some pairs, or the surveys of some cohorts, by their ids, are enough people."""


ONLY_COUNTS = frozenset({"pairs"})
"""Figures that only say that pairs exist, which of every pair everybody may know."""


@dataclass(frozen=True, slots=True)
class Group:
    """How people behind a figure are found and counted."""

    behind: Callable[[Figure], frozenset[str]]
    unseen: Callable[[Figure], frozenset[str]]
    """Those behind it of whom this audience finds the part that they have in it nowhere else on the site."""
    size: Callable[[frozenset[str]], int]
    is_large: IsLarge


def smallest_group(policy: Policy, audience: Audience) -> int:
    """Return how many people an aggregate over fields that are not public rests on at least; 0 is no limit."""
    group = policy.smallest_group
    return {Audience.PUBLIC: group.public, Audience.MEMBERS: group.members}.get(audience, 0)


def is_group(programme: Programme, pairs: Collection[str], fewest: int) -> bool:
    """Return whether pairs, by their ids, are enough people. However many are in it, one pair is no group."""
    people: set[str] = set()
    for pair in pairs:
        people.update(programme.pairs[pair].agreement.members)
        if len(people) >= fewest:
            break
    return len(pairs) > 1 and len(people) >= fewest


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
    if audience is Audience.PUBLIC:
        # Topics share pairs, so taking one from another could always leave few; and words of unlisted pairs
        # would stand there as topics.
        figures = {scope: named for scope, named in figures.items() if scope.kind != "topic"}
    of_pairs = _of_pairs(figures, programme, audience, fewest)
    of_answers = {name: _of_answers(figures, name, fewest) for name in VOICES.values()}

    def group_of(name: str) -> Group:
        return of_answers.get(name, of_pairs)

    seen = {
        scope: {name: figure for name, figure in named.items() if _may_see(audience, figure, group_of(name))}
        for scope, named in figures.items()
    }
    for scope, name in _giving_way(seen, group_of):
        del seen[scope][name]
    return _rounded(seen, group_of) if audience is Audience.PUBLIC else seen


def _of_answers(figures: Figures, name: str, fewest: int) -> Group:
    answers = {
        scope.id: named[name].n
        for scope, named in figures.items()
        if scope.kind == "cohort" and name in named
    }

    def size(cohorts: frozenset[str]) -> int:
        return sum(answers.get(cohort, 0) for cohort in cohorts)

    return Group(answers_behind, answers_behind, size, lambda cohorts: size(cohorts) >= fewest)


def _of_pairs(figures: Figures, programme: Programme, audience: Audience, fewest: int) -> Group:
    unlisted = frozenset(
        id_
        for id_, pair in programme.pairs.items()
        if pair.agreement.publication is not PagePublication.NAMED
    )

    def unseen(figure: Figure) -> frozenset[str]:
        if figure.name in ONLY_COUNTS or audience is not Audience.PUBLIC:
            return frozenset()
        if not audience.may_see(figure.audience):
            return pairs_behind(figure)
        # What is missing from it tells of pairs as well.
        all_begun = figures.get(figure.scope, {}).get("pairs", figure)
        return pairs_behind(all_begun) & unlisted

    return Group(pairs_behind, unseen, len, lambda pairs: is_group(programme, pairs, fewest))


def _may_see(audience: Audience, figure: Figure, group: Group) -> bool:
    if figure.scope.kind == "pair":
        return audience.may_see(figure.audience)
    if audience is not Audience.PUBLIC:
        # Those who can look pairs up may also know that there is nothing to count.
        behind = group.behind(figure)
        return figure.audience is Audience.PUBLIC or not behind or group.is_large(behind)
    unseen = group.unseen(figure)
    return group.is_large(unseen) or (figure.audience is Audience.PUBLIC and not unseen)


def _giving_way(seen: Figures, group_of: Callable[[str], Group]) -> list[tuple[Scope, str]]:
    """Return the cohorts' figures that go, too, because the whole less all that are shown would leave too few."""
    giving_way = []
    for name, whole in seen[PROGRAMME].items():
        group = group_of(name)
        cohorts = {
            scope: unseen
            for scope, named in seen.items()
            if scope.kind == "cohort" and name in named and (unseen := group.unseen(named[name]))
        }
        while cohorts and _leaves_few(group.unseen(whole), cohorts.values(), group.is_large):
            smallest = min(cohorts, key=_by_size(cohorts, group))
            giving_way.append((smallest, name))
            del cohorts[smallest]
    return giving_way


def _by_size(cohorts: Mapping[Scope, frozenset[str]], group: Group) -> Callable[[Scope], tuple[int, str]]:
    return lambda scope: (group.size(cohorts[scope]), scope.id)


def _leaves_few(whole: frozenset[str], parts: Iterable[frozenset[str]], is_large: IsLarge) -> bool:
    rest = whole.difference(*parts)
    return bool(rest) and not is_large(rest)


def _rounded(figures: Figures, group_of: Callable[[str], Group]) -> Figures:
    return {
        scope: {
            name: rounded(figure) if scope.kind != "pair" and group_of(name).unseen(figure) else figure
            for name, figure in named.items()
        }
        for scope, named in figures.items()
    }
