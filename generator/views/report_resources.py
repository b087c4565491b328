"""The report's page on trainings and resources: who completed what is asked of them, and what pairs worked with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.figures.phases import Phase
from generator.views.charts import Chart
from generator.views.links import Links
from generator.views.page import Page
from generator.views.pair_resources import PHASE_NAMES
from generator.views.person_roles import is_for, pairs_by_person, sides_of
from generator.views.report_charts import bars_chart, columns_chart
from generator.views.report_numbers import ReportNumber, count_number, people_pedigree
from generator.views.report_page import Part, links_of, report_page
from generator.views.report_survey import Survey, why_not_counted
from generator.views.sight import Sight
from generator.words.model import Resource
from generator.words.numbers import counted, number

FOLDER = "resources"

_MOST = 20


def view_resource_report(sight: Sight, survey: Survey | None) -> Page:
    """Return the page on trainings and resources."""
    links = links_of(FOLDER)
    resources = sorted(sight.programme.resources, key=lambda known: (known.title.casefold(), known.id))
    uses = _uses(survey)
    parts = (
        Part(
            id="trainings",
            title="Trainings",
            note="Those that everybody in a role is asked to complete.",
            numbers=tuple(_training_numbers(sight, links)) if survey else (),
            charts=(*_required(sight, resources), *_by_quarter(sight)) if survey else (),
            instead=_no_training(sight, survey, resources),
        ),
        Part(
            id="used",
            title="Resources used",
            note="Which of the programme’s resources the log names.",
            numbers=tuple(_use_numbers(sight, links, resources, uses, survey)) if survey else (),
            charts=(*_used(resources, uses), *_by_phase(resources, uses)) if survey else (),
            instead=""
            if not survey or uses
            else "No log entry names a resource yet. Entries may, under “resources”.",
        ),
    )
    lead = "What people were trained in, and what pairs took from the programme’s shelf."
    return report_page(sight, FOLDER, "Trainings and resources", lead, parts)


def _no_training(sight: Sight, survey: Survey | None, resources: Sequence[Resource]) -> str:
    if survey is None:
        return why_not_counted(sight)
    return (
        ""
        if any(known.required for known in resources)
        else "The programme asks nobody to complete a training."
    )


def _asked(sight: Sight) -> Mapping[str, frozenset[str]]:
    """Who is asked to complete each required training: people in pairs that have begun, by resource."""
    pairs = pairs_by_person(sight)
    begun = {
        person: [pair for pair in of_person if pair.agreement.status.has_begun]
        for person, of_person in pairs.items()
    }
    people = [person for person in sight.programme.people.values() if begun.get(person.id)]
    return {
        resource.id: frozenset(
            person.id for person in people if is_for(resource, sides_of(person, begun[person.id]))
        )
        for resource in sight.programme.resources
        if resource.required
    }


def _completed(sight: Sight) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for person in sight.programme.people.values():
        for done in person.trainings:
            if done.date <= sight.today:
                found.setdefault(done.resource, set()).add(person.id)
    return {resource: frozenset(people) for resource, people in found.items()}


def _training_numbers(sight: Sight, links: Links) -> Iterator[ReportNumber]:
    asked, completed = _asked(sight), _completed(sight)
    everybody = frozenset[str]().union(*asked.values())
    ready = {
        person
        for person in everybody
        if all(
            person in completed.get(resource, ()) for resource, people in asked.items() if person in people
        )
    }
    if everybody:
        yield ReportNumber(
            title="People who completed all that is asked",
            value=f"{number(len(ready))} of {number(len(everybody))}",
            note="Of people in pairs that have begun.",
            share=len(ready) / len(everybody),
            pedigree=people_pedigree(
                sight,
                links,
                (
                    (
                        "How",
                        "People in pairs that have begun whose record has every training required in their role.",
                    ),
                    ("n", counted(len(everybody), "person", "people")),
                    ("Missing", "A training that was completed and not written down counts as open."),
                ),
                ready,
            ),
        )


def _required(sight: Sight, resources: Sequence[Resource]) -> Iterator[Chart]:
    asked, completed = _asked(sight), _completed(sight)
    rows = []
    for resource in resources:
        people = asked.get(resource.id, frozenset())
        if people:
            done = len(people & completed.get(resource.id, frozenset()))
            rows.append((resource.title, (done, len(people) - done)))
    if rows:
        yield bars_chart(
            "required-trainings",
            "Trainings that are asked for",
            "Of those who are asked to complete a training, how many have.",
            "People in pairs that have begun, on the side that the training is for; completed is what their record says.",
            rows,
            (("brand", "completed"), ("missing", "open")),
            axis="Training",
        )


def _by_quarter(sight: Sight) -> Iterator[Chart]:
    months = Counter(
        (done.date.year, (done.date.month - 1) // 3 + 1)
        for person in sight.programme.people.values()
        for done in person.trainings
        if done.date <= sight.today
    )
    if months:
        first, last = min(months), (sight.today.year, (sight.today.month - 1) // 3 + 1)
        quarters = [
            (year, quarter)
            for year in range(first[0], last[0] + 1)
            for quarter in range(1, 5)
            if first <= (year, quarter) <= last
        ][-_MOST:]
        yield columns_chart(
            "trainings-by-quarter",
            "Trainings completed",
            "How many trainings people completed, quarter by quarter.",
            "Trainings in people’s records by their date, required or not.",
            [(f"Q{quarter} {year % 100:02}", (months[year, quarter],)) for year, quarter in quarters],
            (("brand", "trainings"),),
            axis="Quarter",
        )


def _uses(survey: Survey | None) -> Mapping[str, Mapping[str, int]]:
    """How often each pair's log names each resource: by resource, then by pair."""
    found: dict[str, Counter[str]] = {}
    for each in survey.pairs if survey else ():
        for entry in each.entries:
            for resource in entry.resources:
                found.setdefault(resource, Counter())[each.pair.id] += 1
    return found


