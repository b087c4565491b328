"""A figure as a tile: its value in words, and its pedigree within reach. A figure in, a tile out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import floor
from types import MappingProxyType

from generator.figures.definitions import DEFINITIONS
from generator.figures.programme import as_far_as_logged
from generator.figures.voices import VOICES
from generator.views.links import Links, figure_link, record_link
from generator.views.rounding import about, rounding_of
from generator.views.sight import Sight
from generator.words.dates import day
from generator.words.figure import Figure, Scope
from generator.words.numbers import counted, number, percent, signed

SHOWN_RECORDS = 12
"""A tile links to at most so many records; the rest are counted."""

_MANY_RECORDS = 4
"""So many are not listed a second time: a tile that rests on the same leads to the first one's list."""

_TOO = "Too "
"""How a reason begins that has a judgement before its colon, as in ``Too early to tell: ...``."""

_BASIS = {
    "cadence-adherence": ("agreed stretch of time", "agreed stretches of time"),
    "dosage": ("agreed stretch of time", "agreed stretches of time"),
    "current-gap": ("meeting", "meetings"),
    "longest-gap": ("stretch between meetings", "stretches between meetings"),
    "days-to-first-meeting": ("meeting", "meetings"),
    "signing-delay": ("signature", "signatures"),
    "log-delay": ("meeting", "meetings"),
    "reliability": ("planned meeting", "planned meetings"),
    "attendance": ("meeting held", "meetings held"),
    "goal-level": ("rated goal", "rated goals"),
    "gas-t": ("rated goal", "rated goals"),
    "follow-through": ("step that was due", "steps that were due"),
}
"""What n counts for one pair."""

_BASIS_ACROSS = {
    "goals-at-or-above-expected": ("rated goal", "rated goals"),
    "retention": ("pair that has ended", "pairs that have ended"),
    "pipeline": ("person", "people"),
    **dict.fromkeys(VOICES.values(), ("answer", "answers")),
}
"""What n counts where it is not pairs; for the first of them, also for one pair."""


@dataclass(frozen=True, slots=True)
class CountTile:
    """A plain count, ready for the macro ``count_tile`` in ``parts/figures.html.j2``."""

    title: str
    value: str
    note: str
    share: float | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTile:
    """One figure, ready for the macro ``figure_tile`` in ``parts/figures.html.j2``."""

    name: str
    title: str
    value: str
    """The number as text; empty where it is too early to tell."""
    unit: str
    """What stands small beside the number."""
    share: float | None
    """The value as a share of 1 for a bar, at most 1; None where a bar would say nothing."""
    instead: str
    """What stands in the value's place; empty where there is a value."""
    why: str
    """Why there is no value, as a sentence."""
    basis: str
    """What it rests on, as in ``9 planned meetings, 1 missing``."""
    meaning: str
    formula: str
    formula_href: str
    """Where the formula stands in the report; empty where it stands beside the number."""
    source: str
    records: tuple[tuple[str, str], ...]
    """Name and address of records behind it; empty where this audience gets to none."""
    more_records: int
    """How many more records there are than `records` shows."""
    records_id: str = ""
    """How its list of records is called on the page; empty where it has none that others would lead to."""
    same_records: tuple[str, str] = ("", "")
    """Title of a tile before it that rests on the same records, and the address of its list; then `records` is empty."""


def figure_tiles(
    sight: Sight,
    scope: Scope,
    names: Iterable[str],
    shown: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    links: Links | None = None,
) -> tuple[FigureTile, ...]:
    """Return a tile for each named figure that this audience may see, in the order of the names.

    `shown` are name and address of records that the page itself shows, by file. With the page's `links`, tiles lead to
    their formulas in the report: on pages of which there are many, nothing is said that is the same on all of them.
    """
    figures = sight.figures.get(scope, {})
    known = as_far_as_logged(figures.values()) if scope.kind == "pair" else figures.values()
    by_name = {item.name: item for item in known}
    named = [by_name[name] for name in names if name in by_name]
    tiles = [figure_tile(sight, figure, shown, links) for figure in named]
    return tuple(_records_listed_once(named, tiles))


