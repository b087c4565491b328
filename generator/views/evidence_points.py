"""What a point of the evidence page is made of: what is asked for, what the records show, and where.

A standard or a level is a list of rules. A rule looks at the ground, which is what one audience sees, and returns its
point; most are one of the few kinds here. Words and counts alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.comparing.letting_go import is_reduced
from generator.figures.definitions import DEFINITIONS
from generator.figures.programme import PROGRAMME
from generator.views.figure_tiles import basis_words, value_text
from generator.views.links import Links, figure_link, record_link
from generator.views.report_figures import basis
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.figure import Figure
from generator.words.model import Agreement, Pair
from generator.words.numbers import counted, number

Artefact = tuple[str, str]
"""What can be shown, and its address; empty where this audience gets no such links."""

_STILL_TO_COME = frozenset({"retention"})
"""Figures of which nothing is missing but what has not come yet."""


class Standing(StrEnum):
    """What the records hold on a point. The value is the word for it."""

    FOUND = "Evidence"
    PART = "In part"
    NONE = "No evidence"

    @property
    def tone(self) -> str:
        """The tone of its mark."""
        return {Standing.FOUND: "good", Standing.PART: "care", Standing.NONE: "plain"}[self]


@dataclass(frozen=True, slots=True)
class Point:
    """One point."""

    title: str
    standing: Standing
    shows: str
    """What the records show, in a sentence or two."""
    artefacts: tuple[Artefact, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A standard or a level with its points."""

    id: str
    title: str
    asks: str
    """What it is about, in our own words."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What points are found on: what one audience sees, and the way to it from the evidence page."""

    sight: Sight
    links: Links

    @property
    def begun(self) -> Sequence[Pair]:
        """Pairs that are or were under way."""
        return [pair for pair in self.sight.programme.pairs.values() if pair.agreement.status.has_begun]

    @property
    def worded(self) -> Sequence[Pair]:
        """Those of them whose agreement is kept in words, too."""
        return [pair for pair in self.begun if not is_reduced(pair.agreement)]

    @property
    def agreements(self) -> Sequence[Agreement]:
        """Their agreements."""
        return [pair.agreement for pair in self.begun]


Rule = Callable[[Ground], Point | None]
"""None where this audience does not get the point at all."""
Where = Callable[[Ground], Artefact]


Standard = tuple[str, str, str, Sequence[Rule]]
"""A standard or a level: its id, its name, what it asks for in our own words, and a rule for each point."""


def view_headings(ground: Ground, standards: Sequence[Standard]) -> tuple[Heading, ...]:
    """Return standards or levels with the points that this audience gets."""
    return tuple(
        Heading(id_, title, asks, tuple(point for rule in rules if (point := rule(ground)) is not None))
        for id_, title, asks, rules in standards
    )


def page(text: str, path: str, part: str = "") -> Where:
    """Point to a page of the site, or to a part of one."""
    return lambda ground: (text, ground.links.to(path, part))


def record(file: str) -> Where:
    """Point to a record. On paper its path still says where it is."""
    return lambda ground: (file, record_link(ground.sight, file))


def records_like(file: str) -> Where:
    """Point to records of one kind, by a path that names none: the page may be printed and leave the programme."""
    return lambda _: (file, "")


def figure(name: str) -> Where:
    """Point to a figure of the programme."""
    return lambda ground: (f"Figure “{DEFINITIONS[name].title}”", figure_link(ground.links, name))


def borne_out(ground: Ground, title: str, standing: Standing, shows: str, *where: Where) -> Point:
    """Return a point that is borne out, wholly or in part."""
    return Point(title, standing, shows, tuple(place(ground) for place in where))


def nothing(title: str, why: str) -> Point:
    """Return a point on which the records hold nothing."""
    return Point(title, Standing.NONE, why)


def share(ground: Ground, title: str, count: int, whole: int, shows: str, *where: Where) -> Point:
    """Return a point of which so many of a whole are there; of nothing at all there is no evidence."""
    if not count:
        return nothing(title, shows)
    return borne_out(ground, title, Standing.FOUND if count == whole else Standing.PART, shows, *where)


def unrecorded(title: str, why: str) -> Rule:
    """Make a rule for what no record of ours ever holds."""
    return lambda _: nothing(title, why)


def stated(title: str, says: Callable[[Ground], str], instead: str, *where: Where) -> Rule:
    """Make a rule for what is there or not: `says` tells what is there, and nothing where it is not."""

    def point(ground: Ground) -> Point:
        shows = says(ground)
        return borne_out(ground, title, Standing.FOUND, shows, *where) if shows else nothing(title, instead)

    return point


def of_pairs(title: str, holds: Callable[[Ground, Pair], object], what: str, *where: Where) -> Rule:
    """Make a rule for what pairs that have begun bear out, as in ``8 of 9 pairs have ...``; `what` is the rest."""
    return lambda ground: _of_pairs(ground, ground.begun, title, holds, what, where)


def _of_pairs(
    ground: Ground,
    pairs: Sequence[Pair],
    title: str,
    holds: Callable[[Ground, Pair], object],
    what: str,
    where: Sequence[Where],
) -> Point:
    count, whole = sum(bool(holds(ground, pair)) for pair in pairs), len(pairs)
    if not ground.begun:
        return nothing(title, "No pair has begun yet.")
    shows = f"{of_whole(count, whole, 'pair')} {what}."
    return share(ground, title, count, whole, shows, *where)


def agreed(title: str, says: Callable[[Agreement], object], what: str, *where: Where) -> Rule:
    """Make a rule for what pairs have written into their agreement, in words that may be let go once they have ended."""

    def point(ground: Ground) -> Point:
        found = _of_pairs(ground, ground.worded, title, lambda _, pair: says(pair.agreement), what, where)
        return replace(found, shows=found.shows + facts_alone(len(ground.begun) - len(ground.worded)))

    return point


def facts_alone(count: int) -> str:
    """Return of how many pairs no words are kept, as a sentence that follows another; empty where there are none."""
    return (
        f" Of {counted(count, 'pair that has', 'pairs that have')} ended, only the facts are kept."
        if count
        else ""
    )


def measured(title: str, name: str) -> Rule:
    """Make a rule that one of the programme's figures bears out; in part where facts are missing."""

    def point(ground: Ground) -> Point:
        known = ground.sight.figure(PROGRAMME, name)
        if known is None:
            return nothing(title, "Too few stand behind it to show anything.")
        if known.value is None:
            return nothing(title, known.why)
        value = " ".join(filter(None, value_text(known)))
        shows = f"{DEFINITIONS[name].title}: {value}, {_rests_on(known)}."
        is_whole = not known.missing or name in _STILL_TO_COME
        return borne_out(ground, title, Standing.FOUND if is_whole else Standing.PART, shows, figure(name))

    return point


def for_coordinators(rule: Rule) -> Rule:
    """Make a rule that gives nobody else a point."""
    return lambda ground: rule(ground) if ground.sight.audience.may_see(Audience.COORDINATORS) else None


def of_whole(count: int, whole: int, one: str, many: str = "") -> str:
    """Return how many of how many, as in ``3 of 4 pairs``."""
    return f"{number(count)} of {counted(whole, one, many)}"


def _rests_on(known: Figure) -> str:
    return f"from {basis_words(known)}" if known.unit == "answer" else basis(known)
