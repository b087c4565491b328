"""Rules on how the entries of a log fit together. Corpus in, findings out."""

import datetime as dt
from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.checking.snippets import quoted
from generator.words.codes import log as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Agreement, Entry, EntryKind, Pair, Pause
from generator.words.places import entry_file


def check_order_of_steps(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that nothing is done before it was set."""
    for pair in corpus.programme.pairs.values():
        set_on = _days_of_steps(pair)
        for entry in pair.entries_in_force():
            for index, step in enumerate(entry.done):
                if step in set_on and entry.date < set_on[step]:
                    yield corpus.finding(
                        codes.DONE_BEFORE_SET,
                        entry_file(pair.id, entry.stem),
                        ("done", index),
                        f"{quoted(step)} was set on {set_on[step]}, after the day of this entry.",
                        "List it in a later entry, or write the id of what was done here.",
                    )


def check_circles(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that corrections lead back to an entry that corrects nothing."""
    for pair in corpus.programme.pairs.values():
        corrects = {entry.stem: entry.corrects for entry in pair.entries if entry.corrects}
        told: set[str] = set()
        for entry in pair.entries:
            circle = _circle(entry.stem, corrects)
            if circle and entry.stem not in told:
                told.update(circle)
                yield corpus.finding(
                    codes.CORRECTS_ITSELF,
                    entry_file(pair.id, entry.stem),
                    ("corrects",),
                    f"{quoted(entry.corrects)} in the end corrects itself."
                    if len(circle) > 1
                    else f"{quoted(entry.corrects)} is this entry itself.",
                    'Write the name of an earlier entry, or remove "corrects".',
                )


def check_single_correction(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every entry has one correction at most."""
    for pair in corpus.programme.pairs.values():
        first: dict[str, str] = {}
        for entry in pair.entries:
            if entry.corrects and first.setdefault(entry.corrects, entry.stem) != entry.stem:
                yield corpus.finding(
                    codes.CORRECTED_TWICE,
                    entry_file(pair.id, entry.stem),
                    ("corrects",),
                    f"{quoted(entry.corrects)} is already corrected by {quoted(first[entry.corrects])}.",
                    f'Write "corrects: {first[entry.corrects]}": then this one takes the place of both.',
                )


def check_single_entry(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that every meeting has one entry."""
    for pair in corpus.programme.pairs.values():
        first: dict[dt.date, Entry] = {}
        for entry in pair.entries_in_force():
            other = first.setdefault(entry.date, entry) if entry.kind.is_meeting else entry
            if other is not entry and not (entry.corrects and entry.corrects == other.corrects):
                yield corpus.finding(
                    codes.LOGGED_TWICE,
                    entry_file(pair.id, entry.stem),
                    ("date",),
                    f'The meeting on "{entry.date}" is already logged in {other.stem}.yml.',
                    "Keep one entry with all that both of you wrote down.",
                )


def check_pauses(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that no meeting is held during a pause."""
    for file, entry, pair in walks.entries_in_force(corpus):
        pause = _pause_on(entry.date, pair.agreement)
        if pause and entry.is_held_meeting:
            until = f"to {pause.until}" if pause.until else "on"
            yield corpus.finding(
                codes.MET_IN_PAUSE,
                file,
                ("date",),
                f'The meeting on "{entry.date}" lies in the pair\'s pause, from {pause.from_} {until}.',
                "Let the pause end before this meeting, or correct the date.",
            )


def check_withdrawals(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a withdrawal says which entry it withdraws."""
    for file, entry, _ in walks.entries(corpus):
        if entry.void and not entry.corrects:
            yield corpus.finding(
                codes.VOID_OF_NOTHING,
                file,
                ("void",),
                '"void: true" withdraws an entry, but this one does not say which.',
                'Add "corrects" with the name of the file of that entry, without .yml.',
            )


def check_outcomes(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that only meetings have an outcome."""
    for file, entry, _ in walks.entries_in_force(corpus):
        if entry.outcome and entry.kind is EntryKind.PROGRESS:
            yield corpus.finding(
                codes.OUTCOME_WITHOUT_MEETING,
                file,
                ("outcome",),
                f'The outcome is "{entry.outcome}", but the kind "progress" is no meeting.',
                'Write "kind: meeting", or remove "outcome".',
            )


def _days_of_steps(pair: Pair) -> dict[str, dt.date]:
    actions = {action.id: entry.date for entry in pair.entries_in_force() for action in entry.next}
    objectives = {objective.id: goal.set_on for goal in pair.goals for objective in goal.objectives}
    return {**actions, **objectives}


def _circle(stem: str, corrects: dict[str, str]) -> list[str]:
    """The entries from one back to itself along its corrections; empty where they do not lead back."""
    passed: list[str] = []
    at = stem
    while at in corrects and at not in passed:
        passed.append(at)
        at = corrects[at]
    return passed if passed and at == stem else []


def _pause_on(day: dt.date, agreement: Agreement) -> Pause | None:
    for pause in agreement.pauses:
        if pause.from_ <= day <= (pause.until or dt.date.max):
            return pause
    return None
