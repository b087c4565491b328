"""What a change of a pair's log means: new entries as sentences, and what is done to former ones. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from generator.comparing.changes import Change, fields_changed, meaning
from generator.comparing.circle import Circle, any_member
from generator.comparing.removals import why_removed
from generator.comparing.terms import Naming
from generator.words.dates import day, long_day
from generator.words.model import Agreement, Entry, EntryKind, Goal, Outcome, Pair, Rating
from generator.words.numbers import counted, signed
from generator.words.phrases import listed, said
from generator.words.places import entry_file

_FACTS: Mapping[str, str] = {
    "date": "the day",
    "kind": "the kind",
    "outcome": "what became of it",
    "minutes": "the minutes",
    "channel": "where it was",
    "present": "who was there",
    "next": "what comes next",
    "done": "what is done",
    "ratings": "the ratings",
    "next_meeting": "the next meeting",
    "resources": "what was used",
    "corrects": "which entry it corrects",
    "void": "whether it is withdrawn",
}


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a sentence about an entry is told by."""

    log: tuple[Entry, ...]
    """The log as it counts since."""
    goals: Mapping[str, Goal]
    name: Naming


def compare_entries(
    before: Pair | None, after: Pair, agreement: Agreement, circle: Circle, private: Collection[str]
) -> Iterator[Change]:
    """Yield what changes in a pair's log.

    `agreement` says whose approval that needs; `private` are the records whose removal is for privacy.
    """
    old = {entry.stem: entry for entry in before.entries} if before else {}
    new = {entry.stem: entry for entry in after.entries}
    moved = _renamed(old, new)
    telling = _Telling(after.entries_in_force(), {goal.id: goal for goal in after.goals}, circle.name)
    member, coordinator = any_member(agreement, "the log"), (circle.coordinator("removals from the log"),)
    for stem, entry in new.items():
        former = old.get(moved.get(stem, stem))
        if former is None:
            yield Change(_new(entry, telling), ["entry", meaning(entry)], member)
        elif meaning(former) != meaning(entry):
            substance = ["entry", meaning(former), meaning(entry)]
            yield Change(_changed(former, entry), substance, member)
    for stem in sorted(old.keys() - new.keys() - set(moved.values())):
        why = why_removed(entry_file(before.id if before else after.id, stem), private)
        sentence = f"The entry of {long_day(old[stem].date)} is removed from the log{why}."
        yield Change(sentence, ["no entry", meaning(old[stem]), why], coordinator)


def _renamed(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Mapping[str, str]:
    """Return the former name of every entry that is the same but for its file's name."""
    gone = {stem: entry for stem, entry in old.items() if stem not in new}
    found = {}
    for stem in sorted(new.keys() - old.keys()):
        former = next((name for name, entry in gone.items() if _named(entry, stem) == new[stem]), None)
        if former:
            found[stem] = former
            del gone[former]
    return found


def _named(entry: Entry, stem: str) -> Entry:
    return msgspec.structs.replace(entry, stem=stem)


def _changed(before: Entry, after: Entry) -> str:
    when = long_day(after.date)
    if before.stem != after.stem:
        return f"The entry of {when} gets another file name: {after.stem} instead of {before.stem}."
    facts = fields_changed(_without_wording(before), _without_wording(after), _FACTS)
    if not facts:
        return f"The wording of the entry of {when} is corrected."
    return f"The entry of {when} is rewritten: {listed(facts)}."


def _without_wording(entry: Entry) -> Entry:
    actions = tuple(msgspec.structs.replace(action, what="") for action in entry.next)
    return msgspec.structs.replace(entry, next=actions)


def _new(entry: Entry, telling: _Telling) -> str:
    if entry.void:
        return f"The entry {said(entry.corrects or entry.stem)} is withdrawn."
    corrects = f"Instead of the entry {said(entry.corrects)}: " if entry.corrects else ""
    ratings = [_rating(rating, entry, telling) for rating in entry.ratings]
    return f"{corrects}{'; '.join([_event(entry, telling.name), *ratings, *_counts(entry)])}."


def _event(entry: Entry, name: Naming) -> str:
    when = f"on {long_day(entry.date)}"
    if entry.kind is EntryKind.PROGRESS:
        return f"Update {when}, without a meeting"
    if entry.outcome is not Outcome.HELD:
        return f"The {entry.kind} {when} was {entry.outcome or 'planned'}"
    who = f"{listed(name(person) for person in entry.present)}" if entry.present else "The pair"
    length = f" for {counted(entry.minutes, 'minute')}" if entry.minutes else ""
    review = " to look back" if entry.kind is EntryKind.REVIEW else ""
    return f"{who} met{length} {when}{review}"


def _rating(rating: Rating, entry: Entry, telling: _Telling) -> str:
    goal = telling.goals.get(rating.goal)
    what = f"the goal {said(goal.title if goal else rating.goal)}"
    by = f"in the eyes of {telling.name(rating.by)}"
    last = _last_level(rating, entry, telling.log)
    if last is None:
        return f"{what} stands at {signed(rating.level)} {by}"
    if last == rating.level:
        return f"{what} stays at {signed(last)} {by}"
    return f"{what} moved from {signed(last)} to {signed(rating.level)} {by}"


def _last_level(rating: Rating, entry: Entry, log: tuple[Entry, ...]) -> int | None:
    """Return the level that the same person gave to the same goal before, or None."""
    levels = [
        other.level
        for earlier in log
        if (earlier.date, earlier.stem) < (entry.date, entry.stem)
        for other in earlier.ratings
        if (other.goal, other.by) == (rating.goal, rating.by)
    ]
    return levels[-1] if levels else None


def _counts(entry: Entry) -> Iterator[str]:
    if entry.did:
        yield f"{counted(len(entry.did), 'note')} on what they did"
    if entry.done:
        yield f"{counted(len(entry.done), 'step')} done"
    if entry.next:
        yield f"{counted(len(entry.next), 'step')} to come"
    if entry.resources:
        yield f"{counted(len(entry.resources), 'resource')} used"
    if entry.next_meeting:
        yield f"next meeting on {day(entry.next_meeting)}"
