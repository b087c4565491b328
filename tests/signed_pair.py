"""A pair whose agreement has every term, in a repository where people sign it in commits of their own."""

import datetime as dt
from pathlib import Path

from generator.comparing.signatures import SignatureStanding, Standing
from generator.pipeline.records import check
from tests.checkout import Checkout

TODAY = dt.date(2026, 10, 15)
AGREEMENT = "records/pairs/ada--grace/agreement.yml"

TERMS = """\
mentors: [grace, linus]
mentees: [ada]
cohort: autumn
starts: 2026-09-01
ends: 2027-02-28
status: active
meetings: {every: 2 weeks, minutes: 60, channel: video}
communication: {channel: team chat, reply_within: 2 days}
expectations:
  mentors: [I listen first., I keep my word.]
  mentees: [I bring the topic.]
ground_rules: [Whoever cannot come says so., We begin on time.]
confidentiality: What we say stays between us.
leaving: Either of us may end this at any time.
reviews: [2026-11-01, 2026-12-01]
publication: named
"""
"""An agreement without signatures."""

PEOPLE = {
    f"records/people/{person}.yml": f"name: {person.capitalize()}\nemails: [{person}@example.org]\n{role}\n"
    for person, role in (
        ("ada", "mentee: {capacity: 1}"),
        ("grace", "mentor: {capacity: 1}"),
        ("linus", "mentor: {capacity: 1}"),
        ("mallory", ""),
    )
}
PROGRAMME = {
    "records/program.yml": "name: Test\ncontact: Ask us.\ntimezone: UTC\n"
    "cohorts:\n  - {id: autumn, name: Autumn, starts: 2026-09-01, ends: 2027-02-28}\n",
    **PEOPLE,
}


def signed_by(*people: str, terms: str = TERMS, on: str = "2026-09-02") -> str:
    """Return the agreement with the signatures of some people."""
    lines = "".join(f"  {person}: {on}\n" for person in people)
    return f"{terms}signatures:\n{lines}" if people else terms


def make_pair(top: Path, programme: str = "") -> Checkout:
    """Return a repository in which mallory has written everything down, and nobody has signed."""
    checkout = Checkout(top, programme)
    checkout.commit("mallory", {**PROGRAMME, AGREEMENT: TERMS}, "Begin")
    return checkout


def make_signed_pair(top: Path, programme: str = "") -> Checkout:
    """Return a repository in which grace has signed, and then ada."""
    checkout = make_pair(top, programme)
    checkout.commit("grace", {AGREEMENT: signed_by("grace")}, "Grace signs")
    checkout.commit("ada", {AGREEMENT: signed_by("grace", "ada")}, "Ada signs")
    return checkout


def standing_of(root: Path, person: str, pair: str = "ada--grace") -> Standing:
    """Return how a signature stands in the working tree."""
    return signature_of(root, person, pair).standing


def signature_of(root: Path, person: str, pair: str = "ada--grace") -> SignatureStanding:
    """Return all that git tells of a signature."""
    signed = check(root, TODAY).corpus.signed[pair]
    return next(standing for standing in signed.standings if standing.person == person)
