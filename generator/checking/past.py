"""What there is to say of git's history as a whole."""

from collections.abc import Iterator

from generator.words.codes.setup import UNKNOWN_PAST
from generator.words.diagnostic import Diagnostic
from generator.words.history import History


def check_past(history: History) -> Iterator[Diagnostic]:
    """Ensure that git can tell what happened before."""
    if history.trouble:
        yield Diagnostic(
            code=UNKNOWN_PAST.id,
            severity=UNKNOWN_PAST.severity,
            file="records",
            message=history.trouble,
            hint=history.way_out,
        )
