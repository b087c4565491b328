"""How a page shows what git bears out of signatures, and how the terms came to be."""

import datetime as dt
from dataclasses import replace

import msgspec
import pytest

from generator.comparing.signatures import (
    AgreementVersion,
    SignatureStanding,
    SignedAgreement,
    Standing,
)
from generator.figures.programme import figures_of_programme
from generator.views.gate import see
from generator.views.home import view_home
from generator.views.links import Links
from generator.views.pair_agreement import view_agreement
from generator.views.pair_signatures import view_signatures, view_versions
from generator.views.pair_story import view_story
from generator.words.audience import Audience
from generator.words.history import Author, Commit
from generator.words.model import Agreement, Interval, Meetings, Pair, Snooze
from tests.unit.seen import SCHEMAS, TODAY, sight_of

COMMIT = Commit(
    id="a" * 40,
    parents=(),
    author=Author("Ada", "ada@example.org"),
    committer=Author("Ada", "ada@example.org"),
    authored=dt.datetime(2026, 6, 18, 23, 30, tzinfo=dt.UTC),
)


def pair_of(audience: Audience = Audience.MEMBERS) -> Pair:
    return sight_of(audience).programme.pairs["ada-grace"]


def monthly(agreement: Agreement) -> Agreement:
    return msgspec.structs.replace(agreement, meetings=Meetings(every=Interval("1 month")))


def signed_as(standing: Standing, *, author: str = "", audience: Audience = Audience.MEMBERS):
    """A sight in which Ada's signature stands so, over terms with another rhythm, and Grace's is fine."""
    sight = sight_of(audience)
    agreement = pair_of().agreement
    standings = (
        SignatureStanding("grace", Standing.SIGNED, COMMIT, agreement),
        SignatureStanding("ada", standing, COMMIT, monthly(agreement), author),
    )
    return replace(sight, signed={"ada-grace": SignedAgreement(standings, ())})


@pytest.mark.parametrize(
    ("standing", "mark", "note"),
    [
        (Standing.SIGNED, "good", ""),
        (Standing.VERIFIED, "proven", "Verified: the commit carries their own signing key."),
        (Standing.UNSAVED, "good", "Not saved in git yet."),
        (Standing.UNTOLD, "good", "Their record says nothing by which git could know them."),
        (Standing.SHARED, "good", "Saved in a commit of several authors."),
        (
            Standing.BY_ANOTHER,
            "care",
            "Entered by somebody that no record knows, not in a commit of their own.",
        ),
        (
            Standing.STALE,
            "care",
            "The terms have changed since: the rhythm of meetings changes from every month to every 2 weeks and"
            " how they meet is now “video”.",
        ),
    ],
)
def test_each_standing_has_its_mark_and_says_what_is_to_be_known(standing, mark, note):
    grace, ada = view_signatures(signed_as(standing), Links("x"), pair_of())
    assert (grace.mark, grace.note) == ("good", "")
    assert (ada.says, ada.mark, ada.note) == ("Mentee, signed 2 Mar 2026", mark, note)


def test_whose_commit_it_was_is_said_by_name():
    _, ada = view_signatures(signed_as(Standing.BY_ANOTHER, author="grace"), Links("x"), pair_of())
    assert ada.note == "Entered by Grace Hopper, not in a commit of their own."


def test_a_signature_that_git_does_not_bear_out_does_not_make_an_agreement_hold():
    for standing, says in (
        (Standing.SIGNED, "Everybody has signed."),
        (Standing.STALE, "Everybody has signed, but 1 signature needs a fresh look."),
    ):
        sight = signed_as(standing)
        agreement = view_agreement(sight, Links("x"), pair_of())
        assert (agreement.is_signed, agreement.signing) == (standing is Standing.SIGNED, says)
        tile = next(tile for tile in view_home(sight).counts if tile.title == "Agreements signed by all")
        assert tile.value == ("1 of 1" if standing is Standing.SIGNED else "0 of 1")


def two_versions() -> SignedAgreement:
    now = pair_of().agreement
    first = AgreementVersion(1, monthly(now), None, COMMIT, ("ada",))
    return SignedAgreement((), (first, AgreementVersion(2, now, monthly(now), COMMIT, ("grace", "ada"))))


def test_versions_say_what_changed_when_and_who_signed():
    sight = replace(sight_of(Audience.MEMBERS), signed={"ada-grace": two_versions()})
    second, first = view_versions(sight, pair_of())
    assert (second.number, second.since_words, second.signed_by) == (
        2,
        # Half past eleven at night in UTC is the next day in Lisbon, where the programme is.
        "since 19 Jun 2026",
        "Grace Hopper and Ada Lovelace",
    )
    assert second.changes[0] == "The rhythm of meetings changes from every month to every 2 weeks."
    assert (first.changes, first.signed_by) == ((), "Ada Lovelace")
    titles = [event.title for event in view_story(sight, pair_of())]
    assert "Changed the agreement: version 2" in titles
    assert "Changed the agreement: version 1" not in titles


def test_one_version_is_no_history():
    one = SignedAgreement((), two_versions().versions[:1])
    assert view_versions(replace(sight_of(Audience.MEMBERS), signed={"ada-grace": one}), pair_of()) == ()


@pytest.mark.parametrize("audience", list(Audience))
def test_the_gate_lets_through_no_more_than_the_records_would(audience):
    secret = msgspec.structs.replace(
        pair_of(Audience.COORDINATORS).agreement, snooze=Snooze(until=TODAY, why="A private reason")
    )
    versions = (AgreementVersion(1, secret, secret, COMMIT),)
    signed = SignedAgreement((SignatureStanding("ada", Standing.STALE, COMMIT, secret),), versions)
    programme = sight_of(Audience.COORDINATORS).programme
    figures = figures_of_programme(programme, TODAY)
    seen = see(programme, figures, audience, TODAY, SCHEMAS, {"ada-grace": signed}).signed
    assert bool(seen) == (audience is not Audience.PUBLIC)
    assert ("A private reason" in repr(seen)) == (audience is Audience.COORDINATORS)
