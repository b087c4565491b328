"""Codes for the results of surveys."""

from generator.words.diagnostic import Code, Severity

TOO_FEW = Code(
    id="PULSE-001",
    severity=Severity.ERROR,
    title="A survey that too few answered",
    why="People were promised that nobody can tell who said what. Among a handful of answers everybody can guess. So "
    "sums stand in a record only from the programme's smallest group on: that of `members`, or that of `public` "
    "where the repository is open to everyone.",
    cure="Leave the survey, or the question that too few answered, out of the records. Let more people answer, or ask "
    "again when the cohort is larger. Do not lower the limit after people have answered.",
    bad="answered: 3   # the smallest group is 5",
    good="answered: 8",
)

MEAN_DIFFERS = Code(
    id="PULSE-002",
    severity=Severity.ERROR,
    title="A mean that does not follow from the answers",
    why="The mean and the distribution say the same thing twice. Where they differ, one of them was copied wrongly, "
    "and nobody can tell which.",
    cure="Count again: each step times how many chose it, added up, divided by all answers. Round to one decimal or "
    "more.",
    bad='mean: 4.5\ndistribution: {"3": 2, "4": 5, "5": 5}',
    good='mean: 4.25\ndistribution: {"3": 2, "4": 5, "5": 5}',
)

COUNTS_DIFFER = Code(
    id="PULSE-003",
    severity=Severity.ERROR,
    title="Counts that cannot all be true",
    why="Nobody answers who was not asked, and nobody gives two answers to one question. So the distribution adds up "
    "to `n`, `n` is no more than `answered`, and `answered` no more than `asked`.",
    cure="Count again, and correct the number that is wrong.",
    bad='n: 12\ndistribution: {"3": 2, "4": 5, "5": 4}',
    good='n: 11\ndistribution: {"3": 2, "4": 5, "5": 4}',
)

OFF_SCALE = Code(
    id="PULSE-004",
    severity=Severity.ERROR,
    title="An answer outside the scale",
    why="A step that people could not choose cannot be an answer. Unless `scale` says otherwise, the steps go from 1 "
    "to 5.",
    cure="Correct the step, or write the scale that people saw.",
    bad='distribution: {"4": 3, "6": 9}',
    good='scale: {lowest: 1, highest: 6}\ndistribution: {"4": 3, "6": 9}',
)

ASKED_TWICE = Code(
    id="PULSE-005",
    severity=Severity.ERROR,
    title="One question twice in a survey",
    why="Each of the four questions becomes one figure. Of two results only one can be it.",
    cure="Keep one of them, or write `question: other` with a `text` for a question of your own.",
    bad="results:\n  - question: fit\n    n: 12\n  - question: fit\n    n: 11",
    good="results:\n  - question: fit\n    n: 12\n  - question: usefulness\n    n: 11",
)

OTHER_COHORT = Code(
    id="PULSE-006",
    severity=Severity.ERROR,
    title="A survey whose cohort is not that of its file",
    why="The file is named after the cohort and the day. Two cohorts leave open who was asked.",
    cure="Correct `cohort`, or rename the file.",
    bad="# records/pulse/2026-autumn-2026-10-10.yml\ncohort: 2026-spring",
    good="# records/pulse/2026-autumn-2026-10-10.yml\ncohort: 2026-autumn",
)
