"""Rules on ids that were in use before, for something else. Two states of the records in, findings out.

Each speaks up only where nothing speaks for its being the same: a record that comes back, or that was put in other
words, is left alone.
"""

from collections.abc import Iterator

from generator.checking.since_base import SinceBase
from generator.checking.snippets import quoted
from generator.words.codes import history as codes
from generator.words.diagnostic import Diagnostic, Path
from generator.words.model import Agreement, Goal, Pair, Person, Status
from generator.words.phrases import listed
from generator.words.places import agreement_file, entry_file, goals_file, person_file

_HINT = "Choose an id that was never in use: what was written down about the earlier one still points to it."


def check_pairs(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a pair's id stays that of the same people."""
    known = {pair.id: (pair.agreement,) for pair in since.before.programme.pairs.values()}
    for pair, past in since.agreements.items():
        earlier = [
            each for each in known.get(pair, since.former.agreements.get(pair, ())) if _had_begun(each)
        ]
        if earlier and not any(set(past.now.members) & set(each.members) for each in earlier):
            yield _reused(since, agreement_file(pair), (), pair, f"the pair of {listed(earlier[0].members)}")


def _had_begun(agreement: Agreement) -> bool:
    return agreement.status is not Status.PROPOSED and bool(agreement.members)


def check_people(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a person's id stays that person's."""
    after, known = since.after.programme.people, since.before.programme.people
    for id_ in sorted(after.keys() & (known.keys() | since.former.people.keys())):
        person, before = after[id_], known.get(id_)
        # Who only leaves out a name and an account may want to be forgotten.
        if before and not (before.github and person.github):
            continue
        earlier = (before,) if before else since.former.people.get(id_, ())
        if earlier and not any(_may_be_the_same(each, person) for each in earlier):
            name = earlier[0].name
            yield _reused(since, person_file(person.id), ("name",), person.id, f"the person {quoted(name)}")


def _may_be_the_same(one: Person, other: Person) -> bool:
    return bool(_marks(one) & _marks(other))


def _marks(person: Person) -> set[str]:
    """Return all by which a person is known, and each word of the name: people marry, and change accounts."""
    words = [word for name in (person.name, person.public_name) for word in name.split()]
    marks = (person.github, *person.emails, *person.keys, *words)
    return {mark.casefold() for mark in marks if mark}


def check_goals(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that a goal's id stays that goal's."""
    for before, after in since.pairs():
        known = {goal.id: goal for goal in before.goals}
        for index, goal in enumerate(after.goals):
            if goal.id in known:
                is_another = _is_replaced(known[goal.id], goal)
                title = known[goal.id].title
            else:
                earlier = [each for each in since.former.goals.get(before.id, ()) if each.id == goal.id]
                is_another = bool(earlier) and not any(_may_be_that_goal(each, goal) for each in earlier)
                title = earlier[0].title if earlier else ""
            if is_another:
                path = ("goals", index, "id")
                yield _reused(since, goals_file(after.id), path, goal.id, f"the goal {quoted(title)}")


def _may_be_that_goal(one: Goal, other: Goal) -> bool:
    return _plain(one.title) == _plain(other.title) or one.set_on == other.set_on


def _is_replaced(old: Goal, new: Goal) -> bool:
    """Return whether one goal was written over another: nothing of it is left."""
    return not _may_be_that_goal(old, new) and old.levels != new.levels and old.due != new.due


def check_steps(since: SinceBase) -> Iterator[Diagnostic]:
    """Ensure that the id of an objective or an action stays that of the same step."""
    for before, after in since.pairs():
        at_base = {step for _, _, step, _ in _steps(before)}
        earlier: dict[str, list[str]] = {}
        for step, what in _gone_steps(since, before):
            earlier.setdefault(step, []).append(what)
        for file, path, step, what in _steps(after):
            meant = earlier.get(step, []) if step not in at_base else []
            if meant and _plain(what) not in map(_plain, meant):
                yield _reused(since, file, path, step, quoted(meant[0]))


def _steps(pair: Pair) -> Iterator[tuple[str, Path, str, str]]:
    """Yield every objective and action that counts: its file, the place of its id, the id, and what it is."""
    for index, goal in enumerate(pair.goals):
        for place, objective in enumerate(goal.objectives):
            path = ("goals", index, "objectives", place, "id")
            yield goals_file(pair.id), path, objective.id, objective.what
    for entry in pair.entries_in_force():
        for place, action in enumerate(entry.next):
            yield entry_file(pair.id, entry.stem), ("next", place, "id"), action.id, action.what


def _gone_steps(since: SinceBase, before: Pair) -> Iterator[tuple[str, str]]:
    """Yield what is known of steps that may be gone: from goals and entries of old, and entries that count no more."""
    former = since.former
    for goal in former.goals.get(before.id, ()):
        yield from ((objective.id, objective.what) for objective in goal.objectives)
    counting = before.entries_in_force()
    replaced = (entry for entry in before.entries if entry not in counting)
    for entry in (*former.entries.get(before.id, ()), *replaced):
        yield from ((action.id, action.what) for action in entry.next)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _reused(since: SinceBase, file: str, path: Path, id_: str, meaning: str) -> Diagnostic:
    message = f"The id {quoted(id_)} is in use for something else: before, it meant {meaning}."
    return since.finding(codes.ID_REUSED, file, path, message, _HINT)
