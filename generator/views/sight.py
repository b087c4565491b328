"""All that one audience may see, and nothing else. Made by the gate; every view is built from it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.comparing.signatures import SignedAgreement
from generator.words.audience import Audience
from generator.words.figure import Figure, Scope
from generator.words.model import Programme
from generator.words.recorded import Recorded


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Sight:
    """A programme as one audience sees it on one day."""

    audience: Audience
    today: dt.date
    programme: Programme
    """Records with every field taken out that this audience may not see. Pairs and people without a page for
    this audience are not in it."""
    figures: Mapping[Scope, Mapping[str, Figure]]
    """Figures that this audience may see, by scope and name."""
    smallest_group: int
    """How many people an aggregate over fields that are not public rests on at least; 0 is no limit."""
    signed: Mapping[str, SignedAgreement] = field(default_factory=dict)
    """How git bears out agreements, by pair; empty for those who may not see signatures, and where git knows
    nothing."""
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    """When git came to know of records, by pair; empty for those who may not see logs, and where git knows nothing."""
    revision: str = ""
    """The full id of the commit that holds just these records; empty where none does, and for an audience that may
    not know it."""
    left_out: int = 0
    """How many pairs are missing, because their records do not pass the check."""

    def figure(self, scope: Scope, name: str) -> Figure | None:
        """Return a figure, or None where this audience may not see it or nobody computed it."""
        return self.figures.get(scope, {}).get(name)

    @property
    def shows_record_links(self) -> bool:
        """Whether pages may link into the repository: to members, and to all where the repository is open."""
        program = self.programme.program
        return bool(program.repository) and (self.audience is not Audience.PUBLIC or program.publication.open)
