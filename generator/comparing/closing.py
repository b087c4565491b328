"""What a change of a pair's closing means: its day, and what came of the mentoring. Pure."""

from collections.abc import Iterator, Mapping

from generator.comparing.changes import Change, Need, fields_changed, meaning
from generator.comparing.terms import Naming
from generator.words.dates import day
from generator.words.model import Closing, ClosingOutcome
from generator.words.phrases import listed

_TITLES: Mapping[str, str] = {
    "date": "its day",
    "graduated": "whether the pair graduated",
    "reflection": "the look back",
}

_OUTCOMES: Mapping[str, str] = {
    "new-role": "a new role",
    "promotion": "a promotion",
    "certification": "a certification",
    "became-mentor": "becoming a mentor",
}


def compare_closing(
    before: Closing | None, after: Closing | None, needs: tuple[Need, ...], name: Naming
) -> Iterator[Change]:
    """Yield what changes in how a pair ended, outcomes apart."""
    if after is None:
        if before:
            yield Change("The closing is taken out.", ["no closing", meaning(before)], needs)
        return
    without_outcomes = {field: meaning(getattr(after, field)) for field in _TITLES}
    if before is None:
        graduates = ", and the pair has graduated" if after.graduated else ""
        sentence = f"The last day is {day(after.date)}{graduates}."
        yield Change(sentence, ["closing", None, without_outcomes], needs)
    elif changed := fields_changed(before, after, _TITLES):
        substance = ["closing", {field: meaning(getattr(before, field)) for field in _TITLES}]
        yield Change(f"In the closing, {listed(changed)} changes.", [*substance, without_outcomes], needs)
    yield from _outcomes(before.outcomes if before else (), after.outcomes, needs, name)


def _outcomes(
    before: tuple[ClosingOutcome, ...],
    after: tuple[ClosingOutcome, ...],
    needs: tuple[Need, ...],
    name: Naming,
) -> Iterator[Change]:
    for outcome in after:
        if outcome not in before:
            sentence = f"What came of it: {_outcome(outcome, name)}."
            yield Change(sentence, ["outcome", meaning(outcome)], needs)
    for outcome in before:
        if outcome not in after:
            sentence = f"No longer noted as what came of it: {_outcome(outcome, name)}."
            yield Change(sentence, ["no outcome", meaning(outcome)], needs)


def _outcome(outcome: ClosingOutcome, name: Naming) -> str:
    who = f" for {name(outcome.who)}" if outcome.who else ""
    return f"{_OUTCOMES.get(outcome.kind, 'something else')}{who} on {day(outcome.date)}"
