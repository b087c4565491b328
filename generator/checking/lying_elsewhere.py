"""What a public repository need not hold, because it lies in a private one that is not at hand."""

from generator.reading.schemas import Schemas
from generator.words.audience import Audience
from generator.words.codes import completeness, shape, status
from generator.words.diagnostic import Diagnostic
from generator.words.places import Place

_OF_PRIVATE_FIELDS = frozenset(
    code.id
    for code in (
        completeness.NO_GROUND_RULES,
        completeness.NO_EXPECTATIONS,
        completeness.NO_CONFIDENTIALITY,
        completeness.NO_WAY_OUT,
        completeness.NO_REVIEWS,
        completeness.NO_COMMUNICATION,
        completeness.NOT_SIGNED,
        status.CLOSING_MISSING,
        status.PAUSED_WITHOUT_PAUSE,
    )
)
"""Findings that miss a field which not everybody may see."""


def may_lie_elsewhere(found: Diagnostic, place: Place | None, schemas: Schemas) -> bool:
    """Return whether a finding only misses what the private repository may hold."""
    if found.code in _OF_PRIVATE_FIELDS:
        return True
    if found.code != shape.MISSING_FIELD.id or place is None:
        return False
    try:
        return schemas.audience_of(place.kind, found.path) is not Audience.PUBLIC
    except ValueError:
        return False
