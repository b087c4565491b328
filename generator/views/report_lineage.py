"""Mentees who became mentors, as a picture: pairs in, a chart of who handed mentoring on to whom out.

In order of time; what anybody is called is what this audience calls them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.views.charts import Chart, ChartTable, Lineage, Person
from generator.views.lineage import Relay, ancestry, relays
from generator.views.names import MENTEE, MENTOR, person_name
from generator.views.report_charts import cut
from generator.views.sight import Sight
from generator.words.dates import day, month
from generator.words.model import Pair
from generator.words.phrases import listed

MOST_RELAYS = 12
"""So many mentees who became mentors are drawn; the table has more of them."""
_MOST_MENTEES = 6
_MOST_ROWS = 200
_MORE = "+"
_WIDE_FROM = 3
"""With more generations than that after the first, a picture needs the whole page."""


def lineage_charts(sight: Sight, pairs: Sequence[Pair]) -> Iterator[Chart]:
    """Yield the picture, if there is anybody to be in it."""
    found = relays(pairs, sight.today, sight.programme.people)
    if not found:
        return
    drawn, names = _trimmed(found[:MOST_RELAYS], sight)
    drawing = _drawn(drawn, names)
    rest = len(found) - len(drawn)
    more = f" The first {len(drawn)} are drawn; the table tells of the others." if rest else ""
    yield Chart(
        id="lineage-picture",
        title="From mentee to mentor",
        note="From left to right, from mentor to mentee. In the warm colour: who was mentored here and became a mentor."
        + more,
        how="People who are a mentee in one pair and a mentor in a pair that starts later, or whose closing says that"
        " they became a mentor; with those who mentored them, and those whom they mentor. In order of time.",
        description="; ".join(_told(sight, relay) for relay in found[:MOST_RELAYS]) + ".",
        legend=(("warm", "became a mentor"), ("brand", "mentored them"), ("plain", "mentored by them")),
        table=ChartTable(
            ("Who", "Mentored by", "Since", "Mentor since", "Mentors, or mentored"),
            tuple(_row(sight, relay) for relay in found[:_MOST_ROWS]),
        ),
        drawing=drawing,
        is_wide=max(person.generation for person in drawing.people) >= _WIDE_FROM,
    )


def _trimmed(found: Sequence[Relay], sight: Sight) -> tuple[tuple[Relay, ...], Mapping[str, str]]:
    """Return relays with no more mentees each than a picture has room for, and what everybody in them is called."""
    drawn, names = [], {}
    for relay in found:
        names[relay.person] = cut(person_name(sight, relay.person, MENTOR), 19)
        left = len(relay.mentors) - _MOST_MENTEES
        mentees = relay.mentors
        if left > 1:
            mentees = (*relay.mentors[: _MOST_MENTEES - 1], _MORE + relay.person)
            names[_MORE + relay.person] = f"and {left + 1} more"
        drawn.append(replace(relay, mentors=mentees))
    for relay in drawn:
        for person in (*relay.mentored_by, *relay.mentors):
            names.setdefault(person, cut(person_name(sight, person, MENTOR), 19))
    return tuple(drawn), names


def _drawn(found: Sequence[Relay], names: Mapping[str, str]) -> Lineage:
    tree = ancestry(found)
    became = {
        relay.person: f"mentor since {month(relay.mentor_since)[:3]} {relay.mentor_since.year}"
        for relay in found
    }
    mentored = {mentor for relay in found for mentor in relay.mentored_by}
    people = sorted(tree.generation, key=lambda person: (tree.generation[person], tree.place[person], person))
    places = {person: place for place, person in enumerate(people)}
    return Lineage(
        tuple(
            Person(
                names[person],
                tree.generation[person],
                tree.place[person],
                _tone(person, became, mentored),
                became.get(person, ""),
            )
            for person in people
        ),
        tuple((places[mentor], places[mentee]) for mentor, mentee in tree.bonds),
    )


def _tone(person: str, became: Collection[str], mentored: Collection[str]) -> str:
    if person in became:
        return "warm"
    return "brand" if person in mentored else "plain"


def _names(sight: Sight, people: Sequence[str], side: str) -> str:
    return listed(person_name(sight, person, side) for person in people)


def _told(sight: Sight, relay: Relay) -> str:
    by = f"mentored by {_names(sight, relay.mentored_by, MENTOR)}" if relay.mentored_by else "mentored here"
    to = f", mentor of {_names(sight, relay.mentors, MENTEE)}" if relay.mentors else ""
    return f"{person_name(sight, relay.person, MENTOR)}: {by}, mentor since {day(relay.mentor_since)}{to}"


def _row(sight: Sight, relay: Relay) -> tuple[str, ...]:
    return (
        person_name(sight, relay.person, MENTOR),
        _names(sight, relay.mentored_by, MENTOR) or "–",
        day(relay.since),
        day(relay.mentor_since),
        _names(sight, relay.mentors, MENTEE) or "–",
    )
