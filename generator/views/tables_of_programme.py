"""Tables of the programme itself and of its people: what each holds, and where its values come from."""

from collections.abc import Iterator

from generator.views.sight import Sight
from generator.views.table import ColumnType
from generator.views.table_plan import TablePlan, derived, mirror
from generator.words.audience import Audience
from generator.words.model import Cohort, Person, Resource, Topic, TrainingDone
from generator.words.places import Kind


def _trainings(sight: Sight) -> Iterator[tuple[str, TrainingDone]]:
    for id_, person in sight.programme.people.items():
        for done in dict.fromkeys(person.trainings):
            if done.date <= sight.today:
                yield id_, done


PROGRAMMES: TablePlan[Sight] = TablePlan(
    name="programmes",
    description="One row: the programme, and as of when and for whom these tables are.",
    things=lambda sight: (sight,),
    key=(),
    columns=(
        mirror(Kind.PROGRAM, "name", lambda sight: sight.programme.program.name),
        mirror(Kind.PROGRAM, "purpose", lambda sight: sight.programme.program.purpose),
        mirror(Kind.PROGRAM, "timezone", lambda sight: sight.programme.program.timezone),
        derived(
            "today", ColumnType.DAY, "As of", "The day that everything is as of.", lambda sight: sight.today
        ),
        derived(
            "audience",
            ColumnType.TEXT,
            "For whom",
            "Who may see these tables.",
            lambda sight: sight.audience,
            choices=Audience,
        ),
        derived(
            "revision",
            ColumnType.TEXT,
            "Revision",
            "The commit that holds just these records, where there is one and this audience may know it.",
            lambda sight: sight.revision,
        ),
    ),
)

COHORTS: TablePlan[Cohort] = TablePlan(
    name="cohorts",
    description="One row for each cohort.",
    things=lambda sight: sight.programme.program.cohorts,
    key=("cohort",),
    columns=(
        mirror(Kind.PROGRAM, "cohorts.id", lambda cohort: cohort.id, "cohort"),
        mirror(Kind.PROGRAM, "cohorts.name", lambda cohort: cohort.name),
        mirror(Kind.PROGRAM, "cohorts.starts", lambda cohort: cohort.starts),
        mirror(Kind.PROGRAM, "cohorts.ends", lambda cohort: cohort.ends),
    ),
)

TOPICS: TablePlan[Topic] = TablePlan(
    name="topics",
    description="One row for each topic of the programme's vocabulary. Pairs and people may use other words.",
    things=lambda sight: sight.programme.program.topics,
    key=("topic",),
    columns=(
        mirror(Kind.PROGRAM, "topics.id", lambda topic: topic.id, "topic"),
        mirror(Kind.PROGRAM, "topics.name", lambda topic: topic.name),
        mirror(Kind.PROGRAM, "topics.synonyms", lambda topic: topic.synonyms),
    ),
)

RESOURCES: TablePlan[Resource] = TablePlan(
    name="resources",
    description="One row for each guide, training, template or tool.",
    things=lambda sight: sight.programme.resources,
    key=("resource",),
    columns=(
        mirror(Kind.RESOURCES, "resources.id", lambda resource: resource.id, "resource"),
        mirror(Kind.RESOURCES, "resources.title", lambda resource: resource.title),
        mirror(Kind.RESOURCES, "resources.url", lambda resource: resource.url),
        mirror(Kind.RESOURCES, "resources.kind", lambda resource: resource.kind),
        mirror(Kind.RESOURCES, "resources.topics", lambda resource: resource.topics),
        mirror(Kind.RESOURCES, "resources.phases", lambda resource: resource.phases),
        mirror(Kind.RESOURCES, "resources.for", lambda resource: resource.for_),
        mirror(Kind.RESOURCES, "resources.required", lambda resource: resource.required),
    ),
)

PEOPLE: TablePlan[Person] = TablePlan(
    name="people",
    description="One row for each person; for the public, for each who has a public name.",
    things=lambda sight: sight.programme.people.values(),
    key=("person",),
    columns=(
        derived(
            "person",
            ColumnType.TEXT,
            "Person",
            "The person's id: the name of the file in records/people.",
            lambda person: person.id,
        ),
        mirror(Kind.PERSON, "name", lambda person: person.name),
        mirror(Kind.PERSON, "public_name", lambda person: person.public_name),
        mirror(Kind.PERSON, "github", lambda person: person.github),
        mirror(
            Kind.PERSON,
            "mentor.capacity",
            lambda person: person.mentor.capacity if person.mentor else None,
            "mentor_capacity",
        ),
        mirror(
            Kind.PERSON,
            "mentor.offers",
            lambda person: person.mentor.offers if person.mentor else (),
            "offers",
        ),
        mirror(
            Kind.PERSON,
            "mentee.capacity",
            lambda person: person.mentee.capacity if person.mentee else None,
            "mentee_capacity",
        ),
        mirror(
            Kind.PERSON, "mentee.seeks", lambda person: person.mentee.seeks if person.mentee else (), "seeks"
        ),
        mirror(Kind.PERSON, "interests", lambda person: person.interests),
        mirror(Kind.PERSON, "languages", lambda person: person.languages),
        mirror(Kind.PERSON, "timezone", lambda person: person.timezone),
    ),
)

TRAININGS: TablePlan[tuple[str, TrainingDone]] = TablePlan(
    name="trainings",
    description="One row for each training that somebody completed by the day.",
    things=_trainings,
    key=("person", "resource", "date"),
    columns=(
        derived(
            "person",
            ColumnType.TEXT,
            "Person",
            "Who completed it.",
            lambda row: row[0],
            (Kind.PERSON, "trainings"),
        ),
        mirror(Kind.PERSON, "trainings.resource", lambda row: row[1].resource),
        mirror(Kind.PERSON, "trainings.date", lambda row: row[1].date),
    ),
    references={"person": "people", "resource": "resources"},
)
