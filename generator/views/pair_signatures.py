"""How each signature of a pair stands, and the versions of the agreement, in words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.comparing.signatures import AgreementVersion, SignatureStanding, Standing
from generator.comparing.terms import changed_terms
from generator.figures.agreements import Side, SignatureState, is_signed, signature_states
from generator.views.links import Links
from generator.views.names import Name, name_of, person_name
from generator.views.sight import Sight
from generator.words.dates import day
from generator.words.history import Commit
from generator.words.model import Agreement, Pair
from generator.words.phrases import listed, sentence
from generator.words.zones import day_in, zone_of

_UNTOLD = ("What changed is not kept any more.",)


class Mark(StrEnum):
    """How a signature is marked on the page."""

    OPEN = "open"
    GOOD = "good"
    PROVEN = "proven"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One signature, or its absence."""

    name: Name
    says: str
    """Which side, and how the signature stands: ``Mentor, signed 3 Mar 2026``."""
    mark: Mark
    note: str = ""
    """What is to be known besides, as a sentence."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of the agreement."""

    number: int
    since: dt.date | None
    """The day of the commit that brought it; None where git knows none."""
    since_words: str
    changes: tuple[str, ...]
    """What changed against the version before, a sentence each."""
    signed_by: str


def view_signatures(sight: Sight, links: Links, pair: Pair) -> tuple[SignatureView, ...]:
    """Return every signature that the pair needs, mentors first."""
    signed = sight.signed.get(pair.id)
    standings = {each.person: each for each in signed.standings} if signed else {}
    return tuple(
        _signature(sight, links, pair.agreement, state, standings)
        for state in signature_states(pair, sight.today)
    )


def holds(sight: Sight, pair: Pair) -> bool:
    """Return whether everybody has signed, and git has nothing to say against it."""
    signed = sight.signed.get(pair.id)
    return is_signed(pair, sight.today) and (
        signed is None or all(each.standing.holds for each in signed.standings)
    )


def view_versions(sight: Sight, pair: Pair) -> tuple[VersionView, ...]:
    """Return the versions of the agreement, newest first; none where there is but one."""
    signed = sight.signed.get(pair.id)
    if signed is None or len(signed.versions) < 2:
        return ()
    return tuple(_version(sight, version) for version in reversed(signed.versions))


def _signature(
    sight: Sight,
    links: Links,
    agreement: Agreement,
    state: SignatureState,
    standings: Mapping[str, SignatureStanding],
) -> SignatureView:
    name = name_of(sight, links, state.person, state.side)
    side = "Mentor" if state.side is Side.MENTOR else "Mentee"
    if state.signed_on is None:
        return SignatureView(name, f"{side}, not signed yet", Mark.OPEN)
    says, known = f"{side}, signed {day(state.signed_on)}", standings.get(state.person)
    if known is None:
        return SignatureView(name, says, Mark.GOOD)
    return SignatureView(name, says, _MARKS[known.standing], _note(sight, agreement, known))


_MARKS: Mapping[Standing, Mark] = {
    Standing.UNSIGNED: Mark.OPEN,
    Standing.UNSAVED: Mark.GOOD,
    Standing.UNTOLD: Mark.GOOD,
    Standing.BY_ANOTHER: Mark.CARE,
    Standing.STALE: Mark.CARE,
    Standing.SHARED: Mark.GOOD,
    Standing.SIGNED: Mark.GOOD,
    Standing.VERIFIED: Mark.PROVEN,
}


def _note(sight: Sight, agreement: Agreement, signature: SignatureStanding) -> str:
    match signature.standing:
        case Standing.VERIFIED:
            return "Verified: the commit carries their own signing key."
        case Standing.UNSAVED:
            return "Not saved in git yet."
        case Standing.UNTOLD:
            return "Their record says nothing by which git could know them."
        case Standing.SHARED:
            return "Saved in a commit of several authors."
        case Standing.BY_ANOTHER:
            author = _called(sight, signature.author) if signature.author else "somebody that no record knows"
            return f"Entered by {author}, not in a commit of their own."
        case Standing.STALE if signature.signed:
            changes = changed_terms(signature.signed, agreement, lambda person: _called(sight, person))
            return f"The terms have changed since: {listed(change.words for change in changes)}."
        case Standing.STALE:
            return "The terms have changed since, from what is not kept any more."
        case _:
            return ""


def _version(sight: Sight, version: AgreementVersion) -> VersionView:
    before, zone = version.before, zone_of(sight.programme.program.timezone)
    changes = (
        changed_terms(before, version.agreement, lambda person: _called(sight, person)) if before else ()
    )
    return VersionView(
        number=version.number,
        since=day_in(zone, version.since.authored) if version.since else None,
        since_words=_since(version.since, zone),
        changes=tuple(sentence(change.words) for change in changes) or _UNTOLD * bool(before),
        signed_by=listed(_called(sight, person) for person in version.signed_by),
    )


def _since(commit: Commit | None, zone: dt.tzinfo) -> str:
    if commit is None:
        return "not saved in git yet"
    since = day_in(zone, commit.authored)
    return f"since {day(since)}" if since else "since a day that git does not know"


def _called(sight: Sight, person: str) -> str:
    return person_name(sight, person, "member") if person in sight.programme.people else "somebody"
