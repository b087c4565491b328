"""The programme as frozen values: what the records say, typed. Nothing derived, nothing about files.

Each struct mirrors one object of a schema, field for field (a test holds them together); `id` and `stem`
come from the file's name. A field that some audience may not see has a default, so that the same types
also hold what is left after the audience gate.
"""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self

import msgspec

DAYS_PER_MONTH = 365.25 / 12
"""Mean length of a month in the Julian year, in days."""


class Status(StrEnum):
    """Where a pair stands."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    WITHDRAWN = "withdrawn"

    @property
    def has_ended(self) -> bool:
        """Whether the pair is over, however it went."""
        return self in (Status.COMPLETED, Status.ENDED_EARLY, Status.WITHDRAWN)

    @property
    def is_running(self) -> bool:
        """Whether the pair is under way, pauses included."""
        return self in (Status.ACTIVE, Status.PAUSED)

    @property
    def has_begun(self) -> bool:
        """Whether the pair is or was under way: not while it is only proposed, nor once withdrawn."""
        return self not in (Status.PROPOSED, Status.WITHDRAWN)


class EntryKind(StrEnum):
    """What a log entry is about."""

    MEETING = "meeting"
    REVIEW = "review"
    PROGRESS = "progress"

    @property
    def is_meeting(self) -> bool:
        """Whether people came together for it: a review is a meeting that looks back."""
        return self is not EntryKind.PROGRESS


class Outcome(StrEnum):
    """What became of a planned meeting."""

    HELD = "held"
    CANCELLED = "cancelled"
    MISSED = "missed"


class PagePublication(StrEnum):
    """Whether a pair has a page on the public site."""

    NAMED = "named"
    UNLISTED = "unlisted"


class Record(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """Base of every type that mirrors an object of a schema. Frozen values stand in no circle, so nobody has to look
    for one through all of them."""


class Interval(str):
    """An agreed rhythm as people write it, such as "2 weeks"; anything else raises ValueError."""

    __slots__ = ()

    PATTERN = re.compile(r"([1-9][0-9]{0,2}) (day|week|month)s?")

    def __new__(cls, text: str) -> Self:
        """Check the text and keep it."""
        if cls.PATTERN.fullmatch(text) is None:
            raise ValueError(f"{text!r} is not an interval such as '2 weeks'")
        return super().__new__(cls, text)

    @property
    def days(self) -> float:
        """The interval's length in days."""
        count, unit = self.split()
        return int(count) * {"day": 1.0, "week": 7.0, "month": DAYS_PER_MONTH}[unit.removesuffix("s")]


# --- records/program.yml ---------------------------------------------------------------------------------


class Cohort(Record, frozen=True, kw_only=True):
    """A group of pairs that start together. Dates are inclusive."""

    id: str
    name: str
    starts: dt.date
    ends: dt.date


class Topic(Record, frozen=True, kw_only=True):
    """A word of the programme's vocabulary."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()


class SmallestGroup(Record, frozen=True, kw_only=True):
    """The fewest people that an aggregate may rest on, for each audience."""

    members: int = 5
    public: int = 10


class MatchingPolicy(Record, frozen=True, kw_only=True):
    """The most points that each part of a match can give, and the least fit that is proposed."""

    topics: int = 50
    mentee_wish: int = 20
    mentor_wish: int = 10
    hours: int = 10
    interests: int = 5
    working_preferences: int = 5
    least_fit: int = 0


class Policy(Record, frozen=True, kw_only=True):
    """The programme's thresholds. Days where the name says so; gaps in agreed intervals."""

    sign_within_days: int = 14
    first_meeting_within_days: int = 21
    goals_within_days: int = 30
    amber_gap: float = 1.5
    red_gap: float = 2.5
    smallest_group: SmallestGroup = SmallestGroup()
    retire_after_months: int = 24
    matching: MatchingPolicy = MatchingPolicy()


class Publication(Record, frozen=True, kw_only=True):
    """Whom the programme's site is for, and whether the repository itself is public with the pairs' knowledge."""

    audience: str = "public"
    open: bool = False


class Program(Record, frozen=True, kw_only=True):
    """The programme's own record."""

    name: str
    timezone: str
    cohorts: tuple[Cohort, ...]
    purpose: str = ""
    contact: str = ""
    repository: str = ""
    branch: str = "main"
    coordinators: tuple[str, ...] = ()
    maintainers: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    policy: Policy = Policy()
    publication: Publication = Publication()

    def cohort_to_join(self, today: dt.date) -> Cohort | None:
        """Return the cohort that new pairs are for unless somebody names another; None where all are over.

        Of those in which there is still time to sign, or else of all that are not over, it is the one whose first
        day is nearest, past or to come; of two that are equally near the one to come.
        """
        left = [cohort for cohort in self.cohorts if cohort.ends >= today]
        last_call = today + dt.timedelta(days=self.policy.sign_within_days)
        return min(
            [cohort for cohort in left if cohort.ends >= last_call] or left,
            key=lambda cohort: (abs((cohort.starts - today).days), -cohort.starts.toordinal(), cohort.id),
            default=None,
        )


