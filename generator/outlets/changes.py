"""What changes in meaning, as text, Markdown or JSON, with whose approval it needs."""

from collections.abc import Iterable
from typing import Any

from generator.comparing.approvals import needs_of
from generator.comparing.changes import Changes, Need, Role, Subject, SubjectKind
from generator.comparing.circle import Circle
from generator.outlets.sections import Report, Section
from generator.words.phrases import listed

_NAMED = 5
"""How many people, and how many matters, are named in a line."""

_HEADINGS = {
    SubjectKind.PROGRAMME: "The programme",
    SubjectKind.RESOURCES: "Resources",
    SubjectKind.SURVEYS: "Surveys",
    SubjectKind.FILES: "Files that are no records",
}


def report_changes(base: str, head: str, changes: Changes, circle: Circle) -> Report:
    """Return what changes between two commits, ready to be printed."""
    return Report(
        lead="" if changes else "Nothing changes in meaning.",
        sections=tuple(_sections(changes, circle)),
        plain={
            "base": base,
            "head": head,
            "changes": [
                {
                    "subject": plain_subject(subject),
                    "sentence": change.sentence,
                    "needs": [plain_need(need, circle) for need in change.needs],
                }
                for subject, about in changes.items()
                for change in about
            ],
        },
    )


def _sections(changes: Changes, circle: Circle) -> Iterable[Section]:
    for subject, about in changes.items():
        yield Section(_heading(subject), tuple(change.sentence for change in about))
    if changes:
        yield Section("Whose approval this needs", tuple(_asked(changes, circle)))


def who(need: Need, circle: Circle) -> str:
    """Return who can give an approval: ``Ada Lovelace (ada-l on GitHub) or Sam Doe (no GitHub account)``."""
    names = [_with_account(person, circle) for person in need.people[:_NAMED]]
    more = [f"{len(need.people) - _NAMED} more"] if len(need.people) > _NAMED else []
    people = " or ".join([*names, *more])
    if need.role in (Role.COORDINATOR, Role.MAINTAINER):
        return f"any {need.role} ({people})" if people else f"a {need.role}, of whom there is none"
    return people or "a member, of whom there is none"


def matters(subject: Subject, needs: Iterable[Need]) -> str:
    """Return what is to be approved: ``the terms and the goals of the pair ada--grace``."""
    of = f" of the {subject.kind} {subject.id}" if subject.id else ""
    return f"{listed(need.matter for need in needs)}{of}"


def plain_subject(subject: Subject) -> dict[str, str]:
    """Return a subject for JSON."""
    return {"kind": subject.kind, "id": subject.id, "name": subject.name}


def plain_need(need: Need, circle: Circle) -> dict[str, Any]:
    """Return a need for JSON; the approval of any one of the people is enough."""
    people = [
        {"id": person, "name": circle.name(person), "github": circle.handle(person)} for person in need.people
    ]
    return {"matter": need.matter, "role": need.role, "people": people}


def _heading(subject: Subject) -> str:
    if subject.kind in _HEADINGS:
        return _HEADINGS[subject.kind]
    return f"{subject.kind.capitalize()} {subject.id}{f' ({subject.name})' if subject.name else ''}"


def _with_account(person: str, circle: Circle) -> str:
    handle = circle.handle(person)
    return f"{circle.name(person)} ({f'{handle} on GitHub' if handle else 'no GitHub account known'})"


def _asked(changes: Changes, circle: Circle) -> Iterable[str]:
    """Yield a line for all that the same people are asked for."""
    asked: dict[tuple[Role, tuple[str, ...]], dict[Subject, list[Need]]] = {}
    for subject, need in needs_of(changes):
        asked.setdefault((need.role, need.people), {}).setdefault(subject, []).append(need)
    for about in asked.values():
        named = [matters(subject, needs) for subject, needs in about.items()]
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        (need, *_), *_ = about.values()
        yield f"For {'; '.join(named[:_NAMED])}{more}: {who(need, circle)}."
