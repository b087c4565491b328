"""Reads what checking a pull request left behind: ``changes.json`` and ``findings.json``, either of them forged perhaps.

An artifact in, values of the expected types and sizes out, or why there are none. Believes nothing else of it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from generator.reading.artifact import read_left_behind
from generator.words.diagnostic import Severity
from generator.words.obstacle import Obstacle

CHANGES = "changes.json"
FINDINGS = "findings.json"

T = TypeVar("T")
Text = Annotated[str, Meta(max_length=20_000)]
Count = Annotated[int, Meta(ge=0, le=100_000_000)]


class SaidPerson(msgspec.Struct, frozen=True):
    """Somebody who may approve."""

    id: Text
    name: Text
    github: Text


class SaidNeed(msgspec.Struct, frozen=True):
    """An approval that is needed: that of any one of the people."""

    matter: Text
    role: Literal["member", "person", "coordinator", "maintainer"]
    people: Annotated[tuple[SaidPerson, ...], Meta(max_length=1000)]


class SaidSubject(msgspec.Struct, frozen=True):
    """What a change is about."""

    kind: Literal["pair", "person", "programme", "resources", "files"]
    id: Text
    name: Text


class SaidChange(msgspec.Struct, frozen=True):
    """Something that means something else than before."""

    subject: SaidSubject
    sentence: Text
    needs: Annotated[tuple[SaidNeed, ...], Meta(max_length=1000)]


class SaidChanges(msgspec.Struct, frozen=True):
    """What ``pairbook changes --format json`` says, as far as it is used."""

    changes: Annotated[tuple[SaidChange, ...], Meta(max_length=50_000)]


class SaidFinding(msgspec.Struct, frozen=True):
    """One finding."""

    code: Text
    severity: Severity
    file: Text
    line: Count
    message: Text
    hint: Text


class SaidTally(msgspec.Struct, frozen=True):
    """How many records were checked."""

    records: Count


class SaidFindings(msgspec.Struct, frozen=True):
    """What ``pairbook check --format json`` says, as far as it is used."""

    findings: Annotated[tuple[SaidFinding, ...], Meta(max_length=200_000)]
    summary: SaidTally


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that says nothing that could be shown."""

    reason: str
    """In our words, as a sentence."""


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to show of a pull request."""

    changes: SaidChanges | Unusable
    findings: SaidFindings | Unusable


def read_review(place: Path) -> Review:
    """Return what an artifact says, which is a zip file or a folder."""
    return Review(_read(place, CHANGES, SaidChanges), _read(place, FINDINGS, SaidFindings))


def _read(place: Path, name: str, type_: type[T]) -> T | Unusable:
    try:
        return msgspec.json.decode(read_left_behind(place, name), type=type_)
    except Obstacle as obstacle:
        return Unusable(str(obstacle))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Unusable(f"{name} does not hold what Pairbook writes there.")
