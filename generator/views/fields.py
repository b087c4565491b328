"""The reference of all fields, made from the schemas themselves: schemas in, one page for each kind out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.reading.schemas import Field, Schemas
from generator.views.findings import FINDINGS, view_findings
from generator.views.frame import Frame, view_frame
from generator.views.links import FIELDS, TAKE_PART, Links
from generator.views.page import Page
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.numbers import counted
from generator.words.places import Kind
from generator.writing.record_text import render_record

_READERS = {
    Audience.PUBLIC: "Everybody",
    Audience.MEMBERS: "Members of the programme",
    Audience.COORDINATORS: "Coordinators only",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEntry:
    """One field, ready to be read."""

    id: str
    path: str
    depth: int
    """How deep it lies inside groups of fields; 0 is the record itself."""
    title: str
    description: str
    type: str
    is_required: bool
    is_term: bool
    readers: str
    allowed: tuple[str, ...]
    limits: tuple[str, ...]
    default: str
    """What holds where it is left out, in words; empty where that says nothing."""
    example: str
    """YAML, from the record's first level down to this field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCard:
    """A kind of record in short."""

    title: str
    description: str
    file: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsView:
    """The front page of the reference."""

    frame: Frame
    kinds: tuple[KindCard, ...]
    findings: str
    take_part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindView:
    """All fields of one kind of record."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    card: KindCard
    fields: tuple[FieldEntry, ...]


def view_pages(sight: Sight, schemas: Schemas) -> Iterator[Page]:
    """Yield the reference: its front page, a page for each kind of record, and the kinds of findings."""
    yield Page(FIELDS, "pages/fields.html.j2", "Fields", view_fields(sight, schemas))
    for kind in Kind:
        view = view_kind(sight, schemas, kind)
        yield Page(kind_path(kind), "pages/fields_kind.html.j2", f"Fields - {view.card.title}", view)
    yield Page(FINDINGS, "pages/findings.html.j2", "Findings", view_findings(sight))


def kind_path(kind: Kind) -> str:
    """Return the path of a kind's page."""
    return f"fields/{kind.value}/index.md"


def view_fields(sight: Sight, schemas: Schemas) -> FieldsView:
    """Return what the front page of the reference shows."""
    links = Links(FIELDS)
    return FieldsView(
        frame=view_frame(sight, FIELDS),
        kinds=tuple(_card(links, schemas, kind) for kind in Kind),
        findings=links.to(FINDINGS),
        take_part=links.to(TAKE_PART),
    )


def view_kind(sight: Sight, schemas: Schemas, kind: Kind) -> KindView:
    """Return what the page of one kind of record shows, in the order of its schema."""
    path = kind_path(kind)
    links = Links(path)
    return KindView(
        frame=view_frame(sight, path),
        crumbs=(("Fields", links.to(FIELDS)),),
        card=_card(links, schemas, kind),
        fields=tuple(_entry(schemas, kind, field) for field in schemas.fields(kind)),
    )


def field_anchor(path: str) -> str:
    """Return the id of a field's place on its page: ``goals[].levels.-2`` is ``field-goals-levels--2``."""
    return "field-" + path.replace("[]", "").replace(".", "-")


def _card(links: Links, schemas: Schemas, kind: Kind) -> KindCard:
    schema = schemas.of(kind)
    return KindCard(
        title=schema["title"],
        description=schema["description"],
        file=schema["x-record"],
        href=links.to(kind_path(kind)),
        count=counted(len(schemas.fields(kind)), "field"),
    )


def _entry(schemas: Schemas, kind: Kind, field: Field) -> FieldEntry:
    return FieldEntry(
        id=field_anchor(field.path),
        path=field.path,
        depth=field.path.count("."),
        title=field.title,
        description=field.description,
        type=field.type,
        is_required=field.required,
        is_term=field.is_term,
        readers=_READERS[field.audience],
        allowed=field.allowed,
        limits=field.limits,
        default=_default(field.default),
        example=example_of(schemas, kind, field),
    )


def example_of(schemas: Schemas, kind: Kind, field: Field) -> str:
    """Return a field's first example as YAML, inside the groups and lists that it lies in."""
    data: Any = field.examples[0]
    for step in reversed(re.findall(r"[^.\[\]]+|\[\]", field.path)):
        data = [data] if step == "[]" else {step: data}
    _modeline, _, body = render_record(kind, data, schemas).partition("\n")
    return body.rstrip("\n")


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
