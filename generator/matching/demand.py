"""What is looked for and what is offered, topic by topic: a pool in, counts of people and places out."""

from collections import Counter
from dataclasses import dataclass

from generator.matching.pool import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One topic among those who can be matched now."""

    topic: str
    mentees: int
    """How many look for it."""
    mentors: int
    """How many with a free place offer it."""
    places: int
    """How many places these have in all; each of them may be taken for another topic."""

    @property
    def gap(self) -> int:
        """How many of those who look for it could not all be served, whatever the other topics do."""
        return max(0, self.mentees - self.places)


def demand_of(pool: Pool) -> tuple[Demand, ...]:
    """Return every topic that is looked for or offered: the largest gap first, then the most looked for."""
    looked_for = Counter(topic for each in pool.mentees for topic in each.profile.seeks)
    mentors = Counter(topic for each in pool.mentors for topic in each.profile.offers)
    places: Counter[str] = Counter()
    for each in pool.mentors:
        places.update(dict.fromkeys(each.profile.offers, each.places))
    found = (
        Demand(topic=topic, mentees=looked_for[topic], mentors=mentors[topic], places=places[topic])
        for topic in looked_for | mentors
    )
    return tuple(sorted(found, key=lambda each: (-each.gap, -each.mentees, -each.places, each.topic)))
