"""Codes for goals and their ratings."""

from generator.words.diagnostic import Code, Severity

FOR_NO_MENTEE = Code(
    id="GOAL-001",
    severity=Severity.ERROR,
    title="A goal for somebody who is not a mentee here",
    why="A goal belongs to mentees of the pair. Their ratings say whether it was reached.",
    cure="List mentees of this pair under `for`, or leave it out: then the goal is for all of them.",
    bad="for: [grace-hopper]   # the mentor",
    good="for: [ada-lovelace]",
)

RATED_AFTER_DROPPED = Code(
    id="GOAL-002",
    severity=Severity.WARNING,
    title="A rating of a goal that was given up",
    why="A dropped goal no longer counts. A rating after that day is a sign that it goes on.",
    cure="Remove `dropped` from the goal if it goes on, or leave the rating out.",
    bad="# dropped: {date: 2026-09-20}\nratings:\n  - {goal: first-talk, level: 1, by: ada-lovelace}",
    good="# not dropped\nratings:\n  - {goal: first-talk, level: 1, by: ada-lovelace}",
)

RATED_BEFORE_SET = Code(
    id="GOAL-003",
    severity=Severity.ERROR,
    title="A rating of a goal before it was set",
    why="Levels are written down first and rated later. Otherwise they can be fitted to the result.",
    cure="Correct the entry's date or the goal's `set_on`.",
    bad="date: 2026-09-02   # the goal was set on 2026-09-10\nratings:\n"
    "  - {goal: first-talk, level: 1, by: ada-lovelace}",
    good="date: 2026-10-02\nratings:\n  - {goal: first-talk, level: 1, by: ada-lovelace}",
)

RATED_TWICE = Code(
    id="GOAL-004",
    severity=Severity.ERROR,
    title="Two ratings of one goal by one person",
    why="An entry says where a goal stands on one day. Of two ratings by the same person only one can be "
    "meant.",
    cure="Keep one of them. The other partner's rating carries their own id under `by`.",
    bad="ratings:\n  - {goal: first-talk, level: 0, by: ada-lovelace}\n"
    "  - {goal: first-talk, level: 1, by: ada-lovelace}",
    good="ratings:\n  - {goal: first-talk, level: 0, by: ada-lovelace}\n"
    "  - {goal: first-talk, level: 1, by: grace-hopper}",
)
