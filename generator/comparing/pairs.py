"""What a change of a pair means: its agreement, its goals and its log. Pure."""

from collections.abc import Iterator

from generator.comparing.agreements import compare_agreements
from generator.comparing.changes import Change, meaning
from generator.comparing.circle import Circle
from generator.comparing.entries import compare_entries
from generator.comparing.goals import compare_goals
from generator.words.model import Pair
from generator.words.numbers import counted
from generator.words.phrases import listed


def compare_pairs(before: Pair | None, after: Pair | None, circle: Circle) -> Iterator[Change]:
    """Yield what changes between two states of a pair; None where it is not there."""
    if after is None:
        if before:
            yield _removed(before, circle)
        return
    if before and before.id != after.id:
        sentence = f"The folder of the pair is renamed from {before.id} to {after.id}."
        yield Change(sentence, ["renamed", before.id, after.id], (circle.coordinator("the new name"),))
    # Who has a say is what the agreement says before the change, or else anybody could write themselves into it.
    agreement = before.agreement if before else after.agreement
    yield from compare_agreements(before.agreement if before else None, after.agreement, circle)
    yield from compare_goals(before.goals if before else (), after.goals, agreement)
    yield from compare_entries(before, after, agreement, circle)


def _removed(pair: Pair, circle: Circle) -> Change:
    goals = [counted(len(pair.goals), "goal")] if pair.goals else []
    entries = [counted(len(pair.entries), "entry", "entries")] if pair.entries else []
    others = f", with {listed([*goals, *entries])}" if goals or entries else ""
    return Change(
        f"The pair is removed{others}.", ["removed", meaning(pair)], (circle.coordinator("the removal"),)
    )
