"""What a pull request means and what is to be mended, as the one comment on it. Markdown out, within GitHub's limit.

Whatever came from records goes through `inert`; no line begins with it.
"""

from collections.abc import Iterable

from generator.comparing.changes import Change, Need, Role, Subject, SubjectKind
from generator.comparing.circle import Circle
from generator.outlets.changes import report_changes
from generator.outlets.markdown_text import inert
from generator.outlets.sections import Report
from generator.reading.review_files import (
    Review,
    SaidChanges,
    SaidFinding,
    SaidFindings,
    SaidNeed,
    SaidPerson,
    Unusable,
)
from generator.words.diagnostic import Severity
from generator.words.model import Person
from generator.words.numbers import counted

MARKER = "<!-- pairbook -->"
"""What the comment begins with, so that it is found again. Nobody sees it."""

LARGEST = 65_536
"""How many characters GitHub allows in a comment."""

_ROOM_FOR_CHANGES = 30_000
_ROOM_FOR_ERRORS = 20_000
_ROOM_FOR_WARNINGS = 10_000
"""In bytes, of which a text has at least as many as characters."""


def render_comment(review: Review, run_url: str, site_artifact: int | None) -> str:
    """Return the comment, with a line end after it.

    `run_url` is the web address of the run that checked, `site_artifact` GitHub's number for the site that it built.
    """
    blocks = (
        MARKER,
        *_cut(_blocks_of_changes(review.changes), _ROOM_FOR_CHANGES, run_url),
        *_blocks_of_findings(review.findings, run_url),
        _links(run_url, site_artifact),
    )
    return "\n".join(blocks) + "\n"


def _blocks_of_changes(changes: SaidChanges | Unusable) -> Iterable[str]:
    yield "### What this changes\n"
    if isinstance(changes, Unusable):
        yield _unusable(changes)
        return
    report = _report(changes)
    if report.lead:
        yield f"{report.lead}\n"
    for section in report.sections:
        yield f"#### {inert(section.heading)}\n"
        yield from (f"- {inert(line.strip())}" for line in section.lines)
        yield ""


def _report(said: SaidChanges) -> Report:
    """Return what `changes` itself would print of what it says that it found."""
    about: dict[Subject, list[Change]] = {}
    people: dict[str, SaidPerson] = {}
    for change in said.changes:
        subject = Subject(SubjectKind(change.subject.kind), change.subject.id, change.subject.name)
        needs = tuple(_need(need) for need in change.needs)
        about.setdefault(subject, []).append(Change(change.sentence, None, needs))
        people |= {person.id: person for need in change.needs for person in need.people}
    circle = Circle(
        people={id_: Person(id=id_, name=who.name, github=who.github) for id_, who in people.items()},
        coordinators=(),
        maintainers=(),
    )
    return report_changes("", "", {subject: tuple(changes) for subject, changes in about.items()}, circle)


def _need(said: SaidNeed) -> Need:
    return Need(said.matter, Role(said.role), tuple(person.id for person in said.people))


def _blocks_of_findings(findings: SaidFindings | Unusable, run_url: str) -> Iterable[str]:
    yield "### What is to be mended\n"
    if isinstance(findings, Unusable):
        yield _unusable(findings)
        return
    records = counted(findings.summary.records, "record")
    errors, warnings = (
        [finding for finding in findings.findings if finding.severity is severity] for severity in Severity
    )
    yield f"{counted(len(errors), 'error')} in {records}.\n" if errors else f"No error in {records}.\n"
    yield from _cut(map(_finding, errors), _ROOM_FOR_ERRORS, run_url)
    if warnings:
        # Most of them are about records that the pull request does not touch.
        yield f"\n<details><summary>{counted(len(warnings), 'warning')} in all records</summary>\n"
        yield from _cut(map(_finding, warnings), _ROOM_FOR_WARNINGS, run_url)
        yield "\n</details>\n"


def _finding(finding: SaidFinding) -> str:
    where = inert(f"{finding.file}:{finding.line}")
    said = f"{inert(finding.message.strip())} {inert(finding.hint.strip())}"
    return f"- **{finding.severity}** {where} {said} ({inert(finding.code.strip())})"


def _unusable(file: Unusable) -> str:
    return f"This cannot be shown: what the check left behind is not usable. {inert(file.reason)}\n"


def _links(run_url: str, site_artifact: int | None) -> str:
    preview = (
        f"[The site as it would be]({run_url}/artifacts/{site_artifact}), to download and open"
        if site_artifact
        else "There is no preview: the site was not built"
    )
    return f"\n---\n{preview} · [How this was checked]({run_url}) · This comment follows every push."


def _cut(blocks: Iterable[str], room: int, run_url: str) -> Iterable[str]:
    for block in blocks:
        room -= len(block.encode()) + 1
        if room < 0:
            yield f"\nThere is more than fits here: [all of it]({run_url}).\n"
            return
        yield block
