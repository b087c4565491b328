"""From git's history to the signatures of every pair: versions of agreements read in one go, then judged."""

from collections.abc import Iterable, Mapping
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
from generator.words.model import Agreement, Pair, Programme
from generator.words.places import agreement_file


def read_signed_agreements(known: Past, programme: Programme) -> Mapping[str, SignedAgreement]:
    """Return how git bears out the agreement of each pair, by the pair's id. Empty where git cannot tell."""
    repository, history = known.repository, known.history
    if repository is None:
        return {}
    pasts = read_pasts(repository, history, programme.pairs.values())
    commits = {commit for past in pasts.values() for commit in commits_of_signatures(past)}
    signers = read_signers(repository, commits, programme.people.values())

    @cache
    def author_of(author: Author) -> str:
        return who_is(author, programme.people)

    return {
        pair: sign_off(past, programme.people, signers, lambda commit: author_of(commit.author))
        for pair, past in pasts.items()
    }


def read_pasts(
    repository: Repository, history: History, pairs: Iterable[Pair]
) -> Mapping[str, AgreementPast]:
    """Return the agreements of pairs with all versions that git knows, by the pair's id."""
    now = {pair.id: pair.agreement for pair in pairs}
    lines = {pair: history.changes_of(agreement_file(pair)) for pair in now}
    versions = _read_versions(repository, lines)
    return {
        pair: AgreementPast(
            now=now[pair],
            committed=history.contents.get(agreement_file(pair)),
            revisions=line,
            versions=versions,
        )
        for pair, line in lines.items()
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
