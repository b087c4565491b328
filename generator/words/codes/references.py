"""Codes for what one record says about another that is not there."""

from generator.words.diagnostic import Code, Severity

UNKNOWN_PERSON = Code(
    id="REF-001",
    severity=Severity.ERROR,
    title="Somebody without a record",
    why="Every person has a file of their own in records/people, and everything else points to it by the "
    "file's name. Without that file nobody knows who is meant.",
    cure="Correct the id, or add the person's file. An id is the file's name without .yml, not the person's "
    "full name.",
    bad="mentors: [grace-hoper]",
    good="mentors: [grace-hopper]   # there is records/people/grace-hopper.yml",
)

UNKNOWN_COHORT = Code(
    id="REF-002",
    severity=Severity.ERROR,
    title="A cohort that the programme does not have",
    why="Reports and matching go cohort by cohort. A pair or a person in a cohort that nobody declared would be "
    "missing from all of them.",
    cure="Use the id of a cohort in records/program.yml, or add the cohort there.",
    bad="cohort: 2026-fall",
    good="cohort: 2026-autumn   # as in records/program.yml",
)

UNKNOWN_RESOURCE = Code(
    id="REF-003",
    severity=Severity.ERROR,
    title="A resource that the programme does not have",
    why="Logs and people point to guides and trainings by id. An unknown id leads nowhere, and a training "
    "under it counts for nothing.",
    cure="Use the id of a resource in records/resources.yml, or add the resource there.",
    bad="resources: [first-meating]",
    good="resources: [first-meeting]   # as in records/resources.yml",
)

UNKNOWN_TIME_ZONE = Code(
    id="REF-004",
    severity=Severity.ERROR,
    title="A time zone that does not exist",
    why="The time zone decides which day is today and when people are awake. A made-up name decides nothing.",
    cure="Write a name from the IANA list: a region, a slash and a city, such as Europe/Lisbon. UTC works too.",
    bad="timezone: Lisbon",
    good="timezone: Europe/Lisbon",
)

UNKNOWN_GOAL = Code(
    id="REF-005",
    severity=Severity.ERROR,
    title="A rating of a goal that the pair does not have",
    why="A rating says where one goal of this pair stands. Under an unknown id it is lost for every report.",
    cure="Use the id of a goal in the pair's goals.yml, or add the goal there.",
    bad="ratings:\n  - {goal: frist-talk, level: 0, by: ada-lovelace}",
    good="ratings:\n  - {goal: first-talk, level: 0, by: ada-lovelace}",
)

UNKNOWN_STEP = Code(
    id="REF-006",
    severity=Severity.ERROR,
    title="Something done that nobody set",
    why="`done` closes an action from the log or an objective from the goals. An unknown id closes nothing, "
    "and the real one stays open for ever.",
    cure="Use the id under `next` in an earlier entry, or under `objectives` in goals.yml. What was never "
    "planned belongs into `did`.",
    bad="done: [write-outline]",
    good="done: [outline]   # an objective in goals.yml",
)

UNKNOWN_ENTRY = Code(
    id="REF-007",
    severity=Severity.ERROR,
    title="A correction of an entry that is not there",
    why="A correction takes the place of an earlier entry. If that entry is not there, both the mistake and "
    "its correction would count.",
    cure="Write the corrected entry's file name without .yml.",
    bad="corrects: 2026-10-02",
    good="corrects: 2026-10-01   # the log has 2026-10-01.yml",
)

MISSING_AGREEMENT = Code(
    id="REF-008",
    severity=Severity.ERROR,
    title="A pair without an agreement",
    why="The agreement says who the pair is and how often they meet. Goals and log entries mean nothing "
    "without it.",
    cure="Add agreement.yml to the pair's folder, or move the files into the folder that they belong to.",
    bad="records/pairs/ada--grace/goals.yml   # and nothing else",
    good="records/pairs/ada--grace/agreement.yml\nrecords/pairs/ada--grace/goals.yml",
)

UNKNOWN_TOPIC = Code(
    id="REF-009",
    severity=Severity.WARNING,
    title="A topic outside the programme's vocabulary",
    why="Reports and matching bring together what has the same name. A topic spelt in its own way stands "
    "alone.",
    cure="Use a topic's id, name or synonym from records/program.yml, or add the topic there.",
    bad="topics: [public speeking]",
    good="topics: [public speaking]",
)

UNKNOWN_PAGE = Code(
    id="REF-010",
    severity=Severity.ERROR,
    title="A link to a page that the site does not have",
    why="An address without https:// in front of it is a page of this site. A site with a link that leads nowhere is not "
    "published.",
    cure="Write the whole address, with https:// in front, or the address of a page as the browser shows it behind the "
    "site's own.",
    bad="url: guides/first-meeting/",
    good="url: take-part/first-steps/",
)
