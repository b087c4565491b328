"""What a profile could still say so that matching can do better. A person in, kind sentences out; never a score."""

from collections.abc import Iterator

from generator.matching.availability import read_week
from generator.matching.languages import is_language
from generator.words.model import Person
from generator.words.phrases import listed, said


def still_welcome(person: Person) -> tuple[str, ...]:
    """Return what would help to find a good match; nothing for people who look for none."""
    if not any(role and role.capacity for role in (person.mentor, person.mentee)):
        return ()
    return tuple(_sentences(person))


def _sentences(person: Person) -> Iterator[str]:
    missing = [
        words
        for words, holds in (
            ("topics to offer", person.mentor is None or person.mentor.offers or not person.mentor.capacity),
            (
                "topics to look for",
                person.mentee is None or person.mentee.seeks or not person.mentee.capacity,
            ),
            ("languages", person.languages),
            ("a time zone", person.timezone),
            ("times that usually suit", person.availability),
        )
        if not holds
    ]
    if missing:
        yield f"Still welcome here, whenever there is a moment: {listed(missing)}."
    for line in read_week(person.availability)[1]:
        yield f"Matching cannot read {said(line)}. Days and hours help, such as Tuesdays 14:00-17:00."
    if speaks_none_known(person):
        yield (
            f"Matching does not know the language {said(person.languages[0])}: its name in English helps, on a line of its"
            " own."
        )


def speaks_none_known(person: Person) -> bool:
    """Return whether somebody names languages, and none that matching knows."""
    return bool(person.languages) and not any(map(is_language, person.languages))
