"""The story of a pair: a pair and a day in, what happened day by day out, newest first.

A pair's page looks ahead and tells only the newest of it; a page of its own looks back and tells the whole story.

Corrections are shown as what they are: the entry that counts says which earlier one it replaces. For an
audience that sees no log, the story is what the agreement and the goals say openly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.figures.last_asked import kept_while_asked
from generator.figures.log import entries_of
from generator.figures.recording import NotedMeeting, noted_meetings, stems_of
from generator.views.begun_records import new_entry_file, new_entry_text
from generator.views.events import Event
from generator.views.links import new_file_link, record_link
from generator.views.names import person_name, side_of
from generator.views.pair_signatures import view_versions
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day, stretch
from generator.words.model import Closing, Entry, EntryKind, Outcome, Pair, Status
from generator.words.numbers import counted, signed
from generator.words.phrases import listed
from generator.words.places import agreement_file, entry_file, goals_file
from generator.words.recorded import UNRECORDED

NEWEST_ENTRIES = 4
"""So many entries of the log stand on a pair's page, with whatever else happened since the first of them."""

_OUTCOME_WORDS = {
    "new-role": "a new role",
    "promotion": "a promotion",
    "certification": "a certification",
    "became-mentor": "became a mentor",
    "other": "something else that came of it",
}


def has_story_page(sight: Sight, pair: Pair) -> bool:
    """Return whether there is a page with the pair's whole story: for whoever may see its log, once it has begun.

    What was done and most of its figures stand there alone.
    """
    return sight.audience is not Audience.PUBLIC and (pair.agreement.status.has_begun or bool(pair.entries))


@kept_while_asked
def view_story(sight: Sight, pair: Pair) -> tuple[Event, ...]:
    """Return everything that happened up to today, newest first."""
    events = (
        *_agreement_events(sight, pair),
        *_signature_events(sight, pair),
        *_amendments(sight, pair),
        *_goal_events(pair),
        *_pause_events(pair),
        *_closing_events(sight, pair),
        *_entry_events(sight, pair),
        *_withdrawals(sight, pair),
    )
    past = sorted((event for event in events if event.date <= sight.today), key=lambda event: event.date)
    # Sorting is stable, so turned round what began a day comes last on it.
    return tuple(past[::-1])


def log_link(sight: Sight, pair: Pair) -> str:
    """Return where an entry can be written as text; empty where this audience gets no such links, or the pair does not
    meet."""
    if not (sight.shows_record_links and pair.agreement.status.is_running):
        return ""
    return new_file_link(sight, new_entry_file(pair, sight.today), new_entry_text(pair, sight.today))


def newest_of(story: Sequence[Event]) -> tuple[Event, ...]:
    """Return of a story what a pair's page tells: all of it where the log is short."""
    entries = [place for place, event in enumerate(story) if event.id]
    return tuple(story[: entries[NEWEST_ENTRIES - 1] + 1] if len(entries) > NEWEST_ENTRIES else story)


def _agreement_events(sight: Sight, pair: Pair) -> Iterator[Event]:
    agreement = pair.agreement
    if not agreement.status.has_begun:
        return
    yield Event(
        date=agreement.starts,
        key="starts",
        title="The mentoring began",
        tone="brand",
        picture="flag",
        href=record_link(sight, agreement_file(pair.id)),
        link="agreement",
    )


def _signature_events(sight: Sight, pair: Pair) -> Iterator[Event]:
    signed_on = sorted((date, person) for person, date in pair.agreement.signatures.items())
    for date, group in groupby(signed_on, lambda item: item[0]):
        names = [person_name(sight, person, side_of(pair, person)) for _, person in group]
        title = f"{listed(names)} signed the agreement"
        yield Event(date=date, key=f"signed/{date}", title=title, tone="brand", picture="pen")


