"""One point of an evidence page: what is asked for, what the records show, and where. Words and counts alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.figures.definitions import DEFINITIONS
from generator.figures.programme import PROGRAMME
from generator.views.figure_tiles import basis_words, value_text
from generator.views.links import Links, figure_link, record_link
from generator.views.sight import Sight
from generator.words.model import Agreement, Pair
from generator.words.numbers import counted

Artefact = tuple[str, str]
"""What can be shown, and its address; empty where this audience gets no such links."""


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
    def agreements(self) -> Sequence[Agreement]:
        """Their agreements."""
        return [pair.agreement for pair in self.begun]

    def page(self, text: str, path: str, part: str = "") -> Artefact:
        """Return a page of the site, or a part of one, as an artefact."""
        return text, self.links.to(path, part)

    def record(self, file: str) -> Artefact:
        """Return a record as an artefact. On paper its path still says where it is."""
        return file, record_link(self.sight, file)


def share_point(title: str, count: int, whole: int, shows: str, artefacts: Iterable[Artefact] = ()) -> Point:
    """Return a point of which so many of a whole are there; of nothing at all there is no evidence."""
    standing = Standing.FOUND if count == whole else Standing.PART
    if not count:
        return Point(title, Standing.NONE, shows)
    return Point(title, standing, shows, tuple(artefacts))


def pairs_point(
    title: str, count: int, ground: Ground, what: str, artefacts: Iterable[Artefact] = ()
) -> Point:
    """Return a point that so many of the pairs that have begun bear out, as in ``8 of 9 pairs have ...``."""
    whole = len(ground.begun)
    shows = f"{of_whole(count, whole, 'pair')} {what}." if whole else "No pair has begun yet."
    return share_point(title, count, whole, shows, artefacts)


def fixed_point(title: str, is_there: bool, shows: str, instead: str, *artefacts: Artefact) -> Point:
    """Return a point that is there or not."""
    return Point(title, Standing.FOUND, shows, artefacts) if is_there else nothing_point(title, instead)


def nothing_point(title: str, why: str) -> Point:
    """Return a point on which the records hold nothing."""
    return Point(title, Standing.NONE, why)


def figure_point(ground: Ground, title: str, name: str) -> Point:
    """Return a point that one of the programme's figures bears out; in part where facts are missing."""
    figure, definition = ground.sight.figure(PROGRAMME, name), DEFINITIONS[name]
    if figure is None:
        return nothing_point(title, "Too few stand behind it to show anything.")
    if figure.value is None:
        return nothing_point(title, figure.why)
    value, unit = value_text(figure)
    shows = f"{definition.title}: {' '.join(filter(None, (value, unit)))}, from {basis_words(figure)}."
    standing = Standing.PART if figure.missing else Standing.FOUND
    return Point(title, standing, shows, ((f"Figure “{definition.title}”", figure_link(ground.links, name)),))


def of_whole(count: int, whole: int, one: str, many: str = "") -> str:
    """Return how many of how many, as in ``3 of 4 pairs``."""
    return f"{count} of {counted(whole, one, many)}"
