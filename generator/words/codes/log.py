"""Codes for log entries that do not fit together."""

from generator.words.diagnostic import Code, Severity

DONE_BEFORE_SET = Code(
    id="LOG-001",
    severity=Severity.ERROR,
    title="Something done before it was set",
    why="An action is planned in one entry and done in a later one. The other way round, one of the two "
    "dates or ids is wrong.",
    cure="Move the id under `done` into a later entry, or correct it.",
    bad="# 2026-09-15.yml\ndone: [outline]   # planned in 2026-10-01.yml",
    good="# 2026-10-15.yml\ndone: [outline]",
)

CORRECTS_ITSELF = Code(
    id="LOG-002",
    severity=Severity.ERROR,
    title="Corrections in a circle",
    why="A corrected entry no longer counts. In a circle every entry is corrected, and none is left.",
    cure="Let the newest correction point to the entry before it, and remove `corrects` from the oldest.",
    bad="# 2026-10-01.yml\ncorrects: 2026-10-01",
    good="# 2026-10-01-corrected.yml\ncorrects: 2026-10-01",
)

CORRECTED_TWICE = Code(
    id="LOG-003",
    severity=Severity.ERROR,
    title="Two corrections of the same entry",
    why="A correction takes the entry's place whole. Two of them would both count, as if there had been two "
    "meetings.",
    cure="Let the second one correct the first, or make one of the two.",
    bad="# 2026-10-01-a.yml and 2026-10-01-b.yml\ncorrects: 2026-10-01",
    good="# 2026-10-01-a.yml\ncorrects: 2026-10-01\n# 2026-10-01-b.yml\ncorrects: 2026-10-01-a",
)

LOGGED_TWICE = Code(
    id="LOG-004",
    severity=Severity.WARNING,
    title="Two entries for one meeting",
    why="Both partners may have logged the same meeting. It is counted once, but what is in only one of the "
    "two is easily overlooked.",
    cure="Put both into one entry. If only one of the two may stay, add an entry with `corrects` and "
    "`void: true` for the other.",
    bad="log/2026-10-01-ada.yml     kind: meeting\nlog/2026-10-01-grace.yml   kind: meeting",
    good="log/2026-10-01-ada.yml     kind: meeting",
)

MET_IN_PAUSE = Code(
    id="LOG-005",
    severity=Severity.WARNING,
    title="A meeting held during a pause",
    why="The clock stands still during a pause. A meeting on such a day is a sign that the pause was over.",
    cure="Let the pause end before the meeting, or correct the entry's date. If it was an exception, all is "
    "well.",
    bad="date: 2026-10-10   # paused from 2026-10-01 to 2026-10-31",
    good="date: 2026-11-01",
)

VOID_OF_NOTHING = Code(
    id="LOG-006",
    severity=Severity.ERROR,
    title="A withdrawal that does not say of what",
    why="`void: true` withdraws an earlier entry. Alone, it leaves open which one, and hides its own text.",
    cure="Add `corrects` with the name of the entry that is to be withdrawn.",
    bad="void: true",
    good="corrects: 2026-10-01\nvoid: true",
)

OUTCOME_WITHOUT_MEETING = Code(
    id="LOG-007",
    severity=Severity.WARNING,
    title="An outcome in an entry that is no meeting",
    why="`progress` is an update without a meeting. If there was one, it is not counted.",
    cure="Write `kind: meeting`, or remove `outcome`.",
    bad="kind: progress\noutcome: held",
    good="kind: meeting\noutcome: held",
)
