"""The report's page on people: who takes part, room and topics, and mentees who became mentors. Nobody is compared."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.figures.topics import topics_of
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.names import MENTEE, MENTOR
from generator.views.page import Page
from generator.views.report_charts import balance_chart, bars_chart, columns_chart
from generator.views.report_lineage import lineage_charts
from generator.views.report_numbers import ReportNumber, people_number
from generator.views.report_page import Part, figures, links_of, report_page
from generator.views.report_survey import Survey, begun_pairs, why_not_counted
from generator.views.sight import Sight
from generator.words.model import Pair
from generator.words.numbers import counted

FOLDER = "people"

_MOST_TOPICS = 14


def view_people_report(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on people."""
    links = links_of(FOLDER)
    pairs = begun_pairs(sight)
    parts = (
        Part(
            id="who",
            title="Who takes part",
            numbers=tuple(_numbers(sight, links, pairs)) if survey else (),
            charts=(*_room(sight, survey), *_mentors_pairs(survey)),
            instead="" if survey else why_not_counted(sight),
        ),
        Part(
            id="lineage",
            title="Mentees who became mentors",
            note="Mentoring that was handed on.",
            charts=tuple(lineage_charts(sight, pairs)),
            figures=figures(sight, links, ("pipeline",)),
        ),
        Part(
            id="topics",
            title="Topics offered and looked for",
            charts=tuple(_topics(sight)) if survey else (),
            instead="" if survey else why_not_counted(sight),
        ),
    )
    lead = (
        "Who mentors and is mentored here, and where mentoring was handed on. Nobody is set against anybody."
    )
    return report_page(sight, FOLDER, "People and pipeline", lead, parts)


def _numbers(sight: Sight, links: Links, pairs: Sequence[Pair]) -> Iterator[ReportNumber]:
    running = [pair.agreement for pair in pairs if pair.agreement.status.is_running]
    mentors = {person for agreement in running for person in agreement.mentors}
    mentees = {person for agreement in running for person in agreement.mentees}
    everyone = {person for pair in pairs for person in pair.agreement.members}
    for title, people, note, how in (
        ("Mentors now", mentors, "In pairs under way.", "People who are a mentor in a pair under way."),
        ("Mentees now", mentees, "In pairs under way.", "People who are a mentee in a pair under way."),
        (
            "Both at once",
            mentors & mentees,
            "Mentored here while they mentor here.",
            "People who are a mentor in one pair under way and a mentee in another, or both in one.",
        ),
        ("People so far", everyone, "In all pairs that have begun.", "People in pairs that have begun."),
    ):
        yield people_number(sight, links, title, people, note, how)


def _room(sight: Sight, survey: Survey | None) -> Iterator[Chart]:
    """Seats as people themselves say; who is in more pairs than they wanted has no free seat, and no fewer."""
    if survey is None:
        return
    rows = []
    for label, side in (("Mentors", MENTOR), ("Mentees", MENTEE)):
        taken = Counter(
            person
            for each in survey.under_way
            for person in (each.pair.agreement.mentors if side == MENTOR else each.pair.agreement.mentees)
        )
        seats = {
            person.id: role.capacity
            for person in sight.programme.people.values()
            if (role := person.mentor if side == MENTOR else person.mentee) is not None
        }
        filled = sum(min(taken[person], most) for person, most in seats.items())
        rows.append((label, (filled, sum(seats.values()) - filled)))
    if any(sum(counts) for _, counts in rows):
        yield bars_chart(
            "room",
            "Room for more pairs",
            "Places that people have said they have, and how many are taken by pairs under way.",
            "Everybody’s record says in how many pairs at once they would like to be. People in more pairs than that have"
            " no free place, and take none away from others.",
            rows,
            (("brand", "taken"), ("missing", "free")),
            axis="Side",
        )


def _mentors_pairs(survey: Survey | None) -> Iterator[Chart]:
    if survey is None or not survey.under_way:
        return
    pairs = Counter(person for each in survey.under_way for person in each.pair.agreement.mentors)
    sizes = Counter(min(count, 4) for count in pairs.values())
    yield columns_chart(
        "pairs-of-mentors",
        "Pairs a mentor has at once",
        "How many mentors have one pair, two, or more.",
        "People who are a mentor in a pair under way, by in how many such pairs they are.",
        [(label, (sizes[size],)) for size, label in enumerate(("1", "2", "3", "4 or more"), start=1)],
        (("brand", "mentors"),),
        axis="Pairs at once",
        shown_axis="pairs at once",
    )


def _topics(sight: Sight) -> Iterator[Chart]:
    """Topics that are offered or looked for by enough people to be a matter of the programme, by name."""
    program = sight.programme.program
    offered: Counter[str] = Counter()
    sought: Counter[str] = Counter()
    for person in sight.programme.people.values():
        offered.update(topics_of(person.mentor.offers, program) if person.mentor else ())
        sought.update(topics_of(person.mentee.seeks, program) if person.mentee else ())
    names = {topic.id: topic.name for topic in program.topics}
    common = sorted(offered.keys() | sought.keys(), key=lambda id_: (-(offered[id_] + sought[id_]), id_))
    shown = sorted(((names.get(id_) or id_, id_) for id_ in common[:_MOST_TOPICS]), key=_by_name)
    rows = [(name, (offered[id_], sought[id_])) for name, id_ in shown]
    if rows:
        left = len(common) - len(shown)
        yield balance_chart(
            "topics-offered",
            "What is offered, and what is looked for",
            "How many people offer each topic as a mentor, and how many look for it as a mentee."
            + (f" {counted(left, 'rarer topic is', 'rarer topics are')} left out." if left else ""),
            "People’s own records; synonyms of the programme’s vocabulary count as one topic.",
            rows,
            (("brand", "offer it"), ("warm", "look for it")),
            axis="Topic",
        )


def _by_name(topic: tuple[str, str]) -> tuple[str, str]:
    return topic[0].casefold(), topic[1]
