"""Rules on how a pair's status goes on. Two states of the records in, findings out."""

from collections.abc import Iterator

from generator.checking.since_base import SinceBase
from generator.checking.snippets import listed, quoted
from generator.comparing.signatures import line_of
from generator.comparing.steps import FIRST, NEXT, are_steps
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Status
from generator.words.places import agreement_file


def check_steps(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a status leaves out no step, and that what is over stays over."""
    for before, after in since.pairs():
        old, new = before.agreement.status, after.agreement.status
        if not are_steps((old, new)) and not are_steps((old, *_between(since, after.id), new)):
            yield since.finding(
                codes.STATUS_JUMPED,
                agreement_file(after.id),
                ("status",),
                f'The status goes from "{old}" to "{new}".',
                _way_out(old),
            )


def _between(since: SinceBase, pair: str) -> tuple[Status, ...]:
    """Return the statuses that a pair had on the way, oldest first."""
    past, new = since.agreements.get(pair), {commit.id for commit in since.commits}
    if past is None:
        return ()
    line = (past.versions.get(blob) for blob, commit in line_of(past) if commit.id in new)
    return tuple(agreement.status for agreement in line if agreement)


def _way_out(old: Status) -> str:
    if not NEXT[old]:
        return f'Leave it at "{old}": what is over stays over. Two who begin again are a new pair.'
    return f"Write {listed([quoted(str(status)) for status in NEXT[old]])}, and go one step at a time."


def check_beginning(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a new pair begins at the beginning."""
    renamed = set(since.renamed.values())
    for pair, past in since.agreements.items():
        is_new = agreement_file(pair) not in since.before.places and pair not in renamed
        if is_new and pair not in since.former.agreements and past.now.status not in FIRST:
            yield since.finding(
                codes.BEGAN_MIDWAY,
                agreement_file(pair),
                ("status",),
                f'The pair {quoted(pair)} is new here, and its status is "{past.now.status}" already.',
                "Begin with proposed or active; if these are records of a pair from elsewhere, all is well.",
            )
