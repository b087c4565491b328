"""What a site for the public remembers of itself, so that the next one can be compared with it. Text in and out.

It lies on the site, so it holds nothing that the site does not show: figures as the public was shown them, and of
the records that they were made from no more than a name by which whoever has the repository finds them again.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from generator.figures.definitions import DEFINITIONS
from generator.views.renewal import Last, Published
from generator.words.figure import Figure, Scope

PUBLISHED_FILE = "published.json"
"""Where it lies on the site."""

LENGTH = 32
"""How many characters a name has here. A state of two repositories has the names of both, one after the other."""

_ABOUT = (
    "What this site showed, for the next one to be compared with: pairbook build reads it, so that nobody can be found"
    " by comparing the two."
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a site remembers."""

    figures: Published
    left_out: Mapping[str, frozenset[str]]
    """For each state of the records: names of the pairs that were left out of it, as `name_of_pair` makes them."""


NOTHING_PUBLISHED = Memory({}, {})


class _Shown(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    value: float | None
    n: int
    missing: int
    why: str = ""


class _Figure(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    scope: str
    id: str
    name: str
    state: str
    as_of: dt.date
    shown: _Shown | None = None


class _State(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    left_out: list[str]


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    about: str
    states: list[_State]
    figures: list[_Figure]


def name_of_state(commit: str) -> str:
    """Return what the records of a commit are called on the site: nobody finds the commit's id by it."""
    return _digest("the records of", commit)


def name_of_pair(pair: str, commit: str) -> str:
    """Return what a pair is called that was left out of a site made from a commit, which nobody else knows."""
    return _digest("left out of", commit, pair)


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:LENGTH]


def render_published(memory: Memory) -> str:
    """Return what a site remembers as the text of a file: the same bytes for the same memory."""
    states = {known.state for known in memory.figures.values()}
    document = _Document(
        about=_ABOUT,
        states=[_State(state, sorted(memory.left_out.get(state, ()))) for state in sorted(states)],
        figures=[
            _Figure(scope.kind, scope.id, name, known.state, known.as_of, _shown(known.figure))
            for (scope, name), known in sorted(memory.figures.items(), key=_by_name)
        ],
    )
    return msgspec.json.format(msgspec.json.encode(document)).decode() + "\n"


def parse_published(content: bytes) -> Memory:
    """Return what a site remembers. Raises ValueError for what no site has written."""
    document = msgspec.json.decode(content, type=_Document)
    known = {state.name for state in document.states}
    if any(each.name not in DEFINITIONS or each.state not in known for each in document.figures):
        raise ValueError("It speaks of figures or states that there are not.")
    return Memory(
        figures={
            (scope := Scope(each.scope, each.id), each.name): Last(
                each.state, each.as_of, _figure(scope, each)
            )
            for each in document.figures
        },
        left_out={state.name: frozenset(state.left_out) for state in document.states},
    )


def _by_name(item: tuple[tuple[Scope, str], Last]) -> tuple[str, str, str]:
    (scope, name), _ = item
    return name, scope.kind, scope.id


def _shown(figure: Figure | None) -> _Shown | None:
    return None if figure is None else _Shown(figure.value, figure.n, figure.missing, figure.why)


def _figure(scope: Scope, known: _Figure) -> Figure | None:
    definition, shown = DEFINITIONS[known.name], known.shown
    if shown is None:
        return None
    return Figure(
        name=known.name,
        scope=scope,
        value=shown.value,
        unit=definition.unit,
        n=shown.n,
        missing=shown.missing,
        why=shown.why,
        audience=definition.audience,
        is_rounded=True,
    )
