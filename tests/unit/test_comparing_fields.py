"""Every field of every record is told of when it changes, and nothing is told of when only its writing does."""

import datetime as dt

import msgspec
import pytest

from generator.comparing.changes import by_id, meaning
from generator.comparing.circle import Circle
from generator.comparing.programmes import Step, compare
from generator.words.history import ChangedFile
from generator.words.model import (
    Action,
    Agreement,
    Choices,
    Closing,
    ClosingOutcome,
    Cohort,
    Communication,
    Decision,
    Entry,
    EntryKind,
    Expectations,
    Goal,
    Interval,
    MatchingPolicy,
    Meetings,
    MenteeRole,
    MentorRole,
    Objective,
    Outcome,
    PagePublication,
    Pair,
    Pause,
    Person,
    Policy,
    Program,
    Programme,
    Publication,
    Pulse,
    PulseQuestion,
    PulseResult,
    Rating,
    Resource,
    SmallestGroup,
    Snooze,
    Status,
    Topic,
    TrainingDone,
    WorkingPreferences,
)

DAY = dt.date(2026, 3, 3)
LATER = dt.date(2026, 4, 4)
CIRCLE = Circle(people={}, coordinators=("sam",), maintainers=("max",))

RESULT = PulseResult(question=PulseQuestion.FIT, n=12, mean=4.5, distribution={4: 6, 5: 6})
PULSE = Pulse(stem="spring-2026-03-03", cohort="spring", date=DAY, asked=14, answered=12, results=(RESULT,))

AGREEMENT = Agreement(
    mentors=("grace",),
    mentees=("ada",),
    cohort="spring",
    starts=DAY,
    ends=LATER,
    status=Status.ACTIVE,
    meetings=Meetings(every=Interval("2 weeks")),
    publication=PagePublication.NAMED,
    signatures={"ada": DAY},
)
GOAL = Goal(id="talk", title="Talk", kind="skill", set_on=DAY, due=LATER, levels={0: "One."})
ENTRY = Entry(
    stem="2026-03-03", date=DAY, kind=EntryKind.MEETING, outcome=Outcome.HELD, minutes=50, did=("This.",)
)
PERSON = Person(id="ada", name="Ada")
PROGRAM = Program(
    name="Harbour", timezone="UTC", cohorts=(Cohort(id="spring", name="S", starts=DAY, ends=LATER),)
)
RESOURCE = Resource(id="book", title="Book", url="https://example.org", kind="guide")

