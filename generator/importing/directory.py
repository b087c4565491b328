"""Who is who: finds the id of a person whom a table calls by an id, a name, another name or a handle.

Knows the people of the tables and those who have a record already. Knows nothing of what records say of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.importing.cells import Cells
from generator.importing.lists import new_names, split_names
from generator.importing.notes import quoted
from generator.importing.results import Origin
from generator.importing.slugs import folded, make_id, numbered
from generator.words.model import Person
from generator.words.slugs import slug


@dataclass(slots=True)
class Directory:
    """People by all that they are called."""

    takes_strangers: bool = False
    """Whether somebody whom nobody knows becomes a new person: so where there is no table of people."""
    ids: set[str] = field(default_factory=set)
    strangers: dict[str, tuple[str, list[Origin]]] = field(default_factory=dict)
    """New people by id: name, and the rows that name them."""
    _by_call: dict[str, set[str]] = field(default_factory=dict)

    def add(self, person: str, calls: Iterable[str]) -> None:
        """Let `person`, an id, be known by everything that the tables call them."""
        self.ids.add(person)
        for call in (person, *calls):
            if folded(call):
                self._by_call.setdefault(folded(call), set()).add(person)

    def add_known(self, people: Iterable[Person]) -> None:
        """Let the people who have a record be known by their id, name and handle."""
        for person in people:
            self.add(person.id, (person.name, person.public_name, person.github, f"@{person.github}"))

    def find(self, call: str) -> frozenset[str]:
        """Return the ids of all who are called so: none, one, or more than one."""
        return frozenset(self._by_call.get(folded(call)) or self._by_call.get(slug(call)) or ())

    def read(self, cells: Cells, name: str) -> list[str]:
        """Return the ids of those whom a cell names, each once, and note whom nobody knows."""
        text = cells.cleaned(name)
        if not text:
            return []
        readings = [names for names in split_names(text, cells.source.plan.separator) if names]
        # The most cautious reading in which everybody is known; failing that, the one with most whom we know.
        best = max(readings, key=self._known_share)
        if self._known_share(best) < 1 and self.takes_strangers:
            best = new_names(text, cells.source.plan.separator)
        return list(dict.fromkeys(self._ids_of(best, cells, name)))

    def _known_share(self, names: tuple[str, ...]) -> float:
        return sum(len(self.find(call)) == 1 for call in names) / len(names)

    def _ids_of(self, names: tuple[str, ...], cells: Cells, name: str) -> Iterator[str]:
        for call in names:
            found = self.find(call)
            if len(found) == 1:
                yield from found
            elif found:
                cells.left_out(
                    f"{cells.label(name)} names {quoted(call)}, and {len(found)} people are called so",
                    f"Write the person's id: {' or '.join(sorted(found))}.",
                )
            elif self.takes_strangers:
                yield self._welcome(call, cells)
            else:
                near = get_close_matches(folded(call), self._by_call, n=1, cutoff=0.8)
                cells.left_out(
                    f"{cells.label(name)} names {quoted(call)}, who is not among the people",
                    f"Did you mean {quoted(near[0])}?" if near else "Add this person to the table of people.",
                )

    def _welcome(self, call: str, cells: Cells) -> str:
        person = numbered(make_id(call, "person"), self.ids)
        self.add(person, (call,))
        self.strangers[person] = (call, [(cells.source.table.name, cells.line)])
        return person
