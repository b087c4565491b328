"""Rhythm: a pair and a day in, figures on meeting as agreed out. Knows no goals and no other pair.

Everything is relative to the pair's own interval: a weekly and a six-weekly pair that behave alike score
alike. In the formulas t is today, s the start, e the end, c the agreed interval in days, W the windows
gone by; days are those of the pause-free clock. Definitions follow FIELD 2.3 in spirit and DESIGN 5 in letter.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise

from generator.figures.clock import Clock, clock_of
from generator.figures.definitions import figure
from generator.figures.log import Meeting, meetings_of
from generator.words.figure import Figure, Scope
from generator.words.model import Agreement, Outcome, Pair, Policy, Status
from generator.words.places import agreement_file

FEWEST_WINDOWS = 2
"""Before so many agreed intervals have gone by, it is too early to speak of a rhythm."""

NOT_STARTED = "The pair has not started yet."
NO_MEETING = "No meeting has been held yet."


class GapLight(StrEnum):
    """What the time since the last meeting says about a pair, by the programme's policy."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"
    EARLY = "early"
    """Not started, or no meeting yet and the first agreed interval still runs."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Course:
    """A pair's meetings on its clock."""

    pair: str
    agreement: Agreement
    clock: Clock
    meetings: tuple[Meeting, ...]

    @property
    def interval(self) -> float:
        """c, the agreed interval in days."""
        return self.agreement.meetings.every.days

    @property
    def windows(self) -> int:
        """W, the agreed intervals that have gone by."""
        return self.clock.windows(self.interval)

    @property
    def held(self) -> tuple[Meeting, ...]:
        """Every meeting held so far, also outside the agreed term."""
        return tuple(meeting for meeting in self.meetings if meeting.was_held)

    @property
    def held_in_term(self) -> tuple[Meeting, ...]:
        """Held by the pair's last day. One held before the start stands at the start."""
        return tuple(meeting for meeting in self.held if meeting.date <= self.clock.stops)

    @property
    def held_in_windows(self) -> tuple[Meeting, ...]:
        """Held in a window that has gone by."""
        return tuple(meeting for meeting in self.held if self.window(meeting) in range(self.windows))

    def window(self, meeting: Meeting) -> int | None:
        """Which window a meeting lies in, counted from 0; None before the start."""
        return self.clock.window(meeting.date, self.interval)

    def records(self, meetings: Iterable[Meeting]) -> tuple[str, ...]:
        """Return the agreement's file and those of some meetings."""
        return (agreement_file(self.pair), *chain.from_iterable(meeting.records for meeting in meetings))

    def figure(
        self,
        name: str,
        value: float | None,
        n: int,
        rests_on: Iterable[Meeting],
        missing: int = 0,
        why: str = "",
    ) -> Figure:
        """Make a figure of this pair that rests on some of its meetings."""
        scope = Scope("pair", self.pair)
        return figure(name, scope, value, n=n, missing=missing, why=why, records=self.records(rests_on))


def cadence_figures(pair: Pair, today: dt.date) -> tuple[Figure, ...]:
    """Return every figure on rhythm. A pair that is proposed or withdrawn has none; one that has ended has no
    current gap."""
    agreement = pair.agreement
    if agreement.status in (Status.PROPOSED, Status.WITHDRAWN):
        return ()
    course = course_of(pair, today)
    current = () if agreement.status.has_ended else (current_gap(course),)
    return (
        cadence_adherence(course),
        dosage(course),
        *current,
        longest_gap(course),
        days_to_first_meeting(course),
        reliability(course),
        attendance(course),
    )


def gap_light(pair: Pair, today: dt.date, policy: Policy) -> GapLight:
    """Return what the current gap says: amber above ``amber_gap`` intervals, red above ``red_gap``, never while
    paused."""
    status = pair.agreement.status
    if status.has_ended:
        return GapLight.ENDED
    course = course_of(pair, today)
    if status is Status.PAUSED or course.clock.is_paused(today):
        return GapLight.PAUSED
    gap = _current_gap(course)
    if status is Status.PROPOSED or today < course.clock.starts or (gap <= 1 and not course.held_in_term):
        return GapLight.EARLY
    if gap > policy.red_gap:
        return GapLight.RED
    return GapLight.AMBER if gap > policy.amber_gap else GapLight.GREEN


