"""The evidence page: what the records show for EMCC's ISMCP and for Kirkpatrick's levels, point by point.

It says where something is and where nothing is. It gives no mark and claims no conformity. There is none for the
public, since most of what it counts is for members.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.evidence_levels import view_levels
from generator.views.evidence_points import Ground, Heading, Standing
from generator.views.evidence_standards import view_standards
from generator.views.frame import Frame, view_frame
from generator.views.links import EVIDENCE, Links
from generator.views.page import Page
from generator.views.report_page import Chapter, chapters
from generator.views.sight import Sight
from generator.words.audience import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """The evidence page."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    standards: tuple[Heading, ...]
    levels: tuple[Heading, ...]
    counts: tuple[tuple[str, str, int], ...]
    """How many points stand how, of all of them: word, tone and count."""
    points: int


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the evidence page, but not to the public."""
    if sight.audience.may_see(Audience.MEMBERS):
        yield Page(EVIDENCE, "pages/evidence.html.j2", "Evidence", view_evidence(sight))


def view_evidence(sight: Sight) -> EvidenceView:
    """Return what the page shows."""
    links = Links(EVIDENCE)
    ground = Ground(sight, links)
    standards, levels = view_standards(ground), view_levels(ground)
    standings = [point.standing for heading in (*standards, *levels) for point in heading.points]
    return EvidenceView(
        frame=view_frame(sight, EVIDENCE),
        chapters=chapters(sight, EVIDENCE),
        standards=standards,
        levels=levels,
        counts=tuple((one, one.tone, standings.count(one)) for one in Standing),
        points=len(standings),
    )
