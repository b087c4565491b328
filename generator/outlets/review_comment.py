"""What a pull request means and what is to be mended, as the one comment on it. Markdown out, within GitHub's limit.

Whatever came from records goes through `inert`; no line begins with it.
"""

from collections.abc import Iterable, Sequence

from generator.outlets.markdown_text import inert
from generator.reading.review_files import (
    Review,
    SaidChanges,
    SaidFinding,
    SaidFindings,
    SaidNeed,
    SaidSubject,
    Unusable,
)
from generator.words.diagnostic import Severity
from generator.words.numbers import counted

MARKER = "<!-- pairbook -->"
"""What the comment begins with, so that it is found again. Nobody sees it."""

LARGEST = 65_536
"""How many characters GitHub allows in a comment."""

_ROOM_FOR_CHANGES = 30_000
_ROOM_FOR_ERRORS = 20_000
_ROOM_FOR_WARNINGS = 10_000
"""In bytes, of which a text has at least as many as characters."""

_NAMED = 5
"""How many people, and how many matters, are named in a line."""

_HEADINGS = {
    "programme": "The programme",
    "resources": "Resources",
    "files": "Files that are no records",
}


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
    if not changes.changes:
        yield "Nothing in meaning.\n"
        return
    sentences: dict[SaidSubject, list[str]] = {}
    for change in changes.changes:
        sentences.setdefault(change.subject, []).append(change.sentence)
    for subject, about in sentences.items():
        yield f"#### {_heading(subject)}\n"
        yield from (f"- {inert(sentence.strip())}" for sentence in about)
        yield ""
    yield "#### Whose approval it needs\n"
    yield from _needs(changes)
    yield ""


def _heading(subject: SaidSubject) -> str:
    if subject.kind in _HEADINGS:
        return _HEADINGS[subject.kind]
    return f"{subject.kind.capitalize()} {inert(f'{subject.id} ({subject.name})'.strip())}"


def _needs(changes: SaidChanges) -> Iterable[str]:
    """Yield a line for all that the same people are asked for."""
    asked: dict[tuple[object, ...], tuple[SaidNeed, dict[str, None]]] = {}
    for change in changes.changes:
        for need in change.needs:
            matters = asked.setdefault((need.role, need.people), (need, {}))[1]
            matters[_matter(change.subject, need)] = None
    for need, matters in asked.values():
        yield f"- {_some(list(matters), ', ')}: {_who(need)}"
    if not asked:
        yield "Nobody's."


def _matter(subject: SaidSubject, need: SaidNeed) -> str:
    return f"{need.matter} of {subject.id}" if subject.kind in ("pair", "person") else need.matter


def _who(need: SaidNeed) -> str:
    people = [f"{person.name} ({person.github or 'no GitHub account known'})" for person in need.people]
    if need.role in ("coordinator", "maintainer"):
        return (
            f"any {need.role}, {_some(people, ' or ')}" if people else f"a {need.role}, but nobody is named"
        )
    return _some(people, " or ") if people else "a member, but nobody is named"


def _some(texts: Sequence[str], between: str) -> str:
    more = [f"{len(texts) - _NAMED} more"] if len(texts) > _NAMED else []
    return between.join([*(inert(text.strip()) for text in texts[:_NAMED]), *more])


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
