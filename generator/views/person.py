"""One person's page: their record and pairs as one audience sees them in, what the page shows out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.views.calendars import calendar_of_person
from generator.views.extract import Extracts
from generator.views.follow import CALENDAR, beside
from generator.views.frame import Frame, view_frame
from generator.views.links import PEOPLE, Links, edit_link, person_path
from generator.views.names import MENTEE, MENTOR, Name, person_name
from generator.views.page import Page, PagesToBe, PageToBe, SearchEntry
from generator.views.pair_lines import PairLine, pair_lines
from generator.views.pair_resources import resource_href
from generator.views.person_roles import is_for, main_side, pairs_by_person, roles_in_words, sides_of
from generator.views.profile_gaps import still_welcome
from generator.views.sight import Sight
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.dates import day
from generator.words.model import Pair, Person
from generator.words.numbers import counted
from generator.words.places import person_file

FOLLOW = (CALENDAR,)
"""How a person's page can be followed."""

_WORKING_WORDS = {"in-person": "in person", "phone": "by phone", "chat": "by chat", "video": "by video"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """What somebody brings or looks for on one side."""

    side: str
    """``mentor`` or ``mentee``."""
    title: str
    topics_title: str
    topics: tuple[tuple[str, str], ...]
    room: str
    """How many pairs there is room for, and how many are under way; no judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A training beside a person."""

    title: str
    href: str
    """Empty where the list of resources no longer has it."""
    when: str
    """The day on which it was completed; empty while it is still open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything on a person's page."""

    frame: Frame
    crumbs: tuple[tuple[str, str], ...]
    name: Name
    roles: str
    sides: tuple[RoleCard, ...]
    facts: tuple[tuple[str, str], ...]
    interests: tuple[tuple[str, str], ...]
    preferences: tuple[tuple[str, str], ...]
    """What they say about how they like to work."""
    done: tuple[Training, ...]
    open: tuple[Training, ...]
    """Trainings that everybody in their role completes, and that this person has still before them."""
    welcome: tuple[str, ...]
    """What the profile could still say, as sentences."""
    pairs: tuple[PairLine, ...]
    edit: str


def pages_to_be(extracts: Extracts) -> PagesToBe:
    """Return a page for each person that this audience may see."""
    people, pairs = extracts.sight.programme.people, pairs_by_person(extracts.sight)

    def page_of(id_: str) -> PageToBe:
        extract = extracts.of_person(id_, pairs.get(id_, ()))
        return PageToBe(person_path(id_), extract.digest, partial(view_page, extract.sight, people[id_]))

    return PagesToBe(sorted(people), page_of)


def view_page(sight: Sight, person: Person) -> Page:
    """Return a person's page. `sight` is what `Extracts` takes out for it: no pair but theirs."""
    path, pairs = person_path(person.id), tuple(sight.programme.pairs.values())
    view = view_person(sight, person, pairs)
    return Page(
        path=path,
        template="pages/person.html.j2",
        title=view.name.text,
        view=view,
        follow=FOLLOW,
        search=_search(view),
        documents={beside(path, CALENDAR): calendar_of_person(sight, person.id, pairs)},
    )


def _search(view: PersonView) -> tuple[SearchEntry, ...]:
    topics = dict.fromkeys(text for side in view.sides for text, _ in side.topics)
    return (SearchEntry(view.name.text, ", ".join(filter(None, (view.roles, *topics)))),)


def view_person(sight: Sight, person: Person, pairs: Sequence[Pair]) -> PersonView:
    """Return everything that a person's page shows. `pairs` are those that the person is in."""
    path = person_path(person.id)
    links = Links(path)
    sees_profile = sight.audience is not Audience.PUBLIC
    return PersonView(
        frame=view_frame(sight, path),
        crumbs=(("People", links.to(PEOPLE)),),
        name=Name(person_name(sight, person.id, ""), "", main_side(person, pairs)),
        roles=roles_in_words(sight, person, pairs),
        sides=tuple(_sides(sight, links, person, pairs)) if sees_profile else (),
        facts=_facts(person),
        interests=topic_chips(sight, links, person.interests),
        preferences=_preferences(person),
        done=tuple(_trainings_done(sight, links, person)),
        open=tuple(_trainings_open(sight, links, person, pairs)) if sees_profile else (),
        welcome=still_welcome(person) if sees_profile else (),
        pairs=pair_lines(sight, links, pairs),
        edit=edit_link(sight, person_file(person.id)),
    )


def _sides(sight: Sight, links: Links, person: Person, pairs: Sequence[Pair]) -> Iterator[RoleCard]:
    if person.mentor is not None:
        running = _running(pairs, person, MENTOR)
        topics = topic_chips(sight, links, person.mentor.offers)
        room = _room(person.mentor.capacity, running)
        yield RoleCard(side=MENTOR, title="As a mentor", topics_title="Offers", topics=topics, room=room)
    if person.mentee is not None:
        running = _running(pairs, person, MENTEE)
        topics = topic_chips(sight, links, person.mentee.seeks)
        room = _room(person.mentee.capacity, running)
        yield RoleCard(side=MENTEE, title="As a mentee", topics_title="Looks for", topics=topics, room=room)


def _running(pairs: Sequence[Pair], person: Person, side: str) -> int:
    running = (pair.agreement for pair in pairs if pair.agreement.status.is_running)
    return sum(
        person.id in (agreement.mentors if side == MENTOR else agreement.mentees) for agreement in running
    )


def _room(capacity: int, running: int) -> str:
    if capacity == 0:
        return f"Takes no new pairs at present; {_under_way(running)}."
    return f"Has room for {counted(capacity, 'pair')} at once; {_under_way(running)}."


def _under_way(running: int) -> str:
    return f"{counted(running, 'pair')} under way" if running else "none under way now"


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Languages", ", ".join(person.languages)),
        ("Time zone", person.timezone.replace("_", " ")),
        ("Availability", ", ".join(person.availability)),
        ("On GitHub", f"@{person.github}" if person.github else ""),
    )
    return tuple((name, text) for name, text in facts if text)


def _preferences(person: Person) -> tuple[tuple[str, str], ...]:
    stated = person.working_preferences
    preferences = (
        ("Likes to meet", ", ".join(_WORKING_WORDS.get(word, word) for word in stated.meet)),
        ("Rhythm", stated.rhythm),
        ("Likes feedback", stated.feedback),
        ("Learns by", ", ".join(stated.learns_by)),
    )
    return tuple((name, text) for name, text in preferences if text)


def _trainings_done(sight: Sight, links: Links, person: Person) -> Iterator[Training]:
    known = {resource.id: resource for resource in sight.programme.resources}
    for training in sorted(person.trainings, key=lambda done: (done.date, done.resource)):
        resource = known.get(training.resource)
        yield Training(
            title=resource.title if resource else training.resource,
            href=resource_href(links, resource.url) if resource else "",
            when=day(training.date),
        )


def _trainings_open(sight: Sight, links: Links, person: Person, pairs: Sequence[Pair]) -> Iterator[Training]:
    done = {training.resource for training in person.trainings}
    sides = sides_of(person, pairs)
    for resource in sight.programme.resources:
        if resource.required and resource.id not in done and is_for(resource, sides):
            yield Training(title=resource.title, href=resource_href(links, resource.url), when="")
