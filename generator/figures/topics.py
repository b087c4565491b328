"""Which topic a text means: the programme's vocabulary and a text in, one name for it out."""

from collections.abc import Iterable

from generator.words.model import Program


def topics_of(texts: Iterable[str], program: Program) -> tuple[str, ...]:
    """Return the topics that texts mean, each once, sorted: the vocabulary's id where its id, name or a synonym
    matches whatever the case, else the text itself in lower case."""
    known = {
        word.casefold(): topic.id
        for topic in program.topics
        for word in (*topic.synonyms, topic.name, topic.id)
    }
    return tuple(sorted({known.get(text.casefold(), text.casefold()) for text in texts}))
