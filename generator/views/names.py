"""What people, pairs and cohorts are called, for one audience. Ids of people never come out for the public."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.figures.last_asked import kept_while_asked
from generator.views.links import Links
from generator.views.sight import Sight
from generator.words.audience import Audience
from generator.words.model import Pair
from generator.words.phrases import listed

MENTOR = "mentor"
MENTEE = "mentee"

_AND = "\u200e & \u200e"
"""Left-to-right marks hold the sign in its place between two names of a script that runs the other way."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody, as a page names them."""

    text: str
    href: str = ""
    """Address of their page; empty where they have none."""
    side: str = MENTOR
    """``mentor`` or ``mentee``: which side of the pair they are on."""
    is_known: bool = True
    """Whether `text` is a name; false for "a mentor" and "a mentee"."""

    @property
    def initials(self) -> str:
        """One or two letters for the round mark beside a name; empty where there is no name."""
        words = self.text.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() if self.is_known else ""


def person_name(sight: Sight, person: str, role: str) -> str:
    """Return what this audience calls a person: the public name or "a mentor" for the public, else the name."""
    return _known_name(sight, person) or f"a {role}"


def name_of(sight: Sight, links: Links, person: str, role: str) -> Name:
    """Return a person's name with the address of their page."""
    known = _known_name(sight, person)
    href = links.person(person) if person in sight.programme.people else ""
    return Name(known or f"A {role}", href, role, bool(known))


def mentors_of(sight: Sight, links: Links, pair: Pair) -> tuple[Name, ...]:
    """Return the names of a pair's mentors."""
    return tuple(name_of(sight, links, person, MENTOR) for person in pair.agreement.mentors)


def mentees_of(sight: Sight, links: Links, pair: Pair) -> tuple[Name, ...]:
    """Return the names of a pair's mentees who are not among the mentors as well."""
    mentees = (person for person in pair.agreement.mentees if person not in pair.agreement.mentors)
    return tuple(name_of(sight, links, person, MENTEE) for person in mentees)


def side_of(pair: Pair, person: str) -> str:
    """Return which side of a pair somebody is on."""
    return MENTOR if person in pair.agreement.mentors else MENTEE


def pair_title(sight: Sight, pair: Pair) -> str:
    """Return what a pair is called: its mentors' and its mentees' names."""
    is_known = sight.programme.pairs.get(pair.id) is pair
    return _titles(sight)[pair.id] if is_known else _pair_title(sight, pair)


@kept_while_asked
def _titles(sight: Sight) -> Mapping[str, str]:
    """Return what the pairs of a sight are called, by their ids."""
    return {id_: _pair_title(sight, pair) for id_, pair in sight.programme.pairs.items()}


def _pair_title(sight: Sight, pair: Pair) -> str:
    mentors = [person_name(sight, person, MENTOR) for person in pair.agreement.mentors]
    mentees = [
        person_name(sight, person, MENTEE)
        for person in pair.agreement.mentees
        if person not in pair.agreement.mentors
    ]
    title = _title(listed(mentors), listed(mentees))
    return title[0].upper() + title[1:]


def pair_tab(sight: Sight, pair: Pair) -> str:
    """Return a pair's title for a browser's tab, which takes no signs."""
    return pair_title(sight, pair).replace(_AND, " and ")


def _title(mentors: str, mentees: str) -> str:
    if mentors and mentees:
        return mentors + _AND + mentees
    if mentors or mentees:
        return f"{mentees}, looking for a mentor" if mentees else f"{mentors}, looking for a mentee"
    return "A pair to be"


def cohort_name(sight: Sight, cohort: str) -> str:
    """Return a cohort's name, or its id where the programme has no such cohort."""
    names = {known.id: known.name for known in sight.programme.program.cohorts}
    return names.get(cohort, cohort)


def _known_name(sight: Sight, person: str) -> str:
    known = sight.programme.people.get(person)
    if sight.audience is Audience.PUBLIC:
        return known.public_name if known else ""
    return (known.name if known else "") or person
