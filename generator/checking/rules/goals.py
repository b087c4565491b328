"""Rules on the ratings of goals. Corpus in, findings out."""

from collections.abc import Iterator

from generator.checking.corpus import Corpus
from generator.checking.rules import walks
from generator.checking.snippets import quoted
from generator.words.codes import goals as codes
from generator.words.diagnostic import Diagnostic
from generator.words.model import Entry, Goal, Pair
from generator.words.places import entry_file


def check_dropped(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a goal is not rated after it was given up."""
    for file, index, goal, entry in _ratings(corpus):
        if goal.dropped and entry.date > goal.dropped.date:
            yield corpus.finding(
                codes.RATED_AFTER_DROPPED,
                file,
                ("ratings", index, "goal"),
                f"The goal {quoted(goal.id)} was given up on {goal.dropped.date}.",
                'Leave this rating out, or remove "dropped" from the goal.',
            )


def check_set(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that a goal is not rated before it was set."""
    for file, index, goal, entry in _ratings(corpus):
        if entry.date < goal.set_on:
            yield corpus.finding(
                codes.RATED_BEFORE_SET,
                file,
                ("ratings", index, "goal"),
                f"The goal {quoted(goal.id)} was set on {goal.set_on}, after the day of this entry.",
                "Leave this rating out, or correct one of the two dates.",
            )


def check_single_rating(corpus: Corpus) -> Iterator[Diagnostic]:
    """Ensure that nobody rates a goal twice in one entry."""
    for file, entry, _ in walks.entries_in_force(corpus):
        seen: set[tuple[str, str]] = set()
        for index, rating in enumerate(entry.ratings):
            if (rating.goal, rating.by) in seen:
                yield corpus.finding(
                    codes.RATED_TWICE,
                    file,
                    ("ratings", index),
                    f"{quoted(rating.by)} rates the goal {quoted(rating.goal)} a second time here.",
                    "Keep one of the two, or write who else gave this rating.",
                )
            seen.add((rating.goal, rating.by))


def _ratings(corpus: Corpus) -> Iterator[tuple[str, int, Goal, Entry]]:
    """Yield every rating of a known goal: its file, its place in the list, the goal and the entry."""
    for pair in corpus.programme.pairs.values():
        goals = _goals_by_id(pair)
        for entry in pair.entries_in_force():
            for index, rating in enumerate(entry.ratings):
                if rating.goal in goals:
                    yield entry_file(pair.id, entry.stem), index, goals[rating.goal], entry


def _goals_by_id(pair: Pair) -> dict[str, Goal]:
    return {goal.id: goal for goal in reversed(pair.goals)}
