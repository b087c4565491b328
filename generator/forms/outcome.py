"""What became of a form that somebody sent in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.drafting.draft import Draft
from generator.forms.answered import Trouble
from generator.reading.form_event import Account
from generator.words.diagnostic import Diagnostic
from generator.words.model import Person


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """A record to be committed, or what is wrong with the answers."""

    account: Account
    """Who sent it in."""
    author: Person | None = None
    """Whose record names that account; None where nobody looked, or no record does."""
    draft: Draft | None = None
    """The record; None where something is wrong."""
    troubles: tuple[Trouble, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    """What the check says of the record: what forbids it, or what could still be better."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the form's questions are called, by their ids."""
