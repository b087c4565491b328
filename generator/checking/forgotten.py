"""A record without a person: plain data in, plain data out. A tombstone's id stands where figures need somebody.

Knows where records name people, and no file.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.words.places import Kind, Place
from generator.words.traces import SOMEBODY, Traces

_NAMED = {
    Kind.AGREEMENT: ("mentors[]", "mentees[]", "closing.outcomes[].who"),
    Kind.GOALS: ("goals[].for[]",),
    Kind.LOG_ENTRY: ("present[]", "next[].who", "ratings[].by"),
}
"""Where a person's id stands that figures need."""
_CALLED_FOR = {
    Kind.PROGRAM: ("coordinators[]", "maintainers[]"),
    Kind.PERSON: ("choices.wants[]", "choices.not[]", "reports_to"),
}
"""Where a person's id stands that means nothing once they are gone."""
_SLUGS = {
    Kind.GOALS: ("goals[].id", "goals[].objectives[].id"),
    Kind.LOG_ENTRY: ("next[].id", "done[]", "ratings[].goal"),
}
"""Ids that the people of a pair choose themselves."""
_FIXED = {
    Kind.AGREEMENT: ("cohort", "starts", "ends", "status", "publication"),
    Kind.GOALS: ("goals[].kind",),
    Kind.LOG_ENTRY: ("date", "kind", "outcome", "resources[]"),
    Kind.PROGRAM: ("repository", "branch", "timezone", "cohorts[].id", "topics[].id"),
    Kind.RESOURCES: ("resources[].id", "resources[].kind", "resources[].url", "resources[].topics[]"),
    Kind.PERSON: ("trainings[].resource", "timezone", "cohorts[]"),
}
"""Values that no name stands in, though they may look like one."""
_GONE = object()


def without_person(kind: Kind, data: Any, traces: Traces, *, is_own: bool) -> Any:
    """Return a record's data without a person. `is_own` tells that it is of a pair of theirs."""
    return _Walk(kind, traces, is_own).value(data, "")


def tombstone(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record that stands where a person's was: which roles there were, and no more."""
    roles = {
        role: {"capacity": record[role].get("capacity", 1)} for role in ("mentor", "mentee") if role in record
    }
    return {"name": SOMEBODY.capitalize(), **roles, "reminders": False}


def file_without(place: Place, traces: Traces) -> str:
    """Return what a file of one of the person's pairs is called without them."""
    folder, _, rest = place.file.removeprefix("records/pairs/").partition("/")
    if place.kind is Kind.LOG_ENTRY:
        day, word = place.stem[:10], place.stem[10:]
        rest = f"log/{day}{traces.out_of_slug(word)}.yml"
    return f"records/pairs/{traces.out_of_slug(folder)}/{rest}"


class _Walk:
    def __init__(self, kind: Kind, traces: Traces, is_own: bool) -> None:
        self.kind, self.traces, self.is_own = kind, traces, is_own

    def value(self, value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return dict(self._fields(value, path))
        if isinstance(value, list):
            items = (self.value(item, f"{path}[]") for item in value)
            return [item for item in items if item is not _GONE]
        return self._text(value, path) if isinstance(value, str) else value

    def _fields(self, data: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
        for name, value in data.items():
            # A map whose names are people's ids.
            is_id = self.kind is Kind.AGREEMENT and path == "signatures" and name == self.traces.person.id
            inner = self.value(value, f"{path}.{name}".removeprefix("."))
            if inner is not _GONE and not (inner == {} and value != {}):
                yield self.traces.tombstone if is_id else name, inner

    def _text(self, text: str, path: str) -> Any:
        if path in _CALLED_FOR.get(self.kind, ()):
            return _GONE if text == self.traces.person.id else text
        if path in _NAMED.get(self.kind, ()):
            return self.traces.tombstone if text == self.traces.person.id else text
        if path in _FIXED.get(self.kind, ()):
            return text
        if path in _SLUGS.get(self.kind, ()) or path == "corrects":
            return self.traces.out_of_slug(text) if self.is_own else text
        return self.traces.out_of(text, is_own=self.is_own)
