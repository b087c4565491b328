"""Codes for how much people have offered to take on."""

from generator.words.diagnostic import Code, Severity

OVER_CAPACITY = Code(
    id="CAP-001",
    severity=Severity.WARNING,
    title="More pairs than somebody offered to have",
    why="People say how many pairs they can manage at once. Beyond that, meetings are what gives way.",
    cure="Close a pair that is over, find somebody else for one of them, or ask the person for a higher "
    "`capacity`.",
    bad="mentor: {capacity: 1}   # and mentor in two running pairs",
    good="mentor: {capacity: 2}",
)

ROLE_NOT_DECLARED = Code(
    id="CAP-002",
    severity=Severity.WARNING,
    title="A role that the person has not taken",
    why="A person's record says whether they mentor, are mentored, or both. Matching and capacity rest on it.",
    cure="Add `mentor` or `mentee` to the person's record, or choose somebody else.",
    bad="mentors: [sam-doe]   # sam-doe.yml has no mentor",
    good="mentors: [grace-hopper]   # grace-hopper.yml has mentor: {capacity: 2}",
)
