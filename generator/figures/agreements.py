"""Signatures: a pair, a day and what git knows in, who has signed and how long it took out. Calls no git.

Whether a signature still stands for today's terms is read from git; here a signature is one that the
agreement carries.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from generator.figures.clock import clock_of
from generator.figures.definitions import figure
from generator.figures.last_asked import kept_while_asked
from generator.words.figure import Figure, Scope
from generator.words.model import Agreement, Pair
from generator.words.places import agreement_file
from generator.words.recorded import UNRECORDED, Recorded


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


@kept_while_asked
def signature_states(pair: Pair, today: dt.date) -> tuple[SignatureState, ...]:
    """Return every signature that is needed: that of each member, mentors first."""
    return tuple(_state(pair.agreement, person, today) for person in pair.agreement.members)


@kept_while_asked
def is_signed(pair: Pair, today: dt.date) -> bool:
    """Return whether everybody who has to sign has done so, with at least one person on either side."""
    agreement = pair.agreement
    both_sides = bool(agreement.mentors) and bool(agreement.mentees)
    return both_sides and all(state.is_signed for state in signature_states(pair, today))


def signing_delay(pair: Pair, today: dt.date, recorded: Recorded = UNRECORDED) -> Figure:
    """Days from the start to the last needed signature: ``clock(max(signed)) - s``, on the pause-free clock.

    What counts is the first text that everybody had signed, as git's versions of the agreement tell it, so that an
    amendment that is signed again does not lengthen it; without git, the agreement as it stands. n is the
    signatures. Source: our own definition.
    """
    states = signature_states(pair, today)
    dates = [state.signed_on for state in states if state.signed_on is not None]
    now = max(dates) if is_signed(pair, today) else None
    first = max(recorded.first_signatures.values(), default=None)
    by_git = first is not None and first <= today and (now is None or first < now)
    last = first if by_git else now
    return figure(
        "signing-delay",
        Scope("pair", pair.id),
        float(clock_of(pair.agreement, today).at(last)) if last else None,
        n=len(recorded.first_signatures) if by_git else len(dates),
        missing=0 if by_git else len(states) - len(dates),
        why="Not everybody has signed yet.",
        records=(agreement_file(pair.id),),
        rests_on_git=by_git,
    )


def _state(agreement: Agreement, person: str, today: dt.date) -> SignatureState:
    signed_on = agreement.signatures.get(person)
    side = Side.MENTOR if person in agreement.mentors else Side.MENTEE
    return SignatureState(person, side, signed_on if signed_on is not None and signed_on <= today else None)
