"""Who may see a field: the three audiences, ordered. Knows nothing of schemas or pages."""

from enum import StrEnum


class Audience(StrEnum):
    """A group of readers. Each later member sees all that the earlier ones see."""

    PUBLIC = "public"
    MEMBERS = "members"
    COORDINATORS = "coordinators"

    def may_see(self, field: "Audience") -> bool:
        """Return whether a reader of this audience may see a field marked for `field`."""
        return _ORDER[self] >= _ORDER[field]


_ORDER = {audience: place for place, audience in enumerate(Audience)}