CHANGED = {
    "agreement": (
        AGREEMENT,
        {
            "mentors": ("bo",),
            "mentees": ("bo",),
            "cohort": "autumn",
            "starts": LATER,
            "ends": DAY,
            "status": Status.PAUSED,
            "meetings": Meetings(every=Interval("1 month")),
            "publication": PagePublication.UNLISTED,
            "pauses": (Pause(from_=DAY),),
            "topics": ("tea",),
            "communication": Communication(channel="chat"),
            "expectations": Expectations(mentors=("x",)),
            "ground_rules": ("x",),
            "confidentiality": "x",
            "leaving": "x",
            "reviews": (DAY,),
            "signatures": {},
            "snooze": Snooze(until=DAY),
            "closing": Closing(date=DAY),
        },
    ),
    "closing": (
        Closing(date=DAY),
        {
            "date": LATER,
            "graduated": True,
            "reflection": "x",
            "outcomes": (ClosingOutcome(kind="other", date=DAY),),
        },
    ),
    "goal": (
        GOAL,
        {
            "id": "walk",
            "title": "Walk",
            "kind": "career",
            "set_on": LATER,
            "due": DAY,
            "topics": ("tea",),
            "levels": {0: "Two."},
            "why": "x",
            "for_": ("ada",),
            "weight": 2,
            "objectives": (Objective(id="a", what="A"),),
            "dropped": Decision(date=DAY),
            "rebaselined": Decision(date=DAY),
        },
    ),
    "entry": (
        ENTRY,
        {
            "stem": "2026-03-03-ada",
            "date": LATER,
            "kind": EntryKind.REVIEW,
            "outcome": Outcome.MISSED,
            "minutes": 40,
            "channel": "x",
            "present": ("ada",),
            "did": ("That.",),
            "next": (Action(id="a", what="A"),),
            "done": ("a",),
            "ratings": (Rating(goal="talk", level=0, by="ada"),),
            "next_meeting": DAY,
            "resources": ("book",),
            "corrects": "2026-03-02",
            "void": True,
        },
    ),
    "person": (
        PERSON,
        {
            "id": "ada-l",
            "name": "Ada L",
            "public_name": "A",
            "github": "ada",
            "emails": ("a@b.c",),
            "keys": ("k",),
            "mentor": MentorRole(),
            "mentee": MenteeRole(),
            "interests": ("tea",),
            "languages": ("en",),
            "timezone": "UTC",
            "availability": ("x",),
            "cohorts": ("spring",),
            "choices": Choices(wants=("bo",)),
            "reports_to": "bo",
            "counted_as": ("x",),
            "reminders": False,
            "working_preferences": WorkingPreferences(rhythm="x"),
            "trainings": (TrainingDone(resource="book", date=DAY),),
        },
    ),
    "program": (
        PROGRAM,
        {
            "name": "Port",
            "timezone": "Europe/Lisbon",
            "cohorts": (),
            "purpose": "x",
            "contact": "x",
            "repository": "x",
            "branch": "x",
            "coordinators": ("bo",),
            "maintainers": ("bo",),
            "topics": (Topic(id="tea", name="Tea"),),
            "policy": Policy(amber_gap=2),
            "publication": Publication(audience="members"),
        },
    ),
    "publication": (Publication(), {"audience": "members", "open": True}),
    "policy": (
        Policy(),
        {
            "sign_within_days": 1,
            "first_meeting_within_days": 1,
            "goals_within_days": 1,
            "amber_gap": 1.0,
            "red_gap": 1.0,
            "smallest_group": SmallestGroup(members=1),
            "retire_after_months": 1,
            "matching": MatchingPolicy(topics=1),
        },
    ),
    "matching": (
        MatchingPolicy(),
        {
            "topics": 1,
            "mentee_wish": 1,
            "mentor_wish": 1,
            "hours": 1,
            "interests": 1,
            "working_preferences": 1,
            "least_fit": 1,
        },
    ),
    "smallest-group": (SmallestGroup(), {"members": 1, "public": 1}),
    "resource": (
        RESOURCE,
        {
            "id": "other",
            "title": "Other",
            "url": "x",
            "kind": "tool",
            "topics": ("tea",),
            "phases": ("rapport",),
            "for_": "mentors",
            "required": True,
        },
    ),
    "role": (MentorRole(), {"capacity": 2, "offers": ("tea",)}),
    "pulse": (
        PULSE,
        {
            "stem": "other-2026-04-04",
            "cohort": "other",
            "date": LATER,
            "asked": 15,
            "answered": 13,
            "results": (msgspec.structs.replace(RESULT, mean=4.0, distribution={4: 12}),),
        },
    ),
}


def whole(kind, value):
    """A programme that holds one value of a kind."""
    if kind == "closing":
        return whole("agreement", msgspec.structs.replace(AGREEMENT, closing=value))
    if kind == "role":
        return whole("person", msgspec.structs.replace(PERSON, mentor=value))
    if kind in ("policy", "publication"):
        return whole("program", msgspec.structs.replace(PROGRAM, **{kind: value}))
    if kind == "matching":
        return whole("policy", Policy(matching=value))
    if kind == "smallest-group":
        return whole("policy", Policy(smallest_group=value))
    parts = {"agreement": AGREEMENT, "goal": GOAL, "entry": ENTRY, "person": PERSON, "program": PROGRAM}
    parts = {**parts, "resource": RESOURCE, "pulse": PULSE, kind: value}
    pair = Pair(id="p", agreement=parts["agreement"], goals=(parts["goal"],), entries=(parts["entry"],))
    return Programme(
        program=parts["program"],
        resources=(parts["resource"],),
        people={parts["person"].id: parts["person"]},
        pairs={"p": pair},
        pulses=(parts["pulse"],),
    )


def changes(before, after, **more):
    told = compare(Step(before=before, after=after, **more), CIRCLE)
    return [change for about in told.values() for change in about]


