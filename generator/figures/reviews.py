"""Agreed reviews that are still to be held: a pair and a day in, days out. Knows no flag and no page."""

import datetime as dt

from generator.figures.clock import clock_of
from generator.figures.log import held_reviews_of
from generator.words.model import Pair


def open_reviews(pair: Pair, today: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """Return the agreed reviews up to and with `until` for which the pair has not looked back yet, in order.

    A review up to one agreed interval ahead of its date counts, and one that is held settles all before it.
    """
    clock, interval = clock_of(pair.agreement, today), pair.agreement.meetings.every.days
    held = [clock.at(review.date) for review in held_reviews_of(pair, today)]
    reached = max(held, default=-interval) + interval
    agreed = sorted(set(pair.agreement.reviews))
    return tuple(day for day in agreed if day <= until and clock.at(day) > reached)
