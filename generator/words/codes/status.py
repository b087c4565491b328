"""Codes for a pair's status that does not fit the rest of its records."""

from generator.words.diagnostic import Code, Severity

EMPTY_SIDE = Code(
    id="STATE-001",
    severity=Severity.ERROR,
    title="A pair with nobody on one side",
    why="A proposal may still look for somebody. A pair that has begun consists of two sides.",
    cure="Add the mentor or the mentee, or set the status to `proposed`.",
    bad="mentors: []\nstatus: active",
    good="mentors: [grace-hopper]\nstatus: active",
)

CLOSING_TOO_SOON = Code(
    id="STATE-002",
    severity=Severity.ERROR,
    title="A closing in a pair that goes on",
    why="The closing ends the pair's clock. With a status that says it goes on, one of the two is wrong.",
    cure="Set the status to `completed` or `ended_early`, or remove `closing`.",
    bad="status: active\nclosing: {date: 2027-02-28}",
    good="status: completed\nclosing: {date: 2027-02-28}",
)

CLOSING_MISSING = Code(
    id="STATE-003",
    severity=Severity.ERROR,
    title="A pair that has ended without a closing date",
    why="Figures count up to the day on which a pair really ended, which is often not the agreed one.",
    cure="Add `closing` with the `date` of the last day. No reason is asked for.",
    bad="status: completed",
    good="status: completed\nclosing: {date: 2027-02-28}",
)

PAUSED_WITHOUT_PAUSE = Code(
    id="STATE-004",
    severity=Severity.ERROR,
    title="A paused pair without a pause",
    why="The clock stands still on the days under `pauses`, not by the status. Without them a paused pair "
    "looks as if it had stopped meeting.",
    cure="Add a pause with the day `from` which the pair rests. Leave out `to` while nobody knows the end.",
    bad="status: paused",
    good="status: paused\npauses:\n  - {from: 2026-10-01}",
)

OPEN_PAUSE = Code(
    id="STATE-005",
    severity=Severity.ERROR,
    title="An open pause in a pair that is not paused",
    why="A pause without an end stops the clock for good, so the pair's meetings no longer count.",
    cure="Add the pause's last day as `to`, or set the status to `paused`.",
    bad="status: active\npauses:\n  - {from: 2026-10-01}",
    good="status: active\npauses:\n  - {from: 2026-10-01, to: 2026-10-12}",
)

PAUSE_OVER = Code(
    id="STATE-006",
    severity=Severity.WARNING,
    title="A paused pair whose pause is over",
    why="The clock runs again since the pause's last day, while the status still tells everybody to wait.",
    cure="Set the status to `active`, or give the pause a later `to`, or none.",
    bad="status: paused\npauses:\n  - {from: 2026-09-01, to: 2026-09-30}   # read in October",
    good="status: active\npauses:\n  - {from: 2026-09-01, to: 2026-09-30}",
)

OVERDUE_END = Code(
    id="STATE-007",
    severity=Severity.WARNING,
    title="A pair that runs on after its end",
    why="The agreed time is over, so nothing that the pair does now is counted.",
    cure="Close the pair with a status of `completed` and a `closing` date, or agree on a later `ends`.",
    bad="ends: 2026-06-30   # read in October\nstatus: active",
    good="ends: 2026-06-30\nstatus: completed\nclosing: {date: 2026-06-30}",
)

OVERDUE_START = Code(
    id="STATE-008",
    severity=Severity.WARNING,
    title="A proposal whose start has passed",
    why="Somebody is waiting for a mentor or a mentee. A proposal that nobody takes up is easily forgotten.",
    cure="Set the status to `active` or `withdrawn`, or choose a later `starts`.",
    bad="starts: 2026-07-01   # read in October\nstatus: proposed",
    good="starts: 2026-07-01\nstatus: withdrawn",
)

MET_WITHOUT_START = Code(
    id="STATE-009",
    severity=Severity.WARNING,
    title="Meetings of a pair that never began",
    why="Proposed and withdrawn pairs are left out of the figures, and so are the meetings that they held.",
    cure="Set the status to `active`. If it is over, write `ended_early` and a `closing` date.",
    bad="status: withdrawn   # and three meetings in the log",
    good="status: ended_early\nclosing: {date: 2026-10-12}",
)
