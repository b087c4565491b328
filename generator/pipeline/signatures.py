"""From git's history to the signatures of every pair: versions of agreements read in one go, then judged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

import msgspec

from generator.checking.structure import structure
from generator.comparing.identity import who_is
from generator.comparing.signatures import (
    AgreementPast,
    SignedAgreement,
    commits_of_signatures,
    sign_off,
)
from generator.reading.history import Past, read_blobs
from generator.reading.repository import Repository
from generator.reading.signing_keys import read_signers
from generator.reading.yaml_document import parse_document
from generator.words.history import Author, Blob, History, Revision
from generator.words.model import Agreement, Programme
from generator.words.places import agreement_file


def read_signed_agreements(known: Past, programme: Programme) -> Mapping[str, SignedAgreement]:
    """Return how git bears out the agreement of each pair, by the pair's id. Empty where git cannot tell."""
    repository, history = known.repository, known.history
    if repository is None:
        return {}
    lines = {pair: _line_of(history, agreement_file(pair)) for pair in programme.pairs}
    versions = _read_versions(repository, lines)
    pasts = {
        pair: AgreementPast(now=programme.pairs[pair].agreement, revisions=line, versions=versions)
        for pair, line in lines.items()
    }
    commits = {commit for past in pasts.values() for commit in commits_of_signatures(past)}
    signers = read_signers(repository, commits, programme.people.values())

    @cache
    def author_of(author: Author) -> str:
        return who_is(author, programme.people)

    return {
        pair: sign_off(past, programme.people, signers, lambda commit: author_of(commit.author))
        for pair, past in pasts.items()
    }


def _read_versions(
    repository: Repository, lines: Mapping[str, Iterable[Revision]]
) -> Mapping[Blob, Agreement]:
    files = {
        blob: agreement_file(pair)
        for pair, line in lines.items()
        for revision in line
        for blob in (revision.after, *revision.before)
        if blob
    }
    contents = read_blobs(repository, files)
    read = {blob: _parse(files[blob], content) for blob, content in contents.items()}
    return {blob: agreement for blob, agreement in read.items() if agreement}


def _parse(file: str, content: bytes) -> Agreement | None:
    """Return a former version of an agreement, or None where it had a fault; nobody can mend it any more."""
    document, _ = parse_document(file, content)
    try:
        return structure(document.data, Agreement) if document and isinstance(document.data, dict) else None
    except msgspec.ValidationError:
        return None


def _line_of(history: History, file: str) -> tuple[Revision, ...]:
    """Return all changes of an agreement, also those from before its folder was renamed."""
    line = history.revisions.get(file, ())
    first = line[-1] if line else None
    if first is None or first.after is None or any(first.before):
        return line
    former = history.removals.get((first.commit.id, first.after))
    if former is None:
        return line
    older = (revision for revision in _line_of(history, former) if revision.commit.id != first.commit.id)
    return (*line[:-1], replace(first, before=(first.after,)), *older)
