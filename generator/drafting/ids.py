"""Ids for what people call by words: a text and what is taken in, an id out."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from generator.importing.slugs import make_id, numbered, shortened
from generator.words.model import Pair

_LONGEST = 32
"""How long an id that is made of a sentence gets, in characters: people have to type it again."""


def new_id(text: str, kind: str, taken: Collection[str]) -> str:
    """Return a short id for what is called `text` that is not among `taken`; `kind` stands in where no letter is left."""
    return numbered(shortened(make_id(text, kind), _LONGEST), taken)


def steps_of(pair: Pair) -> frozenset[str]:
    """Return the ids of all actions and objectives of a pair: no other may be called the same."""
    actions = (action.id for entry in pair.entries for action in entry.next)
    objectives = (objective.id for goal in pair.goals for objective in goal.objectives)
    return frozenset((*actions, *objectives))


def with_ids(items: Iterable[Any], of: str, kind: str, taken: Collection[str]) -> list[Any]:
    """Return items of a list, each with an id: its own, or one that is made of its text in the field `of`."""
    return list(_with_ids(items, of, kind, set(taken)))


def _with_ids(items: Iterable[Any], of: str, kind: str, taken: set[str]) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, dict):
            yield item
            continue
        id_ = item.get("id") or new_id(str(item.get(of, "")), kind, taken)
        taken.add(str(id_))
        yield {"id": id_, **item}
