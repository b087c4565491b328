"""What somebody sent in: the text of an issue, perhaps no form at all, in; one answer for each question out.

GitHub writes a heading with each question's label, and what was answered under it. Whatever else stands there is part
of an answer: headings are looked for in the form's order, so that no answer can pose as another question's heading
before it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.forms.definitions import FORMS, Control, Form, Question
from generator.forms.wording import labels
from generator.reading.schemas import Schemas

NO_RESPONSE = "_No response_"
"""What GitHub writes where nothing was answered."""

LONGEST = 100_000
"""Of a submission, in characters. GitHub allows 65,536."""

_TICKED = re.compile(r"- \[[xX]\] ")


@dataclass(frozen=True, slots=True)
class Submission:
    """A form, and what was answered."""

    form: Form
    answers: Mapping[str, str]
    """By the question's id: text without space around it; empty where nothing was answered."""


def parse_submission(body: str, schemas: Schemas) -> Submission | None:
    """Return what was sent in, or None where the text is none of the forms."""
    lines = body[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for form in FORMS:
        headings = [f"### {label}" for label in labels(form, schemas).values()]
        found = _positions(lines, headings)
        if found is not None and found[0] == _first_text(lines):
            ends = [*found[1:], len(lines)]
            parts = ["\n".join(lines[start + 1 : end]) for start, end in zip(found, ends, strict=True)]
            answers = {
                question.id: _answer(question, part)
                for question, part in zip(form.questions, parts, strict=True)
            }
            return Submission(form, answers)
    return None


def _positions(lines: list[str], headings: list[str]) -> list[int] | None:
    """Return where the headings stand, each the first of its text after the one before; None where one is missing."""
    found: list[int] = []
    for heading in headings:
        start = found[-1] + 1 if found else 0
        try:
            found.append(lines.index(heading, start))
        except ValueError:
            return None
    return found


def _first_text(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip()), 0)


def _answer(question: Question, text: str) -> str:
    answer = text.strip()
    if answer == NO_RESPONSE or (question.control is Control.CHOICE and answer == "None"):
        return ""
    if question.control is Control.CONSENT:
        return "yes" if _TICKED.match(answer) else ""
    return answer
