"""Who can be matched, and what stands between two people."""

import datetime as dt

import pytest

from generator.matching.pool import Absence, pool_of
from generator.matching.rules import Barrier
from generator.words.model import (
    Agreement,
    Choices,
    Cohort,
    Interval,
    Meetings,
    MenteeRole,
    MentorRole,
    PagePublication,
    Pair,
    Person,
    Program,
    Programme,
    Status,
)

DAY = dt.date(2026, 8, 1)
SPRING = Cohort(id="spring", name="Spring", starts=dt.date(2026, 3, 1), ends=dt.date(2026, 8, 31))
AUTUMN = Cohort(id="autumn", name="Autumn", starts=dt.date(2026, 9, 1), ends=dt.date(2027, 2, 28))
PROGRAM = Program(name="Test", timezone="UTC", cohorts=(SPRING, AUTUMN))


def mentor(id_="grace", capacity=1, **fields):
    return Person(id=id_, mentor=MentorRole(capacity=capacity), **fields)


def mentee(id_="ada", capacity=1, **fields):
    return Person(id=id_, mentee=MenteeRole(capacity=capacity), **fields)


def pair(mentors, mentees, status=Status.ACTIVE, ends=AUTUMN.ends):
    return Pair(
        id="-".join((*mentors, *mentees)) or "open",
        agreement=Agreement(
            mentors=mentors,
            mentees=mentees,
            cohort="autumn",
            starts=SPRING.starts,
            ends=ends,
            status=status,
            meetings=Meetings(every=Interval("2 weeks")),
            publication=PagePublication.UNLISTED,
        ),
    )


def pool(*people, pairs=(), only=()):
    programme = Programme(
        program=PROGRAM,
        people={person.id: person for person in people},
        pairs={each.id: each for each in pairs},
    )
    return pool_of(programme, AUTUMN, DAY, only)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-01", "spring"),
        ("2026-05-15", "spring"),  # 75 days after it began, 109 before the other
        ("2026-08-01", "autumn"),
        ("2026-10-01", "autumn"),
        ("2026-12-24", "autumn"),
        ("2027-05-01", None),
    ],
)
def test_new_pairs_join_the_cohort_whose_first_day_is_nearest(today, expected):
    found = PROGRAM.cohort_to_join(dt.date.fromisoformat(today))
    assert (found.id if found else None) == expected


def test_new_pairs_join_no_cohort_that_is_over_before_they_could_have_signed():
    cohorts = (
        Cohort(id="short", name="Short", starts=dt.date(2026, 5, 1), ends=dt.date(2026, 5, 31)),
        Cohort(id="long", name="Long", starts=dt.date(2026, 9, 1), ends=dt.date(2026, 12, 31)),
    )
    program = Program(name="Test", timezone="UTC", cohorts=cohorts)
    found = [program.cohort_to_join(dt.date(2026, 5, day)) for day in (17, 18)]
    assert [cohort.id for cohort in found if cohort] == ["short", "long"]
    alone = Program(name="Test", timezone="UTC", cohorts=cohorts[:1])
    assert alone.cohort_to_join(dt.date(2026, 5, 31)) == cohorts[0]
    assert alone.cohort_to_join(dt.date(2026, 6, 1)) is None


def test_places_are_what_is_left_of_the_capacity():
    found = pool(mentor(capacity=3), mentee(), mentee("bo"), pairs=[pair(("grace",), ("ada", "cy"))])
    assert [(each.id, each.places) for each in found.mentors] == [("grace", 2)]
    assert [each.id for each in found.mentees] == ["bo"]
    assert found.absent["mentee"] == {"ada": Absence.ALL_TAKEN}


@pytest.mark.parametrize(
    ("status", "ends", "free"),
    [
        (Status.PROPOSED, AUTUMN.ends, 0),
        (Status.PAUSED, AUTUMN.ends, 0),
        (Status.ENDED_EARLY, AUTUMN.ends, 1),
        (Status.WITHDRAWN, AUTUMN.ends, 1),
        (Status.COMPLETED, AUTUMN.ends, 1),
        (Status.ACTIVE, dt.date(2026, 8, 31), 1),
        (Status.ACTIVE, dt.date(2026, 9, 1), 0),
    ],
)
def test_a_pair_takes_a_place_until_it_ends(status, ends, free):
    found = pool(mentor(), pairs=[pair(("grace",), ("ada",), status, ends)])
    assert sum(each.places for each in found.mentors) == free


def test_a_pair_that_looks_for_its_other_side_takes_no_place():
    assert [each.id for each in pool(mentee(), pairs=[pair((), ("ada",), Status.PROPOSED)]).mentees] == [
        "ada"
    ]


def test_a_break_and_another_cohort_are_told():
    found = pool(mentor(capacity=0), mentor("lin", cohorts=("spring",)), mentor("kay", cohorts=("autumn",)))
    assert found.absent["mentor"] == {"grace": Absence.NO_CAPACITY, "lin": Absence.OTHER_COHORT}
    assert [each.id for each in found.mentors] == ["kay"]


def test_only_those_asked_for_are_matched():
    assert [each.id for each in pool(mentor(), mentee(), mentee("bo"), only=["bo"]).mentees] == ["bo"]


@pytest.mark.parametrize("status", list(Status))
def test_nobody_is_proposed_twice(status):
    found = pool(mentor(capacity=9), mentee(capacity=9), pairs=[pair(("grace",), ("ada",), status)])
    assert found.barriers == {("ada", "grace"): Barrier.TRIED}


@pytest.mark.parametrize("refuser", ["ada", "grace"])
def test_either_side_can_rule_the_other_out(refuser):
    people = [mentor(), mentee()]
    refused = {"ada": "grace", "grace": "ada"}
    people = [
        type(each)(
            id=each.id,
            mentor=each.mentor,
            mentee=each.mentee,
            choices=Choices(not_=(refused[each.id],)) if each.id == refuser else Choices(),
        )
        for each in people
    ]
    assert pool(*people).barriers == {("ada", "grace"): Barrier.CHOICE}


@pytest.mark.parametrize("below", ["ada", "grace"])
def test_nobody_is_matched_along_a_reporting_line(below):
    boss = "grace" if below == "ada" else "ada"
    people = {
        "ada": mentee(reports_to="kay" if below == "ada" else ""),
        "grace": mentor(reports_to="kay" if below == "grace" else ""),
    }
    found = pool(*people.values(), Person(id="kay", reports_to=boss))
    assert found.barriers == {("ada", "grace"): Barrier.REPORTING_LINE}


def test_a_circle_of_managers_does_not_go_on_for_ever():
    found = pool(mentee(reports_to="kay"), Person(id="kay", reports_to="ada"), mentor())
    assert found.barriers == {}


def test_nobody_is_matched_with_themselves():
    both = Person(id="ada", mentor=MentorRole(), mentee=MenteeRole())
    assert pool(both).barriers == {("ada", "ada"): Barrier.SAME_PERSON}


def test_wishes_that_cannot_come_true_make_nobody_look_badly_off():
    found = pool(
        mentee(choices=Choices(wants=("grace", "lin", "kay"), not_=("kay",))),
        mentor(),
        mentor("lin", capacity=0),
        mentor("kay"),
    )
    assert found.mentees[0].profile.wants == {"grace"}
