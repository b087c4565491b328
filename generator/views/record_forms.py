"""Forms that build a record in the browser, made from the schemas: schemas in, a page for each kind of record out.

Nothing is sent anywhere: the page writes the text of the record, holds it against the same schema, and opens the
repository's own page for new files with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.reading.schemas import Schema, Schemas
from generator.views.frame import Frame, view_frame
from generator.views.links import TAKE_PART, Links, new_file_page
from generator.views.page import Page
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.places import Kind
from generator.writing.record_text import modeline

ControlKind = Literal["text", "long", "lines", "date", "number", "choice", "several", "flag", "group", "rows"]

_LONGEST_LINE = 200
"""Text that may be longer than this gets room for several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One field of a form, with those inside it."""

    name: str
    kind: ControlKind
    title: str
    help: str
    example: str
    says: str
    """The form that an answer has, in words; empty where any text will do."""
    is_required: bool
    choices: tuple[str, ...] = ()
    inside: tuple["Control", ...] = ()
    """The fields of a group, or of each row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePart:
    """Something that a record's file is named after and that the record does not say."""

    name: str
    title: str
    help: str
    example: str
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKind:
    """What is particular about the form of one kind of record."""

    kind: Kind
    title: str
    lead: str
    file: str
    """The record's path. What stands in braces comes from `parts`, or from the record itself."""
    parts: tuple[PlacePart, ...]
    left_out: frozenset[str] = frozenset()
    """Fields that a new record never has."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Fields that every new record has."""


_PAIR = PlacePart(
    name="pair",
    title="Your pair",
    help="Its name in the address of its page: pairs/ada-grace/ is ada-grace.",
    example="ada-grace",
)

FORMS: tuple[FormKind, ...] = (
    FormKind(
        kind=Kind.LOG_ENTRY,
        title="Log a meeting",
        lead="A meeting, a look back, or something that got done. Two minutes, while it is fresh.",
        file="records/pairs/{pair}/log/{date}-{author}.yml",
        parts=(
            _PAIR,
            PlacePart(
                name="author",
                title="You",
                help="The name of your own record, as in the address of your page: people/ada/ is ada.",
                example="ada",
            ),
        ),
        left_out=frozenset({"corrects", "void"}),
    ),
    FormKind(
        kind=Kind.PERSON,
        title="Say who you are",
        lead="Only the name has to be there. Everything else helps others to find you.",
        file="records/people/{id}.yml",
        parts=(
            PlacePart(
                name="id",
                title="Your short name",
                help="Lower-case letters, digits and hyphens. Your page's address ends with it.",
                example="ada-lovelace",
            ),
        ),
        left_out=frozenset({"trainings"}),
    ),
    FormKind(
        kind=Kind.AGREEMENT,
        title="Propose a pair",
        lead="What you already know of how you want to work together. Each of you signs afterwards.",
        file="records/pairs/{id}/agreement.yml",
        parts=(
            PlacePart(
                name="id",
                title="The pair's short name",
                help="Lower-case letters, digits and hyphens. Its page's address ends with it.",
                example="ada-grace",
            ),
        ),
        left_out=frozenset({"status", "pauses", "signatures", "closing"}),
        fixed={"status": "proposed"},
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFormView:
    """Everything on the page of a form."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    title: str
    lead: str
    parts: tuple[PlacePart, ...]
    controls: tuple[Control, ...]
    settings: Mapping[str, Any]
    """What the script needs: the schema, the file's name, the first line of the record, and where to go."""
    script: str
    libraries: str


def form_path(kind: Kind) -> str:
    """Return the path of a form's page."""
    return f"take-part/write-{kind.value}/index.md"


def view_pages(sight: Sight, schemas: Schemas) -> Iterator[Page]:
    """Yield a page for each form, where this audience gets links into the repository."""
    if sight.shows_record_links:
        for form in FORMS:
            yield Page(
                form_path(form.kind), "pages/record_form.html.j2", form.title, view_form(sight, schemas, form)
            )


def view_form(sight: Sight, schemas: Schemas, form: FormKind) -> RecordFormView:
    """Return what the page of a form shows."""
    path = form_path(form.kind)
    links = Links(path)
    schema = schemas.of(form.kind)
    return RecordFormView(
        frame=view_frame(sight, path),
        crumbs=(("Take part", links.to(TAKE_PART)),),
        title=form.title,
        lead=form.lead,
        parts=form.parts,
        controls=_controls(schema, form.left_out),
        settings={
            "file": form.file,
            "modeline": modeline(form.kind),
            "fixed": form.fixed,
            "order": list(schema["properties"]),
            "target": new_file_page(sight),
            "schema": _lean(schema),
        },
        script=links.file("assets/js/record-form.js"),
        libraries=links.file("assets/vendor/record-libraries.min.js"),
    )


def _controls(schema: Schema, left_out: frozenset[str] = frozenset()) -> tuple[Control, ...]:
    required = schema.get("required", ())
    return tuple(
        _control(name, part, is_required=name in required)
        for name, part in schema.get("properties", {}).items()
        # A form that anybody can open does not ask for what only coordinators may read.
        if name not in left_out and part.get("x-audience") != Audience.COORDINATORS
    )


def _control(name: str, part: Schema, *, is_required: bool) -> Control:
    items = part.get("items", {})
    is_rows = items.get("type") == "object"
    examples = part.get("examples", ("",))
    kind = _kind(part)
    return Control(
        name=name,
        kind=kind,
        title=part["title"],
        help=_help(kind, part["description"]),
        example=_example(examples[0]),
        says=part.get("x-says", "") or items.get("x-says", ""),
        is_required=is_required,
        choices=tuple(part.get("enum", ()) or items.get("enum", ())),
        inside=_controls(items if is_rows else part) if kind in ("group", "rows") else (),
    )


def _help(kind: ControlKind, description: str) -> str:
    # The schema speaks to people who write YAML. In a form a word in code is a quoted word, and one of a list is chosen.
    quoted = re.sub(r"`(.+?)`", r"“\1”", description)
    if kind == "flag":
        quoted = quoted.replace("“true”", "“yes”").replace("“false”", "“no”")
    return re.sub(r"^Write (?=“)", "Choose ", quoted) if kind in ("choice", "flag") else quoted


def _kind(part: Schema) -> ControlKind:
    match part["type"]:
        case "object":
            return "group"
        case "array":
            items = part["items"]
            return "rows" if items["type"] == "object" else "several" if "enum" in items else "lines"
        case "integer":
            return "number"
        case "boolean":
            return "flag"
        case _ if "enum" in part:
            return "choice"
        case _ if part.get("format") == "date":
            return "date"
        case _:
            return "long" if part.get("maxLength", 0) > _LONGEST_LINE else "text"


def _example(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(str(item) for item in value) if all(isinstance(item, str) for item in value) else ""
    return "" if isinstance(value, dict | bool) else str(value)


def _lean(schema: Any) -> Any:
    """Return what of a schema the browser checks by, and the words it says; the rest would only be weight."""
    if isinstance(schema, Mapping):
        dropped = {"description", "examples", "$defs", "$id", "$schema", "x-audience", "x-record", "x-term"}
        return {
            name: {key: _lean(part) for key, part in value.items()} if name == "properties" else _lean(value)
            for name, value in schema.items()
            if name not in dropped
        }
    return [_lean(item) for item in schema] if isinstance(schema, list | tuple) else schema