# --- records/resources.yml -------------------------------------------------------------------------------


class Resource(Record, frozen=True, kw_only=True, rename={"for_": "for"}):
    """A guide, training, template or tool that pairs may use."""

    id: str
    title: str
    url: str
    kind: str
    topics: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    for_: str = "both"
    required: bool = False


# --- records/people/<person>.yml -------------------------------------------------------------------------


class MentorRole(Record, frozen=True, kw_only=True):
    """What a mentor brings: pairs at once, and topics offered."""

    capacity: int = 1
    offers: tuple[str, ...] = ()


class MenteeRole(Record, frozen=True, kw_only=True):
    """What a mentee looks for: pairs at once, and topics sought."""

    capacity: int = 1
    seeks: tuple[str, ...] = ()


class Choices(Record, frozen=True, kw_only=True, rename={"not_": "not"}):
    """Whom a person would like, or would rather not, be matched with."""

    wants: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class WorkingPreferences(Record, frozen=True, kw_only=True):
    """How a person likes to work: stated preferences, not a test."""

    meet: tuple[str, ...] = ()
    rhythm: str = ""
    feedback: str = ""
    learns_by: tuple[str, ...] = ()


class TrainingDone(Record, frozen=True, kw_only=True):
    """A training that a person completed."""

    resource: str
    date: dt.date


class Person(Record, frozen=True, kw_only=True):
    """One person. `id` is the file's name."""

    id: str
    name: str = ""
    public_name: str = ""
    github: str = ""
    emails: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    mentor: MentorRole | None = None
    mentee: MenteeRole | None = None
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    timezone: str = ""
    availability: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    choices: Choices = Choices()
    reports_to: str = ""
    counted_as: tuple[str, ...] = ()
    reminders: bool = True
    working_preferences: WorkingPreferences = WorkingPreferences()
    trainings: tuple[TrainingDone, ...] = ()


# --- records/pairs/<pair>/agreement.yml ------------------------------------------------------------------


class Pause(Record, frozen=True, kw_only=True, rename={"from_": "from", "until": "to"}):
    """Days on which the clock stands still, both inclusive; open while `until` is None."""

    from_: dt.date
    until: dt.date | None = None


class Meetings(Record, frozen=True, kw_only=True):
    """The agreed rhythm, length and place of meetings."""

    every: Interval
    minutes: int = 60
    channel: str = ""


class Communication(Record, frozen=True, kw_only=True):
    """How the pair talks between meetings."""

    channel: str = ""
    reply_within: str = ""


class Expectations(Record, frozen=True, kw_only=True):
    """What each side expects to give and to get."""

    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()


class Snooze(Record, frozen=True, kw_only=True):
    """No attention flags before `until`."""

    until: dt.date
    why: str = ""


class ClosingOutcome(Record, frozen=True, kw_only=True):
    """Something that came of the mentoring."""

    kind: str
    date: dt.date
    who: str = ""


class Closing(Record, frozen=True, kw_only=True):
    """How a pair ended."""

    date: dt.date
    graduated: bool = False
    reflection: str = ""
    outcomes: tuple[ClosingOutcome, ...] = ()


class Agreement(Record, frozen=True, kw_only=True):
    """What a pair agreed on. Dates are inclusive."""

    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    cohort: str
    starts: dt.date
    ends: dt.date
    status: Status
    meetings: Meetings
    publication: PagePublication
    pauses: tuple[Pause, ...] = ()
    topics: tuple[str, ...] = ()
    communication: Communication = Communication()
    expectations: Expectations = Expectations()
    ground_rules: tuple[str, ...] = ()
    confidentiality: str = ""
    leaving: str = ""
    reviews: tuple[dt.date, ...] = ()
    signatures: Mapping[str, dt.date] = msgspec.field(default_factory=dict)
    snooze: Snooze | None = None
    closing: Closing | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody in the pair: mentors, then mentees, each once."""
        return tuple(dict.fromkeys((*self.mentors, *self.mentees)))

    @property
    def last_day(self) -> dt.date:
        """The pair's last day: that of the closing where there is one, else the agreed one."""
        return self.closing.date if self.closing else self.ends


