"""Topics: the programme's vocabulary, the pairs that work on each, who offers and who looks for it, resources.

One page for all topics, and one for each of the vocabulary. Words outside the vocabulary are listed as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.figures.topics import topics_of
from generator.views.frame import Frame, view_frame
from generator.views.links import PEOPLE, RESOURCES, TOPICS, Links
from generator.views.names import MENTEE, MENTOR, Name, name_of
from generator.views.page import Page
from generator.views.paging import left_over, rows_of
from generator.views.pair_lines import PairLine, pair_lines
from generator.views.pair_resources import resource_href
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Pair, Person, Resource, Topic
from generator.words.numbers import counted, number


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one topic, gathered in one walk over the records."""

    pairs: list[Pair] = field(default_factory=list)
    offers: list[Person] = field(default_factory=list)
    seeks: list[Person] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)

    @property
    def uses(self) -> int:
        """How many records name it."""
        return len(self.pairs) + len(self.offers) + len(self.seeks) + len(self.resources)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in short."""

    id: str
    name: str
    href: str
    also: str
    """Other words for it, in a row."""
    counts: tuple[str, ...]
    """What there is about it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """All topics."""

    frame: Frame
    topics: tuple[TopicCard, ...]
    others: tuple[tuple[str, str], ...]
    """Words outside the vocabulary, each with what there is about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """One topic."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    topic: TopicCard
    pairs: tuple[PairLine, ...]
    more_pairs: tuple[int, str]
    """How many pairs did not fit here, and the address of a list of all."""
    sees_people: bool
    sides: tuple[tuple[str, tuple[Name, ...], int, str], ...]
    """Heading, people, how many did not fit, and what is said where there is nobody."""
    people: str
    resources: tuple[tuple[str, str, str], ...]
    """Title, address and kind."""
    all_resources: str


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page of all topics, and one for each topic of the vocabulary."""
    behind = gather_topics(sight)
    yield Page(TOPICS, "pages/topics.html.j2", "Topics", view_topics(sight, behind))
    for topic in sight.programme.program.topics:
        view = view_topic(sight, topic, behind.get(topic.id, Behind()))
        yield Page(topic_path(topic.id), "pages/topic.html.j2", topic.name, view)


def topic_path(topic: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{topic}/index.md"


def gather_topics(sight: Sight) -> Mapping[str, Behind]:
    """Return what stands behind each topic: by its id in the vocabulary, or else by the word itself."""
    found: dict[str, Behind] = {}

    def behind(words: Iterable[str]) -> Iterator[Behind]:
        for topic in topics_of(words, sight.programme.program):
            yield found.setdefault(topic, Behind())

    for pair in sight.programme.pairs.values():
        for place in behind(pair.agreement.topics):
            place.pairs.append(pair)
    for person in sight.programme.people.values():
        for place in behind(person.mentor.offers if person.mentor else ()):
            place.offers.append(person)
        for place in behind(person.mentee.seeks if person.mentee else ()):
            place.seeks.append(person)
    for resource in sight.programme.resources:
        for place in behind(resource.topics):
            place.resources.append(resource)
    return found


def view_topics(sight: Sight, behind: Mapping[str, Behind]) -> TopicsView:
    """Return what the page of all topics shows, in the order of their names."""
    links = Links(TOPICS)
    vocabulary = sight.programme.program.topics
    others = behind.keys() - {topic.id for topic in vocabulary}
    most_used_first = sorted(others, key=lambda word: (-behind[word].uses, word))
    return TopicsView(
        frame=view_frame(sight, TOPICS),
        topics=tuple(
            _card(links, topic, behind.get(topic.id, Behind()))
            for topic in sorted(vocabulary, key=lambda topic: (topic.name.casefold(), topic.id))
        ),
        others=tuple((word, ", ".join(_counts(behind[word]))) for word in most_used_first),
    )


def view_topic(sight: Sight, topic: Topic, behind: Behind) -> TopicView:
    """Return what a topic's page shows."""
    path = topic_path(topic.id)
    links = Links(path)
    return TopicView(
        frame=view_frame(sight, path),
        crumbs=(("Topics", links.to(TOPICS)),),
        topic=_card(links, topic, behind),
        pairs=pair_lines(sight, links, behind.pairs),
        more_pairs=(left_over(behind.pairs), links.pairs(find=topic.name)),
        sees_people=sight.audience is not Audience.PUBLIC,
        sides=(
            ("Who offers it", *_names(sight, links, behind.offers, MENTOR), "Nobody offers it yet."),
            ("Who looks for it", *_names(sight, links, behind.seeks, MENTEE), "Nobody looks for it now."),
        ),
        people=links.to(PEOPLE),
        resources=tuple(
            (resource.title, resource_href(links, resource.url), resource.kind)
            for resource in behind.resources
        ),
        all_resources=links.to(RESOURCES),
    )


def _card(links: Links, topic: Topic, behind: Behind) -> TopicCard:
    return TopicCard(
        id=topic.id,
        name=topic.name,
        href=links.to(topic_path(topic.id)),
        also=", ".join(topic.synonyms),
        counts=_counts(behind),
    )


def _counts(behind: Behind) -> tuple[str, ...]:
    running = sum(1 for pair in behind.pairs if pair.agreement.status.is_running)
    pairs = counted(len(behind.pairs), "pair") + (f" ({number(running)} under way)" if running else "")
    counts = (
        pairs if behind.pairs else "",
        f"{counted(len(behind.offers), 'person', 'people')} {_verb(behind.offers, 'offer')} it",
        f"{counted(len(behind.seeks), 'person', 'people')} {_verb(behind.seeks, 'look')} for it",
        counted(len(behind.resources), "resource"),
    )
    there = (behind.pairs, behind.offers, behind.seeks, behind.resources)
    return tuple(text for text, items in zip(counts, there, strict=True) if items)


def _verb(people: Sequence[Person], verb: str) -> str:
    return f"{verb}s" if len(people) == 1 else verb


def _names(sight: Sight, links: Links, people: Sequence[Person], side: str) -> tuple[tuple[Name, ...], int]:
    """The first of the people, by name, and how many more there are."""
    names = (name_of(sight, links, person.id, side) for person in people)
    ordered = sorted(names, key=lambda name: (name.text.casefold(), name.href))
    return tuple(rows_of(ordered, 1)), left_over(ordered)
