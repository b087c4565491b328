"""Points of the evidence page on people: what they were trained in, offer, look for and wish. Names nobody."""

import datetime as dt
from collections.abc import Sequence

from generator.views.evidence_points import (
    Ground,
    Point,
    Rule,
    for_coordinators,
    nothing,
    of_whole,
    page,
    record,
    share,
    stated,
)
from generator.views.links import PAIRS, PEOPLE, RESOURCES
from generator.words.model import Person, Status
from generator.words.places import RESOURCES as RESOURCES_FILE


def trained(side: str) -> Rule:
    """Make a rule on whether everybody on a side, ``mentors`` or ``mentees``, has done what is required of them."""

    def point(ground: Ground) -> Point:
        title, sight = f"{side.capitalize()} are trained for their role", ground.sight
        required = {
            one.id for one in sight.programme.resources if one.required and one.for_ in (side, "both")
        }
        if not required:
            return nothing(title, f"No training is required of {side}.")
        there = _people_on(ground, side)
        ready = sum(required <= _completed(ground, person) for person in there)
        shows = f"{of_whole(ready, len(there), side.removesuffix('s'))} in a pair have completed what is required of them."
        return share(
            ground,
            title,
            ready,
            len(there),
            shows if there else "No pair has begun yet.",
            page("Resources", RESOURCES),
            record(RESOURCES_FILE),
        )

    return point


def _profiles(ground: Ground) -> Point:
    mentors, mentees = _people_on(ground, "mentors"), _people_on(ground, "mentees")
    said = sum(bool(one.mentor and one.mentor.offers) for one in mentors)
    said += sum(bool(one.mentee and one.mentee.seeks) for one in mentees)
    seats = len(mentors) + len(mentees)
    shows = f"{of_whole(said, seats, 'profile')} of people in pairs name topics that they offer or look for."
    return share(
        ground,
        "It is known what each person offers and looks for",
        said,
        seats,
        shows if seats else "No pair has begun yet.",
        page("People", PEOPLE),
    )


def _wishes(ground: Ground) -> str:
    people = ground.sight.programme.people.values()
    count = sum(bool(person.choices.wants or person.choices.not_) for person in people)
    whole = of_whole(count, len(people), "person", "people")
    told = (
        f"{whole} have said with whom they would, or would not, like to be. Only coordinators see this point."
    )
    return told if count else ""


def _new_partners(ground: Ground) -> Point:
    """Of those whose pair ended early or never began, who found another. Says nothing on why, and names nobody."""
    title = "People find a new partner after a pair that did not work out"
    agreements = [pair.agreement for pair in ground.sight.programme.pairs.values()]
    over = [one for one in agreements if one.status in (Status.ENDED_EARLY, Status.WITHDRAWN)]
    if not over:
        return nothing(title, "No pair on these pages has ended early or been withdrawn so far.")
    people = {person for one in over for person in one.members}
    latest: dict[str, dt.date] = {}
    for one in agreements:
        if one.status.has_begun:
            latest |= {person: max(one.starts, latest.get(person, one.starts)) for person in one.members}
    again = {person for one in over for person in one.members if latest.get(person, one.starts) > one.starts}
    shows = (
        f"{of_whole(len(again), len(people), 'person', 'people')} from pairs that ended early, or never began, have been in"
        " another since. Not everybody wants to."
    )
    return share(ground, title, len(again), len(people), shows, page("Pairs", PAIRS))


PROFILES: Rule = _profiles
NEW_PARTNERS: Rule = _new_partners
WISHES: Rule = for_coordinators(
    stated(
        "People may say with whom they would like to be",
        _wishes,
        "Nobody has written down a wish. Only coordinators see this point.",
        page("People", PEOPLE),
    )
)


def _completed(ground: Ground, person: Person) -> set[str]:
    return {done.resource for done in person.trainings if done.date <= ground.sight.today}


def _people_on(ground: Ground, side: str) -> Sequence[Person]:
    """Everybody on one side of a pair that has begun, each once."""
    ids = {id_ for one in ground.agreements for id_ in (one.mentors if side == "mentors" else one.mentees)}
    people = ground.sight.programme.people
    return [people[id_] for id_ in sorted(ids) if id_ in people]