# --- records/pairs/<pair>/goals.yml ----------------------------------------------------------------------


class Objective(Record, frozen=True, kw_only=True):
    """A step towards a goal."""

    id: str
    what: str
    due: dt.date | None = None


class Decision(Record, frozen=True, kw_only=True):
    """A decision about a goal that is said openly: when, and why."""

    date: dt.date
    why: str = ""


class Goal(Record, frozen=True, kw_only=True, rename={"for_": "for"}):
    """What the pair wants to reach. `levels` maps -2 to 2 to what each looks like; 0 is the expected result."""

    id: str
    title: str
    kind: str
    set_on: dt.date
    due: dt.date
    topics: tuple[str, ...] = ()
    levels: Mapping[int, str] = msgspec.field(default_factory=dict)
    why: str = ""
    for_: tuple[str, ...] = ()
    weight: int = 1
    objectives: tuple[Objective, ...] = ()
    dropped: Decision | None = None
    rebaselined: Decision | None = None


# --- records/pairs/<pair>/log/<stem>.yml -----------------------------------------------------------------


class Action(Record, frozen=True, kw_only=True):
    """Something somebody wants to do next."""

    id: str
    what: str
    who: str = ""
    due: dt.date | None = None


class Rating(Record, frozen=True, kw_only=True):
    """Where a goal stands, from -2 to 2, in the eyes of one person."""

    goal: str
    level: int
    by: str


class Entry(Record, frozen=True, kw_only=True):
    """One entry of the log: a meeting, a review, or an update without a meeting."""

    stem: str
    date: dt.date
    kind: EntryKind
    outcome: Outcome | None = None
    minutes: int | None = None
    channel: str = ""
    present: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    next: tuple[Action, ...] = ()
    done: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    next_meeting: dt.date | None = None
    resources: tuple[str, ...] = ()
    corrects: str = ""
    void: bool = False

    @property
    def is_held_meeting(self) -> bool:
        """Whether people came together."""
        return self.kind.is_meeting and self.outcome is Outcome.HELD


# --- records/pulse/<cohort>-<date>.yml -------------------------------------------------------------------


class PulseQuestion(StrEnum):
    """What a survey asked about."""

    USEFULNESS = "usefulness"
    FIT = "fit"
    MET_AS_AGREED = "met-as-agreed"
    WISH_TO_GO_ON = "wish-to-go-on"
    OTHER = "other"


class PulseScale(Record, frozen=True, kw_only=True):
    """The steps that people chose from; the highest is the most favourable."""

    lowest: int = 1
    highest: int = 5


class PulseResult(Record, frozen=True, kw_only=True):
    """One question of a survey, as sums. `distribution` maps steps of the scale to how many chose them."""

    question: PulseQuestion
    n: int
    mean: float
    distribution: Mapping[int, int]
    text: str = ""
    scale: PulseScale = PulseScale()


class Pulse(Record, frozen=True, kw_only=True):
    """The results of one anonymous survey. `stem` is the file's name."""

    stem: str
    cohort: str
    date: dt.date
    asked: int
    answered: int
    results: tuple[PulseResult, ...]


# --- the whole -------------------------------------------------------------------------------------------


class Pair(msgspec.Struct, frozen=True, kw_only=True, weakref=True):
    """A pair with all its records. `entries` stand in order of date, then of file name.

    What is worked out for a pair is let go with it (`weakref`), which rules out `gc=False`.
    """

    id: str
    agreement: Agreement
    goals: tuple[Goal, ...] = ()
    entries: tuple[Entry, ...] = ()

    def entries_in_force(self) -> tuple[Entry, ...]:
        """The log as it counts: without entries that a later one corrects, and without void ones."""
        replaced = {entry.corrects for entry in self.entries if entry.corrects}
        if not replaced and not any(entry.void for entry in self.entries):
            return self.entries
        return tuple(entry for entry in self.entries if entry.stem not in replaced and not entry.void)


class Programme(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the records say. Mappings are by id and sorted."""

    program: Program
    resources: tuple[Resource, ...] = ()
    people: Mapping[str, Person] = msgspec.field(default_factory=dict)
    pairs: Mapping[str, Pair] = msgspec.field(default_factory=dict)
    pulses: tuple[Pulse, ...] = ()
    """In order of date, then of file name."""


_interval = lru_cache(maxsize=512)(Interval)
"""Few are in use, and pairs can share them."""


def decode_interval(type_: type, value: Any) -> Any:
    """Build the model's own types for `msgspec.convert`; raises NotImplementedError for others."""
    if type_ is Interval:
        return _interval(value)
    raise NotImplementedError(type_)