def _records_listed_once(figures: Iterable[Figure], tiles: Iterable[FigureTile]) -> Iterator[FigureTile]:
    first: dict[tuple[str, ...], FigureTile] = {}
    for figure, tile in zip(figures, tiles, strict=True):
        same = first.setdefault(figure.records, tile)
        if len(tile.records) < _MANY_RECORDS:
            yield tile
        elif same is tile:
            yield replace(tile, records_id=_records_id(tile))
        else:
            yield replace(
                tile, records=(), more_records=0, same_records=(same.title, f"#{_records_id(same)}")
            )


def _records_id(tile: FigureTile) -> str:
    return f"behind-{tile.name}"


def figure_tile(
    sight: Sight,
    figure: Figure,
    shown: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    links: Links | None = None,
) -> FigureTile:
    """Build the tile of a figure. `shown` and `links` are as in `figure_tiles`."""
    definition = DEFINITIONS[figure.name]
    value, unit = value_text(figure)
    instead, why = said_instead(figure)
    is_share = figure.unit == "ratio" and figure.value is not None
    return FigureTile(
        name=figure.name,
        title=definition.title,
        value=value,
        unit=unit,
        share=min(1.0, figure.value or 0.0) if is_share else None,
        instead=instead,
        why=why,
        basis=basis_words(figure),
        meaning=definition.meaning,
        formula=formula_words(figure),
        formula_href=figure_link(links, figure.name) if links else "",
        source=definition.source,
        records=_records(sight, figure.records[:SHOWN_RECORDS], shown),
        more_records=max(0, len(figure.records) - SHOWN_RECORDS),
    )


def _records(
    sight: Sight, files: Iterable[str], shown: Mapping[str, tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Where each record can be read: on the page, where it stands with its own address, or in the repository."""
    found = (shown.get(file) or ("/".join(file.split("/")[-2:]), record_link(sight, file)) for file in files)
    return tuple((name, href) for name, href in found if href)


def value_text(figure: Figure | None) -> tuple[str, str]:
    """Return a value as text and what stands small beside it; both empty without a value."""
    if figure is None or figure.value is None:
        return "", ""
    value, unit = value_words(figure.unit, figure.value)
    small = (unit, "rounded" if figure.is_rounded else "", _as_of(figure))
    return value, ", ".join(filter(None, small))


def _as_of(figure: Figure) -> str:
    return f"as of {day(figure.as_of)}" if figure.as_of else ""


def formula_words(figure: Figure) -> str:
    """Return how a figure of its scope is computed, and how it is rounded where it is."""
    definition = DEFINITIONS[figure.name]
    if figure.scope.kind == "pair":
        return definition.formula
    return (
        f"{definition.across} Rounded {rounding_of(figure.unit)}." if figure.is_rounded else definition.across
    )


def value_words(unit: str, value: float) -> tuple[str, str]:
    """Return a value as text, and what stands small beside it."""
    match unit:
        case "ratio":
            return percent(value), ""
        case "days":
            days = number(abs(value), 0)
            when = " before the start" if value < 0 else ""
            return days, f"{'day' if days == '1' else 'days'}{when}"
        case "intervals":
            text = number(value)
            return text, _intervals(text, value)
        case "answer":
            # A half goes up, as people round: 4.25 is 4.3.
            return number(floor(value * 10 + 0.5) / 10), "on a scale from 1 to 5"
        case "level":
            return signed(value), "on a scale from −2 to +2"
        case _:
            return number(value), ""


def _intervals(text: str, value: float) -> str:
    if text == "1":
        return "agreed interval"
    return "of the agreed interval" if value < 1 else "agreed intervals"


def said_instead(figure: Figure) -> tuple[str, str]:
    """Return what stands in the value's place, and why; both empty where there is a value."""
    if figure.value is not None:
        return "", ""
    judgement, colon, reason = figure.why.partition(": ")
    if judgement.startswith(_TOO) and colon:
        return judgement, reason[:1].upper() + reason[1:]
    return "No value yet", figure.why


def basis_words(figure: Figure) -> str:
    """Return how much a figure rests on and what is missing, in words."""
    nouns = _BASIS_ACROSS.get(figure.name) or ("pair", "pairs")
    if figure.scope.kind == "pair":
        nouns = _BASIS.get(figure.name, nouns)
    missing = f", {about(figure, number(figure.missing))} missing" if figure.missing else ""
    return f"{about(figure, counted(figure.n, *nouns))}{missing}"
