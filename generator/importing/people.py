"""The table of people: rows in, a record for each person out. Knows nothing of pairs but who takes which role."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.importing.cells import Cells, Source
from generator.importing.directory import Directory
from generator.importing.lists import split_list
from generator.importing.notes import quoted
from generator.importing.plain_text import LONGEST_TITLE, clean, one_line, shorten
from generator.importing.results import NewRecord
from generator.importing.slugs import folded, make_id, numbered
from generator.words.model import Person
from generator.words.places import Kind, person_file

ROLES = {
    **dict.fromkeys(("mentor", "mentors", "coach", "tutor", "adviser", "advisor"), "mentor"),
    **dict.fromkeys(("mentee", "mentees", "student", "learner", "intern", "contributor"), "mentee"),
    **dict.fromkeys(("both", "mentor and mentee", "mentee and mentor"), "both"),
}
_MEET = {
    "video": "video",
    "in-person": "in-person",
    "in person": "in-person",
    "phone": "phone",
    "chat": "chat",
}
_FEEDBACK = {"written": "written", "spoken": "spoken"}
_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}\Z")
_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,188}\Z")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row of the table with the id that its record gets."""

    id: str
    name: str
    cells: Cells


def identify_people(
    source: Source, directory: Directory, known: Mapping[str, Person]
) -> tuple[Newcomer, ...]:
    """Return who is in the table, and let the directory know everything that they are called.

    Rows that name nobody, and second rows for one person, are noted and left out.
    """
    newcomers: dict[str, Newcomer] = {}
    by_key: dict[str, Newcomer] = {}
    for cells in source.rows():
        given, name, handle = cells.raw("id"), cells.title("name"), handle_in(cells.raw("github"))
        key = folded(given) or f"name:{folded(name or handle)}"
        if key == "name:":
            cells.not_placed("The row names nobody", "Give each person a name or an id.")
            continue
        first = by_key.get(key)
        if first and (given or first.cells.row.cells == cells.row.cells):
            cells.not_placed(f"{quoted(given or name)} is in line {first.cells.line} already")
            continue
        wanted = _wanted_id(given, name, handle)
        person = numbered(wanted, {*newcomers, *_namesakes(wanted, given, name, known)})
        if person != wanted:
            cells.assumed(
                f"The id {quoted(wanted)} belongs to somebody else, so this person's is {quoted(person)}"
            )
        newcomers[person] = Newcomer(person, name or _stand_in(cells, given or handle), cells)
        by_key.setdefault(key, newcomers[person])
        aliases = split_list(cells.cleaned("aliases"), source.plan.separator)
        directory.add(
            person, (given, cells.raw("key"), name, handle, f"@{handle}" if handle else "", *aliases)
        )
    return tuple(newcomers.values())


def build_people(
    newcomers: tuple[Newcomer, ...],
    directory: Directory,
    roles_in_pairs: Mapping[str, AbstractSet[str]],
    known: Mapping[str, Person],
) -> Iterator[NewRecord]:
    """Yield a record for each person. `roles_in_pairs` says who is a mentor or a mentee of some pair."""
    handles = {person.github.casefold(): person.id for person in known.values() if person.github}
    for newcomer in newcomers:
        data = dict(_fields(newcomer, directory, roles_in_pairs.get(newcomer.id, frozenset()), handles))
        origin = (newcomer.cells.source.table.name, newcomer.cells.line)
        yield NewRecord(Kind.PERSON, person_file(newcomer.id), data, (origin,))
    for person, (name, origins) in directory.strangers.items():
        roles: dict[str, Any] = {role: {} for role in sorted(roles_in_pairs.get(person, ()))}
        if roles:
            yield NewRecord(
                Kind.PERSON,
                person_file(person),
                {"name": shorten(name, LONGEST_TITLE), **roles},
                tuple(origins),
            )


def handle_in(text: str) -> str:
    """Return the GitHub handle in "@ada", "ada" or "https://github.com/ada/"; text that is none stays as it is."""
    return re.sub(r"\A(?:https?://)?(?:www\.)?github\.com/", "", text.strip(), flags=re.IGNORECASE).strip(
        "@/ "
    )


