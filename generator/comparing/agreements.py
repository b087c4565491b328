"""What a change of an agreement means: one small function for each of its aspects, in a table. Pure."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import msgspec

from generator.comparing.changes import Change, Need, by_id, meaning
from generator.comparing.circle import Circle, any_member, each_member
from generator.comparing.closing import compare_closing
from generator.comparing.signing import compare_consent, compare_signatures
from generator.comparing.terms import changed_terms, rhythm, terms_of
from generator.words.dates import day
from generator.words.model import Agreement, Pause, Status
from generator.words.numbers import counted
from generator.words.phrases import listed, said

Aspect = Callable[[Agreement, Agreement, Circle], Iterator[Change]]


def compare_agreements(before: Agreement | None, after: Agreement, circle: Circle) -> Iterator[Change]:
    """Yield what changes between two agreements of one pair; without one before, the pair is new."""
    if before is None:
        yield _new(after, circle)
        before = msgspec.structs.replace(after, signatures={}, pauses=(), snooze=None, closing=None)
    for aspect in _ASPECTS:
        yield from aspect(before, after, circle)


def _new(after: Agreement, circle: Circle) -> Change:
    # A proposal binds nobody: its people answer it where it is, by signing or by saying no.
    terms = () if after.status is Status.PROPOSED else each_member(after.members, "the terms")
    who = (
        f"{circle.names(after.mentors)} {'mentors' if len(after.mentors) == 1 else 'mentor'} "
        f"{circle.names(after.mentees)}"
        if after.mentors and after.mentees
        else circle.names(after.members) or "nobody yet"
    )
    return Change(
        f"New, {_in_words(after.status)}: {who}, {rhythm(after)} for "
        f"{counted(after.meetings.minutes, 'minute')}, from {day(after.starts)} to {day(after.ends)}.",
        ["new", meaning(dict(terms_of(after))), after.cohort, after.status, meaning(after.topics)],
        (circle.coordinator("the start"), *terms),
    )


def _terms(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    old, new = terms_of(before), terms_of(after)
    needs = each_member((*before.members, *after.members), "the terms")
    for change in changed_terms(before, after, circle.name):
        substance = ["term", change.term, meaning(old[change.term]), meaning(new[change.term])]
        yield Change(f"Terms: {change.words}.", substance, needs)


_OWN_STEPS = {
    (Status.PROPOSED, Status.WITHDRAWN): "The proposal is withdrawn.",
    (Status.ACTIVE, Status.PAUSED): "The pair pauses.",
    (Status.PAUSED, Status.ACTIVE): "The pair resumes.",
    (Status.ACTIVE, Status.ENDED_EARLY): "The pair ends earlier than planned, which is nobody's fault.",
    (Status.PAUSED, Status.ENDED_EARLY): "The pair ends earlier than planned, which is nobody's fault.",
}
"""Steps that any one member may take for the pair."""

_STEPS = {
    (Status.PROPOSED, Status.ACTIVE): "The pair begins.",
    (Status.ACTIVE, Status.COMPLETED): "The pair completes its time together.",
    (Status.PAUSED, Status.COMPLETED): "The pair completes its time together.",
}


def _status(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    step = (before.status, after.status)
    if before.status is not after.status:
        sentence = _OWN_STEPS.get(step) or _STEPS.get(step)
        needs = (
            any_member(before, "the status") if step in _OWN_STEPS else (circle.coordinator("the status"),)
        )
        if step == (Status.PROPOSED, Status.ACTIVE):
            # Nobody is in a pair that runs without having said so: by a signature, or by approving this.
            silent = [person for person in after.members if person not in after.signatures]
            needs = (*needs, *each_member(silent, "the terms"))
        jump = f"The status goes from {_in_words(step[0])} to {_in_words(step[1])}."
        yield Change(sentence or jump, ["status", *step], needs)


def _pauses(before: Agreement, after: Agreement, _: Circle) -> Iterator[Change]:
    old, new = by_id(before.pauses, "from_"), by_id(after.pauses, "from_")
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        if was != is_:
            substance = ["pause", meaning(was), meaning(is_)]
            yield Change(_pause(was, is_), substance, any_member(before, "the pauses"))


def _pause(before: Pause | None, after: Pause | None) -> str:
    match before, after:
        case Pause(), None:
            return f"The pause since {day(before.from_)} is taken out."
        case None, Pause(until=None):
            return f"There is a pause from {day(after.from_)} on, with no last day yet."
        case None, Pause(until=dt.date() as until):
            return f"There is a pause from {day(after.from_)} to {day(until)}."
        case Pause(), Pause(until=dt.date() as until):
            return f"The pause since {day(before.from_)} lasts until {day(until)}."
        case _:
            return "A pause has no last day any more."


def _cohort(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    if before.cohort != after.cohort:
        yield Change(
            f"The pair moves from the cohort {said(before.cohort)} to {said(after.cohort)}.",
            ["cohort", before.cohort, after.cohort],
            (circle.coordinator("the cohort"),),
        )


def _topics(before: Agreement, after: Agreement, _: Circle) -> Iterator[Change]:
    old, new = set(meaning(before.topics)), set(meaning(after.topics))
    if old != new:
        added = [f"{said(topic)} is added" for topic in sorted(new - old)]
        gone = [f"{said(topic)} is taken out" for topic in sorted(old - new)]
        substance = ["topics", sorted(old), sorted(new)]
        yield Change(f"Topics: {listed([*added, *gone])}.", substance, any_member(before, "the topics"))


def _snooze(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    # Its day and its reason are for coordinators, who read them in the record.
    if meaning(before.snooze) != meaning(after.snooze):
        verb = "is set" if before.snooze is None else "is taken out" if after.snooze is None else "changes"
        yield Change(
            f"The snooze of reminders to look after this pair {verb}.",
            ["snooze", meaning(before.snooze), meaning(after.snooze)],
            (circle.coordinator("the snooze"),),
        )


def _closing(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    # Leaving asks for nobody else's consent, and an early end needs its last day said.
    leaves = after.status is Status.ENDED_EARLY
    needs: Iterable[Need] = any_member(before, "the end") if leaves else (circle.coordinator("the closing"),)
    return compare_closing(before.closing, after.closing, tuple(needs), circle.name)


def _in_words(status: Status) -> str:
    return status.replace("_", " ")


_ASPECTS: tuple[Aspect, ...] = (
    _status,
    _pauses,
    _terms,
    compare_consent,
    compare_signatures,
    _cohort,
    _topics,
    _closing,
    _snooze,
)
