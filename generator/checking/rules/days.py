"""Rules on dates in the log, and on dates that have not come yet. Corpus in, findings out."""

import datetime as dt
from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.checking.rules.dates import has_sound_term
from generator.checking.snippets import quoted
from generator.words.codes import dates as codes
from generator.words.diagnostic import Diagnostic, Path
from generator.words.model import Agreement, Entry, Goal
from generator.words.places import person_file, pulse_file

Day = tuple[Path, dt.date]
"""Where a date stands, and the date."""


def check_file_names(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the date of an entry or a survey is that of its file."""
    dated = [("entry", file, entry.date) for file, entry, _ in walks.entries(corpus)]
    dated += [("survey", pulse_file(pulse.stem), pulse.date) for pulse in corpus.programme.pulses]
    for what, file, day in dated:
        if not _is_dated_as_its_file(corpus, file, day):
            place = corpus.places[file]
            yield corpus.finding(
                codes.FILE_NAME_DIFFERS,
                file,
                ("date",),
                f'The {what} is dated "{day}", but its file is called "{place.stem}.yml".',
                f"Write {quoted(f'date: {place.written_day}')}, or rename the file.",
            )


def check_term_of_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that entries lie within the pair's time."""
    for file, entry, pair in walks.entries_in_force(corpus):
        starts, last = pair.agreement.starts, pair.agreement.last_day
        is_outside = has_sound_term(pair.agreement) and not starts <= entry.date <= last
        if is_outside and _is_dated_as_its_file(corpus, file, entry.date):
            yield corpus.finding(
                codes.ENTRY_OUTSIDE_TERM,
                file,
                ("date",),
                f'"{entry.date}" lies outside the pair\'s time, from {starts} to {last}.',
                "Correct the date, or the pair's dates in agreement.yml.",
            )


def check_plans(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that what an entry plans lies ahead of it."""
    for file, entry, _ in walks.entries_in_force(corpus):
        for path, day in _planned(entry):
            if day < entry.date:
                yield corpus.finding(
                    codes.DUE_BEFORE_ENTRY,
                    file,
                    path,
                    f'"{day}" was already over on the day of this entry, {entry.date}.',
                    "Write a day after the entry's date.",
                )


def check_future(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that what has happened is not dated in the future."""
    for file, path, day in _days_of_facts(corpus):
        if day > corpus.today:
            yield corpus.finding(
                codes.NOT_YET,
                file,
                path,
                f'"{day}" has not come yet.',
                "Correct the date, or wait with this until the day has come.",
            )


def _is_dated_as_its_file(corpus: Corpus, file: str, day: dt.date) -> bool:
    """Whether the two dates agree; a file that is named after no day has a finding of its own."""
    return corpus.places[file].day in (None, day)


def _planned(entry: Entry) -> Iterator[Day]:
    if entry.next_meeting:
        yield ("next_meeting",), entry.next_meeting
    for index, action in enumerate(entry.next):
        if action.due:
            yield ("next", index, "due"), action.due


def _days_of_facts(corpus: Corpus) -> Iterator[tuple[str, Path, dt.date]]:
    for person in corpus.programme.people.values():
        for index, training in enumerate(person.trainings):
            yield person_file(person.id), ("trainings", index, "date"), training.date
    for file, pair in walks.pairs(corpus):
        yield from ((file, path, day) for path, day in _days_of_agreement(pair.agreement))
    for file, number, goal, _ in walks.goals(corpus):
        yield from ((file, path, day) for path, day in _days_of_goal(number, goal))
    for file, entry, _ in walks.entries_in_force(corpus):
        if _is_dated_as_its_file(corpus, file, entry.date):
            yield file, ("date",), entry.date
    for pulse in corpus.programme.pulses:
        if _is_dated_as_its_file(corpus, pulse_file(pulse.stem), pulse.date):
            yield pulse_file(pulse.stem), ("date",), pulse.date


def _days_of_agreement(agreement: Agreement) -> Iterator[Day]:
    for person, day in agreement.signatures.items():
        yield ("signatures", person), day
    if agreement.closing:
        yield ("closing", "date"), agreement.closing.date
        for index, outcome in enumerate(agreement.closing.outcomes):
            yield ("closing", "outcomes", index, "date"), outcome.date


def _days_of_goal(number: int, goal: Goal) -> Iterator[Day]:
    for key, decision in (("dropped", goal.dropped), ("rebaselined", goal.rebaselined)):
        if decision:
            yield ("goals", number, key, "date"), decision.date
