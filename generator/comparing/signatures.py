"""Signatures as git bears them out: who signed which terms, in a commit of whose.

A signature counts from the commit that brought it in, over the terms as that commit had them. It holds as long as
the terms mean the same as today's.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from generator.comparing.identity import can_be_told, is_by
from generator.comparing.letting_go import is_told, lets_go, stood_in, without_words
from generator.comparing.terms import same_terms
from generator.words.history import Blob, Commit, Revision
from generator.words.model import Agreement, Person


class Standing(StrEnum):
    """What a signature is worth."""

    UNSIGNED = "unsigned"
    UNSAVED = "unsaved"
    """In the file, but in no commit yet."""
    UNTOLD = "untold"
    """Git knows the commit, but the person's record says nothing that it could be known by."""
    BY_ANOTHER = "by-another"
    """Signed by somebody else's commit."""
    SHARED = "shared"
    """Signed in a commit of several authors, as a squash leaves it: one of them is this person."""
    STALE = "stale"
    """Signed, and the terms have changed since."""
    SIGNED = "signed"
    VERIFIED = "verified"
    """Signed, in a commit that carries the person's own signing key."""

    @property
    def holds(self) -> bool:
        """Whether the person has agreed to today's terms, as far as anybody can tell."""
        return self not in (Standing.UNSIGNED, Standing.BY_ANOTHER, Standing.STALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPast:
    """An agreement with all versions of it that git knows."""

    now: Agreement
    """As it stands in the file, committed or not."""
    committed: Blob | None = None
    """As it stands in the commit that is checked out; None where it is in none."""
    revisions: tuple[Revision, ...] = ()
    """Newest first; a commit always before its parents."""
    versions: Mapping[Blob, Agreement]
    """What could be read of the versions. One that had a fault is not in it."""


@dataclass(frozen=True, slots=True)
class SignatureStanding:
    """How one signature that is needed stands."""

    person: str
    standing: Standing
    commit: Commit | None = None
    """The commit that brought the signature in."""
    signed: Agreement | None = None
    """The agreement as that commit had it; None where it is not to be told any more."""
    author: str = ""
    """The id of the person whom that commit is by; empty where no record tells."""


@dataclass(frozen=True, slots=True)
class AgreementVersion:
    """A stretch of an agreement's life through which its terms meant the same."""

    number: int
    agreement: Agreement
    """As the last change of the stretch left it."""
    before: Agreement | None
    """The version before; None for the first."""
    since: Commit | None
    """The commit that began it; None where it is in no commit yet."""
    signed_by: tuple[str, ...] = ()
    """Who signed, or signed again, while it stood."""


@dataclass(frozen=True, slots=True)
class SignedAgreement:
    """What git bears out of one agreement."""

    standings: tuple[SignatureStanding, ...]
    """Of every signature that is needed, mentors first."""
    versions: tuple[AgreementVersion, ...]
    """Oldest first; the last one is today's."""
    first_signatures: Mapping[str, dt.date] = field(default_factory=dict)
    """By person: the signatures of the first text that carried those of everybody in it; empty if none has."""


def commits_of_signatures(past: AgreementPast) -> Collection[str]:
    """Return the ids of the commits that brought in today's signatures: those whose keys are worth a look."""
    found = (brought_in(past, person) for person in past.now.signatures)
    return {revision.commit.id for revision in found if revision}


def sign_off(
    past: AgreementPast,
    people: Mapping[str, Person],
    signers: Mapping[str, str],
    author_of: Callable[[Commit], str],
) -> SignedAgreement:
    """Return how an agreement is signed, and what its versions are.

    `signers` maps the id of a commit to the person whose signing key it carries; `author_of` tells the person
    whom a commit is by, or empty text.
    """
    standings = (
        replace(each, author=author_of(each.commit) if each.commit else "")
        for each in standings_of(past, people, signers)
    )
    return SignedAgreement(tuple(standings), versions_of(past), first_signatures(past))


def standings_of(
    past: AgreementPast, people: Mapping[str, Person], signers: Mapping[str, str]
) -> Iterator[SignatureStanding]:
    """Yield how each signature stands, without whom its commit is by. See `sign_off`."""
    return (_standing(past, person, people.get(person), signers) for person in past.now.members)


def _standing(
    past: AgreementPast, person: str, record: Person | None, signers: Mapping[str, str]
) -> SignatureStanding:
    if person not in past.now.signatures:
        return SignatureStanding(person, Standing.UNSIGNED)
    revision = brought_in(past, person)
    if revision is None or revision.after is None:
        return SignatureStanding(person, Standing.UNSAVED)
    commit, signed = revision.commit, past.versions[revision.after]
    standing = _authorship(commit, record, signers)
    if standing is not Standing.BY_ANOTHER and not same_terms(_as_left(past, signed), past.now):
        standing = Standing.STALE
    return SignatureStanding(person, standing, commit, signed)


def _as_left(past: AgreementPast, signed: Agreement) -> Agreement:
    """Return what somebody signed as it was left when words or people were let go."""
    for (before, _), (after, _) in pairwise(_states(past)):
        if same_terms(signed, before) and lets_go(before, after):
            signed = after
    return signed


def as_told(found: SignedAgreement, now: Agreement, people: Collection[str]) -> SignedAgreement:
    """Return what git bears out of an agreement without what the records have let go since.

    `people` are the ids of those who have a record.
    """

    def told(version: AgreementVersion) -> AgreementVersion:
        if all(is_told(each, now, people) for each in (version.agreement, version.before) if each):
            return version
        before = version.before and without_words(stood_in(version.before, version.agreement))
        return replace(version, agreement=without_words(version.agreement), before=before)

    return replace(
        found,
        standings=told_standings(found.standings, now, people),
        versions=tuple(map(told, found.versions)),
    )


def told_standings(
    standings: Iterable[SignatureStanding], now: Agreement, people: Collection[str]
) -> tuple[SignatureStanding, ...]:
    """Return signatures without the versions that are not to be told any more. See `as_told`."""
    return tuple(
        replace(each, signed=None) if each.signed and not is_told(each.signed, now, people) else each
        for each in standings
    )


def _authorship(commit: Commit, person: Person | None, signers: Mapping[str, str]) -> Standing:
    if person is None or not can_be_told(person):
        return Standing.UNTOLD
    if is_by(person, commit.author):
        return Standing.VERIFIED if signers.get(commit.id) == person.id else Standing.SIGNED
    shared = is_by(person, *commit.co_authors)
    return Standing.SHARED if shared else Standing.BY_ANOTHER


def brought_in(past: AgreementPast, person: str) -> Revision | None:
    """Return the change since which the signature has been there without a break, or None where none is committed."""
    date = past.now.signatures[person]

    def carries(blob: Blob | None) -> bool:
        version = past.versions.get(blob) if blob else None
        return version is not None and version.signatures.get(person) == date

    def is_unreadable(blob: Blob | None) -> bool:
        return blob is not None and blob not in past.versions

    found, wanted = None, past.committed if carries(past.committed) else None
    for revision in past.revisions:
        if wanted is None:
            break
        if revision.after == wanted:
            found = revision if carries(wanted) else found
            # A version that nobody can read breaks no signature: what lies before it tells.
            wanted = next(
                filter(carries, revision.before), next(filter(is_unreadable, revision.before), None)
            )
    return found


def versions_of(past: AgreementPast) -> tuple[AgreementVersion, ...]:
    """Return the versions of an agreement, oldest first; a version that could not be read is passed over."""
    found: list[AgreementVersion] = []
    known: Mapping[str, dt.date] = {}
    for agreement, commit in _states(past):
        signers = tuple(person for person, day in agreement.signatures.items() if known.get(person) != day)
        known = agreement.signatures
        last = found[-1] if found else None
        if last and lets_go(last.agreement, agreement):
            found[-1] = replace(last, agreement=agreement)
        elif last and same_terms(last.agreement, agreement):
            signed_by = tuple(dict.fromkeys((*last.signed_by, *signers)))
            found[-1] = replace(last, agreement=agreement, signed_by=signed_by)
        else:
            before = last.agreement if last else None
            found.append(AgreementVersion(len(found) + 1, agreement, before, commit, signers))
    return tuple(found)


def first_signatures(past: AgreementPast) -> Mapping[str, dt.date]:
    """Return the signatures, by person, of the first text that carried those of everybody in it; else nothing."""
    for agreement, _ in _states(past):
        both_sides = bool(agreement.mentors) and bool(agreement.mentees)
        if both_sides and all(person in agreement.signatures for person in agreement.members):
            return {person: agreement.signatures[person] for person in agreement.members}
    return {}


def _states(past: AgreementPast) -> list[tuple[Agreement, Commit | None]]:
    """Return the agreement as each change left it, oldest first, and as it stands in the file."""
    known = [(past.versions[blob], commit) for blob, commit in line_of(past) if blob in past.versions]
    return [*known, (past.now, None)]


def line_of(past: AgreementPast) -> list[tuple[Blob, Commit]]:
    """Return one line through the history, oldest first: where branches met, the first parent's."""
    line = []
    wanted = past.committed
    for revision in past.revisions:
        if wanted is not None and revision.after == wanted:
            line.append((wanted, revision.commit))
            wanted = revision.before[0] if revision.before else None
    return line[::-1]
