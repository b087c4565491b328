"""What a change of a person's record means. Pure; what only coordinators see is named, never shown."""

from collections.abc import Collection, Iterator, Mapping

from generator.comparing.changes import Change, Need, Role, by_id, fields_changed, meaning
from generator.comparing.circle import Circle
from generator.comparing.removals import why_removed
from generator.words.dates import day
from generator.words.model import MenteeRole, MentorRole, Person, Resource
from generator.words.numbers import counted
from generator.words.phrases import listed, said
from generator.words.places import person_file

_TITLES: Mapping[str, str] = {
    "github": "the GitHub handle",
    "emails": "the e-mail addresses",
    "keys": "the signing keys",
    "interests": "the interests",
    "languages": "the languages",
    "timezone": "the time zone",
    "availability": "the availability",
    "cohorts": "the cohorts to be matched in",
    "choices": "the choices for matching",
    "reports_to": "whom the person reports to",
    "counted_as": "the groups to be counted in",
    "reminders": "whether reminders come",
    "working_preferences": "the working preferences",
}
"""Fields of which nothing but their name is told."""


def compare_people(
    before: Person | None,
    after: Person | None,
    titles: Mapping[str, Resource],
    circle: Circle,
    private: Collection[str],
) -> Iterator[Change]:
    """Yield what changes between two states of a person's record; None where it is not there.

    `titles` holds the programme's resources by id; `private` are the records whose removal is for privacy.
    """
    if after is None:
        if before:
            removal, why = circle.coordinator("the removal"), why_removed(person_file(before.id), private)
            sentence = f"The record of this person is removed{why}."
            yield Change(sentence, ["removed", meaning(before), why], (removal,))
        return
    needs = _needs(after.id, circle)
    if before is None:
        yield Change(_new(after), ["new", meaning(after)], needs)
        return
    if before.id != after.id:
        sentence = f"The record is renamed from {before.id} to {after.id}."
        yield Change(sentence, ["renamed", before.id, after.id], (circle.coordinator("the new name"),))
    for sentence, field in _sentences(before, after, titles):
        yield Change(sentence, [field, meaning(before), meaning(after)], needs)


def _needs(person: str, circle: Circle) -> tuple[Need, ...]:
    people = tuple(dict.fromkeys((person, *circle.coordinators)))
    return (Need("the record", Role.PERSON, people),)


def _new(person: Person) -> str:
    roles = [
        f"{role}, for up to {counted(part.capacity, 'pair')} at once"
        for role, part in (("as a mentor", person.mentor), ("as a mentee", person.mentee))
        if part
    ]
    return f"New in the programme{''.join(f', {role}' for role in roles[:1])}{''.join(f' and {role}' for role in roles[1:])}."


def _sentences(before: Person, after: Person, resources: Mapping[str, Resource]) -> Iterator[tuple[str, str]]:
    if meaning(before.name) != meaning(after.name):
        yield f"The name changes from {said(before.name)} to {said(after.name)}.", "name"
    if meaning(before.public_name) != meaning(after.public_name):
        yield _public_name(after.public_name), "public_name"
    yield from ((sentence, "mentor") for sentence in _role("mentor", "offers", before.mentor, after.mentor))
    yield from ((sentence, "mentee") for sentence in _role("mentee", "seeks", before.mentee, after.mentee))
    yield from ((sentence, "trainings") for sentence in _trainings(before, after, resources))
    if changed := fields_changed(before, after, _TITLES):
        yield f"In the record, {listed(changed)} {'changes' if len(changed) == 1 else 'change'}.", "fields"


def _public_name(name: str) -> str:
    if not name:
        return "The public site may no longer name this person."
    return f"The public site may name this person, as {said(name)}."


def _role(
    role: str, topics: str, before: MentorRole | MenteeRole | None, after: MentorRole | MenteeRole | None
) -> Iterator[str]:
    if before is None and after:
        yield f"Now also a {role}, for up to {counted(after.capacity, 'pair')} at once."
    elif before and after is None:
        yield f"No longer a {role}."
    elif before and after:
        if before.capacity != after.capacity:
            yield f"As a {role}, there is room for {counted(after.capacity, 'pair')} instead of {before.capacity}."
        if meaning(getattr(before, topics)) != meaning(getattr(after, topics)):
            yield f"What this person {topics} as a {role} changes."


def _trainings(before: Person, after: Person, resources: Mapping[str, Resource]) -> Iterator[str]:
    old, new = by_id(before.trainings, "resource"), by_id(after.trainings, "resource")
    for key in (*new, *(gone for gone in old if gone not in new)):
        was, is_ = old.get(key), new.get(key)
        title = said(resources[key[0]].title if key[0] in resources else key[0])
        if is_ is None:
            yield f"The training {title} is taken out."
        elif was != is_:
            yield f"The training {title} was completed on {day(is_.date)}."
