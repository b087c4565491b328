"""Figures as plain data for other programs. Figures in, mappings out; their keys are a contract."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.views.sight import Sight
from generator.words.figure import Figure, Scope


def figures_document(sight: Sight, scopes: Iterable[Scope]) -> dict[str, Any]:
    """Return every figure of some scopes that this audience may see, with the day and the revision."""
    return {
        **as_of(sight),
        "figures": [
            figure_document(figure) for scope in scopes for figure in sight.figures.get(scope, {}).values()
        ],
    }


def as_of(sight: Sight) -> dict[str, Any]:
    """Return what every document begins with: the day, and the commit or None."""
    return {"today": sight.today.isoformat(), "revision": sight.revision or None}


def figure_document(figure: Figure) -> Mapping[str, Any]:
    """Return one figure; a value that is too early to tell is None and has a ``why``."""
    document: dict[str, Any] = {
        "name": figure.name,
        "scope": {"kind": figure.scope.kind, "id": figure.scope.id},
        "value": figure.value,
        "unit": figure.unit,
        "n": figure.n,
        "missing": figure.missing,
        "records": list(figure.records),
    }
    if figure.is_rounded:
        document["rounded"] = True
    if figure.as_of:
        document["as_of"] = figure.as_of.isoformat()
    return document if figure.value is not None else {**document, "why": figure.why}
