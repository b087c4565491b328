"""From a root to the checked programme with all of its model, as quickly as that can be told. For findings alone: `findings`."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from generator.checking.past import check_past
from generator.checking.rules import ON_SIGNATURES, check_sense
from generator.pipeline.by_parts import check_by_parts
from generator.pipeline.findings import blobs_in, open_keep
from generator.pipeline.records import Checked, check_as_of, in_order, with_recorded
from generator.pipeline.signatures import read_signed_agreements
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.history import read_past
from generator.reading.schemas import read_schemas


def check_known(
    root: Path, today: dt.date | dt.datetime, at: str | None = None, *, overlay: Path | None = None
) -> Checked:
    """Return the same as `check_as_of`. Only what no earlier run knows is parsed, and documents when one is asked for."""
    if at is not None or overlay is not None:
        return check_as_of(root, today, at, overlay=overlay)
    schemas, past = read_schemas(), read_past(root)
    keep = open_keep(root, past.repository)
    parts = check_by_parts(root, today, schemas, keep)
    blobs = blobs_in(root, parts, past.history)
    programme = parts.read_programme()
    signed = read_signed_agreements(past, programme, blobs)
    corpus = replace(parts.corpus, programme=programme, signed=signed)
    doubts = check_sense(corpus, ON_SIGNATURES)
    corpus.notes.save()
    around = (*read_stale_copies(root, schemas), *check_past(past.history))
    checked = Checked(corpus, in_order((*around, *parts.findings, *doubts)), keep=keep)
    return with_recorded(checked, past, blobs)
