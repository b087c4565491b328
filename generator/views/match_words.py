"""What speaks for two people and what they would have to agree on, in words. A sight and two people in.

Only what the sight's audience may see goes in, so members read nothing of wishes; and only these two are named.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.checking.suggestions import interval_meant
from generator.matching.availability import (
    PER_HOUR,
    PER_WEEK,
    blocks_of,
    in_words,
    offset_of,
)
from generator.matching.fit import Fit, Score, fit_of
from generator.matching.languages import language_name, language_of
from generator.matching.parts import weights_of
from generator.matching.profiles import Profile, profile_of
from generator.views.names import MENTEE, MENTOR, person_name
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Pair, Person, Status
from generator.words.numbers import counted, number
from generator.words.phrases import listed, said

REASONS = 3
"""How many reasons stand beside a proposal."""

PART_NAMES = {
    "topics": "Topics",
    "mentee_wish": "The mentee's wish",
    "mentor_wish": "The mentor's wish",
    "hours": "Common hours",
    "interests": "Interests",
    "working_preferences": "Working preferences",
}
_UNITS = {"hours": "quarter-hours"}
_HABITS = {
    "video": "meet by video",
    "in-person": "meet in person",
    "phone": "talk by phone",
    "chat": "write in a chat",
}
_TAKES = {"written": "read", "spoken": "hear"}
_HOW_OFTEN = re.compile(
    r"\b(?:(?:every|each|once an?|per) (?:\w+ )?(?:day|week|month)s?|weekly|fortnightly|monthly)\b(?! or)"
)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a fit, so that the sum can be checked by hand."""

    name: str
    met: str
    """As ``2 of 3``."""
    points: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why two people could work well together, and what they would have to settle."""

    fit: int
    """The share of the profiles' points, from 0 to 100, and what wishes add."""
    earned: int
    possible: int
    share: int
    parts: tuple[PartLine, ...]
    wishes: tuple[PartLine, ...]
    why: tuple[str, ...]
    """The strongest reasons, as sentences."""
    differ: tuple[str, ...]
    """What does not fit, each with what to do about it."""


@dataclass(frozen=True, slots=True)
class Two:
    """A mentee and a mentor with their profiles on a day."""

    mentee: Person
    mentor: Person
    mentee_profile: Profile
    mentor_profile: Profile
    day: dt.date


def reasons_of(sight: Sight, two: Two) -> Reasons:
    """Return what speaks for two people and against them, for the sight's audience."""
    weights = weights_of(sight.programme.program.policy.matching)
    fit = fit_of(two.mentee_profile, two.mentor_profile, weights)
    return Reasons(
        fit=fit.value,
        earned=fit.earned,
        possible=fit.possible,
        share=fit.share,
        parts=tuple(_part_line(score) for score in fit.scores if not score.part.is_wish),
        wishes=tuple(_part_line(score) for score in fit.scores if score.part.is_wish),
        why=tuple(_why(sight, two, fit))[:REASONS],
        differ=tuple(_differ(sight, two)),
    )


@dataclass(frozen=True, slots=True)
class MatchOfTwo:
    """A mentee and a mentor of a proposed pair."""

    title: str
    reasons: Reasons


def match_of_pair(sight: Sight, pair: Pair) -> Iterator[MatchOfTwo]:
    """Yield why a proposed pair could work, for each mentee with each mentor; nothing for the public, which sees
    no profiles, and nothing once the pair has begun."""
    if sight.audience is Audience.PUBLIC or pair.agreement.status is not Status.PROPOSED:
        return
    for mentee in pair.agreement.mentees:
        for mentor in pair.agreement.mentors:
            if mentee != mentor and {mentee, mentor} <= sight.programme.people.keys():
                title = f"{person_name(sight, mentee, MENTEE)} with {person_name(sight, mentor, MENTOR)}"
                two = two_of(sight, mentee, mentor, pair.agreement.starts)
                yield MatchOfTwo(title, reasons_of(sight, two))


def two_of(sight: Sight, mentee: str, mentor: str, day: dt.date) -> Two:
    """Return two people of the sight with their profiles. Raises KeyError where it has no such person."""
    people, program = sight.programme.people, sight.programme.program
    one, other = people[mentee], people[mentor]
    return Two(one, other, profile_of(one, program, day), profile_of(other, program, day), day)


def topic_words(sight: Sight, topics: Iterable[str]) -> list[str]:
    """Return what the programme calls topics, in the order of their names."""
    names = {topic.id: topic.name for topic in sight.programme.program.topics}
    return sorted((names.get(topic, topic) for topic in topics), key=str.casefold)


def _part_line(score: Score) -> PartLine:
    unit = f" {_UNITS[score.part.name]}" if score.part.name in _UNITS else ""
    return PartLine(
        PART_NAMES[score.part.name], f"{score.met} of {score.of}{unit}", score.points, score.weight
    )


def _why(sight: Sight, two: Two, fit: Fit) -> Iterator[str]:
    strongest_first = sorted(fit.scores, key=lambda score: -score.points)
    for score in strongest_first:
        if score.points:
            yield _reason(sight, two, score.part.name, score.common)
    if languages := _languages(two):
        yield f"Both speak {listed(languages)}."