@pytest.mark.parametrize("kind", CHANGED)
def test_the_table_holds_every_field(kind):
    value, changed = CHANGED[kind]
    assert set(changed) == set(value.__struct_fields__)


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind in CHANGED for field in CHANGED[kind][1]])
def test_every_field_is_told_of_and_needs_somebody(kind, field):
    value, changed = CHANGED[kind]
    other = msgspec.structs.replace(value, **{field: changed[field]})
    for before, after in ((value, other), (other, value)):
        told = changes(whole(kind, before), whole(kind, after))
        assert any(change.needs for change in told), f"{kind}.{field}"
        assert all(change.sentence.endswith((".", "pairbook check")) for change in told)
        assert not [change.sentence for change in told if "  " in change.sentence or ".." in change.sentence]


@pytest.mark.parametrize("kind", CHANGED)
def test_what_stays_the_same_is_not_told(kind):
    value, _ = CHANGED[kind]
    assert changes(whole(kind, value), whole(kind, value)) == []


def test_white_space_and_the_order_of_lists_by_id_mean_nothing():
    other = msgspec.structs.replace(GOAL, id="b")
    one = Pair(id="p", agreement=AGREEMENT, goals=(GOAL, other))
    two = Pair(
        id="p",
        agreement=msgspec.structs.replace(AGREEMENT, topics=()),
        goals=(other, msgspec.structs.replace(GOAL, title=" Talk \n")),
    )
    assert (
        changes(Programme(program=PROGRAM, pairs={"p": one}), Programme(program=PROGRAM, pairs={"p": two}))
        == []
    )


def test_an_id_used_twice_hides_nothing():
    twin = msgspec.structs.replace(GOAL, title="Something else")
    pairs = [Pair(id="p", agreement=AGREEMENT, goals=goals) for goals in ((GOAL, GOAL), (twin, GOAL))]
    before, after = (Programme(program=PROGRAM, pairs={"p": pair}) for pair in pairs)
    assert "Something else" in changes(before, after)[0].sentence
    assert [*by_id((GOAL, twin))] == [("talk", 0), ("talk", 1)]


STEPS = {
    (Status.PROPOSED, Status.ACTIVE): ("The pair begins.", ("sam",)),
    (Status.PROPOSED, Status.WITHDRAWN): ("The proposal is withdrawn.", ("grace", "ada")),
    (Status.ACTIVE, Status.PAUSED): ("The pair pauses.", ("grace", "ada")),
    (Status.PAUSED, Status.ACTIVE): ("The pair resumes.", ("grace", "ada")),
    (Status.ACTIVE, Status.COMPLETED): ("The pair completes its time together.", ("sam",)),
    (Status.PAUSED, Status.ENDED_EARLY): (
        "The pair ends earlier than planned, which is nobody's fault.",
        ("grace", "ada"),
    ),
    (Status.COMPLETED, Status.ENDED_EARLY): ("The status goes from completed to ended early.", ("sam",)),
    (Status.WITHDRAWN, Status.ACTIVE): ("The status goes from withdrawn to active.", ("sam",)),
}


@pytest.mark.parametrize("step", STEPS)
def test_steps_of_a_pair(step):
    before, after = (whole("agreement", msgspec.structs.replace(AGREEMENT, status=status)) for status in step)
    (change,) = changes(before, after)
    assert (change.sentence, change.needs[0].people) == STEPS[step]


def needed(before, after):
    return [(need.matter, need.people) for change in changes(before, after) for need in change.needs]


def test_a_proposal_waits_for_a_coordinator_and_its_people_answer_it_afterwards():
    nothing = Programme(program=PROGRAM)
    unsigned = msgspec.structs.replace(AGREEMENT, signatures={}, status=Status.PROPOSED)
    proposed = needed(nothing, whole("agreement", unsigned))
    assert ("the start", ("sam",)) in proposed
    assert not [people for matter, people in proposed if matter == "the terms"]
    running = msgspec.structs.replace(unsigned, status=Status.ACTIVE)
    assert ("the terms", ("ada",)) in needed(nothing, whole("agreement", running))


