"""Answers that people type: text in, what a record holds out, or why it cannot be that, in plain words. Pure.

What somebody is asked for is told by its place in the schema, so the same limits and sentences hold as for a record
that is written by hand.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from generator.checking.corpus import Corpus
from generator.checking.rules.nearest import did_you_mean
from generator.checking.rules.text import check_texts
from generator.checking.shape import check_shape
from generator.checking.snippets import quoted
from generator.checking.structure import STAND_IN
from generator.importing.dates import DateError, parse_date
from generator.importing.directory import Directory
from generator.importing.lists import split_list
from generator.importing.terms import parse_rhythm
from generator.reading.schemas import Schemas
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Path
from generator.words.model import Person, Programme
from generator.words.phrases import plain, said
from generator.words.places import Kind, Place
from generator.words.slugs import plain_letters
from generator.writing.record_text import render_record

YES_OR_NO: Mapping[str, bool] = {
    "yes": True,
    "y": True,
    "true": True,
    "no": False,
    "n": False,
    "false": False,
}

EVERYBODY = "everybody"

_NEARBY = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BY_DAY = re.compile(r"(?P<what>.*\S)\s+by\s+(?P<day>\S+(?: \S+){0,3})\Z", re.DOTALL | re.IGNORECASE)
_WHO = re.compile(r"(?P<who>[^:]{1,64}):\s+(?P<what>.*\S)\Z", re.DOTALL)
_RATING = re.compile(r"(?P<goal>[^=:]*[^=:\s])(?:\s*[=:]\s*|\s+)(?P<level>[-−+]?[0-9]+)\Z")


class Unclear(ValueError):
    """An answer that cannot be taken; its text says why, and what to write instead."""


def read_day(text: str, today: dt.date) -> dt.date:
    """Return the day that an answer means: a date in any clear form, or today, yesterday or tomorrow."""
    if (away := _NEARBY.get(text.strip().casefold())) is not None:
        return today + dt.timedelta(days=away)
    try:
        return parse_date(text)
    except DateError as error:
        raise Unclear(f"{quoted(text)} {error.why}. Write it as year-month-day, such as {today}.") from None


def read_coming_day(text: str, today: dt.date) -> dt.date:
    """Return the day that an answer means, which may also be the next Friday, or the next 20 December."""
    wanted = text.strip().casefold().rstrip(".")
    if wanted in _WEEKDAYS:
        away = (_WEEKDAYS.index(wanted) - today.weekday() - 1) % 7 + 1
        return today + dt.timedelta(days=away)
    for year in (today.year, today.year + 1):
        with suppress(DateError):
            if (day := parse_date(f"{text.rstrip('.')} {year}")) >= today:
                return day
    return read_day(text, today)


def read_number(text: str) -> int:
    """Return a whole number."""
    try:
        return int(text.replace("−", "-"))
    except ValueError:
        raise Unclear(f"{quoted(text)} is not a whole number. Write digits, such as 45.") from None


def read_choice(text: str, choices: Sequence[str]) -> str:
    """Return the one of some words that an answer names, in full, by its beginning or by its number from 1."""
    wanted = text.strip().casefold().replace(" ", "_")
    if wanted.isdecimal() and 1 <= int(wanted) <= len(choices):
        return choices[int(wanted) - 1]
    found = [choice for choice in choices if choice == wanted] or [
        choice for choice in choices if wanted and choice.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    raise Unclear(f"{quoted(text)} is none of the answers. Write {_or(choices)}.")


def read_yes_or_no(text: str) -> bool:
    """Return whether an answer is yes."""
    found = YES_OR_NO.get(text.strip().casefold())
    if found is None:
        raise Unclear(f"{quoted(text)} is neither yes nor no. Write yes or no.")
    return found


def read_rhythm(text: str) -> str:
    """Return an interval such as "2 weeks"."""
    found = parse_rhythm(text)
    if found is None:
        raise Unclear(
            f'{quoted(text)} is no rhythm. Write a number and days, weeks or months, such as "2 weeks".'
        )
    return found


def read_person(text: str, people: Iterable[Person]) -> str:
    """Return the id of the one whom an answer names: by id, name, GitHub account, or how parts of the id begin."""
    known = {person.id: person for person in people}
    if text.strip() in known:
        return text.strip()
    directory = Directory()
    directory.add_known(known.values())
    found = directory.find(text.strip()) or _with_all_words_of(text, known)
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise Unclear(f"{quoted(text)} could be {_or(sorted(found))}. Write which.")
    raise Unclear(f"Nobody here is called {quoted(text)}.{did_you_mean(text, known) or _known(known)}")


def read_people(text: str, people: Collection[Person]) -> list[str]:
    """Return the ids of those whom an answer names, with commas between them, or of everybody."""
    if text.strip().casefold() == EVERYBODY:
        return [person.id for person in people]
    names = [name.strip() for name in re.split(r"[,;\n]", text) if name.strip()]
    return list(dict.fromkeys(read_person(name, people) for name in names))


def read_items(text: str) -> list[str]:
    """Return the items of an answer with commas or semicolons between them."""
    return list(split_list(text))


def read_ids(text: str, ids: Sequence[str], what: str) -> list[str]:
    """Return those of some ids that an answer names, by id or by number from 1, with commas between them."""
    return list(dict.fromkeys(_id(part, ids, what) for part in re.split(r"[,;\s]+", text.strip()) if part))


def read_named(text: str, named: Mapping[str, str], what: str) -> str:
    """Return the id that an answer names, in full, by the first words of what has it, or by its number from 1.

    `named` gives these words by id.
    """
    wanted = plain(text).casefold().rstrip(".…")
    begun = [id_ for id_, words in named.items() if wanted and plain(words).casefold().startswith(wanted)]
    return begun[0] if wanted not in named and len(begun) == 1 else _id(text, named, what)


def read_rating(text: str, goals: Mapping[str, str]) -> tuple[str, int]:
    """Return a goal's id and its level from an answer such as "talk=1", "2 = -1" or "Give a first talk: 1".

    `goals` are titles by id; a goal is named as `read_named` takes it.
    """
    found = _RATING.match(text.strip())
    if found is None:
        raise Unclear(f"{quoted(text)} is no rating. Write a goal, = and a level from -2 to 2, such as 1=0.")
    return read_named(found["goal"], goals, "goal"), read_number(found["level"])


def read_step(text: str, people: Collection[Person], today: dt.date) -> dict[str, Any]:
    """Return a step from an answer such as "ada: Send the outline by Friday": who, what and due, or what alone."""
    step: dict[str, Any] = {}
    rest = text.strip()
    if (found := _WHO.match(rest)) and (who := _somebody(found["who"], people)):
        step["who"], rest = who, found["what"]
    if found := _BY_DAY.match(rest):
        # "by all means" is no day, and stays.
        with suppress(Unclear):
            step["due"], rest = read_coming_day(found["day"], today).isoformat(), found["what"]
    return {**step, "what": rest}


def trouble_with(kind: Kind, path: Path, value: Any, schemas: Schemas) -> str:
    """Return what is wrong with a value at a place of a record, and what to write; empty where nothing is."""
    place = Place(kind, "answer")
    document, found = parse_document(place.file, render_record(kind, _nested(path, value), schemas).encode())
    if document is None:
        return f"{found[0].message} {found[0].hint}"
    corpus = Corpus(
        programme=Programme(program=STAND_IN),
        documents={place.file: document},
        places={place.file: place},
        today=dt.date.min,
        sound=frozenset(),
    )
    findings = (*check_shape(document, kind, schemas), *check_texts(corpus))
    here = (finding for finding in findings if finding.path[: len(path)] == path)
    return next((f"{finding.message} {finding.hint}" for finding in here), "")


def _nested(path: Path, value: Any) -> Any:
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _id(text: str, known: Sequence[str] | Mapping[str, str], what: str) -> str:
    """Return the id that an answer names. `known` are ids, or the words of what has them by id."""
    wanted, ids = text.strip().casefold(), list(known)
    if wanted in ids:
        return wanted
    if wanted.isdecimal() and 1 <= int(wanted) <= len(ids):
        return ids[int(wanted) - 1]
    hint = f" There is no {what} to choose from."
    if isinstance(known, Mapping) and ids:
        hint = f" Write {_or(f'{id_} ({said(known[id_], 60)})' for id_ in ids)}."
    elif ids:
        hint = f" Write {_or(ids)}, or a number."
    raise Unclear(f"There is no {what} {quoted(text)}.{did_you_mean(wanted, ids) or hint}")


def _somebody(text: str, people: Collection[Person]) -> str:
    try:
        return read_person(text, people)
    except Unclear:
        return ""


def _with_all_words_of(text: str, known: Iterable[str]) -> frozenset[str]:
    """Return the ids in which every word of a text begins a part, as "ada l" does in ada-lovelace."""
    words = plain_letters(text).replace("-", " ").split()
    return frozenset(
        id_
        for id_ in known
        if words and all(any(part.startswith(word) for part in id_.split("-")) for word in words)
    )


def _known(people: Collection[str]) -> str:
    return f" Write {_or(sorted(people))}." if 0 < len(people) <= 6 else " Write an id from records/people."


def _or(words: Iterable[str]) -> str:
    *most, last = tuple(words) or ("",)
    return f"{', '.join(most)} or {last}" if most else last
