"""Signatures in a change: who signs, whose signature goes, and who has to sign again. Pure."""

from collections.abc import Iterator

from generator.comparing.changes import Change, Need, Role, meaning
from generator.comparing.circle import Circle
from generator.comparing.terms import same_terms
from generator.words.dates import day
from generator.words.model import Agreement
from generator.words.phrases import listed


def compare_signatures(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    """Yield what happens to each signature."""
    old, new = before.signatures, after.signatures
    for person in sorted({*old, *new}):
        if old.get(person) == new.get(person):
            continue
        yield Change(
            _signature(person, before, after, circle),
            ["signature", person, meaning(old.get(person)), meaning(new.get(person))],
            (Need("the signature", Role.PERSON, (person,)),),
        )


def compare_consent(before: Agreement, after: Agreement, circle: Circle) -> Iterator[Change]:
    """Yield who has to sign the terms that change; nothing where nobody has to, or the pair is over."""
    if same_terms(before, after) or after.status.has_ended:
        return
    asked = [person for person in after.members if not _signs_now(person, before, after)]
    if asked:
        yield Change(_who_signs(asked, before, after, circle), ["consent", sorted(asked)], ())


def _signature(person: str, before: Agreement, after: Agreement, circle: Circle) -> str:
    name = circle.name(person)
    if person not in after.signatures:
        return f"The signature of {name} is taken out."
    again = " again" if person in before.signatures else ""
    return f"{name} signs{again}, with the date {day(after.signatures[person])}."


def _who_signs(asked: list[str], before: Agreement, after: Agreement, circle: Circle) -> str:
    who = "Both" if len(asked) == len(after.members) == 2 else circle.names(asked)
    again = " again" if any(person in before.signatures for person in asked) else ""
    stale = [circle.name(person) for person in asked if person in after.signatures]
    return f"{who} must sign{again}{_that_stays(stale)}."


def _that_stays(names: list[str]) -> str:
    match names:
        case []:
            return ""
        case [name]:
            return f": the signature of {name} stays, but is for the terms as they were"
        case _:
            return f": the signatures of {listed(names)} stay, but are for the terms as they were"


def _signs_now(person: str, before: Agreement, after: Agreement) -> bool:
    return person in after.signatures and after.signatures[person] != before.signatures.get(person)
