"""What a person's record says for matching: a record in, terms that can be held against another's out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.figures.topics import topics_of
from generator.matching.availability import in_common_time, read_week
from generator.matching.languages import language_of
from generator.words.model import Person, Program

Terms = frozenset[Any]
"""Things that two people have in common where both have them: topics, languages, quarter-hours, ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one person offers, looks for and prefers."""

    id: str
    seeks: Terms
    offers: Terms
    interests: Terms
    languages: Terms
    hours: Terms
    """Quarter-hours of the week in UTC, from 0 on Monday at 00:00."""
    working: Terms
    """Working preferences, as ``meet: video``."""
    wants: Terms
    """People whom this person would like to be matched with."""
    refuses: Terms
    """People whom this person should not be matched with."""
    unread: tuple[str, ...]
    """Lines of availability that are not understood."""


def profile_of(person: Person, program: Program, day: dt.date) -> Profile:
    """Return a person's profile. Hours are as of `day`; without a time zone the programme's own is meant."""
    hours, unread = read_week(person.availability)
    return Profile(
        id=person.id,
        seeks=frozenset(topics_of(person.mentee.seeks, program) if person.mentee else ()),
        offers=frozenset(topics_of(person.mentor.offers, program) if person.mentor else ()),
        interests=frozenset(topics_of(person.interests, program)),
        languages=frozenset(map(language_of, person.languages)),
        hours=in_common_time(hours, person.timezone or program.timezone, day),
        working=_working(person),
        wants=frozenset(person.choices.wants) - set(person.choices.not_),
        refuses=frozenset(person.choices.not_),
        unread=unread,
    )


def _working(person: Person) -> Terms:
    stated = person.working_preferences
    terms = [("meet", word) for word in stated.meet] + [("learns by", word) for word in stated.learns_by]
    return frozenset((*terms, ("feedback", stated.feedback)) if stated.feedback else terms)


TermsOf = Callable[[Profile], Terms]