def _reason(sight: Sight, two: Two, part: str, common: frozenset[object]) -> str:
    mentee, mentor = _mentee(sight, two), _mentor(sight, two)
    match part:
        case "topics":
            sought = two.mentee_profile.seeks
            words = listed(topic_words(sight, sought & two.mentor_profile.offers))
            if sought <= two.mentor_profile.offers:
                return f"{mentor} offers all that {mentee} looks for: {words}."
            return (
                f"{mentor} offers {len(common)} of the {len(sought)} topics that {mentee} looks for: {words}."
            )
        case "mentee_wish":
            return f"{mentee} would like to be matched with {mentor}."
        case "mentor_wish":
            return f"{mentor} would like to be matched with {mentee}."
        case "hours":
            return _common_hours(sight, two)
        case "interests":
            shared = two.mentee_profile.interests & two.mentor_profile.interests
            return f"Both enjoy {listed(topic_words(sight, shared))}."
        case _:
            return f"Both like to {listed(_habits(two))}."


def _common_hours(sight: Sight, two: Two) -> str:
    common = two.mentee_profile.hours & two.mentor_profile.hours
    zone = two.mentee.timezone or sight.programme.program.timezone
    shift = offset_of(zone, two.day)
    longest = blocks_of((slot + shift) % PER_WEEK for slot in common)[0]
    hours = len(common) / PER_HOUR
    time = (
        counted(15 * len(common), "minute") if hours < 1 else f"{number(hours, 2)} hour{'s' * (hours != 1)}"
    )
    other_zone = two.mentor.timezone or sight.programme.program.timezone
    whose = f" on {_mentee(sight, two)}'s clock" if zone != other_zone else ""
    return f"They have {time} a week in common, such as {in_words(longest)}{whose}."


def _habits(two: Two) -> list[str]:
    ours, theirs = two.mentee.working_preferences, two.mentor.working_preferences
    habits = _ways([word for word in ours.meet if word in theirs.meet])
    if ours.feedback and ours.feedback == theirs.feedback:
        habits.append(f"{_TAKES[ours.feedback]} feedback")
    learning = [word for word in ours.learns_by if word in theirs.learns_by]
    return [*habits, *([f"learn by {listed(learning)}"] if learning else [])]


def _ways(ways: Iterable[str]) -> list[str]:
    return [_HABITS.get(way, way) for way in ways]


def _languages(two: Two) -> list[str]:
    theirs = {language_of(word) for word in two.mentor.languages}
    both = (language_name(word) for word in two.mentee.languages if language_of(word) in theirs)
    return list(dict.fromkeys(both))


def _differ(sight: Sight, two: Two) -> Iterator[str]:
    mentee, mentor = _mentee(sight, two), _mentor(sight, two)
    sought, offered = two.mentee_profile.seeks, two.mentor_profile.offers
    if unmet := topic_words(sight, sought - offered):
        none = "" if sought & offered else " Nothing that is looked for is offered: talk about that first."
        yield (
            f"{mentor} does not offer {listed(unmet, 'or')}: agree whether that can wait, or who else could help.{none}"
        )
    sides = ((two.mentee, two.mentee_profile, mentee), (two.mentor, two.mentor_profile, mentor))
    yield from _silence(
        [name for _, profile, name in sides if not profile.hours and not profile.unread],
        "when there is time: settle that first.",
    )
    for _, profile, name in sides:
        if profile.unread and not profile.hours:
            yield f"{name} has time {said(profile.unread[0])}, which only people can read: settle when to meet first."
    yield from _silence(
        [name for person, _, name in sides if not person.languages],
        "which languages to talk in: ask first.",
    )
    yield from _differing_habits(two, mentee, mentor)
    common = len(two.mentee_profile.hours & two.mentor_profile.hours)
    if 0 < common < PER_HOUR:
        yield f"They have less than an hour a week in common ({counted(15 * common, 'minute')}): look for more."


def _differing_habits(two: Two, mentee: str, mentor: str) -> Iterator[str]:
    ours, theirs = two.mentee.working_preferences, two.mentor.working_preferences
    if ours.meet and theirs.meet and not set(ours.meet) & set(theirs.meet):
        yield f"{mentee} likes to {listed(_ways(ours.meet))}, {mentor} to {listed(_ways(theirs.meet))}: agree how."
    if ours.feedback and theirs.feedback and ours.feedback != theirs.feedback:
        yield (
            f"{mentee} would rather {_TAKES[ours.feedback]} feedback, {mentor} would rather {_TAKES[theirs.feedback]}"
            " it: agree how."
        )
    if ours.learns_by and theirs.learns_by and not set(ours.learns_by) & set(theirs.learns_by):
        yield f"{mentee} learns by {listed(ours.learns_by)}, {mentor} by {listed(theirs.learns_by)}: agree how."
    if ours.rhythm and theirs.rhythm and not _mean_the_same(ours.rhythm, theirs.rhythm):
        yield f"On how often, {mentee} says {said(ours.rhythm)} and {mentor} {said(theirs.rhythm)}: agree on one."


def _mean_the_same(rhythm: str, other: str) -> bool:
    """Return whether two rhythms name the same interval: "An hour every two weeks" and "Every 2 weeks" do."""
    ours, theirs = _interval(rhythm), _interval(other)
    return ours == theirs if ours and theirs else rhythm.casefold() == other.casefold()


def _interval(rhythm: str) -> str | None:
    found = _HOW_OFTEN.findall(rhythm.casefold())
    return interval_meant(found[0]) if len(found) == 1 else None


def _silence(silent: Sequence[str], on_what: str) -> Iterator[str]:
    """Yield that one of the two, or neither, has said something; nothing where both have."""
    if silent:
        yield f"{f'{silent[0]} has not' if len(silent) == 1 else 'Neither has'} said {on_what}"


def _mentee(sight: Sight, two: Two) -> str:
    return person_name(sight, two.mentee.id, MENTEE)


def _mentor(sight: Sight, two: Two) -> str:
    return person_name(sight, two.mentor.id, MENTOR)
