"""What a pair agreed on, as its page shows it: signatures first, then both sides' words."""

from dataclasses import dataclass

from generator.comparing.letting_go import is_reduced
from generator.figures.agreements import signature_states
from generator.views.links import Links, edit_link
from generator.views.pair_signatures import SignatureView, VersionView, holds, view_signatures, view_versions
from generator.views.sight import Sight
from generator.words.dates import day
from generator.words.model import Agreement, Communication, Meetings, Pair, Status
from generator.words.numbers import counted
from generator.words.phrases import listed
from generator.words.places import agreement_file


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """The agreement in words. Empty where the pair wrote nothing; the page then says so."""

    signatures: tuple[SignatureView, ...]
    is_signed: bool
    signing: str
    """How signing stands, as a sentence."""
    versions: tuple[VersionView, ...]
    """Newest first; empty where the terms have never changed."""
    expected_of_mentors: tuple[str, ...]
    expected_of_mentees: tuple[str, ...]
    ground_rules: tuple[str, ...]
    confidentiality: str
    leaving: str
    between_meetings: str
    reviews: str
    missing: str
    """What is not written down yet, or not kept any more, as a sentence; empty once all is there."""
    has_sides: bool
    """Whether there is something to say on what each side expects, if only that it is missing."""
    contact: str
    edit_href: str


def view_agreement(sight: Sight, links: Links, pair: Pair) -> AgreementView:
    """Return what the pair agreed on."""
    agreement = pair.agreement
    return AgreementView(
        signatures=() if pair.agreement.status is Status.WITHDRAWN else view_signatures(sight, links, pair),
        is_signed=holds(sight, pair),
        signing=_signing(sight, pair),
        versions=view_versions(sight, pair),
        expected_of_mentors=agreement.expectations.mentors,
        expected_of_mentees=agreement.expectations.mentees,
        ground_rules=agreement.ground_rules,
        confidentiality=agreement.confidentiality,
        leaving=agreement.leaving,
        between_meetings=_between(agreement.communication),
        reviews=listed(day(review) for review in sorted(agreement.reviews)),
        missing=_missing(agreement),
        has_sides=not is_reduced(agreement),
        contact=sight.programme.program.contact,
        edit_href=edit_link(sight, agreement_file(pair.id)),
    )


def rhythm(meetings: Meetings) -> str:
    """Return the agreed rhythm in words: ``Every 2 weeks, 60 minutes, video``."""
    count, unit = meetings.every.split()
    every = f"Every {unit}" if count == "1" else f"Every {meetings.every}"
    return ", ".join(filter(None, (every, counted(meetings.minutes, "minute"), meetings.channel)))


def _signing(sight: Sight, pair: Pair) -> str:
    states, has_ended = signature_states(pair, sight.today), pair.agreement.status.has_ended
    if pair.agreement.status is Status.WITHDRAWN:
        return "The proposal was withdrawn, so nobody needs to sign."
    unsigned = sum(not state.is_signed for state in states)
    if not states:
        return "Nobody is in this pair yet, so nobody has signed."
    if unsigned:
        late = "It was never signed by all." if has_ended else "The agreement holds once all have signed."
        return f"{counted(unsigned, 'signature is', 'signatures are')} still missing. {late}"
    signed = sight.signed.get(pair.id)
    doubtful = [each for each in signed.standings if not each.standing.holds] if signed else []
    if doubtful and not has_ended:
        return f"Everybody has signed, but {counted(len(doubtful), 'signature needs', 'signatures need')} a fresh look."
    return "Everybody has signed."


def _between(communication: Communication) -> str:
    reply = f"a reply within {communication.reply_within}" if communication.reply_within else ""
    return ", ".join(filter(None, (communication.channel, reply)))


def _missing(agreement: Agreement) -> str:
    absent = {
        "what each side expects": not (agreement.expectations.mentors and agreement.expectations.mentees),
        "ground rules": not agreement.ground_rules,
        "what stays confidential": not agreement.confidentiality,
        "how either side can leave": not agreement.leaving,
    }
    if is_reduced(agreement):
        return "Of this agreement only the facts are kept, and not the words."
    what = listed(words for words, is_absent in absent.items() if is_absent)
    return f"Not written down yet: {what}." if what else ""
