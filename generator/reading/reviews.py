"""Reads the reviews of a pull request from a JSON file, as GitHub lists them. Knows no records.

``{"author": "login", "reviews": [{"user": {"login": "..."}, "state": "APPROVED", "commit_id": "..."}]}``; whatever
else GitHub says of a review is passed over.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.words.obstacle import Obstacle

MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read, in bytes; a review's text alone may have 64 KiB."""

_DECIDING = ("APPROVED", "CHANGES_REQUESTED", "DISMISSED")
"""States that replace what the same person said before. A comment replaces nothing."""


class Account(msgspec.Struct, frozen=True):
    """Somebody on the forge."""

    login: str


class Review(msgspec.Struct, frozen=True):
    """One review; without a user where the account is gone."""

    state: str
    user: Account | None = None
    commit_id: str | None = None


class Reviews(msgspec.Struct, frozen=True):
    """All reviews of a pull request, oldest first, and whose it is."""

    author: str
    reviews: tuple[Review, ...] = ()

    def approvals(self) -> Mapping[str, str]:
        """Return the accounts whose last word is an approval, each with the commit that they approved."""
        last = {
            review.user.login.casefold(): review
            for review in self.reviews
            if review.user and review.state.upper() in _DECIDING
        }
        return {
            account: review.commit_id or ""
            for account, review in last.items()
            if review.state.upper() == "APPROVED"
        }


def read_reviews(path: Path) -> Reviews:
    """Return the reviews in a file. Raises Obstacle where it holds none that can be read."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Obstacle(f"{path} is larger than {MAX_BYTES // 2**20} MiB, which no list of reviews needs.")
    try:
        return msgspec.json.decode(content, type=Reviews)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Obstacle(
            f'{path} does not hold reviews: write {{"author": "login", "reviews": [...]}}, with each review as '
            "GitHub gives it."
        ) from None
