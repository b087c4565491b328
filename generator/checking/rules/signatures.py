"""Rules on signatures, as git bears them out. Corpus in, findings out; quiet where git knows nothing.

A pair that is over is left in peace: nobody can sign its terms any more.
"""

from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.snippets import quoted
from generator.comparing.signatures import SignatureStanding, Standing
from generator.comparing.terms import changed_terms
from generator.words.codes import signatures as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Agreement
from generator.words.phrases import listed
from generator.words.places import agreement_file, person_file
from generator.words.traces import TOMBSTONE


def check_terms(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that today's terms are those that were signed."""
    for file, agreement, signature in _signatures(corpus, Standing.STALE):
        changes = changed_terms(signature.signed, agreement, str) if signature.signed else ()
        since = f": since then {listed(change.words for change in changes)}" if changes else ""
        yield corpus.finding(
            codes.STALE_SIGNATURE,
            file,
            ("signatures", signature.person),
            f"{quoted(signature.person)} signed other terms than these{since}.",
            f"Let {quoted(signature.person)} read the change and sign again in a commit of their own:"
            f' "{signature.person}: {corpus.today}", with the day of it. Or take the change back.',
            at_key=True,
        )


def check_authors(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that people sign in commits of their own."""
    for file, _, signature in _signatures(corpus, Standing.BY_ANOTHER):
        commit = signature.commit
        yield corpus.finding(
            codes.BY_ANOTHER,
            file,
            ("signatures", signature.person),
            f"The signature of {quoted(signature.person)} came in with commit {commit.id[:10] if commit else ''} by "
            f"{quoted(signature.author) if signature.author else 'somebody that no record knows'}.",
            f"Let {quoted(signature.person)} write the day here in a commit of their own. If that commit was theirs,"
            f' add its address to "emails" in {person_file(signature.person)}.',
            at_key=True,
        )


def check_identities(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that the records say by what a signature could be told."""
    told = {
        signature.person
        for _, _, signature in _signatures(corpus, Standing.UNTOLD)
        if person_file(signature.person) in corpus.documents and not TOMBSTONE.match(signature.person)
    }
    for person in sorted(told):
        yield corpus.finding(
            codes.UNTOLD,
            person_file(person),
            ("name",),
            f"Nothing here says which commits are by {quoted(person)}, so nobody can tell whether the signature is theirs.",
            f'Add a line such as "github: {person}" with their account, or "emails: [{person}@example.org]" with the'
            " addresses of their commits.",
            at_key=True,
        )


def _signatures(corpus: Corpus, standing: Standing) -> Iterator[tuple[str, Agreement, SignatureStanding]]:
    for pair, signed in corpus.signed.items():
        for signature in signed.standings:
            if signature.standing is not standing:
                continue
            agreement = corpus.programme.pairs[pair].agreement
            if not agreement.status.has_ended:
                yield agreement_file(pair), agreement, signature
