"""Topics as chips: the programme's own name for a topic, with the address of its place where it has one."""

from collections.abc import Iterable

from generator.views.links import Links
from generator.views.sight import Sight
from generator.words.model import Program, Topic


def topic_chips(sight: Sight, links: Links, topics: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return name and address of each topic; a topic outside the programme's vocabulary has no address."""
    found = ((topic, known_topic(sight.programme.program, topic)) for topic in topics)
    return tuple((known.name, links.topic(known.id)) if known else (topic, "") for topic, known in found)


def known_topic(program: Program, words: str) -> Topic | None:
    """Return the topic that is meant by its id, its name or a synonym, whatever its capitals."""
    wanted = words.casefold()
    for topic in program.topics:
        if wanted in (word.casefold() for word in (topic.id, topic.name, *topic.synonyms)):
            return topic
    return None
