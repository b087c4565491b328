"""Codes for what a good record has and this one lacks."""

from generator.words.diagnostic import Code, Severity

NO_GROUND_RULES = Code(
    id="ASK-001",
    severity=Severity.WARNING,
    title="A running pair without ground rules",
    why="What both sides take for granted is seldom the same. Said at the start it costs a minute, later a "
    "friendship.",
    cure="Add a few `ground_rules` that both agree on.",
    bad="status: active",
    good="status: active\nground_rules:\n  - Whoever cannot come says so a day before.",
)

NO_EXPECTATIONS = Code(
    id="ASK-002",
    severity=Severity.WARNING,
    title="A running pair without expectations of both sides",
    why="Unspoken expectations are the most common reason why pairs drift apart.",
    cure="Add `expectations` with what `mentors` and `mentees` each expect to give and to get.",
    bad="expectations:\n  mentors: [I listen first.]",
    good="expectations:\n  mentors: [I listen first.]\n  mentees: [I bring the topic.]",
)

NO_CONFIDENTIALITY = Code(
    id="ASK-003",
    severity=Severity.WARNING,
    title="A running pair without a word on confidence",
    why="People speak openly when they know what stays between them, and where that ends.",
    cure="Add `confidentiality`: what stays in the pair, and when it may not.",
    bad="status: active",
    good="status: active\nconfidentiality: What we say stays between us, unless somebody is in danger.",
)

NO_WAY_OUT = Code(
    id="ASK-004",
    severity=Severity.WARNING,
    title="A running pair without a way out",
    why="Pairs that cannot end well fall silent instead. A way out that is nobody's fault is agreed on "
    "before anybody needs it.",
    cure="Add `leaving`: how either side can end this, without giving reasons.",
    bad="status: active",
    good="status: active\nleaving: Either of us may end this at any time.",
)

NO_REVIEWS = Code(
    id="ASK-005",
    severity=Severity.WARNING,
    title="A running pair without a day to look back",
    why="A review is the agreed moment to say what should change. Without a date it does not come.",
    cure="Add one or more dates under `reviews`, the first about half-way.",
    bad="status: active",
    good="status: active\nreviews: [2026-12-01]",
)

NO_COMMUNICATION = Code(
    id="ASK-006",
    severity=Severity.WARNING,
    title="A running pair without a word on how to talk between meetings",
    why="A question that waits too long, or a message at the wrong hour, is easily taken amiss.",
    cure="Add `communication` with a `channel` and how soon to expect an answer.",
    bad="status: active",
    good="status: active\ncommunication: {channel: team chat, reply_within: 2 days}",
)

NO_GOALS = Code(
    id="ASK-007",
    severity=Severity.WARNING,
    title="A running pair without goals",
    why="Without goals nobody can say whether the time was well spent. The first weeks are for finding them.",
    cure="Add goals.yml with at least one goal, or give the pair more time in the programme's policy, under "
    "`goals_within_days`.",
    bad="records/pairs/ada--grace/agreement.yml   # and no goals.yml",
    good="records/pairs/ada--grace/agreement.yml\nrecords/pairs/ada--grace/goals.yml",
)

NOT_SIGNED = Code(
    id="ASK-008",
    severity=Severity.WARNING,
    title="An agreement that not everybody has signed",
    why="An agreement holds when all who are in it have said yes, and git can show it.",
    cure="Ask for the missing signature. Each person adds a line with their id and the day under `signatures`, in a commit of their own.",
    bad="signatures:\n  ada-lovelace: 2026-09-02",
    good="signatures:\n  ada-lovelace: 2026-09-02\n  grace-hopper: 2026-09-03",
)

NO_CONTACT = Code(
    id="ASK-009",
    severity=Severity.WARNING,
    title="A programme without a private contact",
    why="When something goes wrong between two people, neither a pull request nor a page is the place to say "
    "so. They need somebody to turn to.",
    cure="Add `contact` with an address that a person reads, or with that person's name.",
    bad="name: Harbour Mentoring",
    good="name: Harbour Mentoring\ncontact: care@example.org",
)
