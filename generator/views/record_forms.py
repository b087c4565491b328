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
from generator.views.names import MENTOR, name_of
from generator.views.page import Page
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.places import ID, Kind
from generator.writing.record_text import modeline

ControlKind = Literal["text", "long", "lines", "date", "number", "choice", "several", "flag", "group", "rows"]

_LONGEST_LINE = 200
"""Text that may be longer than this gets room for several lines."""

_FEW = 6
"""So many whole numbers are chosen from and not written."""

_MOST_CHOICES = 40
"""Of what the programme has, a longer list is not shown to choose from."""

_MADE = " Made from your other answers, if you leave it empty."
_SHORT_NAME = (
    "the name of a file in records/people, without .yml",
    "a short name, as in the address of a person’s page",
)


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
    is_today: bool = False
    """Whether it is the day of writing, where nobody says otherwise."""
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
    made_from: tuple[str, ...] = ()
    """Fields of the record whose words it is made from, where nobody gives it; empty where somebody has to."""


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
    """Fields that a new record never has, at any depth."""
    today: frozenset[str] = frozenset()
    """Fields that are the day of writing, where nobody says otherwise."""
    offers: Mapping[str, str] = field(default_factory=dict)
    """By field or part, as ``next.who``: from what it is chosen, where that is known (see `record_form_links`)."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Fields that every new record has."""


_PAIR = PlacePart(
    name="pair",
    title="Your pair",
    help="Its name in the address of its page: pairs/ada-grace/ is ada-grace. Begun on that page, most of this is filled in.",
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
        today=frozenset({"date"}),
        offers={
            "author": "people",
            "present": "people",
            "next.who": "people",
            "done": "steps",
            "ratings.goal": "goals",
            "ratings.by": "people",
            "resources": "resources",
        },
    ),
    FormKind(
        kind=Kind.GOALS,
        title="Set a first goal",
        lead="What one of you wants to reach, and what it will look like. Later goals go to the end of the same record.",
        file="records/pairs/{pair}/goals.yml",
        parts=(_PAIR,),
        left_out=frozenset({"dropped", "rebaselined"}),
        today=frozenset({"set_on"}),
        offers={"goals.for": "people"},
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
                help="Lower-case letters, digits and hyphens. Your page's address ends with it." + _MADE,
                example="ada-lovelace",
                made_from=("name",),
            ),
        ),
        left_out=frozenset({"trainings"}),
        offers={"cohorts": "cohorts"},
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
                help="Lower-case letters, digits and hyphens. Its page's address ends with it." + _MADE,
                example="ada-grace",
                made_from=("mentees", "mentors"),
            ),
        ),
        left_out=frozenset({"status", "pauses", "signatures", "closing"}),
        fixed={"status": "proposed"},
        offers={"cohort": "cohorts", "mentors": "everybody", "mentees": "everybody"},
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
        controls=_controls(schema, form),
        settings={
            "file": form.file,
            "modeline": modeline(form.kind),
            "fixed": form.fixed,
            "order": list(schema["properties"]),
            "target": new_file_page(sight),
            "made": {part.name: part.made_from for part in form.parts if part.made_from},
            "offers": form.offers,
            "offered": _offered(sight, links),
            "schema": _lean(schema),
        },
        script=links.file("assets/js/record-form.js"),
        libraries=links.file("assets/vendor/record-libraries.min.js"),
    )


def _offered(sight: Sight, links: Links) -> dict[str, list[tuple[str, str]]]:
    """Return what the programme has to choose from, ids with their words; nothing where that is too much to show."""
    programme = sight.programme
    known = {
        "cohorts": [(cohort.id, cohort.name) for cohort in programme.program.cohorts],
        "resources": [(resource.id, resource.title) for resource in programme.resources],
        "everybody": [
            (person, name.text)
            for person in programme.people
            if (name := name_of(sight, links, person, MENTOR)).is_known and ID.match(person)
        ],
    }
    return {name: items for name, items in known.items() if len(items) <= _MOST_CHOICES}


def _controls(schema: Schema, form: FormKind, *, is_row: bool = False) -> tuple[Control, ...]:
    required = schema.get("required", ())
    # What is made of the other answers is asked for after them.
    fields = sorted(schema.get("properties", {}).items(), key=lambda each: is_row and each[0] == "id")
    return tuple(
        _control(name, part, form, is_required=name in required, is_made=is_row and name == "id")
        for name, part in fields
        # A form that anybody can open does not ask for what only coordinators may read.
        if name not in form.left_out and part.get("x-audience") != Audience.COORDINATORS
    )


def _control(name: str, part: Schema, form: FormKind, *, is_required: bool, is_made: bool) -> Control:
    """Return the control of a field. `is_made` tells that its value is made of others where nobody gives one."""
    items = part.get("items", {})
    is_rows = items.get("type") == "object"
    examples = part.get("examples", ("",))
    kind = _kind(part)
    return Control(
        name=name,
        kind=kind,
        title=part["title"],
        help=_help(kind, part["description"]) + (_MADE if is_made else ""),
        example=_example(examples[0]),
        says=part.get("x-says", "") or items.get("x-says", ""),
        is_required=is_required and not is_made,
        is_today=name in form.today,
        choices=_choices(part),
        inside=_controls(items if is_rows else part, form, is_row=is_rows)
        if kind in ("group", "rows")
        else (),
    )


def _choices(part: Schema) -> tuple[str, ...]:
    lowest, highest = part.get("minimum"), part.get("maximum")
    if lowest is not None and highest is not None and highest - lowest < _FEW:
        return tuple(map(str, range(lowest, highest + 1)))
    return tuple(part.get("enum", ()) or part.get("items", {}).get("enum", ()))


def _help(kind: ControlKind, description: str) -> str:
    # The schema speaks to people who write YAML. In a form a word in code is a quoted word, and one of a list is chosen.
    quoted = re.sub(r"`(.+?)`", r"“\1”", description).replace(*_SHORT_NAME)
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
