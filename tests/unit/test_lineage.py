"""Mentees who became mentors: who is in the picture, where they stand, and whom it must not show."""

import datetime as dt

from generator.views.lineage import ancestry, relays
from generator.words.model import (
    Agreement,
    Closing,
    ClosingOutcome,
    Interval,
    Meetings,
    PagePublication,
    Pair,
    Status,
)

DAY = dt.date.fromisoformat
TODAY = DAY("2026-10-15")
EVERYBODY = ("ada", "bo", "cy", "di", "ed")


def pair(mentor: str, mentee: str, starts: str, became: str = "", status: Status = Status.ACTIVE) -> Pair:
    outcomes = (ClosingOutcome(kind="became-mentor", date=DAY(became), who=mentee),) if became else ()
    agreement = Agreement(
        mentors=(mentor,),
        mentees=(mentee,),
        cohort="c",
        starts=DAY(starts),
        ends=DAY("2027-01-01"),
        status=Status.COMPLETED if became else status,
        meetings=Meetings(every=Interval("2 weeks")),
        publication=PagePublication.NAMED,
        closing=Closing(date=DAY(became), outcomes=outcomes) if became else None,
    )
    return Pair(id=f"{mentee}-{mentor}", agreement=agreement)


CHAIN = (pair("ada", "bo", "2025-01-01"), pair("bo", "cy", "2026-01-01"), pair("bo", "di", "2026-03-01"))


def test_somebody_was_mentored_and_then_mentored_others():
    (bo,) = relays(CHAIN, TODAY, EVERYBODY)
    assert (bo.person, bo.mentored_by, bo.mentors) == ("bo", ("ada",), ("cy", "di"))
    assert (bo.since, bo.mentor_since) == (DAY("2025-01-01"), DAY("2026-01-01"))


def test_mentors_stand_before_their_mentees_and_nobody_on_another():
    tree = ancestry(relays(CHAIN, TODAY, EVERYBODY))
    assert tree.generation == {"ada": 0, "bo": 1, "cy": 2, "di": 2}
    assert tree.bonds == (("ada", "bo"), ("bo", "cy"), ("bo", "di"))
    assert tree.place["bo"] == (tree.place["cy"] + tree.place["di"]) / 2
    where = [(tree.generation[person], tree.place[person]) for person in tree.place]
    assert len(where) == len(set(where))


def test_who_mentored_first_did_not_become_a_mentor_by_it():
    assert relays((pair("bo", "cy", "2025-01-01"), pair("ada", "bo", "2026-01-01")), TODAY, EVERYBODY) == ()


def test_what_is_still_to_come_or_never_began_does_not_count():
    later = (pair("ada", "bo", "2025-01-01"), pair("bo", "cy", "2026-12-01"))
    assert relays(later, TODAY, EVERYBODY) == ()
    withdrawn = (pair("ada", "bo", "2025-01-01"), pair("bo", "cy", "2026-01-01", status=Status.WITHDRAWN))
    assert relays(withdrawn, TODAY, EVERYBODY) == ()


def test_a_closing_is_enough():
    (bo,) = relays((pair("ada", "bo", "2025-01-01", became="2026-05-01"),), TODAY, EVERYBODY)
    assert (bo.mentor_since, bo.mentors) == (DAY("2026-05-01"), ())
    assert ancestry((bo,)).generation == {"ada": 0, "bo": 1}


def test_who_is_not_known_is_nobody():
    assert relays(CHAIN, TODAY, ("ada", "cy", "di")) == ()
    (bo,) = relays(CHAIN, TODAY, ("bo", "cy"))
    assert (bo.mentored_by, bo.mentors) == ((), ("cy",))


def test_two_who_mentored_each_other_go_forward_once():
    found = relays((pair("ada", "bo", "2025-01-01"), pair("bo", "ada", "2026-01-01")), TODAY, EVERYBODY)
    tree = ancestry(found)
    assert tree.bonds == (("ada", "bo"),)
    assert tree.generation == {"ada": 0, "bo": 1}


def test_they_come_in_order_of_time():
    found = relays((*CHAIN, pair("bo", "ed", "2026-05-01"), pair("cy", "ed", "2026-06-01")), TODAY, EVERYBODY)
    assert [relay.person for relay in found] == ["bo", "cy"]
    assert ancestry(found).generation["ed"] == 3


def test_families_do_not_cross():
    found = relays(
        (
            pair("ada", "bo", "2025-01-01"),
            pair("zoe", "ann", "2025-01-01"),
            *(pair("bo", mentee, "2026-01-01") for mentee in ("cy", "xi")),
            *(pair("ann", mentee, "2026-01-01") for mentee in ("di", "wu")),
        ),
        TODAY,
        ("ada", "ann", "bo", "cy", "di", "wu", "xi", "zoe"),
    )
    tree = ancestry(found)
    for mentor, mentee in tree.bonds:
        for other, theirs in tree.bonds:
            if tree.generation[mentor] == tree.generation[other] and tree.place[mentor] < tree.place[other]:
                assert tree.place[mentee] < tree.place[theirs], (mentor, mentee, other, theirs)
