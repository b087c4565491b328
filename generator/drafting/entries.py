"""Drafts of log entries, and what to begin one with."""

import datetime as dt
from typing import Any

from generator.drafting.draft import Draft, Records, Said, cleaned, day_in, new_record
from generator.drafting.ids import steps_of, with_ids
from generator.figures.actions import ActionState, action_states, objective_states
from generator.figures.goals import GoalStanding, goal_standings
from generator.figures.next_meeting import next_meeting_of
from generator.importing.slugs import numbered
from generator.words.dates import long_day
from generator.words.model import EntryKind, Outcome, Pair
from generator.words.places import entry_file

_RECENT = dt.timedelta(days=14)
_NEAR = dt.timedelta(days=3)


def begun_entry(pair: Pair, day: dt.date) -> dict[str, Any]:
    """Return an entry about a meeting held on a day, as agreed, with everybody present and the next one in sight."""
    meetings = pair.agreement.meetings
    return cleaned(
        {
            "date": day,
            "kind": EntryKind.MEETING.value,
            "outcome": Outcome.HELD.value,
            "minutes": meetings.minutes,
            "channel": meetings.channel,
            "present": pair.agreement.members,
            "next_meeting": next_meeting(pair, day),
        }
    )


def next_meeting(pair: Pair, day: dt.date) -> dt.date | None:
    """Return when a pair that meets on a day meets again by its own rhythm; None where its time is over by then."""
    then = day + dt.timedelta(days=round(pair.agreement.meetings.every.days))
    return then if then <= pair.agreement.last_day else None


def likely_day(pair: Pair, today: dt.date) -> dt.date:
    """Return the day that somebody most likely writes about: the meeting that was planned last, if nobody logged it."""
    planned = next_meeting_of(pair, today).planned
    return planned if planned and today - _RECENT <= planned <= today else today


def likely_kind(pair: Pair, day: dt.date) -> EntryKind:
    """Return what a meeting on a day most likely is: a review near a date that was agreed for one."""
    is_review = any(abs(review - day) <= _NEAR for review in pair.agreement.reviews)
    return EntryKind.REVIEW if is_review else EntryKind.MEETING


def steps_to_tick_off(pair: Pair, day: dt.date) -> tuple[ActionState, ...]:
    """Return the actions and objectives that are open on a day: actions as they were promised, then objectives."""
    states = (*action_states(pair, day), *objective_states(pair, day))
    return tuple(state for state in states if not state.is_done)


def goals_to_rate(pair: Pair, day: dt.date) -> tuple[GoalStanding, ...]:
    """Return the goals that are set and not dropped on a day, with where they stand."""
    return tuple(standing for standing in goal_standings(pair, day) if not standing.is_dropped)


def new_stem(pair: Pair, day: dt.date, author: str = "") -> str:
    """Return what a new entry's file is called, without its ending.

    The day and who writes it, so that two who log one meeting never write the same file; and a number where that is
    taken.
    """
    taken = {entry.stem for entry in pair.entries}
    return numbered(f"{day.isoformat()}-{author}" if author else day.isoformat(), taken)


def draft_entry(records: Records, pair: str, said: Said, *, author: str = "") -> Draft:
    """Return a new entry in a pair's log. `author` is the id of the person who writes it.

    Without `said["date"]` it is of today.
    """
    known = records.pair(pair)
    data = cleaned({"date": records.today, **said})
    if isinstance(actions := data.get("next"), list):
        data["next"] = with_ids(actions, "what", "step", steps_of(known))
    day = day_in(data, "date") or records.today
    return new_record(records, entry_file(pair, new_stem(known, day, author)), data, _title(data, day))


def _title(data: Said, day: dt.date) -> str:
    if data.get("corrects"):
        return f"Correct the log entry {data['corrects']}"
    what = {"meeting": "the meeting of", "review": "the review of"}.get(str(data.get("kind")), "progress on")
    return f"Log {what} {long_day(day)}"
