"""Topics as chips: the programme's own name for a topic, with the address of its place where it has one."""

from collections.abc import Iterable

from generator.figures.topics import topics_of
from generator.views.links import Links
from generator.views.sight import Sight


def topic_chips(sight: Sight, links: Links, topics: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return name and address of each topic, once; one outside the programme's vocabulary has no address."""
    program = sight.programme.program
    names = {topic.id: topic.name for topic in program.topics}
    found = ((text, topics_of((text,), program)[0]) for text in topics)
    chips = ((names[id_], links.topic(id_)) if id_ in names else (text, "") for text, id_ in found)
    return tuple(dict.fromkeys(chips))
