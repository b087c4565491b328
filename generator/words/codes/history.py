"""Codes for changes that history forbids, found by comparing the records with those at a base."""

from generator.words.diagnostic import Code, Severity

ENTRY_REMOVED = Code(
    id="HIST-001",
    severity=Severity.ERROR,
    title="A log entry that is gone",
    why="The log is a ledger: figures, promises and signatures rest on what was written down. An entry that could"
    " vanish would be worth nothing.",
    cure="Bring the file back. If it was wrong, add an entry with `corrects` that says how it really was, or with"
    " `corrects` and `void: true` if nothing of it happened. Where privacy needs it gone, remove it in a commit whose"
    " last lines hold `Removed-for-privacy:` and the path of the record, or of the folder whose records are all meant;"
    " a coordinator then has to approve it.",
    bad="# log/2026-10-01.yml was deleted",
    good="# log/2026-10-01.yml is there, and beside it log/2026-10-01-corrected.yml\ndate: 2026-10-01\n"
    "kind: meeting\noutcome: held\ncorrects: 2026-10-01\nvoid: true",
)

FACTS_REWRITTEN = Code(
    id="HIST-002",
    severity=Severity.ERROR,
    title="A log entry whose facts were rewritten",
    why="Somebody may have relied on the date, the kind, the outcome, the minutes, who was present, what was planned"
    " and done, and the ratings. The words under `did` may be corrected at any time.",
    cure="Put the entry back as it was. Then add a later entry with `corrects` and everything as it really was: it"
    " takes the earlier one's place whole, and everybody can see what was corrected. To take out what privacy"
    " needs gone, remove the entry as HIST-001 tells, and add one under a new name without it.",
    bad="# log/2026-10-01.yml said before: minutes: 45\ndate: 2026-10-01\nminutes: 60",
    good="# log/2026-10-01-corrected.yml\ndate: 2026-10-01\nminutes: 60\ncorrects: 2026-10-01",
)

LEVELS_REWRITTEN = Code(
    id="HIST-003",
    severity=Severity.ERROR,
    title="Levels that changed after the goal was rated",
    why="A rating says which of the levels was reached. When the levels change afterwards, the same rating means"
    " something else, and a goal can be made to look attained.",
    cure="Put the levels back; or say openly that the yardstick has changed, with `rebaselined`, the day and the reason."
    " The page then shows it.",
    bad="# rated on 2026-10-01, when level 0 was: One talk of ten minutes\nlevels:\n"
    "  '0': One talk of two minutes",
    good="levels:\n  '0': One talk of two minutes\n"
    "rebaselined: {date: 2026-10-08, why: The event has only room for short talks.}",
)

RATED_GOAL_REMOVED = Code(
    id="HIST-004",
    severity=Severity.ERROR,
    title="A goal that was rated, and is gone",
    why="What was rated belongs to the pair's story. If goals that went badly could be taken out, only those that went"
    " well would be left.",
    cure="Bring the goal back. If the pair has given it up, add `dropped` with the day and, if you like, the reason."
    " Where privacy needs goals gone, remove goals.yml and the entries that rated them, each with a line"
    " `Removed-for-privacy:` as HIST-001 tells; what else these entries said goes into new ones.",
    bad="goals: []   # first-talk, rated on 2026-10-01, was deleted",
    good="goals:\n  - id: first-talk\n    dropped: {date: 2026-10-08, why: Another goal matters more now.}",
)

SIGNED_FOR_ANOTHER = Code(
    id="HIST-005",
    severity=Severity.ERROR,
    title="A signature for somebody else",
    why="Who signs agrees to a text. Nobody can do that for another person, also not with good intentions.",
    cure="Take the line out, and let the person add it in a commit of their own. If it was their own commit, add the"
    " address that it carries to `emails` in their record, in a change before this one.",
    bad="# in a commit by grace\nsignatures:\n  ada: 2026-10-01",
    good="# in a commit by ada\nsignatures:\n  ada: 2026-10-01",
)

STATUS_JUMPED = Code(
    id="HIST-006",
    severity=Severity.ERROR,
    title="A status that jumps",
    why="A pair is proposed, becomes active, may pause and go on, and is completed or ends early; one that is only"
    " proposed may be withdrawn. What is over stays over, or every figure on how pairs end would be in doubt.",
    cure="Go one step at a time. Two people who begin again after an end are a new pair with a new folder.",
    bad="status: active   # was: completed",
    good="status: completed   # and a new folder for the two who begin again",
)

BEGAN_MIDWAY = Code(
    id="HIST-007",
    severity=Severity.WARNING,
    title="A new pair that does not begin at the beginning",
    why="A new pair is proposed or active. One that comes in as paused or over was kept somewhere else before, or has a"
    " slip in its status.",
    cure="Begin with `proposed` or `active`. If these are records from elsewhere, such as an import, all is well.",
    bad="status: completed   # in a folder that is new",
    good="status: active",
)

ID_REUSED = Code(
    id="HIST-008",
    severity=Severity.ERROR,
    title="An id that meant something else before",
    why="Log entries, signatures and addresses of pages point to people, pairs, goals and steps by their ids. When one is"
    " in use again for something else, all that was written about the earlier one seems to be about the new.",
    cure="Choose an id that was never in use.",
    bad="# records/people/ada.yml, in which another Ada was before\nname: Ada Yonath",
    good="# records/people/ada-yonath.yml\nname: Ada Yonath",
)

REMOVED_FOR_PRIVACY = Code(
    id="HIST-009",
    severity=Severity.WARNING,
    title="A record removed for privacy",
    why="People may ask that what is written about them is removed. So it is allowed; and so that it is not used for"
    " anything else, it is said openly, and a coordinator approves it.",
    cure="Let a coordinator look at it and approve. Git itself keeps what was there, until somebody rewrites its history.",
    bad="# log/2026-10-01.yml was deleted, in a commit that says\n"
    "# Removed-for-privacy: records/pairs/ada--grace/log/2026-10-01.yml",
    good="# log/2026-10-01.yml is there still",
)
