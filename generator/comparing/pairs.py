"""What a change of a pair means: its agreement, its goals and its log. Pure."""

from collections.abc import Collection, Iterator

from generator.comparing.agreements import compare_agreements
from generator.comparing.changes import Change, meaning
from generator.comparing.circle import Circle
from generator.comparing.entries import compare_entries
from generator.comparing.goals import compare_goals, removed_goals
from generator.comparing.removals import why_removed
from generator.words.model import Pair
from generator.words.numbers import counted
from generator.words.phrases import listed
from generator.words.places import agreement_file, goals_file


def compare_pairs(
    before: Pair | None, after: Pair | None, circle: Circle, private: Collection[str]
) -> Iterator[Change]:
    """Yield what changes between two states of a pair; None where it is not there.

    `private` are the records whose removal is for privacy.
    """
    if after is None:
        if before:
            yield _removed(before, circle, private)
        return
    if before and before.id != after.id:
        sentence = f"The folder of the pair is renamed from {before.id} to {after.id}."
        yield Change(sentence, ["renamed", before.id, after.id], (circle.coordinator("the new name"),))
    # Who has a say is what the agreement says before the change, or else anybody could write themselves into it.
    agreement = before.agreement if before else after.agreement
    yield from compare_agreements(before.agreement if before else None, after.agreement, circle)
    if before and goals_file(before.id) in private:
        yield from removed_goals(before.goals, circle)
    else:
        yield from compare_goals(before.goals if before else (), after.goals, agreement)
    yield from compare_entries(before, after, agreement, circle, private)


def _removed(pair: Pair, circle: Circle, private: Collection[str]) -> Change:
    goals = [counted(len(pair.goals), "goal")] if pair.goals else []
    entries = [counted(len(pair.entries), "entry", "entries")] if pair.entries else []
    others = f", with {listed([*goals, *entries])}" if goals or entries else ""
    why = why_removed(agreement_file(pair.id), private)
    sentence = f"The pair is removed{why}{others}."
    return Change(sentence, ["removed", meaning(pair), why], (circle.coordinator("the removal"),))
