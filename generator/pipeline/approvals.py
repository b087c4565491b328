"""From a change and its reviews to how every approval that it needs stands."""

from collections.abc import Iterator
from functools import cache

from generator.comparing.approvals import Approval, Verdict, judge, needs_of
from generator.comparing.changes import Changes
from generator.pipeline.comparison import Comparison, read_changes_at
from generator.reading.repository import COMMIT_ID
from generator.reading.reviews import Reviews
from generator.words.obstacle import Obstacle


def read_verdicts(comparison: Comparison, reviews: Reviews) -> tuple[Verdict, ...]:
    """Return how every need of a change stands. Whoever makes a change approves of it."""
    approvals = (
        Approval(reviews.author, comparison.changes, is_author=True),
        *_read_approvals(comparison, reviews),
    )
    return judge(comparison.changes, approvals, comparison.circle)


def _read_approvals(comparison: Comparison, reviews: Reviews) -> Iterator[Approval]:
    asked = {person for _, need in needs_of(comparison.changes) for person in need.people}
    accounts = {comparison.circle.handle(person).casefold() for person in asked}

    @cache
    def changes_at(commit: str) -> Changes | None:
        if commit == comparison.head:
            return comparison.changes
        try:
            return read_changes_at(comparison, commit) if COMMIT_ID.match(commit) else None
        except Obstacle:
            # A branch that was written anew leaves behind commits that no clone gets.
            return None

    for account, commit in reviews.approvals().items():
        if account in accounts:
            yield Approval(account, changes_at(commit))
