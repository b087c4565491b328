"""What a draft is, and what it builds on."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.checking.corpus import Corpus
from generator.checking.rules.nearest import did_you_mean
from generator.words.model import Pair
from generator.words.obstacle import Obstacle
from generator.words.phrases import plain
from generator.words.places import Kind, Place, agreement_file, place_of
from generator.writing.amended_record import amend_record
from generator.writing.record_text import render_record

Said = Mapping[str, Any]
"""What somebody says of a record: fields of its schema."""


@dataclass(frozen=True, slots=True)
class Records:
    """The programme as read: what drafts build on."""

    corpus: Corpus
    contents: Mapping[str, bytes]
    """By file, from the root: every record that is there, broken ones included."""

    @property
    def today(self) -> dt.date:
        """The day of the programme."""
        return self.corpus.today

    def pair(self, pair: str) -> Pair:
        """Return a pair by its id. Raises Obstacle where there is none, or its agreement has errors."""
        found = self.corpus.programme.pairs.get(pair)
        if found is None and agreement_file(pair) in self.contents:
            raise Obstacle(
                f"{agreement_file(pair)} has errors. Run pairbook check, mend them, and try again."
            )
        if found is None:
            near = did_you_mean(pair, self.corpus.programme.pairs)
            raise Obstacle(f'There is no pair "{pair}" in records/pairs.{near}')
        return found

    def data(self, file: str) -> dict[str, Any]:
        """Return what a record says. Raises Obstacle where it cannot be read."""
        document = self.corpus.documents.get(file)
        if document is None or not isinstance(document.data, dict):
            raise Obstacle(f"{file} has errors. Run pairbook check, mend them, and try again.")
        return document.data


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One record as it is to be written."""

    place: Place
    content: bytes
    before: bytes | None = None
    """The record as it stands; None where it is new."""
    title: str
    """What is done, on one line, for a commit or a pull request: "Log the meeting of 4 March 2026"."""
    drops_comments: bool = False
    """Whether the layout was such that comments of people are lost."""

    @property
    def file(self) -> str:
        """The record's path from the root."""
        return self.place.file

    @property
    def text(self) -> str:
        """The record as people read it."""
        return self.content.decode("utf-8-sig")


def new_record(records: Records, file: str, data: Mapping[str, Any], title: str) -> Draft:
    """Return the draft of a record that is not there yet. Raises Obstacle where it is, or nothing may lie there."""
    place = place_of(file)
    if place is None:
        raise Obstacle(f"{file} is not the place of any record.")
    if file in records.contents:
        raise Obstacle(f"{file} is there already.")
    content = render_record(place.kind, data).encode()
    return Draft(place=place, content=content, title=plain(title))


def changed_record(records: Records, kind: Kind, file: str, wanted: Mapping[str, Any], title: str) -> Draft:
    """Return the draft of a record that is there and is to say `wanted`."""
    before = records.contents[file]
    amended = amend_record(kind, file, before, wanted)
    return Draft(
        place=records.corpus.places[file],
        content=amended.content,
        before=before,
        title=plain(title),
        drops_comments=amended.drops_comments,
    )


def cleaned(said: Said) -> dict[str, Any]:
    """Return what somebody says as a record holds it: text trimmed, days as text, without what is empty."""
    kept = {name: _cleaned(value) for name, value in said.items()}
    return {name: value for name, value in kept.items() if not _is_empty(value)}


def laid_over(data: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` with what is said in place of what it says there; maps are laid over each other, lists replaced."""
    merged = dict(data)
    for name, value in said.items():
        held = data.get(name)
        both = isinstance(held, Mapping) and isinstance(value, Mapping)
        merged[name] = laid_over(held, value) if both else value  # type: ignore[arg-type]
    return merged


def day_in(data: Said, name: str) -> dt.date | None:
    """Return the day in a field, or None where it holds none; the check tells of that."""
    try:
        return dt.date.fromisoformat(str(data.get(name)))
    except ValueError:
        return None


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return "\n".join(line.rstrip() for line in value.strip().splitlines())
        case dt.date():
            return value.isoformat()
        case Mapping():
            return cleaned(value)
        case list() | tuple():
            return [item for item in map(_cleaned, value) if not _is_empty(item)]
        case _:
            return value


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})
