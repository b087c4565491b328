"""From an issue that somebody opened with a form to a record that is written, or to what is wrong with the answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.forms.answered import Trouble, draft_submission
from generator.forms.outcome import FormOutcome
from generator.forms.submission import parse_submission
from generator.forms.wording import labels
from generator.pipeline.drafts import have_errors, read_to_draft, vet_drafts, write_drafts
from generator.reading.form_event import Account, FormEvent
from generator.reading.schemas import read_schemas
from generator.words.model import Person

_CHANGED_BY_ANOTHER = Trouble(
    "", "Somebody else has changed this issue, so it is not your word any more. Please open a new one."
)
_UNKNOWN = Trouble(
    "",
    "No record names your account. Ask a coordinator to add it to your record in records/people, as github.",
)


def handle_form(
    root: Path, today: dt.date | dt.datetime, event: FormEvent, *, is_dry_run: bool
) -> FormOutcome | None:
    """Write the record that a form asks for, unless something is wrong or it is a dry run.

    Returns None where the issue was not opened with a form, or nothing in it has changed but its title. Whoever opened
    it is the author, so nothing is done where somebody else has changed it; nor may a new title by the author make
    what somebody else has written into it the author's word.
    """
    schemas = read_schemas()
    account = event.issue.user
    submission = parse_submission(event.issue.body or "", schemas) if event.tells_answers else None
    if submission is None or account is None:
        return None
    outcome = FormOutcome(account, labels=labels(submission.form, schemas))
    if event.sender.id != account.id:
        return replace(outcome, troubles=(_CHANGED_BY_ANOTHER,))
    present = read_to_draft(root, today)
    author = _person(present.records.corpus.programme.people, account)
    if author is None:
        return replace(outcome, troubles=(_UNKNOWN,))
    answered = draft_submission(present.records, submission, author.id)
    outcome = replace(outcome, author=author, troubles=answered.troubles)
    if answered.draft is None:
        return outcome
    findings = vet_drafts(present, [answered.draft])
    if have_errors(findings):
        return replace(outcome, findings=findings)
    if not is_dry_run:
        write_drafts(root, [answered.draft])
    return replace(outcome, draft=answered.draft, findings=findings)


def _person(people: Mapping[str, Person], account: Account) -> Person | None:
    login = account.login.casefold()
    return next((person for person in people.values() if person.github.casefold() == login), None)
