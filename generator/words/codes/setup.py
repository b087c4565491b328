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

UNKNOWN_PAST = Code(
    id="SETUP-002",
    severity=Severity.WARNING,
    title="Git cannot tell what happened before",
    why="Who signed which text, and when, is read from git. A copy that holds only the newest commits would make"
    " everything look as if it had been written on one day, so nothing of it is used.",
    cure="Fetch the whole history with `git fetch --unshallow`. In a workflow of GitHub, set `fetch-depth: 0` where"
    " the repository is checked out.",
    bad="git clone --depth 1 ...",
    good="git clone ...",
)
