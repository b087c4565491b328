"""Forms as GitHub shows them: a form in, the text of its file under ``.github/ISSUE_TEMPLATE`` out."""

from typing import Any

import yaml

from generator.forms.definitions import FORMS, Control, Form, Question
from generator.forms.wording import worded
from generator.reading.schemas import Schemas

FOLDER = ".github/ISSUE_TEMPLATE"
_MADE = "# Made by: pairbook forms. Change the schemas, or generator/forms, rather than this file.\n"
_READERS = (
    "Whoever can read this repository can read what you write here, now and later. What must stay between the two of"
    " you does not belong here. You need no YAML and no git: your answers become a record and a pull request."
)
_TYPES = {
    Control.LINE: "input",
    Control.LINES: "textarea",
    Control.CHOICE: "dropdown",
    Control.CONSENT: "checkboxes",
}


def render_issue_forms(schemas: Schemas) -> dict[str, str]:
    """Return the text of every form by its path from the repository's root."""
    return {form_file(form): render_issue_form(form, schemas) for form in FORMS}


def form_file(form: Form) -> str:
    """Return the path of a form's file."""
    return f"{FOLDER}/pairbook-{form.id}.yml"


def render_issue_form(form: Form, schemas: Schemas) -> str:
    """Return the text of a form's file."""
    intro = f"{form.intro} {_READERS}".strip()
    document = {
        "name": form.name,
        "description": form.about,
        "title": f"{form.name}: ",
        "body": [
            {"type": "markdown", "attributes": {"value": intro}},
            *(_element(form, question, schemas) for question in form.questions),
        ],
    }
    return _MADE + yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)


def _element(form: Form, question: Question, schemas: Schemas) -> dict[str, Any]:
    wording = worded(form, question, schemas)
    attributes: dict[str, Any] = {"label": wording.label}
    if wording.help:
        attributes["description"] = wording.help
    if question.placeholder:
        attributes["placeholder"] = question.placeholder
    if question.control is Control.CHOICE:
        attributes["options"] = list(wording.choices)
    element = {"type": _TYPES[question.control], "id": question.id, "attributes": attributes}
    if question.control is Control.CONSENT:
        # Each box says for itself that it has to be ticked.
        attributes["options"] = [
            {"label": choice, "required": question.is_required} for choice in wording.choices
        ]
    elif question.is_required:
        element["validations"] = {"required": True}
    return element
