"""Rules on signatures that a change brings in. Two states of the records in, findings out."""

from collections.abc import Iterator

from generator.checking.since_base import SinceBase
from generator.checking.snippets import quoted
from generator.comparing.identity import can_be_told, is_by, telling
from generator.comparing.signatures import brought_in
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic
from generator.words.places import agreement_file, person_file


def check_signers(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that everybody signs for themselves."""
    new = {commit.id for commit in since.commits}
    # To tell an author takes everybody's record, and is seldom asked for.
    author_of = None
    for pair, past in since.agreements.items():
        for person in past.now.signatures:
            record, change = since.person(person), brought_in(past, person)
            if record is None or change is None or change.commit.id not in new or not can_be_told(record):
                continue
            if is_by(record, change.commit.author):
                continue
            author_of = author_of or telling(since.people)
            author = author_of(change.commit.author)
            yield since.finding(
                codes.SIGNED_FOR_ANOTHER,
                agreement_file(pair),
                ("signatures", person),
                f"{quoted(person)} did not sign here: the line came in with commit {change.commit.id[:10]} by"
                f" {quoted(author) if author else 'somebody that no record knows'}.",
                f"Take the line out, and let {quoted(person)} add it in a commit of their own. If that commit was"
                f' theirs, first add its address to "emails" in {person_file(person)}, in a change of its own.',
                at_key=True,
            )
