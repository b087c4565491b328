"""Codes for who belongs to a pair and who does not."""

from generator.words.diagnostic import Code, Severity

BOTH_SIDES = Code(
    id="PAIR-001",
    severity=Severity.ERROR,
    title="Somebody who is mentor and mentee at once",
    why="Nobody can mentor themselves. Signatures, ratings and attendance need to know who is on which side.",
    cure="Take the person out of one of the two lists. People who mentor each other can have two pairs.",
    bad="mentors: [grace-hopper]\nmentees: [grace-hopper]",
    good="mentors: [grace-hopper]\nmentees: [ada-lovelace]",
)

STRANGER_IN_LOG = Code(
    id="PAIR-002",
    severity=Severity.ERROR,
    title="Somebody in the log who is not in the pair",
    why="Attendance, ratings and actions are those of the pair's members. A stranger's would distort all "
    "three.",
    cure="Correct the id, or add the person to the agreement. Mention a guest under `did`. Somebody who has "
    "left a group stays listed in its agreement, as the log still speaks of them.",
    bad="present: [ada-lovelace, sam-doe]",
    good="present: [ada-lovelace, grace-hopper]",
)

STRANGER_SIGNED = Code(
    id="PAIR-003",
    severity=Severity.ERROR,
    title="A signature of somebody who is not in the pair",
    why="An agreement holds between the people who are in it. Only they can sign it.",
    cure="Remove the signature, or add the person to `mentors` or `mentees`.",
    bad="signatures:\n  sam-doe: 2026-09-02",
    good="signatures:\n  ada-lovelace: 2026-09-02",
)
