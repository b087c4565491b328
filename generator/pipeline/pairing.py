"""From proposals to the folders of proposed pairs: checked first, on a branch of their own, nothing overwritten."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.importing.record_text import render_record
from generator.matching.drafts import Draft, Waiting, draft_pairs, waiting_pairs
from generator.matching.proposals import Matching
from generator.outlets.branch import start_branch
from generator.outlets.new_files import write_new_files
from generator.pipeline.vetting import vet_records
from generator.reading.records import read_records
from generator.reading.repository import open_repository
from generator.reading.schemas import read_schemas
from generator.words.diagnostic import Diagnostic
from generator.words.model import Programme
from generator.words.obstacle import Obstacle
from generator.words.places import Kind


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of proposals."""

    written: tuple[str, ...]
    """Paths from the root."""
    refused: Mapping[str, Diagnostic | str]
    """By file: why it was not written."""
    waiting: tuple[Waiting, ...]
    """Pairs that lie there already and wait for this mentor."""
    branch: str
    """Where they were written; empty outside a git repository, and where nothing was."""


def write_proposals(
    root: Path, programme: Programme, matching: Matching, today: dt.date, branch: str
) -> Paired:
    """Write a folder for each proposed pair, on a new branch where there is a git repository.

    Raises Obstacle where the branch cannot be made, or the cohort is over before anybody could have signed.
    """
    waiting = waiting_pairs(programme, matching)
    mentees = {id_ for each in waiting for id_ in programme.pairs[each.pair].agreement.mentees}
    drafts = draft_pairs(programme, matching, today, mentees)
    if not drafts and any(match.mentee not in mentees for match in matching.matches):
        raise Obstacle(
            f"{matching.pool.cohort.name} ends before two people would have had"
            f" {programme.program.policy.sign_within_days} days to sign. Name a later cohort with --cohort."
        )
    if not drafts:
        return Paired((), {}, waiting, "")
    sound, refused = _vetted(root, drafts, today)
    repository = open_repository(root) if sound else None
    if repository:
        start_branch(repository, branch)
    written = write_new_files(root, sound)
    return Paired(written.written, {**refused, **written.refused}, waiting, branch if repository else "")


def _vetted(
    root: Path, drafts: tuple[Draft, ...], today: dt.date
) -> tuple[Mapping[str, bytes], Mapping[str, Diagnostic]]:
    schemas = read_schemas()
    new = {draft.file: render_record(Kind.AGREEMENT, draft.data, schemas).encode() for draft in drafts}
    vetted = vet_records(read_records(root)[0], new, schemas, today)
    return vetted.sound, vetted.refused
