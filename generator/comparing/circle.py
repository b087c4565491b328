"""The people around a change: what they are called, and who may approve what. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.comparing.changes import Need, Role
from generator.words.model import Agreement, Person
from generator.words.phrases import listed, plain

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Who is who. People are known by what their records said before the change."""

    people: Mapping[str, Person]
    coordinators: tuple[str, ...]
    maintainers: tuple[str, ...]
    newcomers: frozenset[str] = frozenset()
    """People whose records come in with the change itself."""

    def name(self, person: str) -> str:
        """Return what a person is called, or the id where no record tells."""
        record = self.people.get(person)
        return plain(record.name if record and record.name else person)[:_LONGEST_NAME]

    def names(self, people: Iterable[str]) -> str:
        """Return what people are called, as a list in a sentence."""
        return listed(self.name(person) for person in people)

    def handle(self, person: str) -> str:
        """Return a person's account on GitHub, or empty text where no record tells."""
        record = self.people.get(person)
        return record.github if record else ""

    def coordinator(self, matter: str) -> Need:
        """Return the need for any one coordinator's approval."""
        return Need(matter, Role.COORDINATOR, self.coordinators)

    def maintainer(self, matter: str) -> Need:
        """Return the need for any one maintainer's approval."""
        return Need(matter, Role.MAINTAINER, self.maintainers)


def any_member(agreement: Agreement, matter: str) -> tuple[Need, ...]:
    """Return the need for the approval of any one member of a pair."""
    return (Need(matter, Role.MEMBER, agreement.members),)


def each_member(people: Iterable[str], matter: str) -> tuple[Need, ...]:
    """Return the need for the approval of every one of some members."""
    return tuple(Need(matter, Role.MEMBER, (person,)) for person in dict.fromkeys(people))
