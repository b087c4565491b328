"""Resources: guides, trainings, templates and tools by kind, for whom and for which part of the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.figures.phases import Phase
from generator.views.frame import Frame, view_frame
from generator.views.links import RESOURCES, Links, edit_link
from generator.views.page import Page
from generator.views.pair_resources import PHASE_NAMES, resource_href
from generator.views.person_roles import is_for, pairs_by_person, sides_of
from generator.views.sight import Sight
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.model import Resource
from generator.words.numbers import counted, number

_KINDS = {
    "guide": ("Guides", "To read before or after a meeting."),
    "training": ("Trainings", "To learn something properly."),
    "template": ("Templates", "To begin from."),
    "tool": ("Tools", "To work with."),
}
_FOR = {"mentors": "For mentors", "mentees": "For mentees", "both": "For everybody"}
_REQUIRED_OF = {
    "mentors": "Every mentor does it",
    "mentees": "Every mentee does it",
    "both": "Everybody does it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceCard:
    """One resource."""

    id: str
    title: str
    href: str
    for_whom: str
    phases: tuple[str, ...]
    """Parts of the way that it fits, in words and in order; empty where it fits always."""
    topics: tuple[tuple[str, str], ...]
    required: str
    """Who is asked to do it, in words; empty where it is up to everybody."""
    completed: str
    """How many have completed it, in words; empty where that says nothing or is not to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Resources of one kind."""

    id: str
    title: str
    note: str
    resources: tuple[ResourceCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcesView:
    """All resources."""

    frame: Frame
    shelves: tuple[Shelf, ...]
    edit: str


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the page of all resources."""
    yield Page(RESOURCES, "pages/resources.html.j2", "Resources", view_resource_list(sight))


def view_resource_list(sight: Sight) -> ResourcesView:
    """Return all resources by kind; within a kind those that everybody does come first, then in order of title."""
    links = Links(RESOURCES)
    completions = _completions(sight)
    ordered = sorted(
        sight.programme.resources, key=lambda known: (not known.required, known.title.casefold(), known.id)
    )
    cards = [(resource.kind, _card(sight, links, resource, completions)) for resource in ordered]
    shelves = (
        Shelf(id=kind, title=title, note=note, resources=tuple(card for of, card in cards if of == kind))
        for kind, (title, note) in _KINDS.items()
    )
    return ResourcesView(
        frame=view_frame(sight, RESOURCES),
        shelves=tuple(shelf for shelf in shelves if shelf.resources),
        edit=edit_link(sight, "records/resources.yml"),
    )


def _card(
    sight: Sight, links: Links, resource: Resource, completions: Mapping[str, Sequence[str]]
) -> ResourceCard:
    return ResourceCard(
        id=resource.id,
        title=resource.title,
        href=resource_href(links, resource.url),
        for_whom=_FOR[resource.for_],
        phases=tuple(PHASE_NAMES[phase] for phase in Phase if phase in resource.phases),
        topics=topic_chips(sight, links, resource.topics),
        required=_REQUIRED_OF[resource.for_] if resource.required else "",
        completed=_completed(sight, resource, completions.get(resource.id, ())),
    )


def _completions(sight: Sight) -> Mapping[str, Sequence[str]]:
    """Who completed what. The public sees no trainings, so nothing is left here for it."""
    found: dict[str, list[str]] = {}
    for person in sight.programme.people.values():
        for resource in sorted({done.resource for done in person.trainings if done.date <= sight.today}):
            found.setdefault(resource, []).append(person.id)
    return found


def _completed(sight: Sight, resource: Resource, by: Sequence[str]) -> str:
    """Words such as ``5 of 8 mentors completed it``, or how many there are where not everybody does it."""
    if sight.audience is Audience.PUBLIC:
        return ""
    if not resource.required:
        return f"{counted(len(by), 'person', 'people')} completed it" if by else ""
    asked = _asked(sight, resource)
    if not asked:
        return ""
    noun = {"mentors": "mentor", "mentees": "mentee"}.get(resource.for_)
    whom = counted(len(asked), noun) if noun else counted(len(asked), "person", "people")
    return f"{number(len(asked.intersection(by)))} of {whom} completed it"


def _asked(sight: Sight, resource: Resource) -> set[str]:
    pairs = pairs_by_person(sight)
    return {
        person.id
        for person in sight.programme.people.values()
        if is_for(resource, sides_of(person, pairs.get(person.id, ())))
    }
