"""From a root to all that is found about its records, as quickly as that can be told. For more than findings: `records`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.checking.history_rules import check_history
from generator.checking.past import check_past
from generator.checking.rules import ON_SIGNATURES, check_sense
from generator.checking.since_base import SinceBase
from generator.comparing.signatures import SignedAgreement
from generator.outlets.keep import FOLDER, Keep
from generator.pipeline.agreement_lines import Lines, read_lines
from generator.pipeline.by_parts import Parts, check_by_parts
from generator.pipeline.doubtful_signatures import read_doubtful
from generator.pipeline.records import Checked, check_as_of, in_order, with_forbidden
from generator.pipeline.signatures import read_kept_pasts
from generator.pipeline.since_base import read_since
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.history import Past, as_kept, find_past, ids_of, trouble_with, with_contents
from generator.reading.records import read_listed
from generator.reading.repository import Repository
from generator.reading.schemas import Schemas, read_schemas
from generator.words.history import Blob, History
from generator.words.obstacle import Obstacle
from generator.words.visibility import Visibility

_SHA256 = 64
"""How long an id is in the few repositories that use this hash; of these, no ids of contents are kept."""


def find(
    root: Path,
    today: dt.date | dt.datetime,
    at: str | None = None,
    base: str = "",
    *,
    visibility: Visibility = Visibility.UNKNOWN,
    overlay: Path | None = None,
) -> Checked:
    """Return the same findings as `check_as_of`, in a programme of which nothing is read before it is asked for.

    What is known from an earlier run is not found out again. What git knows beside that is left out of the result.
    """
    if at is not None or overlay is not None or visibility is Visibility.PUBLIC:
        return check_as_of(root, today, at, base, visibility=visibility, overlay=overlay)
    schemas = read_schemas()
    past = find_past(root)
    keep = open_keep(root, past.repository)
    parts = check_by_parts(root, today, schemas, keep)
    past, lines, signed = _signed(past, parts, keep)
    doubts = check_sense(replace(parts.corpus, signed=signed), ON_SIGNATURES)
    around = (*read_stale_copies(root, schemas), *check_past(past.history))
    checked = Checked(parts.corpus, in_order((*around, *parts.findings, *doubts)))
    if base:
        since = _read_since(base, root, past, lines, parts, schemas)
        checked = with_forbidden(checked, check_history(since))
    parts.corpus.notes.save()
    return checked


def _read_since(
    base: str, root: Path, past: Past, lines: Lines | None, parts: Parts, schemas: Schemas
) -> SinceBase:
    ids = _ids_in(root, parts, past.history)
    if any(len(some) > 1 for some in ids.values()):
        past = with_contents(past)
    blobs = as_kept(ids, past.history)
    return read_since(
        base,
        past,
        blobs,
        lambda pairs: read_kept_pasts(lines, pairs, blobs) if lines else {},
        parts.corpus,
        schemas,
    )


def blobs_in(root: Path, parts: Parts, history: History) -> Mapping[str, Blob | None]:
    """Return the ids under which git would keep the contents of all records; None for what could not be read."""
    return as_kept(_ids_in(root, parts, history), history)


def _ids_in(root: Path, parts: Parts, history: History) -> Mapping[str, tuple[Blob, ...]]:
    if len(history.head) == _SHA256:
        files, _ = read_listed(root, parts.corpus.places)
        return {file.place.file: ids_of(file, is_sha256=True) for file in files}
    return parts.read_blobs()


def open_keep(root: Path, repository: Repository | None) -> Keep:
    """Open what is known already.

    What came with the repository is not believed: whoever wrote it could make faults go unnoticed.
    """
    is_foreign = repository is not None and bool(repository.run("ls-files", "-z", "--", FOLDER))
    return Keep(None if is_foreign else root)


def _signed(past: Past, parts: Parts, keep: Keep) -> tuple[Past, Lines | None, Mapping[str, SignedAgreement]]:
    """Return the signatures that are in doubt, by pair, with the pasts that they were read from, or why there are none."""
    if past.repository is None or not past.history.head:
        return past, None, {}
    try:
        lines = read_lines(past.repository, past.history.head, keep, parts.edition)
        return past, lines, read_doubtful(lines, parts, keep)
    except Obstacle as obstacle:
        return Past(None, trouble_with(obstacle)), None, {}