def _amendments(sight: Sight, pair: Pair) -> Iterator[Event]:
    for version in view_versions(sight, pair):
        if version.since and version.changes:
            title = f"Changed the agreement: version {version.number}"
            yield Event(
                date=version.since,
                key=f"version/{version.number}",
                title=title,
                tone="brand",
                picture="pen",
                lines=version.changes,
            )


def _goal_events(pair: Pair) -> Iterator[Event]:
    by_day = sorted(pair.goals, key=lambda goal: goal.set_on)
    for date, group in groupby(by_day, lambda goal: goal.set_on):
        titles = tuple(goal.title for goal in group)
        title = "Set a goal" if len(titles) == 1 else f"Set {len(titles)} goals"
        yield Event(date=date, key=f"goals/{date}", title=title, tone="warm", picture="target", lines=titles)
    for goal in pair.goals:
        for decision, what, words in (
            (goal.dropped, "dropped", "Gave up a goal"),
            (goal.rebaselined, "rebaselined", "Changed a goal’s levels"),
        ):
            if decision:
                reason = (f"Why: {decision.why}",) if decision.why else ()
                yield Event(
                    date=decision.date,
                    key=f"goal/{goal.id}/{what}",
                    title=words,
                    picture="target",
                    lines=(goal.title,),
                    extra=reason,
                )


def _pause_events(pair: Pair) -> Iterator[Event]:
    for number, pause in enumerate(pair.agreement.pauses, start=1):
        until = f" until {day(pause.until)}" if pause.until else ""
        yield Event(
            date=pause.from_, key=f"pause/{number}", title=f"Paused{until}", tone="calm", picture="pause"
        )


def _closing_events(sight: Sight, pair: Pair) -> Iterator[Event]:
    closing, status = pair.agreement.closing, pair.agreement.status
    titles = {
        Status.COMPLETED: "Completed, as planned",
        Status.ENDED_EARLY: "Ended early, without blame",
        Status.WITHDRAWN: "The proposal was withdrawn",
    }
    if closing and status in titles:
        yield Event(
            date=closing.date,
            key="closing",
            title=titles[status],
            tone="good" if status is Status.COMPLETED else "plain",
            picture="star" if status is Status.COMPLETED else "leaf",
            lines=("Graduated",) if closing.graduated else (),
        )
        yield from _outcome_events(sight, pair, closing)


def _outcome_events(sight: Sight, pair: Pair, closing: Closing) -> Iterator[Event]:
    for number, outcome in enumerate(closing.outcomes, start=1):
        who = person_name(sight, outcome.who, side_of(pair, outcome.who)) if outcome.who else ""
        what = _OUTCOME_WORDS.get(outcome.kind, outcome.kind)
        title = f"{who}: {what}" if who else what
        yield Event(
            date=outcome.date,
            key=f"outcome/{number}",
            title=title[0].upper() + title[1:],
            tone="good",
            picture="star",
        )


def _entry_events(sight: Sight, pair: Pair) -> Iterator[Event]:
    recorded = sight.recorded.get(pair.id, UNRECORDED)
    late = {
        noted.meeting.date: noted for noted in noted_meetings(pair, sight.today, recorded) if noted.is_late
    }
    for number, entry in enumerate(entries_of(pair, sight.today), start=1):
        noted = late.get(entry.date) if entry.kind.is_meeting else None
        yield _entry_event(sight, pair, entry, number, [_written_down(noted)] if noted else [])


def _written_down(noted: NotedMeeting) -> str:
    if noted.recorded_on is None:
        return ""
    later = stretch((noted.recorded_on - noted.meeting.date).days)
    return f"Written down on {day(noted.recorded_on)}, {later} later."


