"""Calendars: a sight in, the days of a pair, of a person or of the programme out.

Records hold days and no times, so every event lasts whole days. An event is known by the record that it comes from
and by what it is, never by its date, so that a change moves it and does not double it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from generator.figures.actions import action_states, objective_states
from generator.figures.goals import goal_standings
from generator.figures.last_asked import kept_while_asked
from generator.figures.log import entries_of, held_meetings_of
from generator.figures.next_meeting import next_meeting_of
from generator.figures.recording import stems_of
from generator.figures.reviews import open_reviews
from generator.views.names import pair_tab, person_name, side_of
from generator.views.pair_agreement import rhythm
from generator.views.sight import Sight
from generator.views.stable_ids import stable_id
from generator.words.audience import Audience
from generator.words.model import Pair


class CalendarEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something on a day."""

    uid: str
    day: dt.date
    title: str
    note: str = ""
    people: tuple[str, ...] = ()
    """Whom of the pair it concerns; empty is everybody."""


class CalendarView(msgspec.Struct, frozen=True, kw_only=True):
    """One calendar."""

    name: str
    kind: str
    """What it is in words of ours, for programs that know no other name."""
    today: dt.date
    events: tuple[CalendarEvent, ...]
    """By day, then by title."""


def calendar_of_programme(sight: Sight) -> CalendarView:
    """Return the days by which whoever runs the programme plans."""
    return _calendar(sight, sight.programme.program.name, "Mentoring: the programme", _of_programme(sight))


def calendar_of_pair(sight: Sight, pair: Pair) -> CalendarView:
    """Return the days of a pair."""
    return _calendar(sight, pair_tab(sight, pair), "Mentoring: our pair", _of_pair(sight, pair))


def calendar_of_person(sight: Sight, person: str, pairs: Iterable[Pair]) -> CalendarView:
    """Return the days of a person's pairs that concern them."""
    events = (event for pair in pairs for event in _of_pair(sight, pair))
    own = (event for event in events if not event.people or person in event.people)
    return _calendar(
        sight, f"Mentoring of {person_name(sight, person, 'member')}", "Mentoring: my pairs", own
    )


def _calendar(sight: Sight, name: str, kind: str, events: Iterable[CalendarEvent]) -> CalendarView:
    ordered = sorted(events, key=lambda event: (event.day, event.title, event.uid))
    return CalendarView(name=name, kind=kind, today=sight.today, events=tuple(ordered))


def _of_pair(sight: Sight, pair: Pair) -> Iterator[CalendarEvent]:
    if not pair.agreement.status.has_begun:
        return
    agreement, title = pair.agreement, pair_tab(sight, pair)

    def event(
        day: dt.date, text: str, *what: str, note: str = "", people: Iterable[str] = ()
    ) -> CalendarEvent:
        uid = stable_id(sight, "pair", pair.id, *what)
        return CalendarEvent(uid=uid, day=day, title=text, note=note, people=tuple(people))

    yield event(agreement.starts, f"First day: {title}", "agreement", "starts")
    yield event(agreement.last_day, f"Last day: {title}", "agreement", "ends")
    by_day = _first_stems(pair, sight.today)
    for meeting in held_meetings_of(pair, sight.today):
        verb = "Looked back" if meeting.is_review else "Met"
        yield event(meeting.date, f"{verb}: {title}", "log", by_day[meeting.date])
    for standing in goal_standings(pair, sight.today):
        if not standing.is_dropped:
            goal = standing.goal
            yield event(goal.due, f"Goal due: {goal.title}", "goal", goal.id, note=title, people=goal.for_)
    if agreement.status.has_ended:
        return
    planned = next_meeting_of(pair, sight.today).planned
    if planned:
        yield event(planned, f"Meet: {title}", "next-meeting", note=rhythm(agreement.meetings))
    for number, review in _reviews(sight, pair):
        yield event(review, f"Look back together: {title}", "review", number)
    yield from _steps(sight, pair, title, event)


def _steps(
    sight: Sight, pair: Pair, title: str, event: Callable[..., CalendarEvent]
) -> Iterator[CalendarEvent]:
    dropped = {goal.id for goal in pair.goals if goal.dropped and goal.dropped.date <= sight.today}
    goals = {goal.id: goal for goal in pair.goals}
    for state in (*action_states(pair, sight.today), *objective_states(pair, sight.today)):
        if state.is_done or state.due is None or state.goal in dropped:
            continue
        who = (state.who,) if state.who else ()
        name = f" ({person_name(sight, state.who, side_of(pair, state.who))})" if state.who else ""
        goal = goals.get(state.goal)
        note = f"{title}, for “{goal.title}”" if goal else title
        yield event(
            state.due,
            f"Due: {state.what}{name}",
            "step",
            state.id,
            note=note,
            people=goal.for_ if goal else who,
        )


def _reviews(sight: Sight, pair: Pair) -> Iterator[tuple[str, dt.date]]:
    """Yield the reviews that are still to be held, each with which of the agreed ones it is."""
    waiting = set(open_reviews(pair, sight.today, dt.date.max))
    for number, review in enumerate(sorted(pair.agreement.reviews), start=1):
        if review in waiting:
            yield str(number), review


@kept_while_asked
def _first_stems(pair: Pair, today: dt.date) -> Mapping[dt.date, str]:
    """Return, by the day of a held meeting, the file that first told of it: corrections and a partner's own entry
    about the same day are still that meeting."""
    found: dict[dt.date, str] = {}
    for entry in entries_of(pair, today):
        if entry.is_held_meeting:
            first = stems_of(pair, entry)[-1]
            found[entry.date] = min(first, found.get(entry.date, first))
    return found


def _of_programme(sight: Sight) -> Iterator[CalendarEvent]:
    """What whoever runs the programme plans by: cohorts, and of pairs under way reviews and last days."""

    def event(day: dt.date, title: str, *what: str, note: str = "") -> CalendarEvent:
        return CalendarEvent(uid=stable_id(sight, *what), day=day, title=title, note=note)

    for cohort in sight.programme.program.cohorts:
        yield event(cohort.starts, f"First day of {cohort.name}", "cohort", cohort.id, "starts")
        yield event(cohort.ends, f"Last day of {cohort.name}", "cohort", cohort.id, "ends")
    for id_, pair in sight.programme.pairs.items():
        if not pair.agreement.status.is_running:
            continue
        title = pair_tab(sight, pair)
        yield event(pair.agreement.ends, f"Last day: {title}", "pair", id_, "agreement", "ends")
        for number, review in _reviews(sight, pair):
            yield event(review, f"Look back together: {title}", "pair", id_, "review", number)
        snooze = pair.agreement.snooze
        if snooze and sight.audience is Audience.COORDINATORS:
            yield event(snooze.until, f"Ask again: {title}", "pair", id_, "snooze", note=snooze.why)
