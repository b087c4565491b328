"""The words of a question: its own, or else those of the field that it is about. Schemas and a question in, text out."""

from dataclasses import dataclass

from generator.forms.definitions import Control, Form, Question
from generator.reading.schemas import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as people read it."""

    label: str
    help: str
    choices: tuple[str, ...]


def worded(form: Form, question: Question, schemas: Schemas) -> Wording:
    """Return a question's words. Raises KeyError where it is about a field that the schema does not have."""
    part = _part(schemas.of(form.kind), question.field) if question.field else {}
    choices = question.choices or tuple(part.get("enum", ()))
    help_ = question.help or part.get("description", "").replace("`", '"')
    if question.control is Control.LINES and part.get("type") == "array" and not question.help:
        help_ = f"{help_} A line each." if "line each" not in help_ else help_
    return Wording(
        label=question.label or part["title"],
        help=help_,
        choices=tuple(choice.replace("_", " ") for choice in choices),
    )


def labels(form: Form, schemas: Schemas) -> dict[str, str]:
    """Return the label of each question of a form, by the question's id, in order."""
    return {question.id: worded(form, question, schemas).label for question in form.questions}


def _part(schema: Schema, path: tuple[str, ...]) -> Schema:
    for step in path:
        inner = schema["items"] if schema.get("type") == "array" else schema
        schema = inner["properties"][step]
    return schema
