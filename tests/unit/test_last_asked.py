"""What is remembered of a pair or a sight is right for it, and lasts no longer than it does."""

import datetime as dt
import gc
from weakref import ref

from generator.figures.last_asked import kept_while_asked

DAY = dt.date(2026, 3, 4)


class Thing:
    """Equal to all others of its kind, as two pairs with the same records are."""

    def __eq__(self, other):
        return isinstance(other, Thing)

    __hash__ = None


def counting():
    asked = []

    @kept_while_asked
    def answer(thing, day=DAY):
        asked.append((thing, day))
        return len(asked)

    return answer, asked


def test_the_same_question_is_answered_once():
    answer, asked = counting()
    thing = Thing()
    assert [answer(thing, DAY), answer(thing, dt.date(2026, 3, 4)), answer(thing, day=DAY)] == [1, 1, 2]
    assert len(asked) == 2


def test_another_thing_or_another_day_is_another_question():
    answer, _ = counting()
    one, other = Thing(), Thing()
    assert [answer(one), answer(other), answer(one), answer(one, dt.date(2026, 3, 5))] == [1, 2, 3, 4]


def test_what_nobody_else_needs_is_let_go():
    latest = []

    @kept_while_asked
    def answer(thing):
        latest.append(ref(made := Thing()))
        return made

    thing = Thing()
    answer(thing)
    there = ref(thing)
    gc.collect()
    assert latest[0]() is not None
    del thing
    gc.collect()
    assert there() is None
    assert latest[0]() is None
