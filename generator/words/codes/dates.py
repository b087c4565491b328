"""Codes for dates that contradict each other, or that have not come yet."""

from generator.words.diagnostic import Code, Severity

ENDS_BEFORE_START = Code(
    id="DATE-001",
    severity=Severity.ERROR,
    title="An end before its start",
    why="Every figure counts from the start to the end. Time that runs backwards gives no figures at all.",
    cure="Correct one of the two dates. They may be the same day, as both are inclusive.",
    bad="starts: 2026-09-01\nends: 2026-02-28",
    good="starts: 2026-09-01\nends: 2027-02-28",
)

PAUSE_REVERSED = Code(
    id="DATE-002",
    severity=Severity.ERROR,
    title="A pause that is over before it began",
    why="The clock stands still during a pause. A pause that runs backwards would make it run twice.",
    cure="Correct one of the two dates. `to` is the pause's last day.",
    bad="pauses:\n  - {from: 2026-12-20, to: 2026-01-06}",
    good="pauses:\n  - {from: 2026-12-20, to: 2027-01-06}",
)

PAUSES_OVERLAP = Code(
    id="DATE-003",
    severity=Severity.ERROR,
    title="Two pauses at the same time",
    why="A day can be paused only once. Overlapping pauses hide which of the dates is the right one.",
    cure="Make one pause of the two, or correct the dates. An open pause needs a `to` before the next begins.",
    bad="pauses:\n  - {from: 2026-10-01, to: 2026-10-20}\n  - {from: 2026-10-15, to: 2026-10-31}",
    good="pauses:\n  - {from: 2026-10-01, to: 2026-10-31}",
)

PAUSE_OUTSIDE_TERM = Code(
    id="DATE-004",
    severity=Severity.ERROR,
    title="A pause outside the pair's time",
    why="There is nothing to pause before a pair starts or after it has ended.",
    cure="Correct the pause, or the pair's `starts` and `ends`. When a pair ends during a pause, the pause "
    "ends on the closing's date.",
    bad="starts: 2026-09-01\npauses:\n  - {from: 2026-08-01, to: 2026-08-15}",
    good="starts: 2026-09-01\npauses:\n  - {from: 2026-10-01, to: 2026-10-15}",
)

REVIEW_OUTSIDE_TERM = Code(
    id="DATE-005",
    severity=Severity.ERROR,
    title="A review outside the pair's time",
    why="A review looks back while something can still be changed. On a day outside the agreed time it will "
    "never take place.",
    cure="Put the review between `starts` and `ends`.",
    bad="ends: 2027-02-28\nreviews: [2027-12-01]",
    good="ends: 2027-02-28\nreviews: [2026-12-01]",
)

GOAL_DUE_BEFORE_SET = Code(
    id="DATE-006",
    severity=Severity.ERROR,
    title="A goal due before it was set",
    why="A goal that was due before anybody set it cannot be worked on.",
    cure="Correct `set_on` or `due`.",
    bad="set_on: 2026-09-10\ndue: 2026-01-15",
    good="set_on: 2026-09-10\ndue: 2027-01-15",
)

GOAL_OUTSIDE_TERM = Code(
    id="DATE-007",
    severity=Severity.ERROR,
    title="A goal outside the pair's time",
    why="Goals are rated by the pair on their due date. Before the pair starts or after it ends nobody is "
    "there to do so.",
    cure="Set and end the goal between the agreement's `starts` and `ends`, or change these dates.",
    bad="due: 2027-12-15   # the pair ends on 2027-02-28",
    good="due: 2027-02-15",
)

OBJECTIVE_OUTSIDE_GOAL = Code(
    id="DATE-008",
    severity=Severity.ERROR,
    title="A step outside its goal's time",
    why="An objective is a step towards its goal, so it falls between the day on which the goal was set and "
    "the day on which it is due.",
    cure="Correct the objective's `due`, or the goal's `set_on` and `due`.",
    bad="due: 2026-12-15\nobjectives:\n  - {id: outline, what: Write an outline, due: 2027-01-20}",
    good="due: 2026-12-15\nobjectives:\n  - {id: outline, what: Write an outline, due: 2026-10-20}",
)

DECISION_BEFORE_GOAL = Code(
    id="DATE-009",
    severity=Severity.ERROR,
    title="A goal dropped or changed before it was set",
    why="Nobody can give up, or change the levels of, a goal that does not exist yet.",
    cure="Correct the date under `dropped` or `rebaselined`, or the goal's `set_on`.",
    bad="set_on: 2026-09-10\ndropped: {date: 2025-11-10}",
    good="set_on: 2026-09-10\ndropped: {date: 2026-11-10}",
)

CLOSED_BEFORE_START = Code(
    id="DATE-010",
    severity=Severity.ERROR,
    title="A closing before the start",
    why="The closing ends the pair's time, and its outcomes came of the mentoring. Neither can be older than "
    "the mentoring itself.",
    cure="Correct the date under `closing`, or the pair's `starts`.",
    bad="starts: 2026-09-01\nclosing: {date: 2026-02-28}",
    good="starts: 2026-09-01\nclosing: {date: 2027-02-28}",
)

OUTSIDE_COHORT = Code(
    id="DATE-011",
    severity=Severity.ERROR,
    title="A pair that shares no day with its cohort",
    why="Cohorts are compared at the same age. A pair from another time spoils the comparison.",
    cure="Choose the cohort that ran at the time, or correct the pair's dates.",
    bad="cohort: 2026-autumn   # from 2026-09-01 to 2027-02-28\nstarts: 2027-09-01",
    good="cohort: 2026-autumn\nstarts: 2026-09-01",
)

FILE_NAME_DIFFERS = Code(
    id="DATE-012",
    severity=Severity.ERROR,
    title="A record whose date is not that of its file",
    why="The file's name is how people find an entry and how corrections point to it. Two dates leave open "
    "which one is true.",
    cure="Correct the date in the file, or rename the file.",
    bad="# records/pairs/ada--grace/log/2026-10-01.yml\ndate: 2026-10-10",
    good="# records/pairs/ada--grace/log/2026-10-01.yml\ndate: 2026-10-01",
)

ENTRY_OUTSIDE_TERM = Code(
    id="DATE-013",
    severity=Severity.ERROR,
    title="A log entry outside the pair's time",
    why="Figures count from the pair's first day to its last. What lies outside is never counted.",
    cure="Correct the entry's date, or the agreement's `starts`, `ends` or closing date.",
    bad="date: 2026-08-15   # the pair starts on 2026-09-01",
    good="date: 2026-09-15",
)

DUE_BEFORE_ENTRY = Code(
    id="DATE-014",
    severity=Severity.ERROR,
    title="A plan for a day that was already over",
    why="What an entry plans lies ahead of it. A plan for the past is late from its first day.",
    cure="Correct the date. Often it is the year.",
    bad="date: 2026-10-01\nnext_meeting: 2025-10-15",
    good="date: 2026-10-01\nnext_meeting: 2026-10-15",
)

NOT_YET = Code(
    id="DATE-015",
    severity=Severity.WARNING,
    title="Something that happened on a day still to come",
    why="Records hold what has happened. A date in the future is often a slip of the pen, and figures leave "
    "it out until the day has come.",
    cure="Correct the date, or write the record when the day has come. A planned meeting goes into "
    "`next_meeting`.",
    bad="date: 2062-10-01",
    good="date: 2026-10-01",
)
