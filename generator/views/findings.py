"""Every kind of finding with its documentation: the codes in, one page out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.views.frame import Frame, view_frame
from generator.views.links import FIELDS, Links
from generator.views.sight import Sight
from generator.words.codes import ALL
from generator.words.diagnostic import Code

FINDINGS = "fields/findings/index.md"

_FAMILIES = {
    "ASK": "What a good record also has",
    "CAP": "Capacity",
    "DATE": "Dates",
    "FILE": "Files",
    "GOAL": "Goals",
    "HIST": "What history forbids",
    "ID": "Short names",
    "LOG": "The log",
    "PAIR": "Who is in a pair",
    "POLICY": "The programme’s policy",
    "PRIV": "Privacy",
    "PULSE": "Surveys",
    "REF": "Names that point to something",
    "SETUP": "Set-up",
    "SHAPE": "Fields and values",
    "SIGN": "Signatures",
    "STATE": "Where a pair stands",
    "TEXT": "Text",
    "YAML": "How YAML is written",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Kinds of findings that belong together."""

    id: str
    title: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """All kinds of findings."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    families: tuple[Family, ...]
    parts: tuple[tuple[str, str], ...]
    """Title and id of each part of the page."""


def view_findings(sight: Sight) -> FindingsView:
    """Return what the page shows: families by their title, codes by their number."""
    families = tuple(sorted(_families(), key=lambda family: family.title))
    return FindingsView(
        frame=view_frame(sight, FINDINGS),
        crumbs=(("Fields", Links(FINDINGS).to(FIELDS)),),
        families=families,
        parts=tuple((family.title, family.id) for family in families),
    )


def _families() -> Iterator[Family]:
    for prefix, codes in groupby(ALL.values(), key=lambda code: code.id.partition("-")[0]):
        title = _FAMILIES.get(prefix, prefix)
        yield Family(id=f"family-{prefix.lower()}", title=title, codes=tuple(codes))
