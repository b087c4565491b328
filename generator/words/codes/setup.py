"""Codes for what surrounds the records in a programme's repository."""

from generator.words.diagnostic import Code, Severity

STALE_EDITOR_SCHEMA = Code(
    id="SETUP-001",
    severity=Severity.WARNING,
    title="The editor's copy of a schema is old",
    why="Editors complete and check records with the copies in the folder schemas. When these differ from what"
    " Pairbook itself uses, the editor and the checks contradict each other.",
    cure="Write the copies again with the command pairbook schema --write, and commit them.",
    bad="schemas/goals.schema.json as an earlier version of Pairbook wrote it",
    good="schemas/goals.schema.json as the command pairbook schema --write writes it today",
)
