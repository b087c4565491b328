"""What the people of a proposed pair can answer, and how: a pair and a sight in, the ways to say yes and no out."""

from dataclasses import dataclass

from generator.figures.agreements import is_signed
from generator.views.links import issues_page
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import PagePublication, Pair, Status


@dataclass(frozen=True, slots=True)
class DecisionView:
    """How to say yes, and how to say no."""

    yes: str
    """What is still to be done for it, as a sentence."""
    yes_command: str
    """Empty once everybody has signed."""
    no_command: str
    stays: bool
    """Whether others than coordinators still see the page after a no: its people have agreed to be named."""
    forms_href: str
    """Where GitHub offers forms for both; empty where there are no such links."""


def view_decision(sight: Sight, pair: Pair) -> DecisionView | None:
    """Return what is to be decided; None for the public, and where nothing is proposed to two sides."""
    agreement = pair.agreement
    is_open = agreement.status is Status.PROPOSED and agreement.mentors and agreement.mentees
    if sight.audience is Audience.PUBLIC or not is_open:
        return None
    if is_signed(pair, sight.today):
        yes, command = "Everybody has signed. When you begin, the status becomes active.", ""
    else:
        yes, command = "Each of you signs. It is a pair once everybody has.", f"pairbook sign {pair.id}"
    stays = agreement.publication is PagePublication.NAMED
    return DecisionView(yes, command, f"pairbook close {pair.id}", stays, issues_page(sight))
