"""Whose approval a change needs, who has given it, and who is still asked. Pure; knows no forge's formats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.comparing.changes import Change, Changes, Need, Role, Subject
from generator.comparing.circle import Circle
from generator.words.places import person_file


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody has approved."""

    account: str
    """On the forge that vouches for it."""
    changes: Changes | None
    """What the change meant then; None where git can no longer tell."""
    is_author: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one need stands."""

    subject: Subject
    need: Need
    met_by: str = ""
    """The person whose approval meets it; empty while it is missing."""
    as_author: bool = False
    outdated: tuple[str, ...] = ()
    """People who approved something else than what the change means now."""
    advice: str = ""
    """What to write where, if nobody can meet it."""


def needs_of(changes: Changes) -> tuple[tuple[Subject, Need], ...]:
    """Return every approval that is needed, each once, in the order of the changes."""
    found = (
        (subject, need) for subject, about in changes.items() for change in about for need in change.needs
    )
    return tuple(dict.fromkeys(found))


def judge(changes: Changes, approvals: Iterable[Approval], circle: Circle) -> tuple[Verdict, ...]:
    """Return how every need stands, in the order of the changes."""
    given = tuple(approvals)
    return tuple(_judge(subject, need, changes, given, circle) for subject, need in needs_of(changes))


def _judge(
    subject: Subject, need: Need, changes: Changes, approvals: tuple[Approval, ...], circle: Circle
) -> Verdict:
    outdated = []
    for approval in approvals:
        for person in _asked_behind(approval, need, circle):
            if _is_same(subject, need, changes, approval.changes):
                return Verdict(subject, need, person, approval.is_author)
            outdated.append(person)
    return Verdict(subject, need, outdated=tuple(outdated), advice=_advice(need, circle))


def _asked_behind(approval: Approval, need: Need, circle: Circle) -> list[str]:
    """Return those of the people asked to whom the account belongs."""
    account = approval.account.casefold()
    return [person for person in need.people if account and circle.handle(person).casefold() == account]


def _is_same(subject: Subject, need: Need, now: Changes, then: Changes | None) -> bool:
    """Return whether that which needs the approval means what it meant when it was approved."""
    return then is not None and _behind(subject, need, then) == _behind(subject, need, now)


def _behind(subject: Subject, need: Need, changes: Changes) -> list[object]:
    about: tuple[Change, ...] = changes.get(subject, ())
    return [change.substance for change in about if need in change.needs]


_WHERE: Mapping[Role, str] = {
    Role.COORDINATOR: 'Write ids of people under "coordinators" in records/program.yml.',
    Role.MAINTAINER: 'Write ids of people under "maintainers" in records/program.yml.',
    Role.MEMBER: 'Write ids of people under "mentors" and "mentees" in the agreement.',
}


def _advice(need: Need, circle: Circle) -> str:
    if not need.people:
        return _WHERE.get(need.role, "")
    if any(circle.handle(person) for person in need.people):
        return ""
    return (
        f'No GitHub account is known: write "github" in {person_file(need.people[0])}'
        f"{'' if need.people[0] in circle.newcomers else ', and merge that first'}."
    )
