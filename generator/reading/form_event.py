"""Reads what GitHub tells a workflow of an issue that somebody opened or changed: a file in, what counts of it out."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from generator.words.obstacle import Obstacle

LARGEST = 2_000_000
"""How large an event may be, in bytes. Those of issues are a few tens of thousands."""

Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?$")]
Number = Annotated[int, Meta(ge=1, le=2**53)]


class Account(msgspec.Struct, frozen=True):
    """An account on GitHub."""

    login: Name
    id: Number


class Issue(msgspec.Struct, frozen=True):
    """An issue, by whoever opened it."""

    number: Number
    user: Account | None
    """None where the account is gone."""
    body: str | None = None


class FormEvent(msgspec.Struct, frozen=True):
    """An issue, and who has just opened or changed it."""

    issue: Issue
    sender: Account
    action: str = "opened"
    changes: dict[str, object] = {}
    """What was there before, of each part that was changed."""

    @property
    def tells_answers(self) -> bool:
        """Whether the sender has just written the body, rather than changed something beside it, such as the title."""
        return self.action != "edited" or "body" in self.changes


def read_form_event(path: Path) -> FormEvent:
    """Return the event in a file. Raises Obstacle where the file is none."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise Obstacle(f"{path} could not be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise Obstacle(f"{path} is larger than any event of an issue.")
    try:
        return msgspec.json.decode(content, type=FormEvent)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Obstacle(
            f"{path} is not what GitHub tells of an issue: it needs an issue with its number, its body and who opened"
            " it, and who sent it."
        ) from error
