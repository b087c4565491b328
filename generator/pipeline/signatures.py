"""From git's history to the signatures of every pair: versions of agreements read in one go, then judged."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from generator.checking.structure import structure
from generator.comparing.identity import telling
from generator.comparing.signatures import (
    AgreementPast,
    SignedAgreement,
    as_told,
    commits_of_signatures,
    sign_off,
)
from generator.pipeline.agreement_lines import Line, Lines, line_in
from generator.reading.history import Past, read_blobs
from generator.reading.repository import Repository
from generator.reading.signing_keys import read_signers
from generator.reading.yaml_document import parse_document
from generator.words.history import Blob, Revision
from generator.words.model import Agreement, Pair, Programme
from generator.words.places import agreement_file


def read_signed_agreements(
    known: Past, programme: Programme, blobs: Mapping[str, Blob | None]
) -> Mapping[str, SignedAgreement]:
    """Return how git bears out the agreement of each pair, by the pair's id. Empty where git cannot tell.

    `blobs` are the contents of the records that `programme` is made of, by file.
    """
    repository = known.repository
    if repository is None:
        return {}
    pasts = read_pasts(known, programme.pairs.values(), blobs)
    commits = {commit for past in pasts.values() for commit in commits_of_signatures(past)}
    signers = read_signers(repository, commits, programme.people.values())
    author_of = telling(programme.people)
    people = programme.people
    found = {
        pair: sign_off(past, people, signers, lambda commit: author_of(commit.author))
        for pair, past in pasts.items()
    }
    return {pair: as_told(each, pasts[pair].now, people) for pair, each in found.items()}


def read_pasts(
    known: Past, pairs: Iterable[Pair], blobs: Mapping[str, Blob | None]
) -> Mapping[str, AgreementPast]:
    """Return the agreements of pairs with all versions that git knows, by the pair's id. Empty where git cannot tell.

    `blobs` are the contents of the records that `pairs` are made of, by file: these need no second reading.
    """
    repository, history = known.repository, known.history
    if repository is None:
        return {}
    now = {pair.id: pair.agreement for pair in pairs}
    files = {pair: agreement_file(pair) for pair in now}
    lines = {pair: Line(history.contents.get(file), history.changes_of(file)) for pair, file in files.items()}
    return _read_pasts(repository, lines, now, blobs)


def read_kept_pasts(
    lines: Lines, pairs: Iterable[Pair], blobs: Mapping[str, Blob | None]
) -> Mapping[str, AgreementPast]:
    """Return the same, where the pasts of agreements are known. Raises Obstacle."""
    now = {pair.id: pair.agreement for pair in pairs}
    found = lines.of(list(map(agreement_file, now)))
    return _read_pasts(
        lines.repository, {pair: line_in(found[agreement_file(pair)]) for pair in now}, now, blobs
    )


def _read_pasts(
    repository: Repository,
    lines: Mapping[str, Line],
    now: Mapping[str, Agreement],
    blobs: Mapping[str, Blob | None],
) -> Mapping[str, AgreementPast]:
    read = {blobs.get(agreement_file(pair)): agreement for pair, agreement in now.items()}
    known = {blob: agreement for blob, agreement in read.items() if blob}
    revisions = {pair: line.revisions for pair, line in lines.items()}
    versions = {**known, **read_versions(repository, revisions, known)}
    return {
        pair: AgreementPast(
            now=agreement,
            committed=lines[pair].committed,
            revisions=lines[pair].revisions,
            versions=versions,
        )
        for pair, agreement in now.items()
    }


def read_versions(
    repository: Repository, lines: Mapping[str, Iterable[Revision]], known: Collection[Blob]
) -> Mapping[Blob, Agreement]:
    """Return the versions in the pasts of agreements, by pair, that are not `known` and can be read, by their content."""
    files = {
        blob: agreement_file(pair)
        for pair, line in lines.items()
        for revision in line
        for blob in (revision.after, *revision.before)
        if blob and blob not in known
    }
    contents = read_blobs(repository, files)
    read = {blob: parse_version(files[blob], content) for blob, content in contents.items()}
    return {blob: agreement for blob, agreement in read.items() if agreement}


def parse_version(file: str, content: bytes) -> Agreement | None:
    """Return a former version of an agreement, or None where it had a fault; nobody can mend it any more."""
    document, _ = parse_document(file, content)
    try:
        return structure(document.data, Agreement) if document and isinstance(document.data, dict) else None
    except msgspec.ValidationError:
        return None