def _wanted_id(given: str, name: str, handle: str) -> str:
    found = make_id(given or name or handle, "person")
    # Eight signs that mean nothing are the last resort: a handle says more than they do.
    return make_id(handle, "person") if not given and handle and found.startswith("person-") else found


def _namesakes(wanted: str, given: str, name: str, known: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the wanted id where it has a record of somebody else: a name in common is no proof, an id is."""
    other = known.get(wanted)
    return (wanted,) if other and not given and folded(other.name) != folded(name) else ()


def _stand_in(cells: Cells, call: str) -> str:
    roles = set(cells.source.plan.defaults.get("roles", "").split()) or {cells.raw("roles")}
    role = next((ROLES[each] for each in map(folded, roles) if each in ROLES), "person")
    title = "Person" if role == "both" else role.capitalize()
    cells.source.notebook.supply("people.name", f'"{title}" and the id')
    return shorten(f"{title} {one_line(clean(call).text)}", LONGEST_TITLE)


def _fields(
    newcomer: Newcomer, directory: Directory, in_pairs: AbstractSet[str], handles: dict[str, str]
) -> Iterator[tuple[str, Any]]:
    cells = newcomer.cells
    yield "name", newcomer.name
    for name, value in (
        ("public_name", cells.title("public_name")),
        ("github", _handle(newcomer, handles)),
        ("emails", _emails(cells)),
        *_roles(cells, in_pairs),
        ("interests", cells.topics("interests")),
        ("languages", cells.topics("languages")),
        ("timezone", _zone(cells)),
        ("availability", cells.items("availability", LONGEST_TITLE)),
        ("reports_to", next(iter(directory.read(cells, "reports_to")), "")),
    ):
        # A role without fields of its own is a fact all the same.
        if value or value == {}:
            yield name, value
    if cells.yes_or_no("reminders") is False:
        yield "reminders", False
    if preferences := _preferences(cells):
        yield "working_preferences", preferences


def _roles(cells: Cells, in_pairs: AbstractSet[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    said = set(cells.words("roles", ROLES))
    roles = {"mentor", "mentee"} if "both" in said else said
    if in_pairs - roles:
        cells.source.notebook.supply("people.roles", "as the pairs have it")
    for role, list_name in (("mentor", "offers"), ("mentee", "seeks")):
        details = _role_details(cells, role, list_name)
        if role in roles | in_pairs or (details and not roles):
            yield role, details
        elif details:
            cells.left_out(f"The row has what a {role} {list_name}, but this person is no {role}")


def _role_details(cells: Cells, role: str, list_name: str) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if (capacity := cells.number(f"{role}.capacity", 0, 20)) is not None:
        details["capacity"] = capacity
    if topics := cells.topics(f"{role}.{list_name}"):
        details[list_name] = topics
    return details


def _handle(newcomer: Newcomer, handles: dict[str, str]) -> str:
    cells, found = newcomer.cells, handle_in(newcomer.cells.raw("github"))
    if not found:
        return ""
    if not _HANDLE.match(found):
        cells.left_out(
            f"{cells.label('github')} holds {quoted(found)}, which is no GitHub handle", "Write it like ada."
        )
        return ""
    owner = handles.setdefault(found.casefold(), newcomer.id)
    if owner != newcomer.id:
        cells.left_out(
            f"{cells.label('github')} holds {quoted(found)}, which is the handle of {quoted(owner)} already"
        )
        return ""
    return found


def _emails(cells: Cells) -> list[str]:
    addresses = split_list(cells.raw("emails"), cells.source.plan.separator)
    for each in addresses:
        if not _EMAIL.match(each):
            cells.left_out(f"{cells.label('emails')} holds {quoted(each)}, which is no e-mail address")
    return list(dict.fromkeys(each for each in addresses if _EMAIL.match(each)))


def _zone(cells: Cells) -> str:
    name = cells.title("timezone")
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = "Write it like Europe/Lisbon."
        cells.left_out(f"{cells.label('timezone')} holds {quoted(name)}, which is no time zone", hint)
        return ""


def _preferences(cells: Cells) -> dict[str, Any]:
    found = {
        "meet": cells.words("working_preferences.meet", _MEET),
        "rhythm": cells.title("working_preferences.rhythm"),
        "feedback": cells.word("working_preferences.feedback", _FEEDBACK),
    }
    return {name: value for name, value in found.items() if value}
