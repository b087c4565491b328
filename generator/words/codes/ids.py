"""Codes for ids, words and accounts that are used twice."""

from generator.words.diagnostic import Code, Severity

GOAL_TWICE = Code(
    id="ID-001",
    severity=Severity.ERROR,
    title="Two goals with the same id",
    why="Ratings point to a goal by its id. With two of them nobody knows which one was rated.",
    cure="Give one of them another id, and check the ratings in the log.",
    bad="goals:\n  - {id: talk, title: Give a talk}\n  - {id: talk, title: Organise a talk}",
    good="goals:\n  - {id: talk, title: Give a talk}\n  - {id: organise, title: Organise a talk}",
)

STEP_TWICE = Code(
    id="ID-002",
    severity=Severity.ERROR,
    title="Two actions or objectives with the same id",
    why="`done` points to actions and objectives by their id, so within a pair each id is used once, over "
    "goals and log together.",
    cure="Give the later one another id. An action that is still open needs no new line: it stays open until "
    "an entry lists it under `done`.",
    bad="next:\n  - {id: outline, what: Write the outline}   # an objective has this id",
    good="next:\n  - {id: outline-to-grace, what: Send the outline to Grace}",
)

COHORT_TWICE = Code(
    id="ID-003",
    severity=Severity.ERROR,
    title="Two cohorts with the same id",
    why="Pairs point to their cohort by its id. With two of them nobody knows which one a pair belongs to.",
    cure="Give one of them another id, and check the pairs.",
    bad="cohorts:\n  - {id: 2026-autumn, name: Autumn 2026}\n  - {id: 2026-autumn, name: Winter 2026}",
    good="cohorts:\n  - {id: 2026-autumn, name: Autumn 2026}\n  - {id: 2026-winter, name: Winter 2026}",
)

TOPIC_TWICE = Code(
    id="ID-004",
    severity=Severity.ERROR,
    title="One word for two topics",
    why="A vocabulary brings every word to one topic. A word that means two of them brings it to neither.",
    cure="Take the word out of one of the two topics, or make one topic of them.",
    bad="topics:\n  - {id: speaking, name: Speaking, synonyms: [talks]}\n"
    "  - {id: writing, name: Writing, synonyms: [talks]}",
    good="topics:\n  - {id: speaking, name: Speaking, synonyms: [talks]}\n  - {id: writing, name: Writing}",
)

RESOURCE_TWICE = Code(
    id="ID-005",
    severity=Severity.ERROR,
    title="Two resources with the same id",
    why="Logs and people point to a resource by its id. With two of them nobody knows which one was used.",
    cure="Give one of them another id, and check the logs and the trainings of people.",
    bad="resources:\n  - {id: basics, title: Mentor basics}\n  - {id: basics, title: Mentee basics}",
    good="resources:\n  - {id: mentor-basics, title: Mentor basics}\n"
    "  - {id: mentee-basics, title: Mentee basics}",
)

ACCOUNT_TWICE = Code(
    id="ID-006",
    severity=Severity.ERROR,
    title="One account for two people",
    why="A handle, an address or a key shows who signed. If it belongs to two people, it shows nothing.",
    cure="Leave it with the person whose account it is. If both records are of one person, keep one of them.",
    bad="# records/people/grace-hopper.yml\ngithub: ada-l   # also in ada-lovelace.yml",
    good="# records/people/grace-hopper.yml\ngithub: grace-h",
)
