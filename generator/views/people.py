"""The list of the people who take part, in the order of their names. Nobody is ranked or held against others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.views.follow import CALENDAR
from generator.views.frame import Frame, view_frame
from generator.views.links import PEOPLE, TAKE_PART, Links, person_path
from generator.views.names import Name, person_name
from generator.views.page import Page
from generator.views.person import view_person
from generator.views.person_roles import main_side, pairs_by_person, partners_in_words, roles_in_words
from generator.views.sight import Sight
from generator.views.statuses import STATUS_MARKS, StatusMark
from generator.views.topic_names import topic_chips
from generator.words.audience import Audience
from generator.words.model import Pair, Person, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in the list."""

    name: Name
    roles: str
    """What they do in the programme, in words; may be empty."""
    offers: tuple[tuple[str, str], ...]
    seeks: tuple[tuple[str, str], ...]
    cohorts: tuple[tuple[str, str], ...]
    """Names and addresses."""
    pairs: tuple[tuple[str, str, StatusMark], ...]
    """With whom, the pair's address, and where it stands; without pairs that never came about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """What the list shows."""

    frame: Frame
    lead: str
    people: tuple[PersonLine, ...]
    sees_profiles: bool
    """Whether this audience may see what people offer and look for."""
    take_part: str


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the list of people, and a page for each of them."""
    pairs = pairs_by_person(sight)
    yield Page(PEOPLE, "pages/people.html.j2", "People", view_people(sight, pairs))
    for id_, person in sorted(sight.programme.people.items()):
        view = view_person(sight, person, pairs.get(id_, ()))
        yield Page(person_path(id_), "pages/person.html.j2", view.name.text, view, (CALENDAR,))


def view_people(sight: Sight, pairs: Mapping[str, Sequence[Pair]]) -> PeopleView:
    """Return what the list shows."""
    links = Links(PEOPLE)
    is_public = sight.audience is Audience.PUBLIC
    people = sight.programme.people.values()
    lines = (_line(sight, links, person, pairs.get(person.id, ())) for person in people)
    return PeopleView(
        frame=view_frame(sight, PEOPLE),
        lead=_PUBLIC_LEAD if is_public else _LEAD,
        people=tuple(sorted(lines, key=lambda line: (line.name.text.casefold(), line.name.href))),
        sees_profiles=not is_public,
        take_part=links.to(TAKE_PART),
    )


_LEAD = "Everybody who takes part, in the order of their names: what they offer, and what they look for."
_PUBLIC_LEAD = "Those of us who like to be named here, in the order of their names."


def _line(sight: Sight, links: Links, person: Person, pairs: Sequence[Pair]) -> PersonLine:
    return PersonLine(
        name=Name(person_name(sight, person.id, ""), links.person(person.id), main_side(person, pairs)),
        roles=roles_in_words(sight, person, pairs),
        offers=topic_chips(sight, links, person.mentor.offers if person.mentor else ()),
        seeks=topic_chips(sight, links, person.mentee.seeks if person.mentee else ()),
        cohorts=_cohorts(sight, links, pairs),
        pairs=tuple(
            _pair(sight, links, pair, person)
            for pair in pairs
            if pair.agreement.status is not Status.WITHDRAWN
        ),
    )


def _pair(sight: Sight, links: Links, pair: Pair, person: Person) -> tuple[str, str, StatusMark]:
    mark = STATUS_MARKS[pair.agreement.status]
    return (partners_in_words(sight, pair, person.id), links.pair(pair.id), mark)


def _cohorts(sight: Sight, links: Links, pairs: Sequence[Pair]) -> tuple[tuple[str, str], ...]:
    theirs = {pair.agreement.cohort for pair in pairs}
    return tuple(
        (cohort.name, links.cohort(cohort.id))
        for cohort in sight.programme.program.cohorts
        if cohort.id in theirs
    )