def record_places(
    sight: Sight, pair: Pair, *, own: str = "", story: str = ""
) -> Mapping[str, tuple[str, str]]:
    """Return by file how a record of the pair is called, and where it stands: figures lead there rather than name whole
    addresses again.

    `own` is the address of the pair's own page, from another one; `story` that of the page with the whole story, from
    one that only has the newest of it.
    """
    entries = entries_of(pair, sight.today)
    older = len(entries) - NEWEST_ENTRIES
    return {
        agreement_file(pair.id): ("agreement", f"{own}#agreement"),
        goals_file(pair.id): ("goals", f"{own}#goals"),
        **{
            entry_file(pair.id, entry.stem): (
                day(entry.date),
                f"{story if number <= older else ''}#{_entry_id(number)}",
            )
            for number, entry in enumerate(entries, start=1)
        },
    }


def _entry_id(number: int) -> str:
    return f"entry-{number}"


def _entry_event(sight: Sight, pair: Pair, entry: Entry, number: int, remarks: Iterable[str]) -> Event:
    tone, picture = _look(entry)
    return Event(
        date=entry.date,
        key=f"entry/{stems_of(pair, entry)[-1]}",
        title=_entry_title(entry),
        tone=tone,
        picture=picture,
        lines=entry.did,
        extra=(*_entry_extras(sight, pair, entry), *remarks),
        id=_entry_id(number),
        href=record_link(sight, entry_file(pair.id, entry.stem)),
        link="record",
    )


def _look(entry: Entry) -> tuple[str, str]:
    if entry.kind is EntryKind.PROGRESS:
        return "calm", "leaf"
    if entry.outcome in (Outcome.CANCELLED, Outcome.MISSED):
        return "plain", "cross"
    return ("brand", "compass") if entry.kind is EntryKind.REVIEW else ("good", "chat")


def _entry_title(entry: Entry) -> str:
    if entry.kind is EntryKind.PROGRESS:
        return "Progress without a meeting"
    what = "review" if entry.kind is EntryKind.REVIEW else "meeting"
    if entry.outcome is not Outcome.HELD:
        return f"A {what} was {entry.outcome or 'planned'}"
    length = f" for {counted(entry.minutes, 'minute')}" if entry.minutes else ""
    how = f", {entry.channel}" if entry.channel else ""
    return f"{'Looked back together' if what == 'review' else 'Met'}{length}{how}"


def _entry_extras(sight: Sight, pair: Pair, entry: Entry) -> Iterator[str]:
    away = [person for person in pair.agreement.members if person not in entry.present]
    if entry.is_held_meeting and entry.present and away:
        yield f"Without {listed(person_name(sight, person, side_of(pair, person)) for person in away)}"
    yield from _rating_words(sight, pair, entry)
    if entry.next:
        yield f"Next: {'; '.join(action.what.rstrip('.') for action in entry.next)}"
    titles = {resource.id: resource.title for resource in sight.programme.resources}
    if entry.resources:
        yield f"Used: {listed(titles.get(resource, resource) for resource in entry.resources)}"
    if entry.corrects:
        yield f"This corrects and replaces the entry {entry.corrects}."


def _rating_words(sight: Sight, pair: Pair, entry: Entry) -> Iterator[str]:
    titles = {goal.id: goal.title for goal in pair.goals}
    for person in dict.fromkeys(rating.by for rating in entry.ratings):
        own = (rating for rating in entry.ratings if rating.by == person)
        seen = listed(f"“{titles.get(rating.goal, rating.goal)}” at {signed(rating.level)}" for rating in own)
        yield f"{person_name(sight, person, side_of(pair, person))} sees {seen}"


def _withdrawals(sight: Sight, pair: Pair) -> Iterator[Event]:
    """Entries that only say that an earlier one does not count."""
    for entry in pair.entries:
        if entry.void:
            which = (
                f"The entry {entry.corrects} was withdrawn" if entry.corrects else "An entry was withdrawn"
            )
            yield Event(
                date=entry.date,
                key=f"void/{entry.stem}",
                title=which,
                picture="cross",
                href=record_link(sight, entry_file(pair.id, entry.stem)),
                link="record",
            )