def _use_numbers(
    sight: Sight,
    links: Links,
    resources: Sequence[Resource],
    uses: Mapping[str, Mapping[str, int]],
    survey: Survey,
) -> Iterator[ReportNumber]:
    used = [resource for resource in resources if resource.id in uses]
    pairs = {pair for of_pairs in uses.values() for pair in of_pairs}
    if resources:
        yield count_number(
            sight,
            links,
            "Resources that were used",
            len(used),
            f"Of {number(len(resources))} on the shelf.",
            "Resources that at least one log entry in force names.",
            pairs,
        )
    yield count_number(
        sight,
        links,
        "Pairs that used one",
        len(pairs),
        f"Of {number(len(survey.pairs))} that have begun.",
        "Pairs whose log names at least one resource.",
        pairs,
    )


def _used(resources: Sequence[Resource], uses: Mapping[str, Mapping[str, int]]) -> Iterator[Chart]:
    most = sorted((known for known in resources if known.id in uses), key=lambda known: -len(uses[known.id]))
    shown = sorted(most[:_MOST], key=lambda known: known.title.casefold())
    rows = [(known.title, (len(uses[known.id]),)) for known in shown]
    if rows:
        yield bars_chart(
            "resources-used",
            "Resources by how many pairs used them",
            "In order of title."
            + (
                f" {len(most) - len(shown)} that fewer pairs used are left out."
                if len(most) > len(shown)
                else ""
            ),
            "Pairs whose log names the resource, each pair counted once. What was used and not written down is not"
            " counted.",
            rows,
            (("brand", "pairs"),),
            axis="Resource",
            notes=[counted(count, "pair") for _, (count,) in rows],
            in_shares=False,
        )


def _by_phase(resources: Sequence[Resource], uses: Mapping[str, Mapping[str, int]]) -> Iterator[Chart]:
    rows = []
    for name, known in (
        *((PHASE_NAMES[phase], [each for each in resources if phase in each.phases]) for phase in Phase),
        ("At any time", [each for each in resources if not each.phases]),
    ):
        used = sum(each.id in uses for each in known)
        rows.append((name, (used, len(known) - used)))
    if resources:
        yield bars_chart(
            "shelf",
            "The shelf, by part of the way",
            "How many resources there are for each part of the way, and how many of them a log names.",
            "Resources by the parts of the way that they are for; one may be for several.",
            rows,
            (("brand", "used"), ("missing", "not yet")),
            axis="Part of the way",
            in_shares=False,
        )