def test_nobody_is_in_a_pair_that_begins_without_having_said_so():
    proposal = msgspec.structs.replace(
        AGREEMENT, signatures={"ada": dt.date(2026, 3, 1)}, status=Status.PROPOSED
    )
    begun = msgspec.structs.replace(proposal, status=Status.ACTIVE)
    assert needed(whole("agreement", proposal), whole("agreement", begun)) == [
        ("the status", ("sam",)),
        ("the terms", ("grace",)),
    ]


def test_nobody_writes_themselves_into_a_pair_to_end_it():
    before = whole("agreement", AGREEMENT)
    taken = msgspec.structs.replace(AGREEMENT, mentors=("eve",), mentees=("eve",), status=Status.ENDED_EARLY)
    told = changes(before, whole("agreement", taken))
    needs = {need for change in told for need in change.needs}
    assert {need.people for need in needs if need.matter == "the status"} == {("grace", "ada")}
    assert {need.people for need in needs if need.matter == "the terms"} == {("grace",), ("ada",), ("eve",)}


def test_whose_goal_it_is():
    agreement = msgspec.structs.replace(AGREEMENT, mentees=("ada", "bo"), mentors=("grace", "liu"))
    pairs = [
        Pair(id="p", agreement=agreement, goals=(msgspec.structs.replace(GOAL, for_=("bo",), due=due),))
        for due in (DAY, LATER)
    ]
    (change,) = changes(*(Programme(program=PROGRAM, pairs={"p": pair}) for pair in pairs))
    assert [need.people for need in change.needs] == [("grace", "liu"), ("bo",)]


def test_what_only_coordinators_see_is_not_shown():
    secret = msgspec.structs.replace(
        PERSON,
        emails=("secret@x.y",),
        keys=("secret",),
        reports_to="secret",
        choices=Choices(not_=("secret",)),
    )
    snoozed = msgspec.structs.replace(AGREEMENT, snooze=Snooze(until=LATER, why="secret"))
    told = [
        *changes(whole("person", PERSON), whole("person", secret)),
        *changes(whole("agreement", AGREEMENT), whole("agreement", snoozed)),
    ]
    assert len(told) == 2
    assert not [
        change.sentence for change in told if "secret" in change.sentence or "2026" in change.sentence
    ]


def test_equal_substance_whatever_the_writing():
    assert meaning(GOAL) == meaning(msgspec.structs.replace(GOAL, title="Talk\n "))
    assert meaning(GOAL) != meaning(msgspec.structs.replace(GOAL, title="Talks"))


def test_a_text_that_differs_far_behind_is_another_text():
    long = "a" * 500
    texts = (long + "b", long + "c")
    before, after = (
        whole("agreement", msgspec.structs.replace(AGREEMENT, confidentiality=text)) for text in texts
    )
    told = changes(before, after)
    assert "in the later part of" in told[0].sentence
    assert told[0].substance[-2:] == list(texts)


def test_files_outside_records_are_told_by_area():
    files = tuple(
        ChangedFile(name, "a", "b")
        for name in ("generator/x.py", "records/people/ada.yml", "../other/y", "records/x/y")
    )
    (stray, other_code, *rest) = changes(whole("person", PERSON), whole("person", PERSON), files=files)
    assert stray.needs[0].people == ("sam",)
    assert other_code.sentence == "Code: generator/x.py changes."
    assert [(change.sentence, change.needs[0].people) for change in rest] == [
        ("Other files: ../other/y changes.", ("max",))
    ]


def test_whoever_has_to_sign_is_told_unless_the_pair_is_over():
    longer = msgspec.structs.replace(AGREEMENT, ends=dt.date(2026, 5, 5))
    told = [change.sentence for change in changes(whole("agreement", AGREEMENT), whole("agreement", longer))]
    assert told == [
        "Terms: the end moves from 4 Apr 2026 to 5 May 2026.",
        "Both must sign again: the signature of ada stays, but is for the terms as they were.",
    ]
    over = msgspec.structs.replace(longer, status=Status.ENDED_EARLY)
    told = [change.sentence for change in changes(whole("agreement", AGREEMENT), whole("agreement", over))]
    assert not [sentence for sentence in told if "sign" in sentence]
