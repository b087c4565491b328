"""Signatures: a pair and a day in, who has signed and how long it took out. Knows no git.

Whether a signature still stands for today's terms is read from git; here a signature is one that the
agreement carries.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.figures.clock import clock_of
from generator.figures.definitions import figure
from generator.words.figure import Figure, Scope
from generator.words.model import Agreement, Pair
from generator.words.places import agreement_file


class Side(StrEnum):
    """Which side of a pair somebody is on."""

    MENTOR = "mentor"
    MENTEE = "mentee"


@dataclass(frozen=True, slots=True)
class SignatureState:
    """One signature that is needed."""

    person: str
    side: Side
    signed_on: dt.date | None
    """None while it is open, also where the date lies after today."""

    @property
    def is_signed(self) -> bool:
        """Whether it is there."""
        return self.signed_on is not None


def signature_states(pair: Pair, today: dt.date) -> tuple[SignatureState, ...]:
    """Return every signature that is needed: that of each member, mentors first."""
    return tuple(_state(pair.agreement, person, today) for person in pair.agreement.members)


def is_signed(pair: Pair, today: dt.date) -> bool:
    """Return whether everybody who has to sign has done so, with at least one person on either side."""
    agreement = pair.agreement
    both_sides = bool(agreement.mentors) and bool(agreement.mentees)
    return both_sides and all(state.is_signed for state in signature_states(pair, today))


def signing_delay(pair: Pair, today: dt.date) -> Figure:
    """Days from the start to the last needed signature: ``clock(max(signed)) - s``, on the pause-free clock."""
    states = signature_states(pair, today)
    dates = [state.signed_on for state in states if state.signed_on is not None]
    clock = clock_of(pair.agreement, today)
    return figure(
        "signing-delay",
        Scope("pair", pair.id),
        float(clock.at(max(dates))) if is_signed(pair, today) else None,
        n=len(dates),
        missing=len(states) - len(dates),
        why="Not everybody has signed yet.",
        records=(agreement_file(pair.id),),
    )


def _state(agreement: Agreement, person: str, today: dt.date) -> SignatureState:
    signed_on = agreement.signatures.get(person)
    side = Side.MENTOR if person in agreement.mentors else Side.MENTEE
    return SignatureState(person, side, signed_on if signed_on is not None and signed_on <= today else None)
