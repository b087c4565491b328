"""What somebody reads who has sent in a form, and what a workflow needs to commit the record. Markdown and JSON out.

Whatever came from the form or from records goes through `inert`; no line begins with it.
"""

from collections.abc import Iterator

from generator.forms.outcome import FormOutcome
from generator.outlets.json_text import json_text
from generator.outlets.markdown_text import inert
from generator.outlets.printable import printable
from generator.words.diagnostic import Diagnostic
from generator.words.numbers import counted

MARKER = "<!-- pairbook-form -->"
"""What the answer begins with, so that it is found again. Nobody sees it."""


def render_form_answer(outcome: FormOutcome) -> str:
    """Return the comment that somebody gets on their form, with a line end after it."""
    lines = _written(outcome) if outcome.draft else _refused(outcome)
    return "\n".join((MARKER, *lines)) + "\n"


def render_form_commit(outcome: FormOutcome, number: int) -> str:
    """Return as JSON what is to be committed, by whom, and on which branch; `number` is the issue's.

    The author's address is the one that GitHub keeps for an account, so that the commit counts as theirs and tells
    nobody where they get their mail.
    """
    if outcome.draft is None or outcome.author is None:
        return json_text({"written": False})
    account = outcome.account
    name = _without_brackets(outcome.author.name)
    return json_text(
        {
            "written": True,
            "title": printable(outcome.draft.title, 100),
            "body": f"Sent in by form: #{number}. Closes #{number}.",
            "branch": f"form/{number}",
            "author": printable(name, 100) if any(map(str.isalnum, name)) else account.login,
            "email": f"{account.id}+{account.login}@users.noreply.github.com",
            "file": outcome.draft.file,
        }
    )


def _without_brackets(name: str) -> str:
    """Return a name in which nothing can pose as the address that git looks for between angle brackets."""
    return " ".join(name.replace("<", " ").replace(">", " ").split())


def _written(outcome: FormOutcome) -> Iterator[str]:
    yield "Thank you. Your answers are a record now, and a pull request is on its way: it will show up below."
    yield "If it waits for your approval: Files changed, Review changes, Approve.\n"
    if outcome.findings:
        yield "Nothing keeps it from counting. What could still be better:\n"
        yield from map(_finding, outcome.findings)


def _refused(outcome: FormOutcome) -> Iterator[str]:
    count = len(outcome.troubles) + len(outcome.findings)
    yield f"Thank you. Nothing is written yet: {counted(count, 'answer')} to look at again.\n"
    for trouble in outcome.troubles:
        about = f"**{inert(outcome.labels[trouble.question])}**: " if trouble.question else ""
        yield f"- {about}{inert(trouble.why)}"
    yield from map(_finding, outcome.findings)
    yield "\nChange your answers with “Edit” in the menu at the top of this issue, and this is looked at again."


def _finding(finding: Diagnostic) -> str:
    return f"- {inert(finding.message.strip())} {inert(finding.hint.strip())}"
