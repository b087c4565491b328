"""From commits to days: renames, midnight, and what git cannot tell."""

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest

from generator.comparing.recorded import recorded_of
from generator.comparing.signatures import AgreementPast, AgreementVersion, SignedAgreement, first_signatures
from generator.words.history import Author, Commit, History, Revision
from generator.words.model import (
    Agreement,
    Entry,
    EntryKind,
    Interval,
    Meetings,
    PagePublication,
    Pair,
    Status,
)
from generator.words.recorded import UNRECORDED, Recorded
from generator.words.zones import day_in, zone_of

DAY = dt.date.fromisoformat
ADA = Author("Ada", "ada@example.org")
LISBON, TOKYO, HONOLULU = (ZoneInfo(name) for name in ("Europe/Lisbon", "Asia/Tokyo", "Pacific/Honolulu"))
OLD, NEW = "records/pairs/old/log/2026-07-01.yml", "records/pairs/ada-grace/log/2026-07-01.yml"


def commit(id_: str, moment: str | None) -> Commit:
    when = dt.datetime.fromisoformat(f"{moment}+00:00") if moment else None
    return Commit(id=id_, parents=(), author=ADA, committer=ADA, authored=when)


def agreement(mentees: tuple[str, ...] = ("ada",), minutes: int = 60, **signatures: str) -> Agreement:
    return Agreement(
        mentors=("grace",),
        mentees=mentees,
        cohort="spring",
        starts=DAY("2026-01-01"),
        ends=DAY("2026-12-31"),
        status=Status.ACTIVE,
        meetings=Meetings(every=Interval("2 weeks"), minutes=minutes),
        publication=PagePublication.NAMED,
        signatures={person: DAY(day) for person, day in signatures.items()},
    )


PAIR = Pair(
    id="ada-grace",
    agreement=agreement(),
    entries=(Entry(stem="2026-07-01", date=DAY("2026-07-01"), kind=EntryKind.MEETING),),
)


def history(moment: str | None) -> History:
    return History(head="c1", revisions={NEW: (Revision(commit("c1", moment), (None,), "blob"),)})


@pytest.mark.parametrize(
    ("zone", "day"), [(dt.UTC, "2026-07-01"), (LISBON, "2026-07-02"), (TOKYO, "2026-07-02")]
)
def test_the_programme_s_own_midnight_decides_the_day(zone: dt.tzinfo, day: str):
    # A quarter past eleven at night in UTC is a quarter past midnight in Lisbon in summer.
    assert recorded_of(history("2026-07-01T23:15"), PAIR, None, zone).entries == {"2026-07-01": DAY(day)}


def test_on_the_other_side_of_the_date_line_it_is_still_yesterday():
    found = recorded_of(history("2028-03-01T05:00"), PAIR, None, HONOLULU).entries
    assert found == {"2026-07-01": DAY("2028-02-29")}


def test_an_unknown_zone_is_utc_and_a_moment_beyond_the_calendar_is_no_day():
    assert zone_of("Not/AZone") is dt.UTC
    assert day_in(TOKYO, dt.datetime.max.replace(tzinfo=dt.UTC)) is None
    assert day_in(TOKYO, None) is None


def test_what_git_cannot_tell_is_left_out():
    assert recorded_of(history(None), PAIR, None, dt.UTC) == Recorded()
    assert recorded_of(History(), PAIR, None, dt.UTC) is UNRECORDED
    assert recorded_of(History(trouble="A shallow clone."), PAIR, None, dt.UTC).why == "A shallow clone."


def test_an_entry_keeps_its_day_when_its_folder_is_renamed():
    first, rename = commit("c1", "2026-07-02T10:00"), commit("c2", "2026-09-01T10:00")
    moved = History(
        head="c2",
        revisions={
            OLD: (Revision(rename, ("blob",), None), Revision(first, (None,), "blob")),
            NEW: (Revision(rename, (None,), "blob"),),
        },
        moves={("c2", NEW): OLD},
    )
    found = moved.first_change(NEW)
    assert found is not None
    assert found.commit is first
    assert recorded_of(moved, PAIR, None, dt.UTC).entries == {"2026-07-01": DAY("2026-07-02")}


def test_a_file_that_came_back_was_known_from_its_first_day():
    first, gone, back = (commit(f"c{n}", f"2026-07-0{n}T10:00") for n in (1, 2, 3))
    returned = History(
        head="c3",
        revisions={
            NEW: (Revision(back, (None,), "b"), Revision(gone, ("b",), None), Revision(first, (None,), "b"))
        },
    )
    found = returned.first_change(NEW)
    assert found is not None
    assert found.commit is first


def past(*states: Agreement) -> AgreementPast:
    """The last state is the file as it is; each state before it a commit of its own."""
    *committed, now = states
    versions = {f"b{number}": state for number, state in enumerate(committed)}
    revisions = [
        Revision(commit(f"c{number}", "2026-01-01T10:00"), (f"b{number - 1}" if number else None,), blob)
        for number, blob in enumerate(versions)
    ]
    newest = revisions[-1].after if revisions else None
    return AgreementPast(now=now, committed=newest, revisions=tuple(reversed(revisions)), versions=versions)


def test_the_first_text_that_all_had_signed_counts_and_not_an_amendment_signed_again():
    signed = agreement(grace="2026-01-02", ada="2026-01-05")
    again = agreement(minutes=90, grace="2026-06-01", ada="2026-06-02")
    found = first_signatures(past(agreement(grace="2026-01-02"), signed, agreement(minutes=90), again, again))
    assert found == {"grace": DAY("2026-01-02"), "ada": DAY("2026-01-05")}


def test_signatures_of_different_texts_do_not_add_up():
    one, other = agreement(grace="2026-01-02"), agreement(minutes=90, ada="2026-02-02")
    assert first_signatures(past(one, other, other)) == {}


def test_everybody_who_was_in_it_then_had_to_sign():
    team = agreement(mentees=("ada", "bob"), grace="2026-01-02", ada="2026-01-05")
    full = msgspec.structs.replace(team, signatures={**team.signatures, "bob": DAY("2026-01-09")})
    assert max(first_signatures(past(team, full, full)).values()) == DAY("2026-01-09")
    assert first_signatures(past(team, team)) == {}


def test_what_is_only_in_the_file_counts_too():
    assert first_signatures(past(agreement(), agreement(grace="2026-01-02", ada="2026-01-05")))


def test_todays_terms_are_dated_only_where_they_have_changed():
    v1 = AgreementVersion(1, agreement(), None, commit("c1", "2026-01-01T23:30"))
    v2 = AgreementVersion(2, agreement(minutes=90), agreement(), commit("c2", "2026-06-01T23:30"))
    head = History(head="c2")
    assert recorded_of(head, PAIR, SignedAgreement((), (v1,)), LISBON).terms_since is None
    found = recorded_of(head, PAIR, SignedAgreement((), (v1, v2)), LISBON)
    assert found.terms_since == DAY("2026-06-02")
