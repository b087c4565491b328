"""Who should hear about what, and why, in kind words: a sight and a stretch of days in, reminders out.

Each person is told of a few matters at most, and the rest is counted. Whoever wrote ``reminders: false`` into their
record is never told anything.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.attention import Flag, flags_of_programme
from generator.figures.matters import Cause, Days, Matter, matters_of
from generator.views.attention_words import (
    CLOSE_OR_GO_ON,
    HOW_FAR,
    LOOK_BACK,
    RULES,
    TO_SIGN,
    message_of,
    numbers_of,
)
from generator.views.names import pair_tab, person_name
from generator.views.pair_agreement import rhythm
from generator.views.pair_brief import IF_YOU_MET
from generator.views.person_roles import partners_in_words
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.dates import day, relative
from generator.words.model import PagePublication, Pair
from generator.words.phrases import sentence

MOST_FLAGS = 10
"""So many flags coordinators are told of at once."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is told something."""

    id: str
    name: str
    github: str
    """Handle; empty where the record has none, or where it is not to be mentioned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One matter, ready to be sent."""

    cause: str
    pairs: tuple[str, ...]
    """Ids of the pairs that it is about."""
    day: dt.date
    """The day that it is about, or since when it holds."""
    text: str
    message: str = ""
    """What a coordinator could send; empty for other people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What some people are told: one person, or the coordinators together."""

    people: tuple[Person, ...]
    reminders: tuple[Reminder, ...]
    """What has waited longest first."""
    more: int
    """How many are left out."""


def remind_pairs(sight: Sight, days: Days, most: int, *, only_named: bool = False) -> tuple[Told, ...]:
    """Return what the people in pairs are told, each person once, in order of their names.

    Nobody is told more than `most` matters. With `only_named` pairs that are not listed publicly are left out.
    Nothing is told on behalf of the public, who may not know whom to tell.
    """
    if sight.audience is Audience.PUBLIC:
        return ()
    found: dict[str, list[tuple[Matter, Pair]]] = {}
    policy = sight.programme.program.policy
    for pair in sight.programme.pairs.values():
        is_named = pair.agreement.publication is PagePublication.NAMED
        if only_named and not is_named:
            continue
        for matter in matters_of(pair, policy, days):
            for person in matter.people:
                found.setdefault(person, []).append((matter, pair))
    told = [
        _told(sight, person, matters, most) for person, matters in found.items() if _listens(sight, person)
    ]
    return tuple(sorted(told, key=lambda each: (each.people[0].name.casefold(), each.people[0].id)))


def remind_coordinators(sight: Sight, days: Days) -> Told:
    """Return what coordinators are told: each flag on the day that it comes up, and then more and more rarely.

    Nothing for other audiences. Where a pair was to be left in peace, the first day after that counts.
    """
    people = tuple(
        _person(sight, person) for person in sight.programme.program.coordinators if _listens(sight, person)
    )
    if sight.audience is not Audience.COORDINATORS:
        return Told(people=people, reminders=(), more=0)
    flags = [
        flag
        for flag in flags_of_programme(sight.programme, days.today, sight.recorded)
        if days.hold(None, _comes_up(sight, flag))
    ]
    return Told(
        people=people,
        reminders=tuple(_flagged(sight, flag) for flag in flags[:MOST_FLAGS]),
        more=max(0, len(flags) - MOST_FLAGS),
    )


def _listens(sight: Sight, person: str) -> bool:
    known = sight.programme.people.get(person)
    return known is None or known.reminders


def _person(sight: Sight, person: str) -> Person:
    known = sight.programme.people.get(person)
    return Person(person, person_name(sight, person, "member"), known.github if known else "")


def _told(sight: Sight, person: str, matters: list[tuple[Matter, Pair]], most: int) -> Told:
    ordered = sorted(matters, key=lambda item: (item[0].falls_on, item[1].id, item[0].cause, item[0].what))
    return Told(
        people=(_person(sight, person),),
        reminders=tuple(_reminder(sight, person, matter, pair) for matter, pair in ordered[:most]),
        more=max(0, len(ordered) - most),
    )


def _reminder(sight: Sight, person: str, matter: Matter, pair: Pair) -> Reminder:
    partners = partners_in_words(sight, pair, person)
    text = f"With {partners}: {_words(sight, matter, pair)}"
    return Reminder(cause=matter.cause, pairs=(pair.id,), day=matter.day, text=text)


def _words(sight: Sight, matter: Matter, pair: Pair) -> str:
    date, today = matter.day, sight.today
    on = f"{day(date)}, {relative(date, today)}"
    match matter.cause:
        case Cause.STEP if date >= today:
            return f"“{matter.what}” is due on {on}."
        case Cause.STEP:
            return f"“{matter.what}” was due on {on}. If it is done, your next entry can say so; if not, another day is fine."
        case Cause.GOAL if date > today:
            return f"your goal “{matter.what}” is due on {on}."
        case Cause.GOAL:
            return f"the date of your goal “{matter.what}” has come, on {day(date)}. {HOW_FAR}"
        case Cause.REVIEW:
            return f"you {'had meant' if date < today else 'meant'} to look back together on {day(date)}. {LOOK_BACK}"
        case Cause.MEETING:
            return f"you meet on {on}: {rhythm(pair.agreement.meetings).lower()}."
        case Cause.NOT_LOGGED:
            return f"you had planned to meet on {day(date)}, and no entry tells of it yet. {IF_YOU_MET}"
        case Cause.SIGNATURE:
            return f"your agreement is still waiting for your signature. {TO_SIGN}"
        case Cause.ENDING:
            return (
                f"your agreed time {'ends' if date >= today else 'was over'} on {day(date)}. {CLOSE_OR_GO_ON}"
            )


def _comes_up(sight: Sight, flag: Flag) -> dt.date:
    snoozes = (sight.programme.pairs[pair].agreement.snooze for pair in flag.pairs)
    return max([flag.since, *(snooze.until for snooze in snoozes if snooze)])


def _flagged(sight: Sight, flag: Flag) -> Reminder:
    whose = ", ".join(_titles(sight, flag))
    return Reminder(
        cause=flag.rule,
        pairs=flag.pairs,
        day=flag.since,
        text=f"{sentence(f'{RULES[flag.rule].title}: {whose}')} {sentence(numbers_of(sight, flag).rstrip('.'))}",
        message=message_of(sight, flag),
    )


def _titles(sight: Sight, flag: Flag) -> Iterator[str]:
    if flag.people and len(flag.pairs) > 1:
        yield from (person_name(sight, person, "member") for person in flag.people)
    else:
        yield from (pair_tab(sight, sight.programme.pairs[pair]) for pair in flag.pairs)
