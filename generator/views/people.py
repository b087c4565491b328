"""The list of the people who take part, in the order of their names. Nobody is ranked or held against others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.views.frame import Frame, view_frame
from generator.views.links import PEOPLE, TAKE_PART, Links
from generator.views.names import Name, person_name
from generator.views.page import Page, PagesToBe
from generator.views.paging import Paging, RowsOfList, page_path, pages_after_first, rows_of, view_paging
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
    """What a page of the list shows."""

    frame: Frame
    lead: str
    paging: Paging
    people: tuple[PersonLine, ...]
    sees_profiles: bool
    """Whether this audience may see what people offer and look for."""
    take_part: str


def view_pages(sight: Sight) -> Iterator[Page]:
    """Yield the list of people: all of it, or its first page where it is long."""
    yield _page(sight, _in_order(sight), pairs_by_person(sight), 1)


def further_pages(sight: Sight) -> PagesToBe:
    """Return the other pages of the list, where it is long."""
    people = _in_order(sight)
    return pages_after_first(len(people), partial(_page, sight, people, pairs_by_person(sight)))


def view_rows(sight: Sight) -> RowsOfList:
    """Return what every row of the list can be found by."""
    links, pairs = Links(PEOPLE), pairs_by_person(sight)
    lines = (_line(sight, links, person, pairs.get(person.id, ())) for person in _in_order(sight))
    return RowsOfList(("q",), tuple((_words(line),) for line in lines))


def _words(line: PersonLine) -> str:
    topics_and_cohorts = (text for text, _ in (*line.offers, *line.seeks, *line.cohorts))
    partners = (text for text, _, _ in line.pairs)
    return " ".join((line.name.text, line.roles, *topics_and_cohorts, *partners))


def _in_order(sight: Sight) -> Sequence[Person]:
    """By names alone."""
    links = Links(PEOPLE)
    return sorted(
        sight.programme.people.values(),
        key=lambda person: (person_name(sight, person.id, "").casefold(), links.person(person.id)),
    )


def _page(sight: Sight, people: Sequence[Person], pairs: Mapping[str, Sequence[Pair]], number: int) -> Page:
    title = "People" if number == 1 else f"People, page {number}"
    view = view_people(sight, people, pairs, number)
    return Page(page_path(PEOPLE, number), "pages/people.html.j2", title, view)


def view_people(
    sight: Sight, people: Sequence[Person], pairs: Mapping[str, Sequence[Pair]], number: int
) -> PeopleView:
    """Return a page of the list. `people` are all of them, in order."""
    path = page_path(PEOPLE, number)
    links = Links(path)
    is_public = sight.audience is Audience.PUBLIC
    return PeopleView(
        frame=view_frame(sight, path),
        lead=_PUBLIC_LEAD if is_public else _LEAD,
        paging=view_paging(PEOPLE, number, len(people)),
        people=tuple(
            _line(sight, links, person, pairs.get(person.id, ())) for person in rows_of(people, number)
        ),
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