def cadence_adherence(course: Course) -> Figure:
    """A = windows with at least one held meeting / W; too early if W < 2. n is W.

    Windows are counted rather than meetings, so that a burst of meetings cannot hide a gap.
    """
    windows, meetings = course.windows, course.held_in_windows
    met = len({course.window(meeting) for meeting in meetings})
    value = met / windows if windows >= FEWEST_WINDOWS else None
    why = "Too early to tell: fewer than two agreed intervals have gone by."
    return course.figure("cadence-adherence", value, windows, meetings, why=why)


def dosage(course: Course) -> Figure:
    """D = minutes held in elapsed windows / (W x agreed minutes). n is W; may exceed 1.

    A meeting without its length adds nothing and is missing, so D is then a lower bound; where no held
    meeting says its length there is no value.
    """
    windows, meetings = course.windows, course.held_in_windows
    minutes = [meeting.minutes for meeting in meetings if meeting.minutes is not None]
    missing, agreed = len(meetings) - len(minutes), windows * course.agreement.meetings.minutes
    if not agreed:
        why = "Too early to tell: no agreed interval has gone by."
        return course.figure("dosage", None, windows, meetings, missing, why)
    value = sum(minutes) / agreed if minutes or not meetings else None
    return course.figure("dosage", value, windows, meetings, missing, "No meeting says how long it was.")


def current_gap(course: Course) -> Figure:
    """Days since the last held meeting, or since the start, / c. n is 1 where there was a meeting, else 0."""
    last = course.held_in_term[-1:]
    value = _current_gap(course) if course.clock.at(course.clock.stops) >= 0 else None
    return course.figure("current-gap", value, len(last), last, why=NOT_STARTED)


def longest_gap(course: Course) -> Figure:
    """G = longest stretch between start, held meetings and min(t, e), / c, the running one included.

    n is how many stretches there are.
    """
    points = [0, *_positions(course), course.clock.elapsed]
    value = max(after - before for before, after in pairwise(points)) / course.interval
    started = course.clock.at(course.clock.stops) >= 0
    n = len(points) - 1
    return course.figure(
        "longest-gap", value if started else None, n if started else 0, course.held_in_term, why=NOT_STARTED
    )


def days_to_first_meeting(course: Course) -> Figure:
    """Days from the start to the first held meeting: ``clock(first) - s``; missing until there is one."""
    first = course.held[:1]
    value = float(course.clock.at(first[0].date)) if first else None
    return course.figure("days-to-first-meeting", value, len(first), first, 1 - len(first), NO_MEETING)


def reliability(course: Course) -> Figure:
    """Held / (held + cancelled + missed). n is how many meetings say what became of them."""
    outcomes = [meeting.outcome for meeting in course.meetings if meeting.outcome is not None]
    value = outcomes.count(Outcome.HELD) / len(outcomes) if outcomes else None
    missing = len(course.meetings) - len(outcomes)
    return course.figure(
        "reliability", value, len(outcomes), course.meetings, missing, "No meeting has been logged yet."
    )


def attendance(course: Course) -> Figure:
    """Members present / members, over held meetings. n is how many of these say who was there."""
    members = set(course.agreement.members)
    counted = [meeting for meeting in course.held if meeting.present]
    seats = len(members) * len(counted)
    value = sum(len(meeting.present & members) for meeting in counted) / seats if seats else None
    why = "No meeting says who was there." if course.held else NO_MEETING
    return course.figure("attendance", value, len(counted), course.held, len(course.held) - len(counted), why)


def course_of(pair: Pair, today: dt.date) -> Course:
    """Put a pair's meetings on its clock."""
    return Course(pair.id, pair.agreement, clock_of(pair.agreement, today), meetings_of(pair, today))


def _positions(course: Course) -> list[int]:
    return [max(0, course.clock.at(meeting.date)) for meeting in course.held_in_term]


def _current_gap(course: Course) -> float:
    return (course.clock.elapsed - max(_positions(course), default=0)) / course.interval
