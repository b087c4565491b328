"""Rhythm: a pair and a day in, figures on meeting as agreed out. Knows no goals and no other pair.

Everything is relative to the pair's own interval: a weekly and a six-weekly pair that behave alike score
alike. In the formulas t is today, s the start, e the end, c the agreed interval in days, W the windows
gone by; days are those of the pause-free clock.

A pair that has logged no meeting did not meet, as far as these figures go. Where nobody has logged any, nobody knows:
`as_far_as_logged` in the module programme then takes the values away.
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

NOT_STARTED = "Too early to tell: the first day is still to come."
NO_MEETING = "No meeting has been held yet."
NO_MEETING_LOGGED = "No meeting has been logged yet."


class GapLight(StrEnum):
    """What the time since the last meeting says about a pair, by the programme's policy."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"
    EARLY = "early"
    """Not started, or no meeting yet and the first agreed interval still runs."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A pair's meetings on its clock."""

    pair: str
    agreement: Agreement
    clock: Clock
    interval: float
    """c, the agreed interval in days."""
    windows: int
    """W, the agreed intervals that have gone by."""
    elapsed: int
    """Days gone by, up to today or the end."""
    meetings: tuple[Meeting, ...]
    """Every planned meeting so far."""
    held: tuple[Meeting, ...]
    """Those that were held, also outside the agreed term."""
    held_in_term: tuple[Meeting, ...]
    """Those held by the pair's last day."""
    held_in_windows: tuple[tuple[int, Meeting], ...]
    """Those held in a window that has gone by, each after its window, counted from 0."""
    positions: tuple[int, ...]
    """On which day of the clock each meeting in the term was held; before the start is on day 0."""

    @property
    def has_started(self) -> bool:
        """Whether the first day has come."""
        return self.clock.stops >= self.clock.starts

    @property
    def gap(self) -> float:
        """The running gap in agreed intervals."""
        return (self.elapsed - max(self.positions, default=0)) / self.interval

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
    if not agreement.status.has_begun:
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
    gap = course.gap
    if status is Status.PROPOSED or not course.has_started or (gap <= 1 and not course.held_in_term):
        return GapLight.EARLY
    if gap > policy.red_gap:
        return GapLight.RED
    return GapLight.AMBER if gap > policy.amber_gap else GapLight.GREEN


def cadence_adherence(course: Course) -> Figure:
    """A = windows with at least one held meeting / W; too early if W < 2. n is W.

    Windows are counted rather than meetings, so that a burst of meetings cannot hide a gap. Source: our own
    definition, relative to what the pair itself agreed.
    """
    windows, meetings = course.windows, [meeting for _, meeting in course.held_in_windows]
    met = len({window for window, _ in course.held_in_windows})
    why = _too_few(course, "fewer than two agreed intervals")
    return course.figure("cadence-adherence", share_of_windows(met, windows), windows, meetings, why=why)


def share_of_windows(met: int, windows: int) -> float | None:
    """Return the value of `cadence_adherence`, or None where it is too early to tell."""
    return met / windows if windows >= FEWEST_WINDOWS else None


def dosage(course: Course) -> Figure:
    """D = minutes held in elapsed windows / (W x agreed minutes). n is W; may exceed 1.

    A meeting without its length adds nothing and is missing, so D is then a lower bound; where no held
    meeting says its length there is no value. Source: our own definition; dosage as the time that mentoring takes,
    after Eby et al. 2013, Psychological Bulletin 139:441.
    """
    windows, meetings = course.windows, [meeting for _, meeting in course.held_in_windows]
    minutes = [meeting.minutes for meeting in meetings if meeting.minutes is not None]
    missing, agreed = len(meetings) - len(minutes), windows * course.agreement.meetings.minutes
    if not agreed:
        why = _too_few(course, "no agreed interval")
        return course.figure("dosage", None, windows, meetings, missing, why)
    value = sum(minutes) / agreed if minutes or not meetings else None
    return course.figure("dosage", value, windows, meetings, missing, "No meeting says how long it was.")


def current_gap(course: Course) -> Figure:
    """Days since the last held meeting, or since the start, / c. n is 1 where there was a meeting, else 0.

    Source: our own definition.
    """
    last = course.held_in_term[-1:]
    value = course.gap if course.has_started else None
    return course.figure("current-gap", value, len(last), last, why=NOT_STARTED)


def longest_gap(course: Course) -> Figure:
    """G = longest stretch between start, held meetings and min(t, e), / c, the running one included.

    n is how many stretches there are. Source: our own definition.
    """
    if not course.has_started:
        return course.figure("longest-gap", None, 0, (), why=NOT_STARTED)
    points = [0, *course.positions, course.elapsed]
    value = max(after - before for before, after in pairwise(points)) / course.interval
    return course.figure("longest-gap", value, len(points) - 1, course.held_in_term)


def days_to_first_meeting(course: Course) -> Figure:
    """Days from the start to the first held meeting: ``clock(first) - s``; missing until there is one.

    Source: our own definition.
    """
    first = course.held[:1]
    value = float(course.clock.at(first[0].date)) if first else None
    return course.figure("days-to-first-meeting", value, len(first), first, 1 - len(first), NO_MEETING)


def reliability(course: Course) -> Figure:
    """Held / (held + cancelled + missed). n is how many meetings say what became of them.

    Source: our own definition.
    """
    outcomes = [meeting.outcome for meeting in course.meetings if meeting.outcome is not None]
    value = outcomes.count(Outcome.HELD) / len(outcomes) if outcomes else None
    missing = len(course.meetings) - len(outcomes)
    return course.figure("reliability", value, len(outcomes), course.meetings, missing, NO_MEETING_LOGGED)


def attendance(course: Course) -> Figure:
    """Members present / members, over held meetings. n is how many of these say who was there.

    Source: our own definition.
    """
    members = set(course.agreement.members)
    counted = [meeting for meeting in course.held if meeting.present]
    seats = len(members) * len(counted)
    value = sum(len(meeting.present & members) for meeting in counted) / seats if seats else None
    why = "No meeting says who was there." if course.held else NO_MEETING
    return course.figure("attendance", value, len(counted), course.held, len(course.held) - len(counted), why)


def _too_few(course: Course, windows: str) -> str:
    """Say why too few windows have gone by. Of a pair that has ended, time will not tell more."""
    if course.agreement.status.has_ended:
        return f"Too short to tell: {windows} went by before the end."
    return f"Too early to tell: {windows} {'has' if windows.startswith('no') else 'have'} gone by."


def course_of(pair: Pair, today: dt.date) -> Course:
    """Put a pair's meetings on its clock."""
    return course_with(pair, meetings_of(pair, today), today)


def course_with(pair: Pair, meetings: tuple[Meeting, ...], today: dt.date) -> Course:
    """Put meetings that were read before on the pair's clock: all that it planned up to `today`, in order."""
    clock, interval = clock_of(pair.agreement, today), pair.agreement.meetings.every.days
    windows = clock.windows(interval)
    held = tuple(meeting for meeting in meetings if meeting.was_held)
    in_term = tuple(meeting for meeting in held if meeting.date <= clock.stops)
    placed = ((clock.window(meeting.date, interval), meeting) for meeting in in_term)
    return Course(
        pair=pair.id,
        agreement=pair.agreement,
        clock=clock,
        interval=interval,
        windows=windows,
        elapsed=clock.elapsed,
        meetings=meetings,
        held=held,
        held_in_term=in_term,
        held_in_windows=tuple(
            (window, meeting) for window, meeting in placed if window is not None and window < windows
        ),
        positions=tuple(max(0, clock.at(meeting.date)) for meeting in in_term),
    )
