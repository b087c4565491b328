"""Numbers of the report with their pedigree: what was counted in, a number that opens to what it rests on out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from generator.views.links import PEOPLE, Links, record_link
from generator.views.names import MENTOR, pair_title, person_name
from generator.views.sight import Sight
from generator.words.numbers import counted, number
from generator.words.places import agreement_file, person_file

SHOWN_RECORDS = 30
"""So many of the records behind a number are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class RecordBehind:
    """A record that a number rests on."""

    title: str
    """The pair, by its people's names, or a person."""
    href: str
    """Address of the page about it."""
    file: str
    """Name of the file."""
    record: str
    """Address of the file in the repository; empty where this audience gets no such links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pedigree:
    """Where a number comes from, ready for the macro ``pedigree`` in ``parts/report.html.j2``."""

    rows: tuple[tuple[str, str], ...]
    """Heading and text: the formula, n, what is missing."""
    records: tuple[RecordBehind, ...] = ()
    """By name, so that their order says nothing about values."""
    more: int = 0
    all: tuple[str, str] = ("", "")
    """Where the others are: name and address of the list of all pairs, or of all people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNumber:
    """A number with its pedigree, ready for the macro ``number_tile`` in ``parts/report.html.j2``."""

    title: str
    value: str
    """As text; empty where there is none."""
    unit: str = ""
    note: str
    """What it rests on, or why there is no value, as a sentence."""
    share: float | None = None
    pedigree: Pedigree


def share_number(
    sight: Sight,
    links: Links,
    title: str,
    how: str,
    *,
    of: Collection[str],
    hits: Collection[str],
    nouns: str,
) -> ReportNumber:
    """Return how many of some pairs something holds for. `nouns` says which, as in ``pairs under way``."""
    n = len(of)
    return ReportNumber(
        title=title,
        value=f"{number(len(hits))} of {number(n)}" if n else "",
        note=f"Of {nouns}." if n else f"There are no {nouns}.",
        share=len(hits) / n if n else None,
        pedigree=pedigree(sight, links, (("How", how), ("n", counted(n, "pair"))), hits),
    )


def count_number(
    sight: Sight, links: Links, title: str, count: int, note: str, how: str, pairs: Collection[str] = ()
) -> ReportNumber:
    """Return a plain count. `pairs` are the ids of those that it rests on."""
    rows = (("How", how), *((("n", counted(len(pairs), "pair")),) if pairs else ()))
    return ReportNumber(
        title=title, value=number(count), note=note, pedigree=pedigree(sight, links, rows, pairs)
    )


def people_number(
    sight: Sight, links: Links, title: str, people: Collection[str], note: str, how: str
) -> ReportNumber:
    """Return how many people there are, each counted once."""
    rows = (("How", f"{how} Each person is counted once."), ("n", counted(len(people), "person", "people")))
    return ReportNumber(
        title=title,
        value=number(len(people)),
        note=note,
        pedigree=people_pedigree(sight, links, rows, people),
    )


def pedigree(sight: Sight, links: Links, rows: Sequence[tuple[str, str]], pairs: Collection[str]) -> Pedigree:
    """Return a pedigree whose records are these pairs' agreements, as far as this audience sees the pairs."""
    known = sight.programme.pairs
    behind = sorted((pair_title(sight, known[id_]), id_) for id_ in set(pairs) if id_ in known)
    shown = ((title, links.pair(id_), agreement_file(id_)) for title, id_ in behind[:SHOWN_RECORDS])
    return _pedigree(sight, rows, shown, len(behind), ("all pairs", links.pairs()))


def people_pedigree(
    sight: Sight, links: Links, rows: Sequence[tuple[str, str]], people: Collection[str]
) -> Pedigree:
    """Return a pedigree whose records are these people's, as far as this audience sees them."""
    behind = sorted(
        (person_name(sight, id_, MENTOR), id_) for id_ in set(people) if id_ in sight.programme.people
    )
    shown = ((name, links.person(id_), person_file(id_)) for name, id_ in behind[:SHOWN_RECORDS])
    return _pedigree(sight, rows, shown, len(behind), ("all people", links.to(PEOPLE)))


def _pedigree(
    sight: Sight,
    rows: Sequence[tuple[str, str]],
    shown: Iterable[tuple[str, str, str]],
    count: int,
    all_: tuple[str, str],
) -> Pedigree:
    return Pedigree(
        rows=tuple(rows),
        records=tuple(
            RecordBehind(title, href, file.rsplit("/", 1)[-1], record_link(sight, file))
            for title, href, file in shown
        ),
        more=max(0, count - SHOWN_RECORDS),
        all=all_,
    )
